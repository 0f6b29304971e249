"""Numbers of rows in words and Roman figures: `packages two and three`, `WP III`, `Arbeitspaket zwei`.

They may mean something else; they are told when they change, and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.mentions.bare_numbers import Bare
from euroapp.mentions.spellings import GAP, PACKAGES, SOME

_WORDS = (
    r"one|eins|une?|uno|een|uma?",
    r"two|zwei|deux|dos|due|twee|dois|duas",
    r"three|drei|trois|tres|tre|drie|três",
    r"four|vier|quatre|cuatro|quattro|quatro",
    r"five|fünf|cinq|cinco|cinque|vijf",
    r"six|sechs|seis|sei|zes",
    r"seven|sieben|sept|siete|sette|zeven|sete",
    r"eight|acht|huit|ocho|otto|oito",
    r"nine|neun|neuf|nueve|nove|negen",
    r"ten|zehn|dix|diez|dieci|tien|dez",
    r"eleven|elf|onze|once|undici",
    r"twelve|zwölf|douze|doce|dodici|twaalf|doze",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROWS = {
    "WP": ("wp", rf"work(?:-|{GAP})packages?", "packages?", *PACKAGES),
    "MS": ("ms", "milestone", "meilensteine?", "jalons?", "hitos?", "mijlpa(?:al|len)"),
    "KPI": ("kpi",),
    "SO": (rf"specific{SOME}objective", "objective"),
    "R": ("risk",),
}
_FIRST = "".join(sorted({word[0] for words in _ROWS.values() for word in words}))
_HEAD = "|".join(
    rf"(?P<{letters}>{'|'.join(f'(?<={word[0]}){word[1:]}' for word in words)})"
    for letters, words in _ROWS.items()
)
_NUMBER = "|".join((*(f"(?:{words})" for words in _WORDS), *reversed(_ROMAN)))
_FOUND = re.compile(
    rf"[{_FIRST}](?<!\w.)(?:{_HEAD})s?\*{{0,3}}{SOME}(?:n(?:o|r|um|umber)\.?{SOME})?(?P<number>{_NUMBER})(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(
    rf"(?:,{SOME}(?:and{SOME}|or{SOME})?|{SOME}(?:and|or|to|until|till|through|und|oder|bis|et|ou|à|e|y|o|a|en|of|tot)"
    rf"{SOME}|{GAP}[-‐‑–/&]{GAP})(?P<number>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)


def _value(typed: str) -> int:
    """Return the number that a word or Roman figures stand for; 0 for Roman figures in a mixed case."""
    if typed in _ROMAN:
        return _ROMAN.index(typed) + 1
    return next((place for place, words in enumerate(_WORDS, 1) if re.fullmatch(words, typed.lower())), 0)


def counted_out(text: str) -> Iterator[Bare]:
    """Yield the numbers of rows that are written in words, and those with which the sentence goes on."""
    reach = 0
    for head in _FOUND.finditer(text):
        if head.start() < reach:
            continue
        letters = next(name for name in _ROWS if head[name] is not None)
        found: re.Match[str] | None = head
        while found is not None:
            value = _value(found["number"])
            if value:
                yield Bare(letters, str(value), *found.span("number"))
            reach = found.end()
            found = _GOES_ON.match(text, reach)
