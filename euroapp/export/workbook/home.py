"""The hidden sheet by which a workbook finds home: which draft, which version of it, which cell is what.

It is text in cells, so that every program that keeps cells keeps it. Whoever reads it believes nothing of it
but what the draft confirms.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from euroapp.export.workbook.page import Look, Page
from euroapp.values import FieldPath

SHEET = "EuroApp"
FORMAT = "euroapp-workbook"
VERSION = 1
VALUE = "value"
"""The tag of the one column of a form."""
EFFORT = "@"
"""Begins the tag of a column of person-months; the id of a participant follows."""
TABLE, END = "#", "#end"
"""Begins the name of a table in the hidden column beside its heads; what stands below its last row."""
_MOST = 30_000
"""Characters of one cell; longer ones go on in the next."""


@dataclass(frozen=True)
class TableNote:
    """What a table of a workbook is."""

    path: FieldPath
    """The list whose rows it holds; '' for a form, whose lines name their fields."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """What a new row has without anybody writing it, such as its participant."""
    grows: bool = True
    """Whoever fills it in may add rows and take some out."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """The tag of each column by its head, for a table that lost its tags."""
    sheet: str = ""
    """The sheet on which it was written."""


@dataclass
class Home:
    """What a workbook says of itself."""

    project: str = ""
    """The history that the draft belongs to; '' where it had none."""
    heads: tuple[str, ...] = ()
    """The youngest changes that were in the draft."""
    request: str = ""
    """What a participant was asked by, where the workbook asks one."""
    partner: str = ""
    title: str = ""
    imprint: str = ""
    """By which it is known whether the sheets can be written anew as they were; '' in older ones."""
    tables: dict[str, TableNote] = field(default_factory=dict)
    base: dict[FieldPath, dict[str, Any]] = field(default_factory=dict)
    """What the cells of each row held when the workbook was written, by their tags."""
    table_of: dict[FieldPath, str] = field(default_factory=dict)
    """The table in which each row was written."""

    def add(self, note: TableNote) -> str:
        """Return the name under which a table is known from now on."""
        key = f"{TABLE}t{len(self.tables) + 1}"
        self.tables[key] = note
        return key

    def keep(self, key: str, path: FieldPath, values: dict[str, Any]) -> None:
        """Note what the cells of a row hold, and in which table it stands."""
        self.base[path], self.table_of[path] = values, key


def imprint_of(pages: Iterable[Page]) -> str:
    """Return a checksum of all that sheets say."""
    digest = hashlib.sha256()
    for page in pages:
        digest.update(page.name.encode())
        for place, cell in sorted(page.cells.items()):
            digest.update(repr((place, str(cell.value), cell.look.value, cell.formula)).encode())
    return digest.hexdigest()[:16]


def home_page(home: Home) -> Page:
    """Return the hidden sheet of a workbook."""
    page = Page(SHEET, hidden=True)
    lines: list[tuple[str, str, Any]] = [
        (FORMAT, str(VERSION), ""),
        ("project", home.project, ""),
        ("heads", "", [*home.heads]),
        ("request", home.request, ""),
        ("partner", home.partner, ""),
        ("title", home.title, ""),
        ("imprint", home.imprint, ""),
    ]
    lines += [
        ("table", key, [note.path, dict(note.fixed), note.grows, dict(note.heads), note.sheet])
        for key, note in home.tables.items()
    ]
    lines += [("row", path, [home.table_of[path], values]) for path, values in home.base.items()]
    for row, (kind, key, data) in enumerate(lines):
        raw = json.dumps(data, ensure_ascii=True) if data != "" else ""
        page.line(row, 0, (kind, key), Look.TAG)
        parts = [raw[at : at + _MOST] for at in range(0, len(raw), _MOST)]
        page.line(row, 2, parts, Look.TAG)
    return page
