"""The style sheet inside a piece of HTML, as far as it decides what is seen: hidden, bold, struck, raised."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

_SEEN = frozenset(
    (
        *("display", "visibility", "mso-hide", "font-weight", "font-style"),
        *("text-decoration", "text-decoration-line", "vertical-align", "list-style-type"),
    )
)
"""Properties that are taken over; all others stay in the style sheet."""
_COMMENTED = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@(?!media\s+(?:all|screen)\b)[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
"""A block of rules for print and the like, or for a page or a typeface."""
_SCREEN = re.compile(r"@media[^{}]*\{", re.IGNORECASE)
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_MOST_RULES = 5_000


class Rule(NamedTuple):
    """What holds for elements of a kind, of some classes, or with an id."""

    tag: str
    classes: frozenset[str]
    key: str
    properties: tuple[tuple[str, str], ...]
    rank: tuple[int, int]
    """How exactly it says which elements it means, and its place in the sheet."""


class StyleSheet:
    """Rules by what they are looked up with; rules that ask for other elements around one are left out."""

    def __init__(self, text: str) -> None:
        """Read a style sheet; what is no rule is passed over."""
        self._rules: defaultdict[str, list[Rule]] = defaultdict(list)
        bare = _SCREEN.sub("", _AT_BLOCK.sub("", _COMMENTED.sub(" ", text)))
        for place, found in enumerate(_RULE.finditer(bare)):
            properties = tuple(_properties(found[2]))
            if properties and place < _MOST_RULES:
                for selector in found[1].split(","):
                    self._add(selector.strip(), properties, place)

    def _add(self, selector: str, properties: tuple[tuple[str, str], ...], place: int) -> None:
        found = _COMPOUND.fullmatch(selector)
        if not found or not selector:
            return
        names = re.findall(r"([.#])([\w-]+)", found[2])
        classes = frozenset(name for sign, name in names if sign == ".")
        key = next((name for sign, name in names if sign == "#"), "")
        tag = (found[1] or "*").casefold().replace("*", "")
        rank = (100 * bool(key) + 10 * len(classes) + bool(tag), place)
        handle = f"#{key}" if key else f".{min(classes)}" if classes else tag
        self._rules[handle].append(Rule(tag, classes, key, properties, rank))

    def style_of(self, tag: str, classes: str, key: str, own: str) -> str:
        """Return the own style of an element and behind it what the sheet adds, the strongest first."""
        if not self._rules:
            return own
        named = frozenset(classes.split())
        handles = ("", tag, f"#{key}", *(f".{name}" for name in named))
        found = [
            rule
            for handle in handles
            for rule in self._rules.get(handle, ())
            if rule.tag in {"", tag} and rule.classes <= named and rule.key in {"", key}
        ]
        found.sort(key=lambda rule: rule.rank, reverse=True)
        said = [f"{name}:{value}" for rule in found for name, value in reversed(rule.properties)]
        urgent = [one.replace("!important", "").strip() for one in said if "!important" in one]
        return ";".join(filter(None, (*urgent, own, *said)))


def _properties(text: str) -> list[tuple[str, str]]:
    parts = (part.partition(":") for part in text.split(";"))
    pairs = ((name.strip().casefold(), " ".join(value.split()).casefold()) for name, _, value in parts)
    return [(name, value) for name, value in pairs if name in _SEEN and value]
