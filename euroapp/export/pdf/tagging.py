"""Writes the tree of tags into a finished PDF, with what else PDF/UA-1 (ISO 14289-1) asks of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from euroapp.export.pdf.structure import Area, Mark, Node, Tag, Tree

_PRINTED = 4
"""The flag of an annotation that prints."""
_NO_SIGN = re.compile(rb"<[0-9A-Fa-f]{2}> <0000>\r?\n?")
_COUNTED = re.compile(rb"(\d+) beginbfchar")


def write_tags(pdf: pikepdf.Pdf, tree: Tree) -> None:
    """Put the tree that was noted while pages were drawn into a PDF; take out what tags must not meet."""
    _Writer(pdf, tree).write()
    _repair(pdf)
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _repair(pdf: pikepdf.Pdf) -> None:
    """Take out what the writer puts in and readers of tags must not meet."""
    for page in pdf.pages:
        # An empty transition, which nobody asked for.
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font and "/ToUnicode" in one:
            text, kept = one.ToUnicode.read_bytes(), _without_no_sign(one.ToUnicode.read_bytes())
            if kept != text:
                one.ToUnicode = pdf.make_indirect(pikepdf.Stream(pdf, kept))


def _without_no_sign(text: bytes) -> bytes:
    """Take out the code that stands for no character: no text uses it, and PDF/UA-1 forbids it (7.21.7)."""
    gone = len(_NO_SIGN.findall(text))
    counted = _COUNTED.search(text)
    if not gone or counted is None:
        return text
    kept = b"%d beginbfchar" % (int(counted[1]) - gone)
    return _NO_SIGN.sub(b"", text[: counted.start()] + kept + text[counted.end() :])


class _Writer:
    """Makes the objects of the tree."""

    def __init__(self, pdf: pikepdf.Pdf, tree: Tree) -> None:
        self._pdf, self._tree = pdf, tree
        self._pages = [page.obj for page in pdf.pages]
        self._made: dict[int, Any] = {}
        """Objects by the identity of their parts."""
        self._attributes: dict[str, Any] = {}
        self._notes: list[Any] = []

    def write(self) -> None:
        """Put the tree into the file, and tie pages and links to it."""
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._part(self._tree.root, root)
        numbers = [*self._of_pages(), *self._of_links()]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(part for pair in numbers for part in pair)))
        root.ParentTreeNextKey = len(numbers)
        if self._notes:
            names = Array(part for note in self._notes for part in (note.ID, note))
            root.IDTree = pdf.make_indirect(Dictionary(Names=names))
        pdf.Root.StructTreeRoot = root

    def _of_pages(self) -> list[tuple[int, Any]]:
        """Tie each page to the parts of which something stands on it."""
        found = []
        for number, (page, parts) in enumerate(zip(self._pages, self._tree.pages, strict=True)):
            page.StructParents = number
            if "/Annots" in page:
                page.Tabs = Name.S
            owners = Array(self._made[id(part)] for part in parts)
            found.append((number, self._pdf.make_indirect(owners)))
        return found

    def _of_links(self) -> list[tuple[int, Any]]:
        """Tie each link to its part, and say where it leads."""
        found: list[tuple[int, Any]] = []
        for page, areas in zip(self._pages, self._tree.areas, strict=True):
            for place, (part, words) in enumerate(areas):
                link, number = page.Annots[place], len(self._pages) + len(found)
                link.StructParent, link.F, link.Contents = number, _PRINTED, String(words)
                found.append((number, self._made[id(part)]))
        return found

    def _part(self, node: Node, parent: Any) -> Any:
        made = self._pdf.make_indirect(Dictionary(S=Name(f"/{node.tag}"), P=parent))
        self._made[id(node)] = made
        if node.alternative:
            made.Alt = String(node.alternative)
        if node.title:
            made.T = String(node.title)
        if node.attributes:
            made.A = self._defined(*node.attributes)
        if node.tag == Tag.NOTE:
            # Notes need a name of their own (ISO 14289-1, 7.9).
            made.ID = String(f"note{len(self._notes) + 1:05}")
            self._notes.append(made)
        kids = [self._kid(kid, made) for kid in node.kids]
        if kids:
            made.K = Array(kids) if len(kids) > 1 else kids[0]
        return made

    def _kid(self, kid: Node | Mark | Area, parent: Any) -> Any:
        if isinstance(kid, Node):
            return self._part(kid, parent)
        page = self._pages[kid.page]
        if isinstance(kid, Area):
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=page.Annots[kid.number])
        if "/Pg" not in parent:
            parent.Pg = page
        if parent.Pg.objgen == page.objgen:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _defined(self, owner: str, values: Mapping[str, object]) -> Any:
        """Return attributes; those that are the same are written once."""
        key = repr((owner, values))
        if key not in self._attributes:
            made = Dictionary(O=Name(f"/{owner}"))
            for name, value in values.items():
                made[f"/{name}"] = Name(f"/{value}") if isinstance(value, str) else Array(value)  # type: ignore[arg-type]
            self._attributes[key] = self._pdf.make_indirect(made)
        return self._attributes[key]
