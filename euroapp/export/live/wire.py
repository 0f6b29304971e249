"""What the window and the live preview say to each other: lines of JSON, each with bytes behind it.

A draft is sent whole once; from then on only the lists that changed are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, BinaryIO

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.errors import ExportFailed
from euroapp.language import say

SIZE = "size"
"""Says in the line how many bytes follow it."""


def framed(said: dict[str, Any], body: bytes) -> bytes:
    """Return a line of JSON with bytes behind it."""
    return json.dumps({**said, SIZE: len(body)}).encode() + b"\n" + body


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return what comes next from a stream; None at its end, or where it breaks off."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    said = json.loads(line)
    body = stream.read(said[SIZE])
    return (said, body) if len(body) == said[SIZE] else None


@dataclass
class Sender:
    """Packs one draft after the other, each as what differs from the one before."""

    _last: Draft | None = None

    def packed(self, draft: Draft, **said: Any) -> bytes:
        """Return the frame of a draft; `said` goes into its line."""
        last, self._last = self._last, draft
        changed = {
            name
            for name in type(draft).model_fields
            if last is None or getattr(last, name) is not getattr(draft, name)
        }
        return framed(said, draft.model_dump_json(include=changed).encode())


class Receiver:
    """Puts drafts together again."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def take(self, body: bytes) -> Draft:
        """Return the draft of a frame.

        Raises:
            ExportFailed: this is no draft.

        """
        try:
            self._known |= json.loads(body)
            return Draft.model_validate(self._known)
        except (ValueError, TypeError, RecursionError, ValidationError) as error:
            raise ExportFailed(say("What came in is not a EuroApp draft in JSON.")) from error
