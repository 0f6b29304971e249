"""What was typed and is no value: kept beside the value until the field is settled."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from euroapp.draft import Draft
from euroapp.draft.paths import exists, put
from euroapp.draft.unsettled import UNSETTLED, UnsettledEntry
from euroapp.edits.vacancies import EffortPlace, can_be_typed, effort_path, vacancy, worker_at
from euroapp.errors import NoSuchPath
from euroapp.language import say
from euroapp.values import FieldPath, split, starts_with


def typed_at(draft: Draft, path: FieldPath) -> str | None:
    """Return what was typed into a field and is not settled; None where all is."""
    return next((entry.text for entry in draft.unsettled if entry.path == path), None)


def leave_unsettled(draft: Draft, path: FieldPath, text: str) -> Draft:
    """Keep what was typed into a field and is no value; the value stays as it is.

    The field may be one that is not there yet (`edits/vacancies.py`): nothing is made for it.

    Raises:
        NoSuchPath: the path names no field that can be typed into.
        ValueRefused: the text is too long to be kept.

    """
    if not can_be_typed(draft, path):
        raise NoSuchPath(say("“{path}” is not a field that can be typed into.", path=path))
    others = tuple(entry for entry in draft.unsettled if entry.path != path)
    return put(draft, UNSETTLED, (*others, {"id": _id_of(path), "path": path, "text": text}))


def leave_all(draft: Draft, entries: Iterable[tuple[FieldPath, str]]) -> Draft:
    """Keep what was pasted into several fields and is no value there, by path.

    Raises:
        NoSuchPath: a path names no field that can be typed into.
        ValueRefused: a text is too long to be kept.

    """
    for path, text in entries:
        draft = leave_unsettled(draft, path, text)
    return draft


def _id_of(path: FieldPath) -> str:
    """Return the id of the entry of a field, the same in every draft: equal drafts are equal files."""
    return "u" + blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def keep_value(draft: Draft, path: FieldPath) -> Draft:
    """Drop what was typed into a field, or into fields inside it; the draft keeps its values."""
    left = tuple(entry for entry in draft.unsettled if not starts_with(entry.path, path))
    return draft if len(left) == len(draft.unsettled) else draft.replace(unsettled=left)


def without_gone_entries(before: Draft, after: Draft) -> Draft:
    """Return a changed draft without what was typed into fields that went with their rows.

    What was typed for a participant that has a part in the task now stands in that part.
    """
    if not after.unsettled:
        return after
    kept: list[UnsettledEntry] = []
    moved: list[UnsettledEntry] = []
    for entry in after.unsettled:
        now = _followed(entry, before, after)
        if now is not None:
            (kept if now is entry else moved).append(now)
    return _with_entries(after, _joined(kept, moved))


def _followed(entry: UnsettledEntry, before: Draft, after: Draft) -> UnsettledEntry | None:
    """Return an entry where its field is now; None where the field went."""
    was_there = exists(before, entry.path)
    if exists(after, entry.path) or (vacancy(after, entry.path) is not None and not was_there):
        return entry
    place = vacancy(before, entry.path)
    if isinstance(place, EffortPlace) and exists(after, f"tasks/{place.task}"):
        path = effort_path(after, *place)
        return _moved(entry, path) if exists(after, path) else None
    return None if was_there or place is not None else entry


def handed_over(before: Draft, after: Draft, gone: str, heir: str) -> Draft:
    """Let what was typed for the effort of a participant that went stand for its heir.

    Where something else was typed for the heir's own effort in the same task, both texts stay.
    """
    moved = []
    for entry in before.unsettled:
        if worker_at(before, entry.path) != gone or not exists(after, "/".join(split(entry.path)[:2])):
            continue
        if typed_at(after, entry.path) is None:
            moved.append(_moved(entry, effort_path(after, split(entry.path)[1], heir)))
    return _with_entries(after, _joined(list(after.unsettled), moved))


def _joined(kept: list[UnsettledEntry], moved: list[UnsettledEntry]) -> tuple[UnsettledEntry, ...]:
    """Return entries with those that moved; texts that come together stay one behind the other."""
    for entry in moved:
        here = next((place for place, one in enumerate(kept) if one.path == entry.path), None)
        if here is None:
            kept.append(entry)
        else:
            kept[here] = kept[here].replace(text=f"{kept[here].text} / {entry.text}")
    return tuple(kept)


def _moved(entry: UnsettledEntry, path: FieldPath) -> UnsettledEntry:
    return entry.replace(id=_id_of(path), path=path)


def _with_entries(draft: Draft, entries: tuple[UnsettledEntry, ...]) -> Draft:
    return draft if entries == draft.unsettled else draft.replace(unsettled=entries)
