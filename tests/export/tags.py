"""Tags of a PDF as other programs read them: a validator, and a walk through the tree by another reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
from pypdf import PdfReader


def failures(file: Path | bytes, profile: page.ValidationProfile) -> dict[str, int]:
    """Return how often a file breaks each rule of a standard; empty for one that keeps all."""
    raw = file if isinstance(file, bytes) else file.read_bytes()
    return dict(Counter(one.rule_id for one in page.validate_pdf_bytes(raw, profile=profile).failures))


def parts_of(reader: PdfReader) -> Iterator[Any]:
    """Yield the parts of the tree of tags in the order in which they are read out."""
    root: Any = reader.trailer["/Root"]
    yield from _below(root["/StructTreeRoot"]["/K"].get_object())


def _below(part: Any) -> Iterator[Any]:
    yield part
    kids = part.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(inner, "get") and inner.get("/S"):
            yield from _below(inner)
