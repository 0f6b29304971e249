"""Authors who edit a draft as people do, through the program's own edits, and keep notes of what they saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.paths import get, walk
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, duplicate_row, move_row
from euroapp.edits.values import set_effort, set_value
from euroapp.errors import EuroappError
from euroapp.history.changes import Came, Change, Moved, Plain, Set, Splice, Went
from euroapp.history.ledger import Ledger, draft_of

WORDS = [
    "cluster",
    "network",
    "small",
    "firms",
    "green",
    "digital",
    "transition",
    "support",
    "call",
    "month",
    "partner",
    "region",
    "training",
    "open",
    "panel",
    "grant",
    "value",
    "chain",
    "resilience",
    "skills",
    "market",
    "services",
    "and",
    "for",
    "with",
    "our",
    "each",
    "new",
    "shared",
    "common",
    "report",
    "mentors",
]
LEAST = {"cost_lines": 100, "tasks": 12, "risks": 4, "deliverables": 5, "milestones": 3, "partners": 5}
"""Rows that stay, so that there is always something to edit."""


class Hands:
    """Edits at random, with the frequencies of a working day: mostly typing."""

    def __init__(self, seed: int, name: str) -> None:
        self.luck = Random(seed)
        self._name, self._count, self._text = name, 0, ""

    def edit(self, draft: Draft) -> Draft:
        """Return the draft after one edit that changes something."""
        kinds: Sequence[Callable[[Draft], Draft]] = (
            self._type,
            self._count_up,
            self._pick,
            self._add,
            self._drop,
            self._move,
        )
        while True:
            (kind,) = self.luck.choices(kinds, (58, 22, 8, 6, 3, 3))
            try:
                after = kind(draft)
            except EuroappError:
                continue
            if after != draft:
                return after

    def _phrase(self, least: int, most: int) -> str:
        return " ".join(self.luck.choices(WORDS, k=self.luck.randint(least, most)))

    def _id(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._name}x{self._count}"

    def _place_of_text(self, draft: Draft) -> str:
        if self._text and self.luck.random() < 0.8:
            try:
                get(draft, self._text)
            except EuroappError:
                pass
            else:
                return self._text
        luck = self.luck
        places = [f"narrative/{luck.choice(draft.narrative).id}/text"] * 3 + ["general/abstract"]
        places += [
            f"tasks/{luck.choice(draft.tasks).id}/description",
            f"risks/{luck.choice(draft.risks).id}/mitigation",
        ]
        self._text = luck.choice(places)
        return self._text

    def _type(self, draft: Draft) -> Draft:
        path, luck = self._place_of_text(draft), self.luck
        text = get(draft, path)
        words = text.split(" ")
        sort = luck.random()
        if sort < 0.65 or len(words) < 14:
            found = text.find(". ", luck.randrange(len(text) + 1))
            at = found + 1 if found >= 0 else len(text)
            return set_value(draft, path, f"{text[:at]} {self._phrase(3, 12).capitalize()}.{text[at:]}")
        at, out = luck.randrange(len(words) - 9), luck.randint(1, 8)
        into = self._phrase(1, 4).split() if sort < 0.9 else []
        return set_value(draft, path, " ".join([*words[:at], *into, *words[at + out :]]))

    def _count_up(self, draft: Draft) -> Draft:
        luck = self.luck
        if luck.random() < 0.5:
            amount = Decimal(luck.randint(1, 90)) / 10
            return set_effort(draft, luck.choice(draft.tasks).id, luck.choice(draft.partners).id, amount)
        rows = luck.choice([draft.indicators, draft.cost_lines, draft.tasks])
        row = luck.choice(rows)
        name = {id(draft.indicators): "indicators", id(draft.cost_lines): "cost_lines"}.get(id(rows), "tasks")
        numbers = [field for field, spec in fields_of(type(row)).items() if spec.numeric]
        return set_value(draft, f"{name}/{row.id}/{luck.choice(numbers)}", luck.randint(1, 30))

    def _pick(self, draft: Draft) -> Draft:
        luck = self.luck
        path, value = luck.choice(
            [
                (f"partners/{luck.choice(draft.partners).id}/town", self._phrase(1, 3)),
                (f"tasks/{luck.choice(draft.tasks).id}/leader", luck.choice(draft.partners).id),
                (f"cost_lines/{luck.choice(draft.cost_lines).id}/description", self._phrase(1, 4)),
                (f"risks/{luck.choice(draft.risks).id}/work_packages", [luck.choice(draft.work_packages).id]),
                ("general/title", self._phrase(3, 7)),
            ]
        )
        return set_value(draft, path, value)

    def _add(self, draft: Draft) -> Draft:
        luck = self.luck
        partner, package = luck.choice(draft.partners).id, luck.choice(draft.work_packages).id
        if luck.random() < 0.3:
            return duplicate_row(draft, f"cost_lines/{luck.choice(draft.cost_lines).id}", self._id("c"))
        name, letter, values = luck.choice(
            [
                (
                    "cost_lines",
                    "c",
                    {"participant": partner, "work_package": package, "unit_cost": "4100.00"},
                ),
                (
                    "tasks",
                    "t",
                    {"work_package": package, "leader": partner, "description": self._phrase(9, 30)},
                ),
                ("risks", "r", {"description": self._phrase(8, 20), "owner": partner}),
                ("deliverables", "d", {"work_package": package, "lead": partner}),
                ("partners", "p", {"short_name": self._phrase(1, 1).upper()}),
            ]
        )
        return add_row(draft, name, self._id(letter), values) if len(draft.partners) < 40 else draft

    def _drop(self, draft: Draft) -> Draft:
        name = self.luck.choice(list(LEAST))
        rows = getattr(draft, name)
        return remove_row(draft, f"{name}/{self.luck.choice(rows).id}") if len(rows) > LEAST[name] else draft

    def _move(self, draft: Draft) -> Draft:
        name = self.luck.choice(["cost_lines", "tasks", "deliverables", "risks", "partners"])
        row = self.luck.choice(getattr(draft, name)).id
        return move_row(draft, f"{name}/{row}", self.luck.choice([-3, -1, 1, 2, 10]))


@dataclass(frozen=True)
class Note:
    """What an author saw in a field and wrote there, by his own memory."""

    path: str
    change: str
    before: Plain
    after: Plain
    """None where a row was removed."""


class Author:
    """Somebody with a draft and its history on a computer of his own."""

    def __init__(self, name: str, draft: Draft, seed: int) -> None:
        self.name, self.draft = name, draft
        self.ledger = Ledger.begun(draft, name, "project")
        self.hands = Hands(seed, name)
        self.notes: list[Note] = []

    def edit(self) -> Change:
        """Edit something and remember it."""
        before, after = self.draft, self.hands.edit(self.draft)
        change = self.ledger.record(before, after, when=0)
        assert change is not None
        for step in change.steps:
            self.notes.extend(self._noted(step, change.id, before, after))
        self.draft = after
        return change

    def write(self, path: str, value: Any) -> Change:
        """Put a value into a field and remember it."""
        after = set_value(self.draft, path, value)
        return self.make(after)

    def make(self, after: Draft) -> Change:
        """Remember a change that leads to a draft."""
        change = self.ledger.record(self.draft, after, when=0)
        assert change is not None
        self.draft = after
        return change

    def read(self, changes: Sequence[Change]) -> None:
        """Learn changes of others and take them in."""
        self.ledger.receive(changes)
        self.draft = Draft.model_validate(draft_of(self.ledger.take_in(), {}))

    @staticmethod
    def _noted(step: object, change: str, before: Draft, after: Draft) -> list[Note]:
        match step:
            case Set(path) | Splice(path):
                return [Note(path, change, _plain(before, path), _plain(after, path))]
            case Went(path, row):
                return [Note(f"{path}/{row}", change, "row", None)]
            case Came() | Moved():
                return []
        raise AssertionError(step)


def _plain(draft: Draft, path: str) -> Plain:
    value = get(draft, path)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, Decimal | str) or hasattr(value, "isoformat") else value


def lost(authors: Sequence[Author]) -> list[Note]:
    """Return the edits that are neither there, nor listed, nor replaced by somebody who saw them.

    This asks the authors' notes, not the values that the history keeps; of the history it takes only who had
    seen what.
    """
    ledger = authors[0].ledger
    merged, seen = ledger.merged(), ledger.known.seen
    draft = Draft.model_validate(draft_of(merged, {}))
    listed: dict[str, list[Plain]] = {}
    for conflict in merged.conflicts:
        listed.setdefault(conflict.path, []).extend(choice.value for choice in conflict.choices)
    notes = [note for author in authors for note in author.notes]
    by_path: dict[str, list[Note]] = {}
    for note in notes:
        by_path.setdefault(note.path, []).append(note)
    gone = [note for note in notes if note.after is None]
    missing = []
    for path, of_path in by_path.items():
        for note in of_path:
            if note.after is None:
                continue
            later = (one for one in of_path if one is not note and seen(one.change, note.change))
            if any(_holds(one.before, note) for one in later) or any(
                _holds(one, note) for one in listed.get(path, ())
            ):
                continue
            there = _stands(draft, path)
            if there is _NOWHERE:
                if any(path.startswith(f"{one.path}/") and seen(one.change, note.change) for one in gone):
                    continue
            elif _holds(there, note):
                continue
            missing.append(note)
    return missing


_NOWHERE = object()


def _stands(draft: Draft, path: str) -> Any:
    try:
        return _plain(draft, path)
    except EuroappError:
        return _NOWHERE


def _holds(value: Plain, note: Note) -> bool:
    """Tell whether a value is what somebody wrote; a text or a list may hold more than that."""
    if value == note.after:
        return True
    if isinstance(value, list) and isinstance(note.after, list) and isinstance(note.before, list):
        return {*note.after} - {*note.before} <= {*value}
    prose = isinstance(value, str) and isinstance(note.before, str) and isinstance(note.after, str)
    if not prose or field_at(note.path).kind is not Kind.PARAGRAPH:
        return False
    return _new_words(note.before, note.after) in value


def _new_words(before: str, after: str) -> str:
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return after[start : len(after) - end].strip()


def dangling(draft: Draft) -> int:
    """Return how many fields name a row that is not there."""
    found = 0
    for _, row in walk(draft):
        for name, spec in fields_of(type(row)).items():
            if spec.ref is not None:
                value = getattr(row, name)
                ids = {one.id for one in getattr(draft, spec.ref.collection)}
                found += sum(
                    1 for one in (value if isinstance(value, tuple) else (value,)) if one and one not in ids
                )
    return found
