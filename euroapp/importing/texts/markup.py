"""The XML of an office file as a tree. No document type, no entity, nothing fetched, nothing endless."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from euroapp.importing.archives import DOCUMENT_TYPE, Unsafe

MOST_ELEMENTS = 1_500_000
"""Elements of all parts together; a page of a proposal has about 500."""
DEEPEST = 150
"""Elements inside each other; a table in a text box in a table has about 40."""

_W, _M = "http://schemas.openxmlformats.org", "http://schemas.microsoft.com/office/word"
_STRICT = "http://purl.oclc.org/ooxml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_W}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_W}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_W}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_W}/package/2006/relationships": "rel",
    f"{_W}/markup-compatibility/2006": "mc",
    f"{_W}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_W}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_W}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    "urn:schemas-microsoft-com:vml": "v",
    f"{_M}/2010/wordprocessingShape": "wps",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://purl.org/dc/elements/1.1/": "dc",
}


class Element:
    """An element with its attributes and what stands in it; names have the usual prefix, as `w:p`."""

    __slots__ = ("attributes", "content", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    def get(self, name: str) -> str:
        """Return an attribute, or ''."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """Yield the elements right inside this one."""
        return (part for part in self.content if isinstance(part, Element))

    def first(self, *path: str) -> Element | None:
        """Return the first element down a path of names, or nothing."""
        here: Element | None = self
        for name in path:
            if here is None:
                return None
            here = next((part for part in here.elements() if part.tag == name), None)
        return here

    def value(self, *path: str, name: str = "w:val") -> str:
        """Return an attribute of an element down a path, or ''."""
        found = self.first(*path)
        return found.get(name) if found is not None else ""

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in order."""
        stack = [self]
        while stack:
            here = stack.pop()
            yield here
            stack.extend(reversed(list(here.elements())))

    def find(self, *tags: str) -> Iterator[Element]:
        """Yield all elements of these kinds below this one, in order."""
        return (one for one in self.walk() if one.tag in tags and one is not self)

    def text(self) -> str:
        """Return all text below, as it stands in the source."""
        return "".join(part for one in self.walk() for part in one.content if isinstance(part, str))


def _name(full: str) -> str:
    uri, _, local = full.rpartition(" ")
    if uri.startswith(_ODF) and uri not in _PREFIXES:
        return f"{uri.removeprefix(_ODF).partition(':')[0]}:{local}"
    prefix = _PREFIXES.get(uri, "x" if uri else "")
    return f"{prefix}:{local}" if prefix else local


class Archive:
    """The members of an office file, each read when it is asked for."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.names = file.namelist()
        self._elements = 0
        self._known: dict[str, str] = {}

    def tree(self, name: str) -> Element | None:
        """Return a member as a tree; None where there is none.

        Raises:
            Unsafe: it is no XML, has a document type, or breaks a limit.

        """
        return self._parsed(self._file.read(name)) if name in self.names else None

    def _parsed(self, raw: bytes) -> Element:
        if DOCUMENT_TYPE.search(raw):
            raise Unsafe("document_type")
        root = Element("", {})
        stack = [root]
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True

        def start(tag: str, attributes: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MOST_ELEMENTS or len(stack) > DEEPEST:
                raise Unsafe("too_large")
            made = Element(self._short(tag), {self._short(key): one for key, one in attributes.items()})
            stack[-1].content.append(made)
            stack.append(made)

        def refuse(*_: object) -> None:
            # In another encoding than UTF-8 the search above finds nothing.
            raise Unsafe("document_type")

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: stack.pop()
        parser.CharacterDataHandler = lambda data: stack[-1].content.append(data)
        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        try:
            parser.Parse(raw, True)
        except expat.ExpatError as error:
            raise Unsafe("damaged") from error
        return next(root.elements())

    def _short(self, full: str) -> str:
        if full not in self._known:
            self._known[full] = _name(full)
        return self._known[full]
