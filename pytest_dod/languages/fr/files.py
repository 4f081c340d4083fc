"""French phrases about files and what stands in them."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    BACKUP,
    DOCS,
    DOCSTRING,
    GAP,
    IN_CODE,
    KEYS,
    LICENSE,
    NEAR,
    NO,
    NO_GAP,
    SECRETS,
    SHARED,
    TEMPORARY,
    TOUCH,
    UPDATED,
    UPDATING,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NO_GAP}(?P<key>{BACKUP})",
            rf"(?P<key>{BACKUP}){GAP}\b(?:supprim|effac|retir|enlev|nettoy)\w+\b",
            rf"\b(?:supprimer|retirer|nettoyer|enlever)\b{NEAR}(?P<key>{BACKUP})",
        ),
        unless=(
            r"\b(?:plan|strat[ée]gie|script|t[âa]che) de (?:back-?up|sauvegarde)",
            r"\b(?:perdu|corrompu|restaur)",
        ),
    ),
    Phrase(
        "docs-touched",
        (
            rf"(?P<key>{DOCS}){SHARED}{UPDATED}",
            rf"{UPDATING}{NEAR}(?P<key>{DOCS})",
            r"(?P<key>\bdocument(?:[ée]|[ée]e|[ée]s|[ée]es)\b)",
            r"\A\W*(?:\w+ ?:\s*)?(?P<key>(?:readme|changelog)(?:\.\w+)?"
            r"(?:[\s/,&]+(?:et )?(?:readme|changelog)(?:\.\w+)?){0,3})\W*\Z",
        ),
        unless=(
            DOCSTRING,
            r"\bd[ée]ploiement de la doc",
            r"\b(?:relue?|approuv[ée]e?)\b",
        ),
    ),
    Phrase(
        "no-secrets",
        (
            rf"{NO}{NO_GAP}(?P<key>{SECRETS})",
            rf"(?P<key>{SECRETS}){GAP}\b(?:pas|jamais|nulle part)\b",
            rf"{NO}{NO_GAP}(?P<key>{KEYS}|\bidentifiants?\b){GAP}{IN_CODE}",
        ),
        unless=(
            r"\b(?:vides?|accept[ée]|saisi|oubli|hach|chiffr|expir|invalide|renouvel|"
            r"utilisateur)\w*",
            rf"\A(?!.*{IN_CODE}).*\b(?:logs?|journa(?:l|ux)|traces?)\b",
        ),
    ),
    Phrase(
        "license-untouched",
        (
            rf"(?P<key>{LICENSE}){GAP}\b(?:inchang[ée]e?s?|intacte?s?|"
            rf"(?:n'|ne )\w+ (?:pas|jamais) (?:[ée]t[ée] )?{TOUCH}|non {TOUCH})",
            rf"\b(?:ne (?:pas|jamais)|aucune|pas de|pas toucher)\b{NEAR}"
            rf"(?:\b{TOUCH}\b)?{NEAR}(?P<key>{LICENSE})",
        ),
        unless=(r"\ben-t[êe]te",),
    ),
    Phrase(
        "no-temporary-files",
        (
            rf"{NO}{NEAR}(?P<key>{TEMPORARY})",
            rf"(?P<key>{TEMPORARY}){GAP}\b(?:supprim|effac|retir|nettoy)\w+\b",
            rf"\b(?:supprimer|retirer|nettoyer)\b{NEAR}(?P<key>{TEMPORARY})",
        ),
    ),
    Phrase(
        "clean-worktree",
        (
            rf"{NO}{NEAR}(?P<key>\b(?:modifications?|changements?|fichiers?) non "
            r"(?:valid|commit|suivi|index)\w*)",
            r"(?P<key>\b(?:arbre|r[ée]pertoire|copie) de travail\b)[\w\s]{0,15}\bpropre\b",
        ),
    ),
    Phrase("docstrings", (rf"(?P<key>{DOCSTRING})",)),
    Phrase(
        "no-debug-leftovers",
        (
            r"\b(?:aucun|pas de|pas d'|sans|ni|plus de|plus aucun|z[ée]ro|0|supprim\w+|"
            r"retir\w+|nettoy\w+)\b[\w\s`'()/,.-]{0,50}?"
            r"(?P<key>\b(?:code (?:mort|comment[ée])|lignes? comment[ée]es?)\b)",
            r"(?P<key>\b(?:(?:instructions?|sorties?|traces?|messages?|logs?|codes?|"
            r"affichages?|`?prints?`?(?:\(\)`?)?|`?console\.log`?) de (?:d[ée]bogage|debug\w*|"
            r"d[ée]bug\w*|mise au point))\b)",
            r"(?P<key>\bprints?(?:\(\))?)`?[\w\s]{0,15}\b(?:oubli[ée]s?|inutiles?|restants?)\b",
            r"\b(?:aucun|pas de|sans|ni|plus de)\b[\w\s]{0,12}`?"
            r"(?P<key>\b(?:print|console\.log|debugger)\b)",
            r"(?P<key>(?-i:\b(?:TODOs?|FIXMEs?)\b)|\bfixmes?\b)",
        ),
    ),
    Phrase("migration", (r"(?P<key>\bmigrations?\b)",)),
    Phrase(
        "version-bumped",
        (
            r"(?P<key>\b(?:num[ée]ro de version|version (?:\w+ )?(?:incr[ée]ment|augment|mont|"
            r"bump)[ée]\w*))",
        ),
    ),
)
