"""What was typed and is no value: kept beside the value until the field is settled."""

from __future__ import annotations

from hashlib import blake2b

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import exists, put
from euroapp.draft.unsettled import UNSETTLED, UnsettledEntry
from euroapp.errors import NoSuchPath
from euroapp.values import FieldPath, starts_with


def typed_at(draft: Draft, path: FieldPath) -> str | None:
    """Return what was typed into a field and is not settled; None where all is."""
    return next((entry.text for entry in draft.unsettled if entry.path == path), None)


def leave_unsettled(draft: Draft, path: FieldPath, text: str) -> Draft:
    """Keep what was typed into a field and is no value; the value stays as it is.

    Raises:
        NoSuchPath: the path names no field of this draft.
        ValueRefused: the text is too long to be kept.

    """
    if not exists(draft, path) or field_at(path).kind in {Kind.ROWS, Kind.RECORD}:
        raise NoSuchPath(f"“{path}” is not a field that can be typed into.")
    others = tuple(entry for entry in draft.unsettled if entry.path != path)
    # The same field has the same id in every draft, so that equal drafts are equal files.
    row_id = "u" + blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return put(draft, UNSETTLED, (*others, {"id": row_id, "path": path, "text": text}))


def keep_value(draft: Draft, path: FieldPath) -> Draft:
    """Drop what was typed into a field, or into fields inside it; the draft keeps its values."""
    left = tuple(entry for entry in draft.unsettled if not starts_with(entry.path, path))
    return draft if len(left) == len(draft.unsettled) else draft.replace(unsettled=left)


def without_gone(before: Draft, after: Draft) -> Draft:
    """Return a changed draft without what was typed into fields that went with their rows."""
    if not after.unsettled:
        return after
    left = tuple(entry for entry in after.unsettled if _is_there(entry, before, after))
    return after if len(left) == len(after.unsettled) else after.replace(unsettled=left)


def _is_there(entry: UnsettledEntry, before: Draft, after: Draft) -> bool:
    return exists(after, entry.path) or not exists(before, entry.path)
