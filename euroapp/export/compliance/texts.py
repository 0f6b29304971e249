"""Judges the texts of a file: every character that was typed stands in it, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.calls.form import SectionKind
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import expand
from euroapp.export.compliance import running
from euroapp.export.compliance.due.live import Live, stated
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.frames import Frames
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.proof import Difference, compare
from euroapp.export.compliance.running import Running
from euroapp.export.compliance.sheets import Sheet
from euroapp.export.compliance.typed import one_line, plain, section, unveiled
from euroapp.export.compliance.whole import held, mark_of
from euroapp.export.verdict import Item, Verdict
from euroapp.figures import figures
from euroapp.language import ENGLISH, Language, Words, forms, say, say_count, together
from euroapp.values import FieldPath
from euroapp.wording.places import place

_LONGEST_NAME = 60
_NAMED = 6
"""Characters and places that are named one by one."""
_LONG = ("general/acronym", "general/title", "work_packages/*/objectives", "budget/comments")
"""Texts that stand between places of their own."""
_RULE = say("every character as it was typed, and no other")


@dataclass(frozen=True)
class _Held:
    """A text by its path, or what it is called, and how its print differs."""

    path: FieldPath
    difference: Difference
    name: str = ""


def judge(
    data: bytes,
    pages: int,
    draft: Draft,
    call: Call,
    *,
    working: bool,
    language: Language = ENGLISH,
    sheets: Sequence[Sheet] = (),
) -> Iterator[Item]:
    """Yield the items on texts and values of the counted pages; a working draft bears a mark of its own.

    What the instructions of each page print is read once more where `sheets` do not tell it.

    Raises:
        ExportFailed: pdfium cannot read it.

    """
    printed = Printed.of(data, sheets)
    try:
        frames = Frames(language)
        live = Live(Known(draft, call, figures(draft, call)), printed, frames)
        said = stated(draft, live)
        sections = list(_sections(printed, said, live))
        others = list(_typed(printed, said))
        others += [
            _Held(one.atom.path, one.difference, one.atom.name)
            for one in held(printed, pages, draft, call, working=working, said=said, language=language)
            if not one.atom.typed or one.difference.missing
        ]
        mark = mark_of(draft) if working else ""
        frame = running.judge(printed, Running.of(draft, call, pages, mark, language))
    finally:
        printed.close()
    names = _Names(draft, call)
    yield _item(_SECTIONS, sections, names)
    yield _item(_OTHERS, others, names)
    yield frame


def _sections(printed: Printed, draft: Draft, live: Live) -> Iterator[_Held]:
    """Yield the summary and the written sections of the form."""
    typed = {row.id: row.text for row in draft.narrative if not row.not_applicable and row.text.strip()}
    for one in live.known.call.form.sections():
        if one.kind is SectionKind.SUMMARY and draft.general.abstract.strip():
            found = printed.between("general/abstract")
            yield _Held("general/abstract", compare(plain(draft.general.abstract), found or ""))
        elif one.kind is SectionKind.TEXT and one.id in typed:
            path = f"narrative/{one.id}/text"
            text, values = live.veiled(typed[one.id])
            wanted = unveiled(section(text, live.frames.figure), values)
            yield _Held(path, compare(wanted, printed.between(path) or ""))


def _typed(printed: Printed, draft: Draft) -> Iterator[_Held]:
    """Yield the long texts outside the sections, and what the cover says in large letters."""
    for pattern in _LONG:
        for path, text in expand(draft, pattern):
            if text.strip():
                read = one_line if field_at(path).kind is Kind.TEXT else plain
                yield _Held(path, compare(read(text), printed.between(path) or ""))


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
            return say("{name} ({where})", name=name, where=where) if where else name
        section = self.call.form.section(path.split("/")[1])
        if path.startswith("narrative/") and section is not None:
            return section.number or section.title
        row = place(path.rpartition("/")[0], self.draft, self.call, self._numbers)
        title = field_at(path).title
        return together((row, title), ", ")


@dataclass(frozen=True)
class _Told:
    """What an item says of its texts."""

    key: str
    title: Words
    held: tuple[str, str]
    """So many characters in one of them, and in several."""
    more: tuple[str, str]
    """One more of them, and several."""


_SECTIONS = _Told(
    "texts",
    say("Text of the sections"),
    forms("{letters} characters in {count} section", "{letters} characters in {count} sections"),
    forms("And {count} section more.", "And {count} sections more."),
)
_OTHERS = _Told(
    "other_texts",
    say("All other texts and values"),
    forms("{letters} characters in {count} part", "{letters} characters in {count} parts"),
    forms("And {count} part more.", "And {count} parts more."),
)


def _item(told: _Told, held: Sequence[_Held], names: _Names) -> Item:
    letters = sum(one.difference.counted for one in held)
    said = say_count(*told.held, len(held), letters=letters)
    wrong = [one for one in held if not one.difference.none]
    odd = [one for one in held if one.difference.coded or one.difference.turned]
    as_typed = say("{characters} as typed.", characters=said)
    for verdict, found, lead, words in (
        (Verdict.FAIL, wrong, "", _differs),
        (Verdict.WARN, odd, as_typed, _printed_otherwise),
    ):
        if found:
            named = [words(names.of(one), one.difference) for one in found[:_NAMED]]
            left = len(found) - _NAMED
            more = say_count(*told.more, left) if left > 0 else ""
            return Item(told.key, told.title, verdict, together((lead, *named, more), " "), _RULE)
    measured = say("all of {characters}", characters=said) if held else say("none is written")
    return Item(told.key, told.title, Verdict.OK, measured, _RULE)


def _printed_otherwise(name: str, difference: Difference) -> str:
    parts: list[str] = []
    if difference.coded:
        parts.append(say("{signs} printed by code", signs=_signs(difference.coded)))
    if difference.turned:
        parts.append(say("holds letters written from right to left, whose order was not proven"))
    return together((together((name, together(parts, "; ")), ": "), "."))


def _differs(name: str, difference: Difference) -> str:
    parts: list[str] = []
    if difference.lost:
        parts.append(say("not printed"))
    else:
        if difference.missing:
            parts.append(say("missing {signs}", signs=_signs(difference.missing)))
        if difference.added:
            parts.append(say("added {signs}", signs=_signs(difference.added)))
        if difference.order:
            parts.append(say("letters in another order"))
        if difference.signs:
            parts.append(say("signs that its legend does not explain"))
    near = say("near “{words}”", words=difference.near) if difference.near else ""
    return together((together((name, together((together(parts, "; "), near), ", ")), ": "), "."))


def _signs(found: Counter[str]) -> str:
    """Return characters with their numbers, such as `“é” (2)`; the rest is only counted."""
    listed = [f"“{char}”{f' ({count})' if count > 1 else ''}" for char, count in found.most_common(_NAMED)]
    rest = found.total() - sum(count for _, count in found.most_common(_NAMED))
    if rest:
        return say("{signs} and {count} others", signs=", ".join(listed), count=rest)
    return ", ".join(listed)
