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
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.proof import Difference, compare
from euroapp.export.compliance.typed import plain, section
from euroapp.export.compliance.whole import held
from euroapp.export.verdict import Item, Verdict
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity
from euroapp.wording.places import place

_LONGEST_NAME = 60
_NAMED = 6
"""Characters and places that are named one by one."""
_LONG = ("general/acronym", "general/title", "work_packages/*/objectives", "budget/comments")
"""Texts that stand between places of their own."""
_RULE = "every character as it was typed, and no other"


@dataclass(frozen=True)
class _Held:
    """A text by its path, or what it is called, and how its print differs."""

    path: FieldPath
    difference: Difference
    name: str = ""


def judge(data: bytes, pages: int, draft: Draft, call: Call, *, working: bool) -> Iterator[Item]:
    """Yield the items on texts and values of the counted pages; a working draft bears a mark of its own.

    Raises:
        ExportFailed: pdfium cannot read it.

    """
    printed = Printed.of(data)
    try:
        sections = list(_sections(printed, draft, call))
        others = list(_typed(printed, draft))
        others += [
            _Held(one.atom.path, one.difference, one.atom.name)
            for one in held(printed, pages, draft, call, working=working)
            if not one.atom.typed or one.difference.missing
        ]
    finally:
        printed.close()
    names = _Names(draft, call)
    yield _item("texts", "Text of the sections", sections, "section", names)
    yield _item("other_texts", "All other texts and values", others, "part", names)


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


def _typed(printed: Printed, draft: Draft) -> Iterator[_Held]:
    """Yield the long texts outside the sections, and what the cover says in large letters."""
    for pattern in _LONG:
        for path, text in expand(draft, pattern):
            if text.strip():
                yield _Held(path, compare(plain(text), printed.between(path) or ""))


@dataclass(frozen=True)
class _Names:
    """Names the place of a text; most need none."""

    draft: Draft
    call: Call

    @cached_property
    def _numbers(self) -> Numbering:
        return Numbering(self.draft)

    def of(self, held: _Held) -> str:
        """Return the number of a section, or row and field; what has no path has a name."""
        path, name = held.path, held.name
        if not path or name:
            where = place(path, self.draft, self.call, self._numbers)[:_LONGEST_NAME] if path else ""
            return f"{name} ({where})" if where else name
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
            told = [words(names.of(one), one.difference) for one in found[:_NAMED]]
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
    near = f", near “{difference.near}”" if difference.near else ""
    if difference.lost:
        return f"{name}: not printed{near}."
    parts = []
    if difference.missing:
        parts.append(f"missing {_signs(difference.missing)}")
    if difference.added:
        parts.append(f"added {_signs(difference.added)}")
    if difference.order:
        parts.append("letters in another order")
    return f"{name}: {'; '.join(parts)}{near}."


def _signs(found: Counter[str]) -> str:
    """Return characters with their numbers, such as `“é” (2)`; the rest is only counted."""
    listed = [f"“{char}”{f' ({count})' if count > 1 else ''}" for char, count in found.most_common(_NAMED)]
    rest = found.total() - sum(count for _, count in found.most_common(_NAMED))
    return ", ".join(listed) + (f" and {quantity(rest)} others" if rest else "")
