"""Places at which authors disagree, as one of them sees it, and what it takes to decide them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.paths import exists, get, is_field, put
from euroapp.edits.removal import remove_row
from euroapp.errors import ValueRefused
from euroapp.exchange.scope import in_scope
from euroapp.history.book import Share
from euroapp.history.changes import Moved, Plain, Set, Stays, Step
from euroapp.history.merging import Choice, Clash, Conflict
from euroapp.history.recording import FILE, plain
from euroapp.history.tree import PLACE, Tree
from euroapp.language import say
from euroapp.values import FieldPath, split

Key = tuple[FieldPath, Clash]
GONE = "removed"
"""What stands for a row that somebody removed."""


class Row(StrEnum):
    """What becomes of a row that one author removed and another changed or named."""

    KEEP = "keep"
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


def open_conflicts(
    conflicts: Iterable[Conflict],
    tree: Tree,
    sides: tuple[Draft, Draft],
    share: Share | None,
    new: frozenset[str],
    name_of: Callable[[str], str],
) -> tuple[OpenConflict, ...]:
    """Return conflicts from the side of a draft.

    Args:
        conflicts: as the merge tells them.
        tree: what the merge came to.
        sides: the draft as it is, and with everything taken.
        share: the part that the sender was asked for.
        new: the changes that are not in the draft yet.
        name_of: gives the name of an author.

    """
    return tuple(_seen(conflict, tree, sides, share, new, name_of) for conflict in conflicts)


def _seen(
    conflict: Conflict,
    tree: Tree,
    sides: tuple[Draft, Draft],
    share: Share | None,
    new: frozenset[str],
    name_of: Callable[[str], str],
) -> OpenConflict:
    path, clash = conflict.path, conflict.clash
    shown = _at(tree, f"{path}/{PLACE}" if clash is Clash.MOVED else path)
    mine = _mine(conflict, sides[0], shown)
    theirs = tuple(
        Other(choice.value, tuple(map(name_of, choice.writers)))
        for choice in conflict.choices
        if choice.value != mine
    )
    touched = any(new.intersection(choice.changes) for choice in conflict.choices)
    outside = share is not None and touched and not _all_in_scope(sides, share, path)
    return OpenConflict(
        path,
        clash,
        conflict.base,
        mine,
        theirs,
        conflict.choices,
        shown if clash in {Clash.VALUES, Clash.MOVED} else None,
        conflict.at,
        outside,
    )


def _all_in_scope(sides: tuple[Draft, Draft], share: Share, path: FieldPath) -> bool:
    return all(
        in_scope(draft, share, path) for draft in sides if exists(draft, path.removesuffix(f"/{FILE}"))
    )


def _mine(conflict: Conflict, draft: Draft, shown: Plain) -> Plain:
    """Return what stands in a draft at the place of a conflict."""
    path = conflict.path
    match conflict.clash:
        case Clash.VALUES:
            return value_in(draft, path)
        case Clash.MOVED:
            return shown
    stays = next(choice.value for choice in conflict.choices if choice.value != GONE)
    return stays if exists(draft, path) else GONE


def value_in(draft: Draft, path: FieldPath) -> Plain:
    """Return the value at a path as a history has it; None where there is none."""
    owner, _, name = path.rpartition("/")
    if name == FILE and exists(draft, owner) and isinstance(image := get(draft, owner), Image):
        return image.file
    return plain(get(draft, path)) if exists(draft, path) else None


def default_of(conflict: OpenConflict, draft: Draft) -> Any:
    """Return what leaves a draft as it is; None where that cannot be said."""
    if conflict.clash is Clash.VALUES:
        owner = conflict.path.rpartition("/")[0] if conflict.path.endswith(f"/{FILE}") else conflict.path
        return conflict.mine if exists(draft, owner) else None
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


def _at(tree: Tree, path: FieldPath) -> Plain:
    node: Any = tree.root
    for segment in split(path):
        node = node.get(segment) if isinstance(node, dict) else None
    return node
