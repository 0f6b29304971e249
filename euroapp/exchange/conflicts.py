"""Places at which authors disagree, as one of them sees it, and what it takes to decide them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.images import Image
from euroapp.draft.paths import exists, get, is_field, put
from euroapp.edits.removal import remove_row
from euroapp.errors import ValueRefused
from euroapp.exchange.scope import in_scope
from euroapp.history.book import Share
from euroapp.history.changes import Moved, Plain, Set, Stays, Step
from euroapp.history.merging import Choice, Clash, Conflict
from euroapp.history.recording import FILE, is_prose, plain
from euroapp.history.tree import PLACE, Tree
from euroapp.language import say
from euroapp.values import FieldPath, split

Key = tuple[FieldPath, Clash]
GONE = "removed"
"""What stands for a row that somebody removed."""


class Row(StrEnum):
    """What becomes of a row that one author removed and another changed or named."""

    KEEP = "keep"
    RESTORE = "restore"
    """It is kept, and what its removal took along comes back."""
    REMOVE = "remove"


class Other(NamedTuple):
    """What somebody else wants to stand there."""

    value: Plain
    by: tuple[str, ...]
    """Names of the authors."""


@dataclass(frozen=True)
class OpenConflict:
    """A place at which authors disagree, from the side of one draft."""

    path: FieldPath
    clash: Clash
    base: Plain
    """What stood there before; None for rows, and where authors met crosswise."""
    mine: Plain
    """What stands in the draft as it is."""
    theirs: tuple[Other, ...]
    choices: tuple[Choice, ...]
    """All values that may be taken, those of the draft among them."""
    shown: Plain
    """What the draft shows with everything taken."""
    at: FieldPath = ""
    """Where the row is named that was removed."""
    outside: bool = False
    """It lies outside the part that the sender was asked for; it is decided for the draft as it is."""

    @property
    def key(self) -> Key:
        """Return what tells it from others at the same path."""
        return self.path, self.clash

    @property
    def both(self) -> str | None:
        """Return a text with all texts that were written, one below the other; None for other fields."""
        if self.clash is not Clash.VALUES or not is_field(self.path) or not is_prose(field_at(self.path)):
            return None
        texts = [text for text in (self.mine, *(one.value for one in self.theirs)) if text]
        return "\n\n".join(dict.fromkeys(texts))


@dataclass(frozen=True)
class Sight:
    """From where conflicts are seen."""

    writer: str
    """Who looks, by his random name."""
    before: Draft
    """The draft as it is."""
    after: Draft
    """The draft with everything taken."""
    tree: Tree
    """The same, as the merge came to it."""
    new: frozenset[str]
    """The changes that are not in the draft yet."""
    share: Share | None
    """The part that the sender was asked for."""
    name_of: Callable[[str], str]
    """Gives the name of an author."""

    def of(self, conflict: Conflict) -> OpenConflict:
        """Return a conflict as it is seen from here."""
        path, clash = conflict.path, conflict.clash
        shown = self.tree.at(f"{path}/{PLACE}" if clash is Clash.MOVED else path)
        mine = self._mine(conflict, shown)
        theirs = tuple(
            Other(choice.value, tuple(map(self.name_of, choice.writers)))
            for choice in conflict.choices
            if choice.value != mine
        )
        touched = any(self.new.intersection(choice.changes) for choice in conflict.choices)
        return OpenConflict(
            path,
            clash,
            conflict.base,
            mine,
            theirs,
            conflict.choices,
            shown if clash in {Clash.VALUES, Clash.MOVED} else None,
            conflict.at,
            touched and self._is_outside(path),
        )

    def _is_outside(self, path: FieldPath) -> bool:
        share, row = self.share, path.removesuffix(f"/{FILE}")
        sides = [draft for draft in (self.before, self.after) if exists(draft, row)]
        return share is not None and not all(in_scope(draft, share, path) for draft in sides)

    def _mine(self, conflict: Conflict, shown: Plain) -> Plain:
        """Return what whoever looks wrote himself, or else what stands in the draft."""
        path = conflict.path
        if conflict.clash in {Clash.EDITED, Clash.REFERRED}:
            stays = next(choice.value for choice in conflict.choices if choice.value != GONE)
            return stays if exists(self.before, path) else GONE
        here = value_in(self.before, path) if conflict.clash is Clash.VALUES else shown
        own = [choice.value for choice in conflict.choices if self.writer in choice.writers]
        return own[0] if len(own) == 1 else here


def value_in(draft: Draft, path: FieldPath) -> Plain:
    """Return the value at a path as a history has it; None where there is none."""
    owner, _, name = path.rpartition("/")
    if name == FILE and exists(draft, owner) and isinstance(image := get(draft, owner), Image):
        return image.file
    return plain(get(draft, path)) if exists(draft, path) else None


def default_of(conflict: OpenConflict, draft: Draft) -> Any:
    """Return what leaves a draft as it is; None where that cannot be said."""
    if conflict.clash is Clash.VALUES:
        row = conflict.path.removesuffix(f"/{FILE}")
        return value_in(draft, conflict.path) if exists(draft, row) else None
    if conflict.clash is Clash.MOVED:
        return None
    return Row.REMOVE if conflict.mine == GONE else Row.KEEP


def decided(
    draft: Draft, conflicts: Iterable[OpenConflict], chosen: Mapping[Key, Any], media: Mapping[str, bytes]
) -> tuple[Draft, list[Step]]:
    """Return a draft in which conflicts are decided, and the steps that leave one value at each.

    Args:
        draft: with everything taken and what was refused put back.
        conflicts: all of them.
        chosen: by conflict the value that shall stand, or what becomes of the row.
        media: all images that there are.

    Raises:
        ValueRefused: a value does not fit its field, or is none of the choices.

    """
    some = [conflict for conflict in conflicts if conflict.key in chosen]
    for conflict in some:
        draft = _edited(draft, conflict, chosen[conflict.key], media)
    steps = (_step(draft, conflict, chosen[conflict.key]) for conflict in some)
    return draft, [step for step in steps if step is not None]


def _edited(draft: Draft, conflict: OpenConflict, value: Any, media: Mapping[str, bytes]) -> Draft:
    path = conflict.path
    owner, _, name = path.rpartition("/")
    if conflict.clash in {Clash.EDITED, Clash.REFERRED}:
        if value not in {*Row}:
            raise ValueRefused(say("A row is kept or removed."))
        return remove_row(draft, path) if value == Row.REMOVE and exists(draft, path) else draft
    free = conflict.clash is Clash.VALUES and is_field(path) and name != FILE
    if not free and value not in [choice.value for choice in conflict.choices]:
        raise ValueRefused(say("{path} takes one of the values that were written there.", path=path))
    if free and exists(draft, path):
        return put(draft, path, value)
    if name == FILE and exists(draft, owner):
        if value and value not in media:
            raise ValueRefused(say("The image that was chosen for {path} is not here.", path=path))
        return put(draft, f"{owner}/data", media.get(value, b""))
    return draft


def _step(draft: Draft, conflict: OpenConflict, value: Any) -> Step | None:
    """Return the step that leaves one value at a place; None where it is gone, or removed by other steps."""
    path = conflict.path
    rows, _, row = path.rpartition("/")
    if conflict.clash is Clash.VALUES:
        if _is_gone(draft, path):
            return None
        known = is_field(path) or (row == FILE and exists(draft, rows))
        return Set(path, conflict.shown, value_in(draft, path) if known else value)
    if not exists(draft, path):
        return None
    if conflict.clash is Clash.MOVED:
        return Moved(rows, row, conflict.shown, value)
    return Stays(rows, row)


def _is_gone(draft: Draft, path: FieldPath) -> bool:
    """Tell whether the row is gone in which a field lies."""
    segments = split(path)
    return any(
        isinstance(get(draft, "/".join(segments[:end])), tuple)
        and not exists(draft, "/".join(segments[: end + 1]))
        for end in range(1, len(segments))
        if exists(draft, "/".join(segments[:end]))
    )
