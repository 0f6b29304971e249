"""The rules of good setting hold for any draft: nothing stands alone that belongs to something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.drafts import large_draft
from euroapp.draft import Draft
from euroapp.export.pdf import document, style
from euroapp.export.pdf.blocks import Block, Heading, Text
from euroapp.export.pdf.flow import Page
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.tables import TableBlock
from euroapp.export.pdf.text import Notes
from euroapp.export.pdf.typeset import Typesetter
from euroapp.figures import figures
from euroapp.outline.proposal import outline
from tests.builders import an_example, call_of
from tests.export.test_any_text import HOSTILE
from tests.strategies import drafts

SCALE = {17.0, 12.5, 11.5, 10.5, 10.0, 9.0}


def pages_of(draft: Draft) -> list[Page]:
    call = call_of(draft)
    printed = outline(draft, call, figures(draft, call))
    return document._lay_out(printed, Typesetter(Notes(), printed.images))


def body(pages: list[Page]) -> list[Page]:
    """Return the pages behind cover and contents."""
    first = next(
        number
        for number, page in enumerate(pages)
        if any(isinstance(block, Heading) and block.level == 1 for block, _ in page.items)
    )
    return pages[first:]


def wrongs(pages: list[Page]) -> Iterator[str]:
    """Say what a typesetter would mend."""
    for number, page in enumerate(pages, 1):
        if page.items:
            yield from _at_the_ends(number, page)
        for block, top in page.items:
            foot = style.BODY_TOP + style.body_height(page.wide) + 0.5
            if top + block.height > foot and block.height < style.body_height(page.wide):
                yield f"page {number}: {type(block).__name__} leaves its page"
            if block.wide and not page.wide:
                yield f"page {number}: a wide table on a portrait page"
        if page.wide and not any(block.wide for block, _ in page.items):
            yield f"page {number}: nothing on a landscape page needs it"


def _at_the_ends(number: int, page: Page) -> Iterator[str]:
    first, last = page.items[0][0], page.items[-1][0]
    # A name of thousands of letters fills the page of its heading; then nothing can stand below it.
    endless = any(isinstance(block, Heading) and block.height > 300 for block, _ in page.items)
    if isinstance(last, Heading) and not endless:
        yield f"page {number} ends with the heading {last.title}"
    for block, where in ((first, "begins"), (last, "ends")):
        if isinstance(block, TableBlock) and not block.rows:
            yield f"page {number} {where} with a head without rows"


@pytest.mark.parametrize("which", ["the example", "a large draft", "forty partners"])
def test_nothing_stands_alone_in_a_real_draft(which: str) -> None:
    made = {
        "the example": an_example,
        "a large draft": large_draft,
        "forty partners": lambda: large_draft(partners=40, packages=12, lines=800),
    }
    assert list(wrongs(pages_of(made[which]()))) == []


@settings(max_examples=60)
@given(drafts())
def test_nothing_stands_alone_in_any_draft(draft: Draft) -> None:
    assert list(wrongs(pages_of(draft))) == []


@settings(max_examples=200)
@given(st.integers(1, 60), st.integers(2, 40))
def test_a_paragraph_leaves_no_single_line_on_either_page(lines: int, room: int) -> None:
    block = Text([()] * lines)
    head, rest = block.split(room * block.style.leading, force=False)
    for part in (head, rest):
        assert part is None or not isinstance(part, Text) or len(part.lines) != 1 or lines == 1
    if head is not None and rest is not None:
        assert len(head.lines) + len(rest.lines) == lines  # type: ignore[attr-defined]


def test_the_control_a_heading_at_the_foot_of_a_page_is_seen() -> None:
    heading = next(b for p in body(pages_of(an_example())) for b, _ in p.items if isinstance(b, Heading))
    page = Page(wide=False)
    page.place(heading)
    assert list(wrongs([page])) == [f"page 1 ends with the heading {heading.title}"]


class Recorder(Pen):
    """Notes the sizes of what is drawn."""

    sizes: ClassVar[set[float]] = set()

    def lines(self, lines: Any, left: float, top: float, style: Any, *rest: Any, **more: Any) -> None:
        Recorder.sizes.add(style.size)
        super().lines(lines, left, top, style, *rest, **more)

    def text(self, text: str, left: float, top: float, style: Any, *rest: Any, **more: Any) -> None:
        Recorder.sizes.add(style.size)
        super().text(text, left, top, style, *rest, **more)


def test_all_sizes_are_of_one_small_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "Pen", Recorder)
    Recorder.sizes = set()
    call = call_of(an_example())
    document.build(outline(an_example(), call, figures(an_example(), call)))
    of_the_text = {size for size in Recorder.sizes if size < 20}
    assert min(of_the_text) >= 9
    assert len(of_the_text) <= 10
    assert of_the_text | {10.5} >= SCALE


def test_amounts_of_a_column_end_at_one_edge() -> None:
    from euroapp.outline.elements import Align

    blocks: list[Block] = [block for page in pages_of(an_example()) for block, _ in page.items]
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    amounts = 0
    for table in tables:
        for row in table.rows:
            for align, cell in zip(table.aligns, row.cells, strict=True):
                text = "".join(piece.text for line in cell for piece in line)
                if text.replace(",", "").replace(".", "").isdigit() and "." in text:
                    amounts += 1
                    assert align is Align.RIGHT, text
    assert amounts > 200


@pytest.mark.parametrize("kind", ["many columns", "deep lists", "scripts", "wide words in columns"])
def test_nothing_stands_alone_whatever_is_written(kind: str) -> None:
    draft = an_example()
    rows = tuple(row.replace(text=HOSTILE[kind]) for row in draft.narrative)
    assert list(wrongs(pages_of(draft.replace(narrative=rows)))) == []
