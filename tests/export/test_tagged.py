"""Every PDF can be read out: tags are complete, a validator approves them, and damages are noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from page import ValidationProfile
from pikepdf import Name
from pypdf import PdfReader

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.paths import put
from euroapp.edits.creation import new_draft
from euroapp.edits.images import prepared
from euroapp.export.compliance import Verdict, read
from euroapp.export.compliance.tagged import judge
from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.document import build
from euroapp.export.pdf.figures.map import MapBlock
from euroapp.outline.proposal import outline
from tests.builders import NEW, OLD, an_example, call_of, figures_of
from tests.edits.test_images import picture
from tests.export.reading import example_print, saved
from tests.export.tags import failures, parts_of

UA = ValidationProfile.PDF_UA_1

HOSTILE = """### One

##### Two levels down

1. a
2. b

   still b

  - inner
    - innermost

  set in without a list

| A | B |
|---|---|
| [x](https://example.org) | **y** |
|  | z[^n] |

![What it shows](image:k1)

See {=partners/p1}, {=table/indicators} and {=grant_requested}.[^n] [mail](mailto:a@b.eu)

[^n]: A note with a [link](https://example.org/note).

# And up again
- one

# Last"""


def hostile() -> Draft:
    draft = an_example()
    image = Image(id="k1", data=prepared(picture("PNG")))
    first, *others = draft.narrative
    texts = (first.replace(text=HOSTILE), others[0].replace(text="## " + "long " * 300), *others[1:])
    return draft.replace(images=(image,), narrative=texts, partners=draft.partners[:1])


DRAFTS: dict[str, Callable[[], Draft]] = {
    "example": an_example,
    "hostile": hostile,
    "empty": lambda: new_draft(load_call(NEW)),
    "empty of 2021": lambda: new_draft(load_call(OLD)),
}


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("profile", ["working", "submission"])
def test_a_validator_of_pdf_ua_approves_every_print(name: str, profile: str, tmp_path: Path) -> None:
    report = saved(DRAFTS[name](), tmp_path / "x.pdf", profile)
    assert report.compliance["tags"].verdict is Verdict.OK, report.compliance["tags"].measured
    assert failures(tmp_path / "x.pdf", UA) == {}


def test_what_is_read_out_comes_in_order_with_words_for_what_is_drawn() -> None:
    reader = PdfReader(BytesIO(example_print()[0]))
    parts = list(parts_of(reader))
    headings = [str(one["/T"]) for one in parts if one["/S"] in ("/H1", "/H2")]
    numbers = [one.split("\N{NO-BREAK SPACE}")[0] for one in headings]
    assert numbers[0] == "Contents"
    assert numbers.index("1.1") < numbers.index("1.2") < numbers.index("2.1")
    told = {str(one["/Alt"]) for one in parts if one["/S"] == "/Figure"}
    assert len(told) == sum(one["/S"] == "/Figure" for one in parts) > 5
    assert any("The call asks for 75.0" in one for one in told)
    assert any(one.startswith("Timetable of 36 months. WP1") for one in told)


def damaged(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(example_print()[0])) as pdf:
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def below(part: Any) -> Iterator[Any]:
    yield part
    kids = part.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(one for one in below(pdf.Root.StructTreeRoot.K) if f"/{tag}" == one.S)


def without(part: Any, key: str) -> None:
    del part[key]


def renamed(part: Any, tag: str) -> None:
    part.S = Name(f"/{tag}")


def untagged(pdf: pikepdf.Pdf, page: int = 4) -> None:
    code = pdf.pages[page].Contents.read_bytes()
    begin = code.index(b"/P <</MCID")
    end = code.index(b"BDC", begin) + 3
    rest = code[end:].replace(b"EMC", b"", 1)
    pdf.pages[page].Contents = pdf.make_stream(code[:begin] + rest)


def passed_over(pdf: pikepdf.Pdf) -> None:
    code = pdf.pages[4].Contents.read_bytes()
    head, *parts = code.split(b" <</MCID ")
    kept = [head.rpartition(b"/")[0]]
    for part in parts:
        words = part.partition(b"BDC")[2]
        kept.append(words.rpartition(b"/")[0] if part is not parts[-1] else words)
    pdf.pages[4].Contents = pdf.make_stream(b"/Artifact BMC".join(kept))


def swapped(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def cell_lost(pdf: pikepdf.Pdf) -> None:
    row = next(one for one in below(first(pdf, "TBody")) if one.S == "/TR" and len(one.K) > 1)
    row.K = pikepdf.Array(list(row.K)[:-1])


def cells_swapped(pdf: pikepdf.Pdf) -> None:
    row = next(one for one in below(first(pdf, "TBody")) if one.S == "/TR" and len(one.K) > 1)
    row.K[0].K, row.K[1].K = row.K[1].K, row.K[0].K


DAMAGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no tree": lambda pdf: without(pdf.Root, "/StructTreeRoot"),
    "not said": lambda pdf: without(pdf.Root, "/MarkInfo"),
    "no language": lambda pdf: without(pdf.Root, "/Lang"),
    "a figure without words": lambda pdf: without(first(pdf, "Figure"), "/Alt"),
    "a head of nothing": lambda pdf: without(first(pdf, "TH"), "/A"),
    "a level left out": lambda pdf: renamed(first(pdf, "H2"), "H4"),
    "a cell beside cells": lambda pdf: renamed(first(pdf, "TD"), "P"),
    "no item": lambda pdf: renamed(first(pdf, "LI"), "P"),
    "a link without words": lambda pdf: without(pdf.pages[1].Annots[0], "/Contents"),
    "a link of nobody": lambda pdf: without(pdf.pages[1].Annots[0], "/StructParent"),
    "no way back": lambda pdf: setattr(pdf.Root.StructTreeRoot.ParentTree, "Nums", pikepdf.Array()),
    "another way back": swapped,
    "words without a tag": untagged,
    "a page passed over": passed_over,
    "a cell lost": cell_lost,
    "cells in each other's place": cells_swapped,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_of_the_tags_is_noticed(name: str) -> None:
    assert judge(read(example_print()[0]).tags).verdict is Verdict.OK, "the control"
    assert judge(read(damaged(DAMAGES[name])).tags).verdict is Verdict.FAIL


def test_a_map_that_is_drawn_smaller_to_fit_its_page_keeps_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = MapBlock.fitted
    smaller: list[Block] = []

    def counted(self: MapBlock, room: float) -> Block | None:
        found = fitted(self, room)
        smaller.extend([found] if found is not None else [])
        return found

    monkeypatch.setattr(MapBlock, "fitted", counted)
    draft = an_example()
    for lines in range(0, 40, 4):
        moved = put(draft, "narrative/consortium/text", "\n\n".join(f"Line {n}." for n in range(lines)))
        build(outline(moved, call_of(moved), figures_of(moved)))
        if smaller:
            break
    assert smaller
    report = saved(moved, tmp_path / "moved.pdf")
    assert report.compliance["tags"].verdict is Verdict.OK, report.compliance["tags"].measured
