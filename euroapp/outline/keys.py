"""Gives the tables of an outline the keys by which texts refer to them."""

from __future__ import annotations

from dataclasses import replace

from euroapp.outline.elements import Chapter, Element, Table
from euroapp.wording.captions import TABLES

_KEYS = {str(caption.words): key for key, caption in TABLES.items()}


def keyed(chapter: Chapter) -> Chapter:
    """Return a chapter whose tables have their keys."""
    return replace(chapter, elements=tuple(map(_keyed, chapter.elements)))


def _keyed(element: Element) -> Element:
    return keyed_table(element) if isinstance(element, Table) else element


def keyed_table(table: Table) -> Table:
    """Return a table with its key, where texts can refer to it."""
    key = _KEYS.get(str(table.caption), "")
    return replace(table, key=key) if key else table
