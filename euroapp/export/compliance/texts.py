"""Judges the texts of a file: every character that was typed stands in it, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.calls.form import SectionKind
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import expand
from euroapp.export.compliance.cells import ALWAYS, BESIDE, PRINTED, Pages
from euroapp.export.compliance.edges import Edges
from euroapp.export.compliance.filed import Filed
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.proof import Difference, compare
from euroapp.export.compliance.typed import plain, section
from euroapp.export.verdict import Item, Verdict
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity
from euroapp.wording.places import place

_NAMED = 6
"""Characters and places that are named one by one."""
_RULE = "every character as it was typed, and no other"


@dataclass(frozen=True)
class _Held:
    """A text by its path, and how its print differs."""

    path: FieldPath
    difference: Difference


def judge(data: bytes, filed: Filed, draft: Draft, call: Call) -> Iterator[Item]:
    """Yield the items on the texts of a file.

    Raises:
        ExportFailed: pdfium cannot read it.

    """
    printed = Printed.of(data)
    try:
        sections = list(_sections(printed, draft, call))
        others = list(_others(printed, Edges(filed.sheets[: filed.counted]), draft, call))
    finally:
        printed.close()
    names = _Names(draft, call)
    yield _item("texts", "Text of the sections", sections, "section", names)
    yield _item("other_texts", "Other texts", others, "field", names)


def _asked(call: Call) -> set[str]:
    """Return the paths of the answers that the form asks for, each of which is printed."""
    form = call.form
    lists = (("declarations", form.declarations), ("answers", form.questions))
    return {f"{name}/{row.key}" for name, rows in lists for row in rows}


def _sections(printed: Printed, draft: Draft, call: Call) -> Iterator[_Held]:
    """Yield the summary and the written sections of the form."""
    typed = {row.id: row.text for row in draft.narrative if not row.not_applicable and row.text.strip()}
    for chapter in call.form.chapters:
        for one in chapter.sections:
            if one.kind is SectionKind.SUMMARY and draft.general.abstract.strip():
                found = printed.between("general/abstract")
                yield _Held("general/abstract", compare(plain(draft.general.abstract), found or ""))
            elif one.kind is SectionKind.TEXT and one.id in typed:
                path = f"narrative/{one.id}/text"
                yield _Held(path, compare(section(typed[one.id]), printed.between(path) or ""))


def _others(printed: Printed, edges: Edges, draft: Draft, call: Call) -> Iterator[_Held]:
    """Yield the texts of the rows that must be printed, as far as they have any."""
    pages, asked = Pages(printed), _asked(call)
    for pattern in PRINTED:
        for path, text in expand(draft, pattern):
            spot = printed.spots.get(path) or printed.spots.get(path.rpartition("/")[0])
            must = path.partition("/")[0] in ALWAYS or path.rpartition("/")[0] in asked
            if not text.strip() or (spot is None and not must):
                continue
            between = printed.between(path)
            if between is not None:
                yield _Held(path, compare(plain(text), between))
                continue
            first = spot.page if spot else 0
            told = pages.hold(text, first)
            if told.none and not told.turned and pattern not in BESIDE:
                told.added.update(edges.around(text, first))
            yield _Held(path, told)


@dataclass(frozen=True)
class _Names:
    """Names the place of a text; most need none."""

    draft: Draft
    call: Call

    @cached_property
    def _numbers(self) -> Numbering:
        return Numbering(self.draft)

    def of(self, path: FieldPath) -> str:
        """Return the number of a section, or row and field."""
        section = self.call.form.section(path.split("/")[1])
        if path.startswith("narrative/") and section is not None:
            return section.number or section.title
        row = place(path.rpartition("/")[0], self.draft, self.call, self._numbers)
        title = field_at(path).title
        return f"{row}, {title}" if row else title


def _item(key: str, title: str, held: Sequence[_Held], noun: str, names: _Names) -> Item:
    said = f"{quantity(sum(one.difference.counted for one in held))} characters in {_count(len(held), noun)}"
    wrong = [one for one in held if not one.difference.none]
    odd = [one for one in held if one.difference.coded or one.difference.turned]
    for verdict, found, lead, words in (
        (Verdict.FAIL, wrong, "", _differs),
        (Verdict.WARN, odd, f"{said} as typed. ", _printed_otherwise),
    ):
        if found:
            told = [words(names.of(one.path), one.difference) for one in found[:_NAMED]]
            more = [f"And {_count(len(found) - _NAMED, noun)} more."] if len(found) > _NAMED else []
            return Item(key, title, verdict, lead + " ".join([*told, *more]), _RULE)
    return Item(key, title, Verdict.OK, f"all of {said}" if held else "none is written", _RULE)


def _count(number: int, noun: str) -> str:
    return f"{quantity(number)} {noun}{'' if number == 1 else 's'}"


def _printed_otherwise(name: str, difference: Difference) -> str:
    parts = []
    if difference.coded:
        parts.append(f"{_signs(difference.coded)} printed by code")
    if difference.turned:
        parts.append("holds letters written from right to left, whose order was not proven")
    return f"{name}: {'; '.join(parts)}."


def _differs(name: str, difference: Difference) -> str:
    parts = []
    if difference.missing:
        parts.append(f"missing {_signs(difference.missing)}")
    if difference.added:
        parts.append(f"added {_signs(difference.added)}")
    near = f", near “{difference.near}”" if difference.near else ""
    return f"{name}: {'; '.join(parts)}{near}."


def _signs(found: Counter[str]) -> str:
    """Return characters with their numbers, such as `“é” (2)`; the rest is only counted."""
    listed = [f"“{char}”{f' ({count})' if count > 1 else ''}" for char, count in found.most_common(_NAMED)]
    rest = found.total() - sum(count for _, count in found.most_common(_NAMED))
    return ", ".join(listed) + (f" and {quantity(rest)} others" if rest else "")
