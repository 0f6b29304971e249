"""What a text would change in a draft, as the user wishes, and the change: one edit for all sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.edits.creation import complete
from euroapp.errors import NoSuchPath, TextUnreadable, ValueRefused
from euroapp.figures import figures
from euroapp.folding import folded
from euroapp.importing.texts.opening import OpenedText
from euroapp.importing.texts.pieces import Piece, ReadText
from euroapp.importing.texts.placing import Part, parts_of
from euroapp.importing.texts.source import Written, as_source, shown
from euroapp.language import say
from euroapp.live.counting import length
from euroapp.live.values import LiveValues
from euroapp.values import MAX_TEXT

_FIRST = 160
"""Characters of a text that are shown of it."""


class Tracked(StrEnum):
    """As what tracked changes count."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Way(StrEnum):
    """What happens to a section that something goes to."""

    FILL = "fill"
    """It is empty and gets the text."""
    APPEND = "append"
    REPLACE = "replace"
    LEAVE = "leave"
    """It holds a text, and nobody said what shall become of it."""


@dataclass(frozen=True)
class SectionChange:
    """What happens to one section."""

    section: str
    title: str
    """With its number."""
    parts: tuple[int, ...]
    """Places of the parts that go to it, from 1."""
    words_before: int
    words: int
    """In the file."""
    way: Way
    written: Written
    text: str
    """The whole text of the section afterwards."""
    unused: bool = False
    """The section is marked as not applicable."""

    @property
    def first(self) -> str:
        """Return the beginning of what comes."""
        return beginning(shown(self.written.text) or self.written.text)


@dataclass
class Plan:
    """What the user wants of a text; nothing of it is done yet."""

    opened: OpenedText
    call: Call
    tracked: Tracked | None = None
    """None where nobody said yet; without tracked changes it makes no difference."""
    goes: dict[int, str] = field(default_factory=dict)
    """Sections by the places of parts; '' leaves a part out."""
    ways: dict[str, Way] = field(default_factory=dict)
    """What the user said of sections that hold a text."""

    _parts: dict[Tracked | None, list[Part]] = field(default_factory=dict, repr=False)
    _written: dict[tuple[Tracked | None, tuple[tuple[int, bool], ...], str], Written] = field(
        default_factory=dict, repr=False
    )
    """Texts of sections by the parts that go there and the text they keep: a page of choices asks often."""

    @property
    def undecided(self) -> bool:
        """Tell whether the file has tracked changes and nobody said as what they count."""
        return bool(self.opened.changes) and self.tracked is None

    @property
    def text(self) -> ReadText:
        """Return the text as its tracked changes count; accepted until somebody says."""
        if self.tracked is Tracked.REJECTED and self.opened.rejected is not None:
            return self.opened.rejected
        return self.opened.accepted

    def parts(self) -> list[Part]:
        """Return the parts of the text."""
        if self.tracked not in self._parts:
            self._parts[self.tracked] = parts_of(self.text.pieces, self.call.form)
        return self._parts[self.tracked]

    def written(self, here: list[tuple[int, Part]], keeps: str) -> Written:
        """Return parts, with their places, as the text of a section beside the text that it keeps."""
        named = tuple((place, pieces_for(self, place, part) is part.pieces) for place, part in here)
        key = self.tracked, named, keeps
        if key not in self._written:
            pieces = [piece for place, part in here for piece in pieces_for(self, place, part)]
            self._written[key] = as_source(pieces, self.text.notes, keeps)
        return self._written[key]

    def section_of(self, place: int, part: Part) -> str:
        """Return the id of the section that a part goes to; '' for none."""
        return self.goes.get(place, part.section)


def beginning(text: str) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _FIRST else f"{line[: _FIRST - 1]}…"


def pieces_for(plan: Plan, place: int, part: Part) -> tuple[Piece, ...]:
    """Return what of a part goes into its section: without the heading that is the section's own."""
    named = part.section and plan.section_of(place, part) == part.section
    return part.pieces if named else part.all_pieces


def changes(plan: Plan, draft: Draft) -> list[SectionChange]:
    """Return what happens to each section that something goes to, in the order of the form.

    Raises:
        ValueRefused: a text would be longer than any field can hold.

    """
    parts = list(enumerate(plan.parts(), 1))
    said = LiveValues(draft, plan.call, figures(draft, plan.call)).words
    found = []
    for section in plan.call.form.narratives():
        here = [(place, part) for place, part in parts if plan.section_of(place, part) == section.id]
        if not any(pieces_for(plan, place, part) for place, part in here):
            continue
        row = next((one for one in complete(draft, plan.call).narrative if one.id == section.id), None)
        before = row.text if row is not None else ""
        way = plan.ways.get(section.id, Way.LEAVE) if before.strip() else Way.FILL
        keeps = before.rstrip() if way is Way.APPEND else ""
        written = plan.written(here, keeps)
        text = f"{keeps}\n\n{written.text}" if keeps else written.text
        title = f"{section.number} {section.title}".strip()
        if len(text) > MAX_TEXT:
            raise ValueRefused(
                say(
                    "Section {title} would hold more than one million characters. Divide the text.",
                    title=title,
                )
            )
        found.append(
            SectionChange(
                section.id,
                title,
                tuple(place for place, _ in here),
                length(before, said, narrative=True).words,
                length(written.text, said, narrative=True).words,
                way,
                written,
                before if way is Way.LEAVE else text,
                row is not None and row.not_applicable,
            )
        )
    return found


def bring(plan: Plan, draft: Draft) -> Draft:
    """Return a draft with the sections changed as the plan says; the same draft where nothing is to do.

    Raises:
        ValueRefused: a text would be longer than any field can hold.
        TextUnreadable: it has tracked changes, and nobody said as what they count.

    """
    if plan.undecided:
        raise TextUnreadable(
            say("The file has tracked changes. Say whether they count as accepted or as rejected.")
        )
    changed = complete(draft, plan.call)
    done = [one for one in changes(plan, draft) if one.way is not Way.LEAVE]
    for one in done:
        changed = put(changed, f"narrative/{one.section}/text", one.text)
    return changed if done else draft


def place_named(parts: Iterable[Part], name: str) -> int:
    """Return the place of the part that a user names: `#2`, a heading or its number.

    Raises:
        NoSuchPath: no heading, or several, are called so.

    """
    known = list(enumerate(parts, 1))
    if name.startswith("#"):
        found = [place for place, _ in known if name[1:] == str(place)]
    else:
        wanted = folded(name)
        found = [place for place, part in known if part.heading and wanted in _names(part)]
    if len(found) != 1:
        listed = ", ".join(f"#{place} {part.title}".strip() for place, part in known)
        raise NoSuchPath(
            say(
                "“{name}” names no heading of the file, or several. Write one of: {listed}.",
                name=name,
                listed=listed,
            )
        )
    return found[0]


def _names(part: Part) -> set[str]:
    title, words = folded(part.title), folded(part.heading.words if part.heading else "")
    return {title, words, title.partition(" ")[0].rstrip(".")} - {""}


def section_named(plan: Plan, name: str) -> str:
    """Return the id of the section that a user names by id, number or title; '' for `-`, which leaves out.

    Raises:
        NoSuchPath: no section is called so.

    """
    if name == "-":
        return ""
    wanted = folded(name)
    for one in plan.call.form.narratives():
        if wanted in {
            folded(one.id),
            folded(one.number),
            folded(one.title),
            folded(f"{one.number} {one.title}"),
        }:
            return one.id
    known = ", ".join(one.id for one in plan.call.form.narratives())
    raise NoSuchPath(say("“{name}” is no section. Write one of: {known}.", name=name, known=known))


def chosen(plan: Plan, said: Mapping[str, str]) -> Plan:
    """Return a plan in which parts go where the user said: sections by names of headings.

    Raises:
        NoSuchPath: a heading or a section is not there.

    """
    parts = plan.parts()
    goes = {place_named(parts, heading): section_named(plan, section) for heading, section in said.items()}
    return Plan(plan.opened, plan.call, plan.tracked, plan.goes | goes, dict(plan.ways))
