"""French phrases about people, commits, and behaviour."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    GAP,
    NEAR,
    PERSON,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "manual",
        (
            r"(?P<key>\b(?:auto-?|self-?)?(?:revue?s?|reviews?|reviewe?r?[ée]e?s?|relectures?|"
            r"relue?s?)\b)",
            r"(?P<key>\b(?:approuv[ée]e?s?|approbations?|visa)\b)",
            r"(?P<key>\b(?:valid|test|accept|v[ée]rifi|contr[ôo]l)[ée]e?s?) "
            rf"(?:par|avec|aupr[èe]s d(?:u|e))\b{NEAR}{PERSON}",
            rf"{PERSON}{GAP}(?P<key>\b(?:valide|a valid[ée]|accepte|a accept[ée]|confirm\w+|"
            r"d'accord|son accord|a lu|a test[ée]|a essay[ée]|a v[ée]rifi[ée]|satisfait|a "
            r"vu)\b)",
            r"(?P<key>\b(?:remarques?|commentaires?|discussions?|retours?|threads?)\b)"
            r"[\w\s',]{0,40}\b(?:trait[ée]e?s|r[ée]solue?s|pris(?:es)? en compte|suite|"
            r"corrig[ée]e?s)\b",
            r"\br[ée]pond\w*\b[\w\s]{0,20}(?P<key>\b(?:remarques?|commentaires?))\b",
            r"(?P<key>\btests? manuels?\b|\brecette\b)",
            r"\b(?:test|v[ée]rifi|essay|valid|contr[ôo]l)[ée]e?s?\b[\w\s',]{0,30}"
            r"(?P<key>\b(?:manuellement|[àa] la main|sur (?:ta|ma|sa|la|votre) machine|staging|"
            r"pr[ée]-?prod(?:uction)?|production|prod))\b",
            r"(?P<key>\b(?:manuellement|[àa] la main)\b)",
            r"(?P<key>\b(?:d[ée]ploy[ée]e?s?|livr[ée]e?s? en|publi[ée]e?s? (?:en|sur)|"
            r"mise?s? en (?:production|prod|ligne))\b)",
            r"(?P<key>\b(?:fusionn[ée]e?s?|merg(?:ée?s?|ees?|ed)|pouss[ée]e?s?|push(?:ée?s?|"
            r"ees?))\b)",
            r"(?P<key>\b(?:staging|pr[ée]-?prod(?:uction)?|jira|trello|kanban|burndown|"
            r"tableau de bord du projet|project board)\b)",
            r"\bbranches?\b[\w\s']{0,25}(?P<key>\b(?:supprim[ée]e?s?|effac[ée]e?s?|"
            r"n'existe plus))(?!\w)",
            r"\b(?:aucun|sans|pas de)\b[\w\s]{0,15}(?P<key>\bconflits?\b)",
            r"\b(?:tickets?|issues?|t[âa]ches?|cartes?|stor(?:y|ies))\b[\w\s']{0,30}"
            r"(?P<key>\b(?:ferm[ée]e?s?|close?s?|cl[ôo]tur[ée]e?s?|d[ée]plac[ée]e?s?|"
            r"pass[ée]e? (?:en|[àa])))(?!\w)",
            r"(?P<key>\b(?:product owner|propri[ée]taire du produit|parties prenantes|"
            r"d[ée]mo|d[ée]montr[ée]e?s?|d[ée]monstration)\b)",
            r"\b(?:aucune?|pas de|ni)\b[\w\s']{0,25}?(?P<key>\b(?:bugs?|bogues?|anomalies?))\b"
            r"[\w\s']{0,20}\b(?:connue?s?|ouverte?s?|bloquante?s?|critiques?|majeure?s?|"
            r"graves?)\b",
        ),
        unless=(r"\blicence\b",),
    ),
    Phrase(
        "conventional-commits",
        (
            r"(?P<key>\bconventional[ -]commits?\b|\bcommits? conventionnels?\b|"
            r"\bconventions? de commits?\b|\bmessages? de commits?\b)",
        ),
    ),
    Phrase(
        "clean-commits",
        (
            r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:squash(?:ée?s?|ed)|regroup[ée]s?|"
            r"rebas(?:ée?s?|ed)|sign[ée]s?|atomiques?))\b",
        ),
    ),
    Phrase(
        "pr-description",
        (
            r"(?P<key>\b(?:descriptions?|titres?|textes?) (?:de |d'|du )(?:la |une |chaque )?"
            r"(?:prs?|mrs?|pull[ -]requests?|merge[ -]requests?|demandes? de fusion)\b)",
            r"(?P<key>\b(?:prs?|pull[ -]requests?|merge[ -]requests?|demandes? de fusion)\b)"
            r"[\w\s']{0,25}\b(?:description|titre|d[ée]crit|explique|li[ée]e|mentionne|"
            r"r[ée]f[ée]rence|ouverte|existe)\b",
        ),
        unless=(r"\b(?:approuv|relue?|fusionn|merg)\w*",),
    ),
    Phrase(
        "acceptance-met",
        (
            r"(?P<key>\bcrit[èe]res? d'accepta(?:tion|nce|bilit[ée])s?\b)[\w\s'(),]{0,40}?"
            r"\b(?:rempli|satisfait|respect|valid|couvert|atteint|v[ée]rifi|coch)\w*",
            r"\b(?:remplit|satisfait|respecte|r[ée]pond aux?)\b[\w\s]{0,20}"
            r"(?P<key>\b(?:crit[èe]res? d'acceptation|exigences|besoins?)\b)",
            r"(?P<key>\b(?:exigences|besoins?)\b)[\w\s]{0,20}\b(?:rempli|satisfait|respect|"
            r"couvert)\w*",
            r"(?P<key>\bcrit[èe]res? d'accepta(?:tion|nce)\b)[\w\s'(),]{0,30}\bsans\b",
        ),
    ),
    Phrase(
        "api-contract",
        (
            r"(?P<key>\b(?:contrat (?:d'|de l'|de )api|openapi|swagger|codes? (?:de "
            r")?(?:statut|"
            r"http|retour)|payloads?|breaking changes?|r[ée]tro-?compatib\w+))\b",
            r"(?P<key>`(?:GET|POST|PUT|PATCH|DELETE|HEAD) /[^`]*`)",
        ),
    ),
    Phrase("idempotent", (r"(?P<key>\bidempoten\w+)\b",)),
    Phrase(
        "concurrent",
        (
            r"(?P<key>\b(?:concurren(?:t|te|ts|tes|ce)|thread-?safe|simultan[ée]\w*|"
            r"en parall[èe]le))\b",
        ),
    ),
    Phrase(
        "performance",
        (
            r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|millisecondes?|s|sec|secondes?|minutes?|min|"
            r"[MG]o|[MG]i?B)\b)",
            r"(?P<key>\b(?:performances?|latence|temps de r[ée]ponse|benchmarks?|"
            r"m[ée]moire)\b)",
        ),
    ),
    Phrase(
        "scope",
        (
            r"(?P<key>\b(?:hors (?:p[ée]rim[èe]tre|sujet|scope)|sans rapport|non li[ée]e?s? "
            r"[àa]))(?!\w)",
            r"(?P<key>\b(?:prs?|changements?|commits?) (?:\w+ )?(?:petite?s?|cibl[ée]e?s?))\b",
        ),
    ),
)
