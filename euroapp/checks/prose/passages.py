"""Which texts of a draft are read, and what is kept of them while they stay as they are.

Texts are read by paragraphs, so that while one is written the others need not be read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from euroapp.checks.context import Context
from euroapp.checks.prose.claims import OF_ONE_SCHEME, Claim
from euroapp.checks.prose.mentions import Mentions, read
from euroapp.draft.consortium import Participant
from euroapp.draft.narrative import NarrativeSection
from euroapp.memory.blocks import in_blocks
from euroapp.memory.same import SameRows
from euroapp.prose.live import masked
from euroapp.values import FieldPath, Frozen


class Voice(Enum):
    """What a text speaks of, and so what its numbers may be held against."""

    AIM = auto()
    """Only of this project."""
    TEXT = auto()
    """Of this project and its surroundings."""
    PLAN = auto()
    """Of what will be done, row by row."""
    SCHEME = auto()
    """Of what one SME does and receives."""
    STORY = auto()
    """Of what an organisation did before; its numbers are its own."""


TEXTS: dict[str, tuple[Voice, tuple[str, ...]]] = {
    "general": (Voice.AIM, ("title", "abstract")),
    "themes": (Voice.AIM, ("contribution",)),
    "objectives": (Voice.AIM, ("contribution",)),
    "specific_objectives": (Voice.AIM, ("title", "description")),
    "partners": (Voice.STORY, ("role_description", "capacity", "support_experience")),
    "work_packages": (Voice.PLAN, ("name", "objectives")),
    "tasks": (Voice.PLAN, ("name", "description")),
    "deliverables": (Voice.PLAN, ("name", "description")),
    "milestones": (Voice.PLAN, ("name", "description", "verification")),
    "subcontracts": (Voice.PLAN, ("name", "description", "justification", "best_value")),
    "schemes": (
        Voice.SCHEME,
        (
            "recipients",
            "activities",
            "amount_method",
            "selection",
            "evaluators",
            "publication",
            "payment",
            "double_funding",
        ),
    ),
    "budget": (Voice.TEXT, ("comments",)),
    "indicators": (Voice.TEXT, ("name", "verification")),
    "narrative": (Voice.TEXT, ("text",)),
    "risks": (Voice.PLAN, ("description", "mitigation")),
    "answers": (Voice.TEXT, ("details",)),
    "declarations": (Voice.TEXT, ("details",)),
}
"""Texts that are printed, by list of the draft."""

_RECORDS = frozenset({"general", "budget"})
_STAFF = ("tasks", "profile")
_LONGEST = 200_000
"""Characters; no proposal comes near, and a text beyond is not read."""


class Passage(NamedTuple):
    """A paragraph with the place of its text and what it mentions."""

    path: FieldPath
    voice: Voice
    text: str
    mentions: Mentions

    def claims(self) -> Iterator[Claim]:
        """Yield the numbers that can be held against the draft."""
        for claim in self.mentions.claims if self.voice is not Voice.STORY else ():
            if claim.phrase.aims and self.voice is not Voice.AIM:
                continue
            if self.voice is not Voice.SCHEME or claim.phrase.kind in OF_ONE_SCHEME:
                yield claim


Figured = tuple[str, str]
"""The kind of a claim, and the kind of grant that it is about, or ''."""


class Claimed(NamedTuple):
    """A claim with its place in the order of the texts."""

    place: int
    passage: Passage
    claim: Claim


@dataclass(frozen=True)
class Group:
    """The texts of one list, with what they mention together."""

    passages: tuple[Passage, ...]

    @cached_property
    def claims(self) -> dict[Figured, tuple[Claimed, ...]]:
        """Return the numbers that can be held against the draft, by what they are about."""
        found: defaultdict[Figured, list[Claimed]] = defaultdict(list)
        claiming = (passage for passage in self.passages if passage.mentions.claims)
        claims = ((passage, claim) for passage in claiming for claim in passage.claims())
        for place, (passage, claim) in enumerate(claims):
            found[claim.phrase.kind, claim.scheme].append(Claimed(place, passage, claim))
        return {about: tuple(claims) for about, claims in found.items()}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the printed numbers that are referred to."""
        return frozenset(one.number for p in self.passages for one in p.mentions.references)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return what looks like the code of an indicator of the call."""
        return frozenset(code for p in self.passages for code in p.mentions.codes)

    @cached_property
    def removed(self) -> bool:
        """Tell whether a reference is marked as naming what went."""
        return any(one.removed for p in self.passages for one in p.mentions.references)

    @cached_property
    def latest(self) -> int:
        """Return the latest project month that is named, or 0."""
        return max((one.month for p in self.passages for one in p.mentions.months), default=0)

    @cached_property
    def dated(self) -> tuple[Passage, ...]:
        """Return the plans that name months of the calendar."""
        return tuple(p for p in self.passages if p.mentions.dates and p.voice is Voice.PLAN)

    @cached_property
    def flawed(self) -> tuple[Passage, ...]:
        """Return the texts with placeholders, or with links where words belong."""
        return tuple(p for p in self.passages if p.mentions.links or p.mentions.placeholder)


def _texts(path: str, voice: Voice, row: Frozen, names: tuple[str, ...]) -> Iterator[Passage]:
    for name in names:
        text = getattr(row, name)
        # What a live field shows is the draft's own and needs no comparison.
        for paragraph in masked(text).split("\n\n") if len(text) <= _LONGEST else ():
            if paragraph:
                yield Passage(f"{path}/{name}", voice, paragraph, read(paragraph))


def _of_row(row: Any, collection: str) -> Iterator[Passage]:
    voice, names = TEXTS[collection]
    path = collection if collection in _RECORDS else f"{collection}/{row.id}"
    if isinstance(row, NarrativeSection) and row.not_applicable:
        return
    yield from _texts(path, voice, row, names)
    for person in row.staff if isinstance(row, Participant) else ():
        yield from _texts(f"{path}/staff/{person.id}", Voice.STORY, person, _STAFF)


@lru_cache(maxsize=64)
def _section(row: SameRows) -> tuple[Passage, ...]:
    """Return the paragraphs of a section; being long, few are kept."""
    return tuple(_of_row(row.rows[0], "narrative"))


def group_of(ctx: Context, collection: str) -> Group:
    """Return the texts of a list."""
    value = getattr(ctx.draft, collection)
    if collection in _RECORDS:
        return Group(tuple(_of_row(value, collection)))
    if collection == "narrative":
        return Group(tuple(chain.from_iterable(_section(SameRows((row,))) for row in value)))
    return Group(tuple(in_blocks(_of_row, value, collection)))
