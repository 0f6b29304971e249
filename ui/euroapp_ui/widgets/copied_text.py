"""A text with live fields on the clipboard: words for other programs, fields for this one."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QMimeData

from euroapp.prose import live

KIND = "application/x-euroapp-text"


def give(data: QMimeData, source: str, words: Callable[[str], str | None]) -> None:
    """Put a text with fields beside its plain words."""
    said = ((words(part.field) if part.field else None) or part.text for part in live.parts(source))
    parts = [[text, part.field] for text, part in zip(said, live.parts(source), strict=True)]
    data.setData(KIND, json.dumps(parts).encode())


def taken(data: QMimeData, words: Callable[[str], str | None] | None) -> str | None:
    """Return what a copied text is in this draft; None where it was not copied here.

    A field that this draft does not have becomes the words that it showed.
    """
    if not data.hasFormat(KIND):
        return None
    try:
        parts = [(str(text), str(name)) for text, name in json.loads(bytes(data.data(KIND).data()).decode())]
    except (ValueError, TypeError):
        return None
    if words is None:
        return "".join(text for text, _ in parts)
    source = ""
    for text, name in parts:
        if name and words(name) is not None:
            slashes = source[len(source.rstrip("\\")) :]
            source += slashes + live.field(name)
        else:
            source += live.typed(text)
    return source
