"""Styles and list numbers of a DOCX file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from euroapp.importing.texts.inline import PLAIN, Look
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.numbers import BULLET, Counters, figure

_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc \d|table of figures|table of authorities)", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_LOWEST_HEADING = 6
_MOST_LEVELS = 9
_LOOKS = frozenset(
    {"w:b", "w:i", "w:strike", "w:dstrike", "w:vanish", "w:rFonts", "w:vertAlign", "w:position", "w:sz"}
)
_PLACES = {"superscript": "sup", "subscript": "sub", "baseline": ""}
_NOTABLE = 4
"""Half points from which on a word is seen above or below its line."""


@dataclass(frozen=True)
class Style:
    """What a paragraph or some words get from their styles."""

    look: Look = PLAIN
    outline: int = 0
    """The level of a heading, 0 for none."""
    numbers: str = ""
    """The list that a paragraph is an item of."""
    level: int = 0
    contents: bool = False
    """It is a line of a table of contents."""


def is_on(holder: Element | None, name: str) -> bool | None:
    """Return whether a property is on or off; None where nothing is said of it."""
    found = holder.first(name) if holder is not None else None
    return None if found is None else found.get("w:val").lower() not in _OFF


def whole(text: str, otherwise: int = 0) -> int:
    """Return a small number of an attribute; something else where it is none."""
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit() and len(digits) < 7
    return int(text) if plain else otherwise


def looked(look: Look, holder: Element | None) -> Look:
    """Return a look with what the properties of some words say of it."""
    said = {one.tag: one for one in holder.elements() if one.tag in _LOOKS} if holder is not None else {}
    if not said:
        return look

    def on(name: str, otherwise: bool) -> bool:
        return said[name].get("w:val").lower() not in _OFF if name in said else otherwise

    struck = [on(name, False) for name in ("w:strike", "w:dstrike") if name in said]
    fonts = said.get("w:rFonts")
    font = (fonts.get("w:ascii") or fonts.get("w:hAnsi")) if fonts is not None else ""
    return replace(
        look,
        bold=on("w:b", look.bold),
        italic=on("w:i", look.italic),
        hidden=on("w:vanish", look.hidden),
        struck=any(struck) if struck else look.struck,
        font=font or look.font,
        place=_place(said, look.place),
    )


def _place(said: Mapping[str, Element], otherwise: str) -> str:
    """Return whether words are raised or lowered: by name, or moved from their line by two points or more."""
    named = said["w:vertAlign"].get("w:val") if "w:vertAlign" in said else ""
    if named in _PLACES:
        return _PLACES[named]
    height = whole(said["w:position"].get("w:val")) if "w:position" in said else 0
    notable = abs(height) >= (1 if "w:sz" in said else _NOTABLE)
    return ("sup" if height > 0 else "sub") if notable and height else otherwise


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = (one for one in root.elements() if one.tag == "w:style") if root is not None else ()
        self._found: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._first = ""
        for one in found:
            self._found[one.get("w:styleId")] = one
            if one.get("w:type") == "paragraph" and one.get("w:default") in {"1", "true"}:
                self._first = one.get("w:styleId")

    def style(self, key: str, above: frozenset[str] = frozenset()) -> Style:
        """Return a style with what it has from those it is based on; '' for the default of paragraphs."""
        key = key or self._first
        if key in self._known:
            return self._known[key]
        one = self._found.get(key)
        if one is None or key in above:
            return Style()
        base = one.value("w:basedOn")
        known = self.style(base, above | {key}) if base else Style()
        self._known[key] = self._with(known, one)
        return self._known[key]

    def _with(self, base: Style, one: Element) -> Style:
        name, properties = one.value("w:name"), one.first("w:pPr")
        heading = _HEADING.fullmatch(name)
        outline = outline_of(properties, base.outline)
        if heading:
            outline = min(int(heading[1]), _LOWEST_HEADING)
        numbers, level = numbers_of(properties, base.numbers, base.level)
        contents = bool(_CONTENTS.fullmatch(name)) or base.contents
        return Style(looked(base.look, one.first("w:rPr")), outline, numbers, level, contents)


def outline_of(properties: Element | None, otherwise: int) -> int:
    """Return the level of the heading that a paragraph is, 0 for none."""
    said = properties.value("w:outlineLvl") if properties is not None else ""
    if not said:
        return otherwise
    level = whole(said, _MOST_LEVELS)
    return 0 if level >= _MOST_LEVELS else min(level + 1, _LOWEST_HEADING)


def numbers_of(properties: Element | None, numbers: str, level: int) -> tuple[str, int]:
    """Return the list and the level in it that the properties of a paragraph name."""
    holder = properties.first("w:numPr") if properties is not None else None
    if holder is None:
        return numbers, level
    said = holder.value("w:ilvl")
    return holder.value("w:numId") or numbers, min(whole(said, level), _MOST_LEVELS - 1) if said else level


@dataclass
class _Level:
    """How the items of one level are numbered."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    figures: bool = False
    """All numbers in it are shown in figures."""
    style: str = ""


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counters: Counters = field(default_factory=Counters)


class Numbering:
    """The lists of a file, counted as their items come."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for one in root.elements() if root is not None else ():
            if one.tag == "w:abstractNum":
                levels = {whole(level.get("w:ilvl")): _level(level) for level in one.find("w:lvl")}
                self._abstract[one.get("w:abstractNumId")] = _List(levels)
            elif one.tag == "w:num":
                self._take(one)

    def _take(self, one: Element) -> None:
        key = one.get("w:numId")
        self._lists[key] = one.value("w:abstractNumId")
        own, starts = self._own.setdefault(key, {}), self._starts.setdefault(key, {})
        for over in one.find("w:lvlOverride"):
            place, level = whole(over.get("w:ilvl")), over.first("w:lvl")
            if level is not None:
                own[place] = _level(level)
            if start := over.value("w:startOverride"):
                starts[place] = whole(start, 1)

    def sign(self, key: str, level: int, style: str = "") -> tuple[str, int]:
        """Count an item; return its number or bullet, '' where it shows none, and its level."""
        found = self._abstract.get(self._lists.get(key, ""))
        if found is None:
            return "", level
        levels = found.levels | self._own.get(key, {})
        level = next((place for place, one in levels.items() if style and one.style == style), level)
        one = levels.get(level, _Level())
        start = self._starts.get(key, {}).pop(level, None)
        if start is not None:
            found.counters.at.pop(level, None)
        for above in range(level):
            found.counters.at.setdefault(above, levels.get(above, _Level()).start)
        found.counters.step(level, one.start if start is None else start)
        if one.way == "bullet":
            return BULLET if one.text.strip() else "", level
        return _PLACE.sub(
            lambda place: _shown(found, levels, one, int(place[1]) - 1), one.text
        ).strip(), level


def _shown(found: _List, levels: dict[int, _Level], one: _Level, place: int) -> str:
    way = "decimal" if one.figures else levels.get(place, _Level()).way
    return figure(found.counters.at.get(place, levels.get(place, _Level()).start), way)


def _level(one: Element) -> _Level:
    figures = bool(is_on(one, "w:isLgl"))
    way = one.value("w:numFmt") or "decimal"
    text = one.value("w:lvlText")
    return _Level(whole(one.value("w:start"), 1), way, text, figures, one.value("w:pStyle"))
