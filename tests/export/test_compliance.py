"""The reader of exported files proves what they keep of the rules, and catches each way to break one."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

import euroapp.export.compliance as compliance
from euroapp.calls.facts import Status
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import override_fact, set_value
from euroapp.export.compliance import Compliance, Item, Told, Verdict, contents, examine, layout, read, texts
from euroapp.export.compliance.filed import Filed
from euroapp.export.compliance.printed import Printed
from euroapp.language import ENGLISH
from tests.builders import an_example, call_of, figures_of
from tests.export.mutations import shortened
from tests.export.reading import example_print, file_of, saved

EXAMPLE, SHORT = an_example(), shortened()
Spoil = Callable[[Pdf], object]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The print of a draft that has every kind of element on few pages, and keeps what can be spoilt."""
    path = tmp_path_factory.mktemp("pdf") / "short.pdf"
    found = saved(SHORT, path, "submission", tags=False).compliance
    assert not failing(found) & {key for _, key in SPOILS.values()}
    return path


def report_on(path: Path, draft: Draft) -> Compliance:
    data = path.read_bytes()
    return examine(data, read(data), draft, call_of(draft), Told(submission=True))


def spoilt(short: Path, tmp_path: Path, spoil: Spoil, **how: object) -> Compliance:
    with Pdf.open(short) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "spoilt.pdf", **how)  # type: ignore[arg-type]
    return report_on(tmp_path / "spoilt.pdf", SHORT)


def failing(found: Compliance) -> set[str]:
    return {item.key for item in found.items if item.verdict is not Verdict.OK}


def write(code: str) -> Spoil:
    """Write something more on the third page, with a font that is there."""

    def spoil(pdf: Pdf) -> None:
        page = pdf.pages[2]
        font = next(iter(page.Resources.Font.keys()))
        page.contents_add(Stream(pdf, f"BT {font} {code} ET".encode()))

    return spoil


def link_to(address: str) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=address)
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120], A=action)
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    return spoil


def _without_fonts(pdf: Pdf) -> None:
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and "/FontFile2" in obj:
            del obj["/FontFile2"]


def _first_page_as(size: list[int]) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].MediaBox = Array(size)

    return spoil


def _turned(pdf: Pdf) -> None:
    pdf.pages.reverse()


def _shorter(pdf: Pdf) -> None:
    del pdf.pages[2:6]


def _many(pdf: Pdf) -> None:
    for _ in range(70):
        pdf.pages.append(pdf.pages[-1])


def _heavy(pdf: Pdf) -> None:
    import os

    pdf.Root.Heavy = pdf.make_indirect(Stream(pdf, os.urandom(11_000_000)))


def _named(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = "Anna"


def _attached(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = b"hidden"


def _scripted(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _launching(pdf: Pdf) -> None:
    link_to("https://example.org")(pdf)
    pdf.pages[0].Annots[0].A = Dictionary(S=Name.Launch, F="calc.exe")


SPOILS: dict[str, tuple[Spoil, str]] = {
    "a page of another size": (_first_page_as([0, 0, 500, 700]), "paper"),
    "words at the edge of a page": (write("10 Tf 1 0 0 1 8 400 Tm (Edge) Tj"), "margin"),
    "tiny words": (write("4 Tf 1 0 0 1 100 400 Tm (Tiny) Tj"), "font_size"),
    "fonts that are not embedded": (_without_fonts, "fonts"),
    "too many pages": (_many, "pages"),
    "a heavy file": (_heavy, "size"),
    "pages in another order": (_turned, "titles"),
    "pages left out": (_shorter, "texts"),
    "a link to a script": (link_to("javascript:alert(1)"), "links"),
    "a link to a file": (link_to("file:///etc/passwd"), "links"),
    "a script at opening": (_scripted, "active"),
    "a link that starts a program": (_launching, "active"),
    "an attachment": (_attached, "active"),
    "the name of its author": (_named, "metadata"),
}


def test_the_example_keeps_every_rule() -> None:
    raw, report = example_print("submission", tags=False)
    found = report.compliance
    assert failing(found) == set()
    assert len(found.items) >= 14
    assert found["pages"].measured == f"{len(Pdf.open(BytesIO(raw)).pages)} pages"


@pytest.mark.parametrize("what", SPOILS)
def test_each_broken_rule_is_found_in_the_file(what: str, short: Path, tmp_path: Path) -> None:
    spoil, key = SPOILS[what]
    assert key in failing(spoilt(short, tmp_path, spoil))


def test_a_locked_file_is_found(short: Path, tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="x", user="")
    assert "encryption" in failing(spoilt(short, tmp_path, lambda _pdf: None, encryption=locked))


@settings(max_examples=15)
@given(st.integers(0, 10**9), st.data())
def test_any_character_that_is_missing_is_missed(number: int, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row in EXAMPLE.narrative if len(row.text) > 200]))
    place = number % len(row.text)
    more = f"{row.text[:place]}\N{LATIN SMALL LETTER O WITH STROKE}q{row.text[place:]}"
    draft = set_value(EXAMPLE, f"narrative/{row.id}/text", more)
    (found,) = [one for one in sections(draft) if not one.difference.none]
    assert found.path == f"narrative/{row.id}/text"


def test_in_a_right_print_no_character_of_a_section_is_missed() -> None:
    assert all(one.difference.none for one in sections(EXAMPLE))


def sections(draft: Draft) -> list[Any]:
    """How the sections of a draft stand in the print of the example."""
    known = texts.Known(draft, call_of(draft), figures_of(draft))
    live = texts.Live(known, _once(), texts.Frames(ENGLISH))
    return list(texts._sections(_once(), texts.stated(draft, live), live))


@cache
def _once() -> Printed:
    return Printed.of(file_of(EXAMPLE))


def _tables_alone() -> Draft:
    """Return a draft that is long but for its texts."""
    risks = tuple(EXAMPLE.risks[0].replace(id=f"r{number}") for number in range(300))
    texts = tuple(row.replace(text="") for row in EXAMPLE.narrative)
    return EXAMPLE.replace(risks=risks, narrative=texts)


DRAFTS: dict[str, Callable[[], Draft]] = {
    "a new draft": lambda: new_draft(load_call("smp-cosme-2024-cluster-01"), acronym="NEWIDEA"),
    "a draft without its first text": lambda: set_value(
        EXAMPLE, f"narrative/{EXAMPLE.narrative[0].id}/text", ""
    ),
    "a draft of tables": _tables_alone,
}


@pytest.mark.parametrize("what", DRAFTS)
def test_titles_are_found_however_little_stands_below_them(what: str, tmp_path: Path) -> None:
    draft, path = DRAFTS[what](), tmp_path / "bid.pdf"
    report = saved(draft, path, "submission", tags=False)
    assert not {"titles", "texts"} & failing(report.compliance)
    with Pdf.open(path) as pdf:
        del pdf.pages[len(pdf.pages) // 2 :]
        pdf.save(tmp_path / "half.pdf")
    half = read((tmp_path / "half.pdf").read_bytes())
    assert contents.judge(half, call_of(draft)).verdict is Verdict.FAIL


def test_a_limit_that_is_not_confirmed_is_something_to_look_at_and_a_confirmed_one_fails(
    short: Path,
) -> None:
    filed = read(short.read_bytes())
    own = override_fact(SHORT, "page_limit", "10", "call document, p. 9")
    assert pages_of(filed, own).verdict is Verdict.FAIL
    assert call_of(SHORT).facts.number("page_limit").status is not Status.CONFIRMED
    assert "check" in pages_of(filed, SHORT).evidence


def pages_of(filed: Filed, draft: Draft) -> Item:
    return next(item for item in layout.judge(filed, call_of(draft)) if item.key == "pages")


def test_the_reader_shares_no_code_with_the_writer() -> None:
    for module in Path(compliance.__file__).parent.glob("*.py"):
        names = {
            node.module or ""
            for node in ast.walk(ast.parse(module.read_text()))
            if isinstance(node, ast.ImportFrom)
        }
        shared = ("euroapp.export.pdf", "euroapp.prose", "euroapp.outline", "reportlab")
        assert not [name for name in names if name.startswith(shared)]
