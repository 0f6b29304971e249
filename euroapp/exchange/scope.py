"""The fields of one participant, as the references of the models tell them."""

from __future__ import annotations

from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.images import references
from euroapp.draft.marks import BESIDE, PAGE_HEAD
from euroapp.draft.unsettled import UNSETTLED
from euroapp.edits.vacancies import worker_at
from euroapp.history.book import Share
from euroapp.values import FieldPath, Frozen, split
from euroapp.wording.places import page_of

_PARTNERS, _SECTIONS, _IMAGES = "partners", "narrative", "images"


def in_scope(draft: Draft, share: Share, path: FieldPath) -> bool:
    """Tell whether a path lies in the part of a draft that a participant was asked for.

    His are: his own row; rows that name him, and nobody further inside, as the one they belong to or who is
    responsible (cost lines, effort, tasks, deliverables and the like); sections that were given to him, and
    the images that they place.
    """
    head, _, rest = path.partition("/")
    row = rest.partition("/")[0]
    if head == _SECTIONS:
        return row in share.sections
    if head == _IMAGES:
        return row in _placed(draft, share)
    if head in BESIDE:
        about = next((one.path for one in getattr(draft, head) if one.id == row), "")
        return bool(about) and not about.startswith((*BESIDE, PAGE_HEAD)) and in_scope(draft, share, about)
    if head == UNSETTLED:
        typed = next((entry.path for entry in draft.unsettled if entry.id == row), "")
        return bool(typed) and not typed.startswith(UNSETTLED) and in_scope(draft, share, typed)
    return owner_of(draft, path) == share.partner


def pages_asked(draft: Draft, share: Share) -> frozenset[str]:
    """Return the keys of the pages on which a participant has something to write.

    Organisation, effort and costs always are, though nothing stands there yet.
    """
    found = {page_of(name) for name in (_PARTNERS, "tasks", "cost_lines")}
    passed_over = BESIDE | {UNSETTLED, _IMAGES}
    if share.sections:
        found.add(page_of(_SECTIONS))
    for name, spec in fields_of(Draft).items():
        # Rows of pages that are found already need not be looked through.
        if spec.kind is Kind.ROWS and name not in passed_over and page_of(name) not in found:
            rows = (f"{name}/{row.id}" for row in getattr(draft, name))
            if any(in_scope(draft, share, path) for path in rows):
                found.add(page_of(name))
    return frozenset(found)


def _placed(draft: Draft, share: Share) -> set[str]:
    """Return the images that only the sections of a participant place."""
    own: set[str] = set()
    others: set[str] = set()
    for section in draft.narrative:
        (own if section.id in share.sections else others).update(key for key, _ in references(section.text))
    return own - others


def owner_of(draft: Draft, path: FieldPath) -> str:
    """Return the id of the participant whose field a path names; '' for none."""
    segments = split(path)
    if segments[:1] == (_PARTNERS,):
        return segments[1] if len(segments) > 1 else ""
    owner = ""
    value: Any = draft
    for segment in segments:
        if isinstance(value, tuple):
            value = next((row for row in value if getattr(row, "id", None) == segment), None)
            owner = _named(value) or owner if isinstance(value, Frozen) else owner
        else:
            value = getattr(value, segment, None)
        if value is None:
            break
    return worker_at(draft, path) or owner


def _named(row: Frozen) -> str:
    """Return the participant that a row names as its own; '' for none."""
    named = (
        getattr(row, name)
        for name, spec in fields_of(type(row)).items()
        if spec.kind is Kind.REF
        and not spec.many
        and spec.ref is not None
        and spec.ref.collection == _PARTNERS
    )
    return next((partner for partner in named if partner), "")
