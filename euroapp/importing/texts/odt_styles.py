"""Styles and list numbers of an ODT file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from euroapp.importing.texts.docx_styles import whole
from euroapp.importing.texts.inline import PLAIN, Look
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.numbers import BULLET, Counters, figure

_SHARE = re.compile(r"(-?)\d+(?:\.\d+)?%")
_LOWEST_HEADING = 6


@dataclass(frozen=True)
class OdtStyle:
    """What a style gives to a paragraph or to words."""

    look: Look = PLAIN
    listed: str = ""
    """The list style of its paragraphs."""


def heading_level(element: Element) -> int:
    """Return the level of a heading, 1 to 6."""
    return min(max(whole(element.get("text:outline-level"), 1), 1), _LOWEST_HEADING)


def _place(position: str, otherwise: str) -> str:
    first = position.split()[0] if position.split() else ""
    found = _SHARE.fullmatch(first)
    if found:
        return "" if not float(first.rstrip("%")) else "sub" if found[1] else "sup"
    return {"super": "sup", "sub": "sub"}.get(first, otherwise)


def _looked(look: Look, holder: Element | None) -> Look:
    if holder is None:
        return look
    weight, slope = holder.get("fo:font-weight"), holder.get("fo:font-style")
    through = holder.get("style:text-line-through-style") or holder.get("style:text-line-through-type")
    font = holder.get("style:font-name") or holder.get("fo:font-family")
    shown = holder.get("text:display")
    return replace(
        look,
        bold=look.bold if not weight else weight == "bold" or whole(weight) >= 600,
        italic=look.italic if not slope else slope in {"italic", "oblique"},
        struck=look.struck if not through else through != "none",
        font=font.strip("'\"") or look.font,
        hidden=look.hidden if not shown else shown == "none",
        place=_place(holder.get("style:text-position"), look.place),
    )


@dataclass
class _Level:
    way: str = ""
    before: str = ""
    after: str = ""
    levels: int = 1
    """How many numbers are shown."""
    start: int = 1
    bullet: bool = False


@dataclass
class ListState:
    """A list style at work: how far its levels have counted."""

    style: dict[int, _Level] = field(default_factory=dict)
    counters: Counters = field(default_factory=Counters)

    def sign(self, level: int, start: int | None = None) -> str:
        """Count an item of a level from 0; return its number or bullet, '' where it shows none."""
        one = self.style.get(level, _Level())
        if start is not None:
            self.counters.at.pop(level, None)
        for above in range(level):
            self.counters.at.setdefault(above, self.style.get(above, _Level()).start)
        self.counters.step(level, one.start if start is None else start)
        if one.bullet:
            return BULLET
        first = max(0, level + 1 - one.levels)
        numbers = (
            figure(self.counters.at[place], self.style.get(place, _Level()).way)
            for place in range(first, level + 1)
            if self.style.get(place, _Level()).way
        )
        shown = ".".join(numbers) if one.way else ""
        return f"{one.before}{shown}{one.after}".strip()


def _levels(style: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in style.elements():
        level = whole(one.get("text:level"), 1) - 1
        if one.tag in {"text:list-level-style-bullet", "text:list-level-style-image"}:
            found[level] = _Level(
                bullet=one.get("text:bullet-char").strip() != "" or one.tag.endswith("image")
            )
        elif one.tag in {"text:list-level-style-number", "text:outline-level-style"}:
            way = one.get("style:num-format")
            before, after = one.get("style:num-prefix"), one.get("style:num-suffix")
            shown = whole(one.get("text:display-levels"), 1)
            found[level] = _Level(way, before, after, shown, whole(one.get("text:start-value"), 1))
    return found


class OdtStyles:
    """The styles of a file: those of the document and those of single places."""

    def __init__(self, holders: Iterable[Element]) -> None:
        self._found: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], OdtStyle] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        self._fonts: dict[str, str] = {}
        self.hidden_sections: set[str] = set()
        outline: dict[int, _Level] = {}
        for holder in holders:
            for one in holder.walk():
                if one.tag == "style:style":
                    self._found[one.get("style:family"), one.get("style:name")] = one
                elif one.tag == "text:list-style":
                    self._lists[one.get("style:name")] = _levels(one)
                elif one.tag == "text:outline-style":
                    outline = _levels(one)
                elif one.tag == "style:font-face":
                    self._fonts[one.get("style:name")] = one.get("svg:font-family").strip("'\"")
        self.outline = ListState(outline)

    def style(self, family: str, name: str, above: frozenset[str] = frozenset()) -> OdtStyle:
        """Return a style with what it has from those above it."""
        key = family, name
        if key in self._known:
            return self._known[key]
        one = self._found.get(key)
        if one is None or name in above:
            return OdtStyle()
        parent = one.get("style:parent-style-name")
        base = self.style(family, parent, above | {name}) if parent else OdtStyle()
        look = _looked(base.look, one.first("style:text-properties"))
        look = replace(look, font=self._fonts.get(look.font, look.font))
        own = one.attributes.get("style:list-style-name")
        self._known[key] = OdtStyle(look, base.listed if own is None else own)
        return self._known[key]

    def dressed(self, look: Look, name: str) -> Look:
        """Return the look of words inside others, by the name of their own style."""
        one = self._found.get(("text", name))
        if one is None:
            return look
        parent = one.get("style:parent-style-name")
        made = _looked(self.dressed(look, parent) if parent and parent != name else look, _properties(one))
        return replace(made, font=self._fonts.get(made.font, made.font))

    def list_state(self, name: str) -> ListState:
        """Return a list of a style that has not counted yet."""
        return ListState(self._lists.get(name, {}))


def _properties(one: Element) -> Element | None:
    return one.first("style:text-properties")
