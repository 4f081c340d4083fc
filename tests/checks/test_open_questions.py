from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks.open_questions import CHECK, State, is_answered, state_of
from pytest_dod.model.task import Criterion, SectionKind
from pytest_dod.testing import cannot_tell, criterion, fails, observe, passes


def entry(text: str, below: str = "", ticked: bool | None = None) -> Criterion:
    made = criterion(text, line=9, section="Open questions", kind=SectionKind.QUESTIONS)
    return replace(made, below=below, ticked=ticked)


@pytest.mark.parametrize(
    "text",
    [
        "Which format?\nAnswer: CSV",
        "Which format?\n- Answer: CSV",
        "Which format?\n  * **Answer:** CSV",
        "Which format?\n**Answer** (ops, 3 May): CSV",
        "Welches Format?\nAntwort: CSV",
        "Welches Format?\nAntwort – CSV",
        "Welches Format?\nEntscheidung: CSV",
        "Welches Format?\nentschieden (Ada): CSV",
        "Welches Format?\nGeklärt: CSV",
        "Welches Format?\n→ CSV",
        "Welches Format?\n- -> CSV",
        "Welches Format?\n> Decision: CSV",
        "Q: Which format?\nA: CSV",
        "Which format? Answer: CSV",
        "Which format? **Decision:** CSV",
        "Which format? → CSV",
        "Which format? – Answer: CSV",
        "The format is not clear. Decision: CSV",
        "~~Which format?~~",
        "~~Which format?~~ CSV",
        "~~**Which format?**~~ → CSV",
        "[x] Which format? CSV",
        "- [x] Which format? CSV",
        "Which format?\nAnswer: TBD\nAnswer: CSV",
        "Are there limits?\nAnswer: none",
        "Which format?\nAnswer: none of them, we drop it",
        "Must it warn? — No, the format allows it (decision: ada).",
        "Muss es warnen? Nein, das Format erlaubt es.",
        "Muss es warnen? **Ja**: das Format verbietet es.",
        "Muss es warnen? Ja.",
        "Muss es warnen?\n- Nein – das Format erlaubt es",
    ],
)
def test_an_answered_question_passes(text: str) -> None:
    assert is_answered(text)
    assert passes(CHECK, text=entry(text), entry=text).unit == "questions"


@pytest.mark.parametrize(
    "text",
    [
        "Which format?",
        "Which format is to be used",
        "Flow A → B: which format?",
        "Which format?\nAnswer:",
        "Which format?\nAnswer: TBD",
        "Which format?\nAnswer: to be decided",
        "Which format?\nAntwort: noch offen",
        "Welches Format?\nAntwort: wird noch geklärt",
        "Which format?\nAnswer: …",
        "Which format?\nAnswer: <answer>",
        "Which format?\nAnswer: CSV or JSON?",
        "Which format? → ?",
        "Which format? TODO",
        "Which ~~file~~ format?",
        "~~Which format?~~ Which name?",
        "[x] Which format?",
        "[ ] Which format?",
        "<list of what is not clear>",
        "{{ questions }}",
        "…",
        "???",
        "Whose answer: yours or mine?",
        "Muss es warnen? Ja (?)",
        "Muss es warnen? Nein, wer sagt das?",
    ],
)
def test_an_open_question_is_found(text: str) -> None:
    assert not is_answered(text)
    found = fails(CHECK, text=entry(text), entry=text, task_path="task.md")
    assert found[0].startswith("task.md:9: the question ")


@pytest.mark.parametrize(
    "text",
    [
        "Which format? CSV",
        "Which format? CSV would be nice",
        "[ ] Which format? CSV",
        "Which format?\nCSV",
        "Which format?\n- it depends on the customer",
        "Muss es warnen? Ja/nein",
        "Muss es warnen? Ja oder nein, je nach Kunde",
        "Muss es warnen? Ja (noch offen)",
        "Does it warn? No one knows",
    ],
)
def test_whether_text_without_a_mark_is_an_answer_cannot_be_told(text: str) -> None:
    assert state_of(text) is State.UNCLEAR
    assert "cannot be told" in cannot_tell(CHECK, text=entry(text), entry=text)


@pytest.mark.parametrize(
    "text",
    [
        "keine",
        "None",
        "- keine",
        "–",
        "n/a",
        "(keine)",
        "Keine offenen Fragen.",
        "no open questions",
    ],
)
def test_an_entry_that_says_none_is_an_empty_section(text: str) -> None:
    assert passes(CHECK, text=entry(text), entry=text).unit == "sections"


@pytest.mark.parametrize(
    "text", ["keine Ahnung, welches Format", "none of the formats fit: which?"]
)
def test_none_is_the_whole_of_an_entry(text: str) -> None:
    assert state_of(text) is State.OPEN


def test_an_answer_may_be_nested_below_the_line() -> None:
    passes(CHECK, text=entry("Which format?", below="Answer: CSV"), entry="Which format?")
    passes(CHECK, text=entry("Which format?", below="Answer: CSV"))


def test_a_tick_alone_is_no_answer() -> None:
    seen = observe(CHECK, text=entry("Which format?", ticked=True), entry="Which format?")
    assert "a tick is no answer" in seen.findings[0].hint
    passes(CHECK, text=entry("Which format? CSV", ticked=True), entry="Which format? CSV")


def test_a_section_without_an_entry_passes_only_where_it_was_read() -> None:
    assert passes(CHECK, empty=True).examined == 1
    assert "which questions" in cannot_tell(CHECK, text="All questions are answered")


@given(st.text(alphabet="Aa?: →~[]x-\nnswer", max_size=60), st.sampled_from([None, True, False]))
def test_any_text_has_a_state(text: str, ticked: bool | None) -> None:
    assert isinstance(state_of(text, ticked), State)


@pytest.mark.parametrize(
    "answer", ["ask Bob", "I don't know", "klären wir später", "we decide later", "Frage an Ada"]
)
def test_an_answer_that_puts_it_off_is_none(answer: str) -> None:
    assert fails(CHECK, entry=f"Which limit?\nAnswer: {answer}")
