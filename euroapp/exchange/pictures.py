"""The bytes of images that changes name: a change waits until they are here, and no image is ever empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.images import LARGEST, Image
from euroapp.history.book import Book
from euroapp.history.changes import Came, Change, Plain, Set, Step, Went
from euroapp.history.recording import FILE
from euroapp.storage.container import MEDIA

_LIST = "images"


def named_in(changes: Iterable[Change]) -> set[str]:
    """Return the names of all image files that changes name."""
    return {name for change in changes for step in change.steps for name in _named(step)}


def _named(step: Step) -> list[str]:
    match step:
        case Set(path, before, after) if path.startswith(f"{_LIST}/") and path.endswith(f"/{FILE}"):
            found: list[Plain] = [before, after]
        case Came(path, _, _, values) | Went(path, _, _, values) if path == _LIST:
            found = [values.get(FILE)]
        case _:
            return []
    return [name for name in found if isinstance(name, str) and name]


def named_at_start(start: Any) -> set[str]:
    """Return the names of the image files of the draft with which a history begins, as plain values."""
    rows = start.get(_LIST) if isinstance(start, dict) else None
    names = (
        row.get(FILE) for row in (rows.values() if isinstance(rows, dict) else ()) if isinstance(row, dict)
    )
    return {name for name in names if isinstance(name, str) and name}


def is_whole(name: str, raw: bytes) -> bool:
    """Tell whether bytes are the image that a name stands for, and within the limits of one."""
    return MEDIA.fullmatch(name) is not None and len(raw) <= LARGEST and file_of(raw) == name


def file_of(raw: bytes) -> str:
    """Return the name of the file of an image, which follows from its bytes; '' for none."""
    return Image.model_construct(id=_LIST, data=raw).file


def at_hand(draft: Draft, book: Book) -> dict[str, bytes]:
    """Return all images of a draft and its history, by the name of their file."""
    return {**book.media, **{image.file: image.data for image in draft.images if image.data}}


def lacking(changes: Iterable[Change], media: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Return the changes that name images which are not here, with the names of these."""
    found = {change.id: named_in([change]) - media.keys() for change in changes}
    return {key: names for key, names in found.items() if names}
