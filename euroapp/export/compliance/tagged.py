"""Reads the tree of tags of a file, and judges whether a program that reads it out meets everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from euroapp.export.compliance.sheets import Sheet
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say, together

_LINE_PARTS = frozenset({"Link"})
_BLOCKS = frozenset({"P", "BlockQuote", "L", "Table", "Figure", "TOC", "Note"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_INSIDE = {
    "Document": _BLOCKS | {*_HEADINGS},
    "BlockQuote": frozenset({"P"}),
    "L": frozenset({"LI"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Lbl": _LINE_PARTS,
    "LBody": frozenset({"P", "L", *_LINE_PARTS}),
    "Table": frozenset({"Caption", "THead", "TBody"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
    "TOC": frozenset({"TOCI"}),
    "TOCI": frozenset({"Reference"}),
    "Reference": _LINE_PARTS,
    "Note": frozenset({"Lbl", "P"}),
    "Figure": frozenset({"Caption"}),
    **dict.fromkeys(("P", "TH", "TD", "Caption", *_HEADINGS), _LINE_PARTS),
    "Link": frozenset(),
}
"""What may stand in what (ISO 32000-1, 14.8.4), as far as proposals have it."""
_MOST_PASSED_OVER = 900
"""Letters of a page that may belong to no part: its head, its foot, and heads of tables that are repeated."""
_MOST_TOLD = 3


@dataclass
class Tags:
    """The tree of tags of a file."""

    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """How many parts there are of each kind."""


def read_tags(pdf: pikepdf.Pdf, sheets: Sequence[Sheet]) -> Tags:
    """Return the tree of tags of a file, with what is wrong in it."""
    found = Tags()
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary) or "/K" not in root:
        found.faults.append(say("it has no tags"))
        return found
    if not pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        found.faults.append(say("it does not say that it is tagged"))
    if not str(pdf.Root.get("/Lang", "")):
        found.faults.append(say("it does not say its language"))
    reader = _Reader(pdf, sheets, found)
    reader.part(root["/K"], "")
    reader.compare(root)
    return found


def judge(tags: Tags) -> Item:
    """Return the item on what a program meets that reads the file out."""
    counts = tags.counts
    told = say(
        "{headings} headings, {tables} tables, {figures} figures, all tagged",
        headings=sum(counts[one] for one in _HEADINGS),
        tables=counts["Table"],
        figures=counts["Figure"],
    )
    kinds = list(dict.fromkeys(tags.faults))
    left = len(kinds) - _MOST_TOLD
    shown = [*kinds[:_MOST_TOLD], *([say("and {count} more", count=left)] if left > 0 else [])]
    return Item(
        "tags",
        say("Tags"),
        Verdict.FAIL if kinds else Verdict.OK,
        together(shown, "; ") if kinds else told,
        say("tagged to PDF/UA-1, not certified"),
    )


class _Reader:
    """Walks through the tree, and holds it against what the pages say."""

    def __init__(self, pdf: pikepdf.Pdf, sheets: Sequence[Sheet], found: Tags) -> None:
        self._pages = [page.obj for page in pdf.pages]
        self._places = {page.objgen: place for place, page in enumerate(self._pages)}
        self._sheets, self._found = sheets, found
        self._level = 0
        self._marks: dict[tuple[int, int], Any] = {}
        """The part to which each marked stretch belongs, by page and number."""
        self._last: dict[int, int] = {}
        """The stretch of each page that was read last."""
        self._links: dict[tuple[int, int], Any] = {}
        """The part that each link is, by the object of the link."""

    def part(self, one: Any, around: str) -> None:
        """Read a part of the tree and all that stands in it."""
        tag = str(one.get("/S", ""))[1:]
        self._found.counts[tag] += 1
        allowed = _INSIDE.get(around, frozenset({"Document"}))
        if tag not in allowed:
            self._say(say("{inner} stands in {outer}", inner=tag, outer=around or say("the file")))
        for words in self._wrong(one, tag):
            self._say(words)
        for kid in _listed(one.get("/K")):
            self._kid(kid, one, tag)

    def _kid(self, kid: Any, parent: Any, tag: str) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            self._mark(parent, parent.get("/Pg"), int(kid))
        elif kid.get("/Type") == "/MCR":
            self._mark(parent, kid.get("/Pg"), int(kid["/MCID"]))
        elif kid.get("/Type") == "/OBJR":
            self._links[kid["/Obj"].objgen] = parent
        else:
            self.part(kid, tag)

    def _mark(self, parent: Any, page: Any, number: int) -> None:
        place = self._places.get(page.objgen, -1) if page is not None else -1
        if (place, number) in self._marks:
            self._say(say("a stretch of page {page} belongs to two parts", page=place + 1))
        if number < self._last.get(place, 0):
            self._say(say("page {page} is read in another order than it is printed", page=place + 1))
        self._last[place] = number
        self._marks[place, number] = parent

    def _wrong(self, one: Any, tag: str) -> Iterator[str]:
        """Yield what a part itself lacks."""
        if tag in _HEADINGS:
            level = _HEADINGS[tag]
            if level > self._level + 1:
                yield say("a heading {heading} follows one of level {level}", heading=tag, level=self._level)
            self._level = level
        if tag == "Figure" and not str(one.get("/Alt", "")).strip():
            yield say("a figure has no words that say what it shows")
        if tag == "TH" and "/Scope" not in one.get("/A", pikepdf.Dictionary()):
            yield say("the head of a table does not say of what it is the head")
        if tag == "Note" and not str(one.get("/ID", "")):
            yield say("a note has no name of its own")
        if tag == "Table":
            wide = {
                len(_listed(row.get("/K")))
                for group in _listed(one.get("/K"))
                if group.get("/S") in ("/THead", "/TBody")
                for row in _listed(group.get("/K"))
            }
            if len(wide) > 1:
                yield say("the rows of a table have not the same number of cells")

    def compare(self, root: Any) -> None:
        """Hold the tree against the marked stretches and the links of all pages."""
        numbers = _numbered(root.get("/ParentTree", pikepdf.Dictionary()))
        for place, (page, sheet) in enumerate(zip(self._pages, self._sheets, strict=True)):
            marking = sheet.marking
            if marking.loose:
                self._say(say("something on page {page} belongs to nothing", page=place + 1))
            if marking.passed_over > _MOST_PASSED_OVER:
                self._say(say("much of page {page} is passed over", page=place + 1))
            owners = list(numbers.get(int(page.get("/StructParents", -1)), ()))
            if sorted(marking.numbers) != sorted(set(marking.numbers)):
                self._say(say("two stretches of page {page} have one number", page=place + 1))
            for number in marking.numbers:
                owner = self._marks.pop((place, number), None)
                known = owners[number].objgen if number < len(owners) else None
                if owner is None or known != owner.objgen:
                    self._say(say("a stretch of page {page} belongs to no part", page=place + 1))
            for link in page.get("/Annots", ()):
                self._link(link, numbers)
        if self._marks:
            self._say(say("{count} parts name a stretch that is not there", count=len(self._marks)))

    def _link(self, link: Any, numbers: dict[int, Any]) -> None:
        part = self._links.get(link.objgen)
        owner = numbers.get(int(link.get("/StructParent", -1)))
        if part is None or owner is None or owner.objgen != part.objgen or part.get("/S") != "/Link":
            self._say(say("a link belongs to no part"))
        if not str(link.get("/Contents", "")).strip():
            self._say(say("a link does not say where it leads"))

    def _say(self, words: str) -> None:
        self._found.faults.append(words)


def _listed(kids: Any) -> list[Any]:
    """Return what stands in a part, of which there may be none or only one."""
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _numbered(tree: Any) -> dict[int, Any]:
    """Return what a number tree holds, by number (ISO 32000-1, 7.9.7)."""
    listed = list(tree.get("/Nums", ()))
    found = {int(key): value for key, value in zip(listed[::2], listed[1::2], strict=False)}
    for kid in tree.get("/Kids", ()):
        found |= _numbered(kid)
    return found
