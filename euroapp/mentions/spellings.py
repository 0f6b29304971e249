"""How people write the number of a row: WP2, wp-2, Work package no. 2, **T** 2.1, milestones 1, 2 and 3.

Everything is looked for around figures, so that the time it takes grows with the figures of a text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from euroapp.mentions.short_forms import BY_LETTERS, said_in_full
from euroapp.mentions.words_abroad import abroad

LETTERS = {
    "WP": "work_packages",
    "MS": "milestones",
    "KPI": "indicators",
    "SO": "specific_objectives",
    "FSTP": "schemes",
    "R": "risks",
    "T": "tasks",
    "D": "deliverables",
    "E": "events",
    "S": "subcontracts",
}
"""The list of the draft by the letters of its printed numbers."""

SECTIONS = "narrative"
PARTNERS = "partners"
DOTTED = frozenset("TDES")
"""Letters of lists that are numbered anew in each work package."""
ANY = "any"
"""Stands for these letters where a text gives none of them: `(see 2.1)`."""

BLANK = "[ \\t\u00a0\u2007\u2009\u202f\u00ad\u200b\u2060\ufeff]"
"""Blanks of all widths, and signs of no width."""
GAP = rf"{BLANK}{{0,4}}\n?{BLANK}{{0,4}}"
"""What may stand between two words of one mention; a single line end too."""
SOME = rf"(?:{BLANK}{{1,3}}\n?{BLANK}{{0,3}}|\n{BLANK}{{0,3}})"

FIGURES = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,].)[0-9]{0,2}(?:\.[0-9]{1,3}){0,3}(?!\.?[0-9])", re.ASCII | re.DOTALL
)
"""One to three figures, and more behind dots; never part of a longer number."""
_AFTER = re.compile(
    rf"(?P<part>(?:[a-h]|bis|ter|ff)(?!\w)|v\d|_)|[^\W\u00b2\u00b3\u00b9\u2070-\u2079]|{BLANK}?%"
)
"""What ends no number of a row: a letter, a per cent sign; `T2.1a` is part of T2.1."""
ITEM = re.compile(r"[.)](?:\s|$)")
"""What makes a number at the beginning of a line that of a list."""

_NUMBER = r"n(?:o|r|°|º|um|úm|umber|ummer|umero|um[ée]ro|úmero)s?\.?"
_SEPARATOR = (
    rf"(?P<plain>\*{{0,3}}{GAP}(?:(?:(?<=\s){_NUMBER}|[#№]){GAP})?\*{{0,3}})"
    rf"|(?P<counted>[-‐‑–]{_NUMBER}{GAP})"
    r"|(?P<dash>[-‐‑‒–—−_])"
    rf"|(?P<odd>{BLANK}?[-‐‑‒–—−.:/=()\[~\"“„«]{BLANK}?(?:{_NUMBER}{GAP})?)"
)
_LABEL = re.compile(
    rf"(?<![\w=])(?:(?<!\.)|(?<=\.\.))(?P<letters>{'|'.join((*LETTERS, *BY_LETTERS))})(?P<many>s?)"
    rf"(?:{_SEPARATOR})\Z",
    re.IGNORECASE,
)
_OF_WORK = rf"{SOME}d[ei]{SOME}(?:travail|travaux|trabajo|lavoro|trabalho)"
PACKAGES = (
    *(f"{word}{_OF_WORK}" for word in ("lots?", "paquetes?", "pacchett[oi]", "pacotes?")),
    *(r"arbeitspakete?n?", r"werkpakket(?:ten)?"),
)
"""Work packages in other languages; each begins with a letter."""
WORDS = (
    ("WP", rf"(?:work[-‐‑–]?{GAP})?packages?|w?pkgs?\.?|work[-‐‑–]?{GAP}streams?|{'|'.join(PACKAGES)}"),
    ("MS", r"milestones?|milest\.?|mst\.|meilensteine?|jalons?|hitos?|mijlpa(?:al|len)"),
    ("KPI", r"indicators?"),
    ("SO", rf"(?:specific{SOME})?objectives?"),
    ("FSTP", r"schemes?"),
    ("R", r"risks?"),
    (
        "T",
        rf"(?:sub[-‐‑–]?{GAP})?tasks?|activit(?:y|ies)|aufgaben?|t[âa]ches?|tareas?|tarefas?|ta(?:ak|ken)|attivit[àa]",
    ),
    ("D", r"deliverables?|delivs?\.?|dels?\.|dlvs?\.|livrables?|entregables?"),
    ("E", r"events?"),
    ("S", r"subcontracts?"),
    (PARTNERS, r"partners?|participants?|beneficiar(?:y|ies)"),
    (SECTIONS, r"sections?|sect?s?\.?|chapters?"),
)
_WORD = re.compile(
    r"(?<!\w)(?:" + "|".join(f"({words})" for _, words in WORDS) + rf")(?:{_SEPARATOR})\Z", re.IGNORECASE
)
"""The words for the rows of a list, in six languages."""
_DOUBTED = re.compile(
    r"packages?|w?pkgs?\.?|work.{0,8}streams?|sub.*|activit(?:y|ies)|chapters?|sect?s?",
    re.IGNORECASE | re.DOTALL,
)
"""Words that may as well name something that is no row of the plan."""
_OTHER_PLURALS = ("pakete", "paketen", "pakketten", "steine", "palen", "aufgaben", "taken")
_PLURAL_HEADS = ("lots", "paquetes", "pacchetti", "pacotes")
_LONGEST = 40
"""Signs in which the letters or words before figures stand."""
_SMALL_TOO = frozenset(("WP", "KPI", "FSTP"))
"""Letters that in small ones mean nothing else."""
_SMALL_TIGHT = frozenset(("MS", "T", "D"))
"""The same, where no blank stands before the figures."""
_NEVER_SMALL = frozenset(("E", "S", "R", "SO"))
"""Letters that in small ones, with a blank behind, are words or signs of their own."""
_COUNTED = frozenset(("KPI", "SO", "FSTP"))
"""Words of the form that may also speak of the call: “indicator 3”."""
_RESEARCH = re.compile(r"[^\W\d_]&\Z")
"""What stands before the second letter of `R&D`."""
_NAME_BEFORE = re.compile(r"(?<![.!?:;(\n|*] )(?<!^)\b[A-Z][a-z]+ \Z", re.ASCII)
"""A word with a capital inside a sentence; what follows may be the name of a product, such as MS-20."""
_SPEAKING = re.compile(r"(?:See|In|Both|The|Tasks?|Packages?|And|Of|By|From|With|For|Within|Under|As|To) \Z")


_LAST_WORD = re.compile(r"[\W_]{0,20}([^\W\d_]{1,18})")
"""The last word before figures, all read backwards."""
_PLURALS = ("", "s")


def _backwards(*words: str) -> frozenset[str]:
    return frozenset((word + plural)[::-1].lower() for word in words for plural in _PLURALS)


_LAST_LETTERS = _backwards(*LETTERS, *BY_LETTERS)
_LAST_NO = _backwards(
    *("no", "nr", "n", "num", "núm", "number", "nummer", "numero", "numéro", "número"),
)
_LAST_WORDS = _backwards(
    *("package", "workpackage", "milestone", "indicator", "objective", "scheme", "risk", "task"),
    *("deliverable", "event", "subcontract", "partner", "participant", "beneficiary", "beneficiarie"),
    *(
        "subtask",
        "activity",
        "activitie",
        "stream",
        "workstream",
        "del",
        "deliv",
        "dlv",
        "milest",
        "mst",
        "pkg",
        "wpkg",
        "sec",
        "sect",
        "chapter",
    ),
    *("section", "travail", "travaux", "trabajo", "lavoro", "trabalho", "arbeitspaket"),
    *("arbeitspakete", "arbeitspaketen", "werkpakket", "werkpakketten", "meilenstein", "meilensteine"),
    *("jalon", "hito", "mijlpaal", "mijlpalen", "aufgabe", "aufgaben", "tâche", "tache", "tarea"),
    *("tarefa", "taak", "taken", "attività", "attivita", "livrable", "entregable"),
)
_WORDS_BEFORE = 30
"""Signs before the last word in which the others of a name such as “specific objective” stand."""

_IN_FULL = (("(s)", "s\u200b\u200b"), ("W.P.", "WP\u200b\u200b"), ("M.S.", "MS\u200b\u200b"))


_BLANK_OF_PAGES = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#8201|#x(?:a0|202f|2009));", re.IGNORECASE
)
"""A blank as it is written in pages of the web."""


def as_usual(text: str) -> str:
    """Return a text of the same length with `WP(s)`, `W.P.` and `&nbsp;` written as others write them."""
    for odd, usual in _IN_FULL:
        text = text.replace(odd, usual)
    return _BLANK_OF_PAGES.sub(_as_blank, text) if "&" in text else text


def _as_blank(found: re.Match[str]) -> str:
    return "\u00a0".rjust(len(found[0]), "\u200b")


class Said(NamedTuple):
    """What stands before figures and makes them the number of a row."""

    letters: str
    """Such as `WP`, or the list of participants or sections."""
    begin: int
    many: bool
    """More numbers may follow: `WPs`, `tasks`."""
    sure: bool
    worded: bool
    """By a word such as `task`, not by letters."""
    tight: bool
    """Nothing or a sign stands between letters and figures, no blank."""


_SIGN_REACH = 4
_SECTION_SIGN = re.compile(rf"§{{1,2}}{BLANK}{{0,2}}\Z")


def said_before(text: str, start: int, end: int) -> Said | None:
    """Return what makes the figures between two places the number of a row; None where nothing does."""
    if "§" in text[max(0, start - _SIGN_REACH) : start]:
        sign = _SECTION_SIGN.search(text, max(0, start - _SIGN_REACH), start)
        if sign is not None:
            return Said(SECTIONS, sign.start(), many=True, sure=False, worded=True, tight=False)
    last = _LAST_WORD.match(text[max(0, start - _LONGEST) : start][::-1])
    word = last[1].lower() if last else ""
    place = start - last.end() if last else start
    if word in _LAST_LETTERS:
        found = _LABEL.match(text, place, start)
        return _label(text, found, end) if found else None
    if word in _LAST_NO:
        found = _LABEL.search(text, max(0, place - _WORDS_BEFORE), start)
        if found:
            return _label(text, found, end)
    elif word not in _LAST_WORDS:
        return _abroad(text, place, start, end, word) if last else None
    found = _WORD.search(text, max(0, place - _WORDS_BEFORE), start)
    return _worded(text, found, end) if found else None


_GAP_ABROAD = re.compile(_SEPARATOR)


def _abroad(text: str, begin: int, start: int, end: int, word: str) -> Said | None:
    """Return what a word of another language before figures says; it is told only."""
    letters = abroad(word[::-1])
    gap = _GAP_ABROAD.fullmatch(text, begin + len(word), start) if letters else None
    if gap is None or gap["odd"] is not None or MEASURES.match(text, end):
        return None
    return Said(letters, begin, many=True, sure=False, worded=True, tight=_tight(gap))


def _tight(found: re.Match[str]) -> bool:
    gap = found["plain"] or found["counted"] or found["dash"] or found["odd"] or ""
    return not any(sign.isspace() for sign in gap)


def _separated(text: str, found: re.Match[str], end: int) -> bool:
    """Tell whether the sign between letters and figures joins them, and nothing else."""
    plain = found["plain"]
    if plain is None:
        return found["dash"] is not None or found["counted"] is not None or found["odd"] == "."
    if "\n" in plain and (ITEM.match(text, end) or MEASURES.match(text, end)):
        return False
    return plain not in {"*"}


def _label(text: str, found: re.Match[str], end: int) -> Said | None:
    typed, letters, tight = found["letters"], found["letters"].upper(), _tight(found)
    small = typed != letters or (len(letters) == 1 and found["many"] == "S")
    if letters in BY_LETTERS and letters not in LETTERS:
        return None if small else _short_form(text, found, end, tight=tight)
    if letters not in LETTERS or (small and not tight and letters in _NEVER_SMALL):
        return None
    if len(letters) == 1 and (
        _RESEARCH.search(text, max(0, found.start() - 2), found.start()) or _amount(text, tight, end)
    ):
        return None
    if found["odd"] not in {None, "."} and found["many"] and letters not in DOTTED:
        return None
    sure = (
        "." not in typed and _separated(text, found, end) and _alone(letters, found, small=small, tight=tight)
    )
    if sure and found["dash"] is not None and _product(text, found.start()):
        sure = False
    return Said(letters, found.start(), bool(found["many"]), sure, worded=False, tight=tight)


_said_in_full = lru_cache(maxsize=32)(said_in_full)


def _short_form(text: str, found: re.Match[str], end: int, *, tight: bool) -> Said | None:
    """Return what a short form of another language says; sure where the text says it in full."""
    letters, _, needs_tight = BY_LETTERS[found["letters"]]
    if found["odd"] not in {None, "."} or (needs_tight and not tight) or _amount(text, tight, end):
        return None
    sure = _separated(text, found, end) and found["odd"] is None and _said_in_full(text, found["letters"])
    return Said(letters, found.start(), bool(found["many"]), sure, worded=False, tight=tight)


def _alone(letters: str, found: re.Match[str], *, small: bool, tight: bool) -> bool:
    """Tell whether letters, as they are typed, mean nothing but the number of a row."""
    if small:
        return found["odd"] is None and (letters in _SMALL_TOO or (tight and letters in _SMALL_TIGHT))
    return letters not in {"E", "S"} or (tight and found["odd"] is None)


def _amount(text: str, tight: bool, end: int) -> bool:
    return not tight and MEASURES.match(text, end) is not None


def _product(text: str, begin: int) -> bool:
    reach = max(0, begin - 30)
    return _NAME_BEFORE.search(text, reach, begin) is not None and not _SPEAKING.search(text, reach, begin)


def _worded(text: str, found: re.Match[str], end: int) -> Said | None:
    place = next(place for place in range(len(WORDS)) if found[place + 1])
    letters, word = WORDS[place][0], found[place + 1]
    many = is_plural(word)
    if MEASURES.match(text, end):
        return None
    if found["odd"] is not None and (letters == PARTNERS or (many and letters not in DOTTED)):
        return None
    short = word[-1] == "." and found["odd"] is None
    sure = (
        (short or _separated(text, found, end))
        and (letters not in _COUNTED or word[:4].lower() == "spec")
        and _DOUBTED.fullmatch(word) is None
    )
    if letters in {PARTNERS, SECTIONS, "R"} and found["plain"] == "":
        sure = False
    return Said(letters, found.start(), many, sure, worded=True, tight=_tight(found))


def is_plural(word: str) -> bool:
    """Tell whether several numbers may follow one of the words."""
    small = word.lower()
    return small.endswith(("s", *_OTHER_PLURALS)) or small.startswith(_PLURAL_HEADS)


def ends(text: str, end: int) -> bool | None:
    """Tell whether figures that end there may be the number of a row; None for a part of it, such as 2.1a."""
    found = _AFTER.match(text, end)
    return True if found is None else None if found["part"] else False


MEASURES = re.compile(
    rf"(?:{BLANK}{{1,8}}|-)(?:million|mn|billion|percent|fold\b|thousand|EUR|euro|€|FTE|PM|person|people|SME|firm|compan|countr|region|"
    r"month|week|day|year|hour|time|per\b|point|grant|call|partner|member|km|kg|ha\b|t\b|m\b|MW|or more)",
    re.IGNORECASE,
)
"""What follows an amount."""
AMOUNT = re.compile(
    rf"(?:{BLANK}{{0,8}}(?:(?:million|mio|mln|mrd|bn|billion|thousand|trillion|percent|per{SOME}?cent|euros?|EUR"
    r"|times|days|weeks|months|years|hours|minutes|(?-i:k|[mck]?m|kg|ha|[kMG](?:Wh?|Hz|B)))\b|[€$£‰%°])|-fold\b|-times\b)"
    rf"(?!{BLANK}{{0,3}}\d)",
    re.IGNORECASE,
)
"""What follows an amount only, also where letters stand right before the figures: `E1.2 million`."""

NEXT = re.compile(
    rf"(?:{BLANK}?(?:\[removed\]|\(removed\)))?"
    rf"(,{SOME}(?:and{SOME}|or{SOME})?"
    rf"|{SOME}(?:and|or|to|until|till|through|plus|as well as|&|und|et|e|y|i|og|och|en|bis){SOME}"
    rf"|{BLANK}?[\u2010-\u2014\u2212/-]{BLANK}?|[;+&,]{BLANK}?)"
    r"(\*{0,3})([0-9]{1,3}(?:\.[0-9]{1,3})?)(?![0-9]|\.[0-9])",
    re.IGNORECASE,
)
"""Another number in the same breath: `2.1, 2.2 and 2.3`."""
LOOSE = frozenset({";", "+", "&"})
"""Ways to go on that may also begin something else, where no blank stands before them."""
OTHER_AND = frozenset(("und", "et", "e", "y", "i", "og", "och", "en", "bis"))
"""The same in other languages; the number is told, and stays."""
ALONE = re.compile(r"\**\s*(?:[.,;:!?)\]|]|$)")
VERB = re.compile(rf"{SOME}(?:are|were|will|have|shall|must|can|may|do)\b")
COUNT = re.compile(r"\W*(?:[^\W\d_]+s\b|$)")
"""What follows is a word in the plural: figures before it count something."""
