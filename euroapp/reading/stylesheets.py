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
_MOST_UNITS = 12


class Element(NamedTuple):
    """What rules ask of an element: its kind, classes and id."""

    tag: str
    classes: frozenset[str] = frozenset()
    key: str = ""


Around = tuple[Element, ...]
"""The elements around one, the outermost first."""


class Compound(NamedTuple):
    """What a part of a selector asks of one element; '' and none ask nothing."""

    tag: str
    classes: frozenset[str]
    key: str

    def means(self, element: Element) -> bool:
        """Tell whether an element is of this kind, with these classes and this id."""
        return (
            self.tag in {"", element.tag}
            and self.classes <= element.classes
            and self.key in {"", element.key}
        )


class Rule(NamedTuple):
    """What holds for elements of a kind, of some classes, or with an id, inside of others."""

    units: tuple[tuple[Compound, ...], ...]
    """Parts that stand right inside each other (`tr > td`); each unit somewhere inside the one before it."""
    properties: tuple[tuple[str, str], ...]
    rank: tuple[int, int]
    """How exactly it says which elements it means, and its place in the sheet."""

    def means(self, line: Around) -> bool:
        """Tell whether it means the last of elements that stand inside each other."""
        end = _fits(self.units[-1], line, len(line))
        for unit in reversed(self.units[:-1]):
            if end < 0:
                return False
            end = next((start for last in range(end, 0, -1) if (start := _fits(unit, line, last)) >= 0), -1)
        return end >= 0


def _fits(unit: tuple[Compound, ...], line: Around, last: int) -> int:
    """Return where a unit begins that ends before `last`; -1 where it does not fit there."""
    start = last - len(unit)
    fits = start >= 0 and all(map(Compound.means, unit, line[start:last]))
    return start if fits else -1


class StyleSheet:
    """Rules by what they are looked up with; those that ask for more than elements around are left out."""

    def __init__(self, text: str) -> None:
        """Read a style sheet; what is no rule is passed over."""
        self._rules: defaultdict[str, list[Rule]] = defaultdict(list)
        for place, (head, said) in enumerate(_rules(_COMMENTED.sub(" ", text))):
            properties = tuple(_properties(said))
            if properties and place < _MOST_RULES:
                for selector in head.split(","):
                    self._add(selector.strip(), properties, place)

    def _add(self, selector: str, properties: tuple[tuple[str, str], ...], place: int) -> None:
        texts = [unit.split(">") for unit in re.sub(r"\s*>\s*", ">", selector).split()]
        parts = [[_compound(text) for text in unit] for unit in texts]
        units = tuple(tuple(one for one in unit if one is not None) for unit in parts)
        if not units or len(units) > _MOST_UNITS or any(None in unit for unit in parts):
            return
        asked = [compound for unit in units for compound in unit]
        ids, classes = sum(bool(one.key) for one in asked), sum(len(one.classes) for one in asked)
        rank = (100 * ids + 10 * classes + sum(bool(one.tag) for one in asked), place)
        last = units[-1][-1]
        handle = f"#{last.key}" if last.key else f".{min(last.classes)}" if last.classes else last.tag
        self._rules[handle].append(Rule(units, properties, rank))

    def style_of(self, line: Around, own: str) -> str:
        """Return what the sheet adds to the last of nested elements, and its own style, strongest last."""
        if not self._rules:
            return own
        element = line[-1]
        handles = ("", element.tag, f"#{element.key}", *(f".{name}" for name in element.classes))
        found = [rule for handle in handles for rule in self._rules.get(handle, ()) if rule.means(line)]
        found.sort(key=lambda rule: rule.rank)
        said = [f"{name}:{value}" for rule in found for name, value in rule.properties]
        urgent = [one for one in (*said, *own.split(";")) if _URGENT.search(one)]
        return ";".join(filter(None, (*said, own, *urgent)))


def _compound(text: str) -> Compound | None:
    """Return what a part of a selector asks of an element; nothing where it asks for something else, too."""
    found = _COMPOUND.fullmatch(text)
    if not found or not text:
        return None
    names = re.findall(r"([.#])([\w-]+)", found[2])
    classes = frozenset(name for sign, name in names if sign == ".")
    key = next((name for sign, name in names if sign == "#"), "")
    return Compound((found[1] or "*").casefold().replace("*", ""), classes, key)


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
