"""What tests of papers share: their material, and the papers by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from io import BytesIO

import pypdf

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.papers.material import Absent, Leaf, Material
from tests.builders import an_example


def material(draft: Draft | None = None) -> Material:
    draft = an_example() if draft is None else draft
    return Material(draft, load_call(draft.call.id).with_overrides(draft.overrides))


@cache
def begun() -> Draft:
    """The example with a start on the last day of a month."""
    return set_value(an_example(), "general/start_date", date(2022, 8, 31))


@cache
def undated() -> Draft:
    """The example without a planned start."""
    return set_value(an_example(), "general/start_date", None)


def made(module: str, draft: Draft | None = None) -> list[Leaf]:
    return [one for one in _all(module, draft) if isinstance(one, Leaf)]


def absent(module: str, draft: Draft | None = None) -> list[Absent]:
    return [one for one in _all(module, draft) if isinstance(one, Absent)]


def _all(module: str, draft: Draft | None) -> Iterator[Leaf | Absent]:
    found: Iterator[Leaf | Absent] = import_module(f"euroapp.papers.{module}").papers(material(draft))
    yield from found


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Letters alone: where lines end and words are cut makes no difference."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u2010\u00ad")
