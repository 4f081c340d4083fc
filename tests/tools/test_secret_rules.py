"""Each provider's shape is found, and its documentation's stand-ins are not."""

from __future__ import annotations

import random

import pytest

from benchmarks._secret_samples import NAMED, PROVIDERS, fill, positives
from pytest_dod.tools._secret_rules import RULES, Rule
from pytest_dod.tools._secret_scan import scan

_WITHOUT_SAMPLE = {"secret API key"}


def _seeded(kind: str) -> random.Random:
    return random.Random(f"rules {kind}")


@pytest.mark.parametrize(("kind", "template"), [row[:2] for row in PROVIDERS])
def test_a_provider_shape_is_found_whatever_its_name(kind: str, template: str) -> None:
    rng = _seeded(kind)
    for _ in range(5):
        value = fill(template, rng)
        hits = scan(f"first = 1\nvalue = '{value}'\n", "a.py")
        assert [(hit.first_line, value in hit.value or hit.value in value) for hit in hits] == [
            (2, True)
        ]


@pytest.mark.parametrize(("kind", "template"), [row[:2] for row in PROVIDERS])
def test_a_shape_cut_short_or_crossed_out_is_no_finding(kind: str, template: str) -> None:
    rng = _seeded(kind)
    fixed = template.split("{")[0]
    assert scan(f"value = '{fixed}'\n", "a.py") == []
    for filler in ("x", "*", "0"):
        crossed = fill(template, rng)
        crossed = fixed + "".join(filler if c.isalnum() else c for c in crossed[len(fixed) :])
        assert scan(f"value = '{crossed}'\n", "a.py") == []


@pytest.mark.parametrize(("kind", "template"), [row[:2] for row in PROVIDERS])
def test_a_word_about_examples_nearby_hides_nothing(kind: str, template: str) -> None:
    value = fill(template, _seeded(kind))
    text = f"# EXAMPLE, placeholder, changeme: just a dummy\nvalue = '{value}'  # example\n"
    assert [hit.first_line for hit in scan(text, "docs/example.md")] == [2]


@pytest.mark.parametrize(("kind", "template", "name"), NAMED)
def test_a_value_without_a_shape_is_known_by_its_name(kind: str, template: str, name: str) -> None:
    value = fill(template, _seeded(kind))
    assert scan(f'{name} = "{value}"\n', "app/settings.py")
    if kind not in ("django-secret-key", "private-key-hex"):
        assert scan(f'{name}_url = "/{value}"\ncount = "{value}"\n', "app/settings.py") == []


def test_every_rule_has_a_first_text_that_is_no_regular_expression() -> None:
    assert len({rule.kind for rule in RULES}) >= 100
    for rule in RULES:
        assert rule.starts
        assert all(len(start) >= 2 or rule.lead for start in rule.starts)
        assert bool(rule.lead) == bool(rule.reach)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_repeating_what_a_rule_starts_with_ends(rule: Rule) -> None:
    assert scan(rule.starts[0] * 300, "a.txt") == []


def test_the_builtin_rules_reach_what_is_asked_of_them() -> None:
    samples = list(positives(seed=71))
    missed = [sample for sample in samples if not scan(sample.text, sample.path)]
    assert len({sample.kind for sample in samples}) >= 40
    assert len(missed) <= 0.05 * len(samples), {(m.kind, m.context) for m in missed}


def test_kinds_are_words_for_people() -> None:
    assert all(rule.kind == rule.kind.strip() and len(rule.kind) < 40 for rule in RULES)
    assert {rule.kind for rule in RULES} >= _WITHOUT_SAMPLE
