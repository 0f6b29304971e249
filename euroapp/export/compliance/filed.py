"""Opens an exported file anew and reads what it holds; knows nothing about how it was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

from euroapp.errors import ExportFailed
from euroapp.export.compliance.instructions import sheet
from euroapp.export.compliance.sheets import Sheet
from euroapp.export.compliance.tagged import Tags, read_tags
from euroapp.export.compliance.typefaces import Typeface
from euroapp.export.marks import APPENDIX
from euroapp.language import say

EMBEDDED = say("embedded files")
_FORBIDDEN = {
    "/JS": say("JavaScript"),
    "/JavaScript": say("JavaScript"),
    "/AA": say("actions of their own accord"),
    "/OpenAction": say("an action at opening"),
    "/EF": EMBEDDED,
    "/EmbeddedFiles": EMBEDDED,
    "/AF": say("associated files"),
    "/AcroForm": say("a form to fill in"),
    "/XFA": say("a form to fill in"),
    "/RichMedia": say("media"),
    "/FFilter": say("content in another file"),
}
_ACTIONS = {"/URI", "/GoTo"}
"""What a link may do: lead to an address or to a place in this file."""
_DOINGS = {
    *("/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript", "/Rendition"),
    *("/Movie", "/Sound", "/Thread", "/Hide", "/SetOCGState", "/GoTo3DView", "/RichMediaExecute", "/Named"),
}
"""What an action does, by which it is known even where it does not say that it is one (ISO 32000-1, 12.6)."""
_BLENDED = {"/ca": 1, "/CA": 1, "/SMask": "/None", "/BM": "/Normal"}
"""What the states of graphics hold when nothing shines through."""


@dataclass(frozen=True)
class Archival:
    """What a file for long keeping holds."""

    output_intent: str
    """The colour space that is meant, empty where none is named."""
    profile: int
    """Size of its colour profile in bytes; 0 for none."""
    part: str
    """The part and level of PDF/A that the metadata name, such as `2A`."""
    title_agrees: bool
    """Whether both places of the metadata name the same title."""
    transparent: bool


@dataclass(frozen=True)
class Filed:
    """A file as it was read back."""

    size: int
    """In bytes."""
    encrypted: bool
    sheets: tuple[Sheet, ...]
    counted: int
    """Pages before the appendix of a working draft."""
    typefaces: tuple[Typeface, ...]
    addresses: tuple[str, ...]
    """Where links outside the file lead."""
    forbidden: tuple[str, ...]
    """What no proposal may hold, in words."""
    metadata: dict[str, str]
    archival: Archival
    tags: Tags
    attachments: tuple[bytes, ...] = ()
    """The files that it carries, as they are unpacked."""
    layers: bool = False
    """It holds layers that can be hidden."""


def read(data: bytes) -> Filed:
    """Return what a PDF holds.

    Raises:
        ExportFailed: it cannot be read as a PDF.

    """
    with _refusing(), pikepdf.open(BytesIO(data)) as pdf:
        return _read(pdf, len(data))


class Pages:
    """The pages of a PDF; the instructions of each are followed when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fonts: dict[tuple[int, int], Typeface] = {}
        self._sheets: dict[int, Sheet] = {}

    @cached_property
    def _pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self._data))

    def sheet(self, number: int) -> Sheet:
        """Return what the instructions of a page print, counted from 0.

        Raises:
            ExportFailed: the file cannot be read as a PDF.

        """
        if number not in self._sheets:
            with _refusing():
                self._sheets[number] = sheet(self._pdf.pages[number], self._fonts)
        return self._sheets[number]

    def close(self) -> None:
        """Close the file."""
        if "_pdf" in self.__dict__:
            self._pdf.close()


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what goes wrong at reading into a sentence."""
    try:
        yield
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ExportFailed(say("The file that was written cannot be read back. Export it again.")) from error


def _read(pdf: pikepdf.Pdf, size: int) -> Filed:
    fonts: dict[tuple[int, int], Typeface] = {}
    sheets = tuple(sheet(page, fonts) for page in pdf.pages)
    addresses: list[str] = []
    forbidden: set[str] = set()
    transparent, attachments = False, list[bytes]()
    for thing in _dictionaries(pdf):
        forbidden |= _strange(thing)
        transparent |= _see_through(thing)
        if "/EF" in thing:
            attachments += {one.read_bytes() for one in thing["/EF"].values()}
        address = thing.get("/URI")
        if isinstance(address, pikepdf.String):
            addresses.append(str(address))
    return Filed(
        size=size,
        encrypted=pdf.is_encrypted,
        sheets=sheets,
        counted=_counted(pdf),
        typefaces=tuple(fonts.values()),
        addresses=tuple(addresses),
        forbidden=tuple(sorted(forbidden)),
        metadata={str(key)[1:]: str(value) for key, value in pdf.docinfo.items()},
        archival=_archival(pdf, transparent),
        tags=read_tags(pdf, sheets),
        attachments=tuple(attachments),
        layers="/OCProperties" in pdf.Root,
    )


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every dictionary and stream of the file, those inside others too."""
    waiting: list[Any] = [*pdf.objects, pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            inner: list[Any] = [part for part in thing if isinstance(part, pikepdf.Object)]
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            inner = [part for part in thing.values() if isinstance(part, pikepdf.Object)]
        else:
            continue
        waiting.extend(part for part in inner if not part.is_indirect)


def _strange(thing: Any) -> set[str]:
    found: set[str] = {words for key, words in _FORBIDDEN.items() if key in thing}
    action = str(thing.get("/S", ""))
    if action in _DOINGS or (thing.get("/Type") == "/Action" and action not in _ACTIONS):
        found.add(say("an action {action}", action=action[1:]))
    if isinstance(thing, pikepdf.Stream) and "/F" in thing:
        found.add(say("content in another file"))
    return found


def _see_through(thing: Any) -> bool:
    group = thing.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
        return True
    if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
        return "/SMask" in thing
    if thing.get("/Type") != "/ExtGState":
        return False
    return any(key in thing and thing[key] != plain for key, plain in _BLENDED.items())


def _counted(pdf: pikepdf.Pdf) -> int:
    """Return how many pages stand before the appendix, whose first page is a named place."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()).get("/Names")
    listed = list(names) if names is not None else []
    for name, place in zip(listed[::2], listed[1::2], strict=False):
        if str(name) == APPENDIX:
            return pikepdf.Page(place[0]).index
    return len(pdf.pages)


def _archival(pdf: pikepdf.Pdf, transparent: bool) -> Archival:
    intents = pdf.Root.get("/OutputIntents")
    intent = intents[0] if intents is not None and len(intents) else pikepdf.Dictionary()
    profile = intent.get("/DestOutputProfile")
    part, title_agrees = "", True
    if "/Metadata" in pdf.Root:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            part = metadata.pdfa_status
            title_agrees = str(metadata.get("dc:title", "")) == str(pdf.docinfo.get("/Title", ""))
    return Archival(
        output_intent=str(intent.get("/OutputConditionIdentifier", "")),
        profile=len(profile.read_bytes()) if profile is not None else 0,
        part=part,
        title_agrees=title_agrees,
        transparent=transparent,
    )
