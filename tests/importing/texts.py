"""Texts of word processors for tests: the files that LibreOffice made, and DOCX and ODT written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from euroapp.importing.texts.parser import read_text
from euroapp.importing.texts.pieces import Piece, ReadText, from_plain

FILES = Path(__file__).parents[1] / "files" / "texts"
EVERYTHING = (FILES / "everything.odt", FILES / "everything.docx")
_W = "http://schemas.openxmlformats.org"
_NAMES = (
    f'xmlns:w="{_W}/wordprocessingml/2006/main" xmlns:r="{_W}/officeDocument/2006/relationships" '
    f'xmlns:m="{_W}/officeDocument/2006/math" xmlns:mc="{_W}/markup-compatibility/2006" '
    f'xmlns:a="{_W}/drawingml/2006/main" xmlns:wp="{_W}/drawingml/2006/wordprocessingDrawing"'
)
_KINDS = {"styles.xml": "styles", "numbering.xml": "numbering", "footnotes.xml": "footnotes"}


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(body: str, relations: str = "", **parts: str) -> bytes:
    """Return a DOCX file with a body; `parts` are further ones, as `styles="<w:style .../>"`."""
    members: dict[str, str | bytes] = {
        "_rels/.rels": _relations(
            f'<Relationship Id="d" Type="{_W}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_NAMES}>{content}</w:{name}>"
        relations += f'<Relationship Id="{name}" Type="{_W}/{name}" Target="{name}.xml"/>'
    members["word/_rels/document.xml.rels"] = _relations(relations)
    return packed(members)


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_W}/package/2006/relationships">{inner}</Relationships>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of DOCX; a run that is no markup becomes words."""
    inner = "".join(
        one if one.startswith("<") else f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in runs
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run of DOCX."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)


def read(raw: bytes, way: str = "accepted") -> ReadText:
    """Return the text of a file."""
    return from_plain(raw_reading(raw)[way])


def raw_reading(raw: bytes) -> dict[str, Any]:
    """Return what the reading process says."""
    return read_text(raw)


def lines(pieces: list[Piece]) -> list[str]:
    """Return pieces as lines of their signs and words."""
    return [f"{one.sign} {one.words}".strip() for one in pieces]
