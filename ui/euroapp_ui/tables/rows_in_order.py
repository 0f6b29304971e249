"""The rows of a list in the order of their printed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.errors import NoSuchPath
from euroapp.values import FieldPath

WITHIN_PACKAGE = frozenset({"tasks", "deliverables", "events", "subcontracts"})
"""The lists that are numbered, and shown, package by package."""


def rows_in_order(
    draft: Draft, path: FieldPath, keep: Callable[[Any], bool] | None = None
) -> tuple[Any, ...]:
    """Return the rows of a list as they are numbered; none where the draft has no such list.

    Args:
        draft: the draft.
        path: the list; '' for none.
        keep: tells which rows count; None for all.

    """
    try:
        found = get(draft, path) if path else ()
    except NoSuchPath:
        return ()
    kept = tuple(found) if keep is None else tuple(row for row in found if keep(row))
    if path not in WITHIN_PACKAGE:
        return kept
    # The printed numbers run package by package, whatever the order in which rows were written.
    order = {package.id: place for place, package in enumerate(draft.work_packages)}
    return tuple(sorted(kept, key=lambda row: order.get(row.work_package, len(order))))
