"""The style sheet inside a piece of HTML, as far as it decides what is seen: hidden, bold, struck, raised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

_SEEN = frozenset(
    (
        *("display", "visibility", "mso-hide", "font-weight", "font-style"),
        *("text-decoration", "text-decoration-line", "text-line-through", "vertical-align"),
        *("-webkit-text-decoration", "-webkit-text-decoration-line", "mso-text-line-through"),
        *("mso-text-decoration", "list-style", "list-style-type"),
    )
)
"""Properties that are taken over; all others stay in the style sheet."""
_COMMENTED = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SCREENS = frozenset({"", "all", "screen", "only all", "only screen"})
"""Media for which rules hold here, whatever the screen is like."""
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_URGENT = re.compile(r"!\s*important", re.IGNORECASE)
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
        for place, (head, said) in enumerate(_rules(_COMMENTED.sub(" ", text))):
            properties = tuple(_properties(said))
            if properties and place < _MOST_RULES:
                for selector in head.split(","):
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
        """Return what the sheet adds to an element, and its own style: the strongest last."""
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
        found.sort(key=lambda rule: rule.rank)
        said = [f"{name}:{value}" for rule in found for name, value in rule.properties]
        urgent = [one for one in (*said, *own.split(";")) if _URGENT.search(one)]
        return ";".join(filter(None, (*said, own, *urgent)))


def always(head: str) -> bool:
    """Tell whether a block of rules holds whatever the screen is like: none for print, or for narrow ones."""
    at, _, media = " ".join(head.casefold().split()).partition(" ")
    return at == "@media" and any(one.strip() in _SCREENS for one in media.split(","))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the properties of the rules that hold always."""
    heads: list[str] = []
    said = ""
    for piece in re.split("([{}])", text):
        if piece == "{":
            heads.append(said.rpartition(";")[2].strip())
            said = ""
        elif piece == "}":
            head = heads.pop() if heads else ""
            if said.strip() and all(map(always, heads)):
                yield head, said
            said = ""
        else:
            said = piece


def _properties(text: str) -> list[tuple[str, str]]:
    parts = (part.partition(":") for part in text.split(";"))
    pairs = ((name.strip().casefold(), " ".join(value.split()).casefold()) for name, _, value in parts)
    return [(name, value) for name, value in pairs if name in _SEEN and value]
