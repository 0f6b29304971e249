"""The rules of good setting hold for any draft: nothing stands alone that belongs to something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.drafts import large_draft
from euroapp.draft import Draft
from euroapp.export.pdf import document, laying, style
from euroapp.export.pdf.blocks import Block, Heading, Text, paragraph
from euroapp.export.pdf.columns import PAD
from euroapp.export.pdf.flow import Page, flow
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Line, Span, break_lines, line_width
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.tables import RowBox, TableBlock
from euroapp.export.pdf.typeset import Tags
from euroapp.export.pdf.words import cut, tied
from euroapp.figures import figures
from euroapp.language import ENGLISH
from euroapp.outline.elements import Align
from euroapp.outline.proposal import outline
from tests.builders import an_example, call_of
from tests.export.test_any_text import HOSTILE
from tests.faults.workshop import rounds
from tests.strategies import drafts

LEAST_ROW = 49.0
"""A row lower than this is lonely without another one, in points: four lines, with the air of a close row."""
HEADINGS = (style.H1, style.H2, style.H3, style.H4, style.H5)
SCRIPTS = {
    "German": "Die Wirtschaftsförderungsgesellschaften der Donaudampfschifffahrtsregion und ihre "
    "Lieferkettensorgfaltspflichtengesetzumsetzungsprojekte im Lebensmittelverarbeitungsbetrieb.",
    "Greek": "Η ανταγωνιστικότητα των μικρομεσαίων επιχειρήσεων ενισχύεται με συγχρηματοδοτούμενες δράσεις.",
    "Bulgarian": "Конкурентоспособността на малките предприятия и високотехнологичното производство.",
    "Maltese": "Il-kompettittività tal-intrapriżi żgħar u ta’ daqs medju permezz ta’ għajnuna.",
    "Irish": "Cuirtear le hiomaíochas na bhfiontar trí chomhoibriú agus comhordaitheoireacht.",
    "address": "https://example.org/" + "clusters/alpha-beta_gamma/" * 11,
}


@dataclass(frozen=True)
class Laid:
    """Blocks as they were given, and the pages they fill."""

    given: Sequence[Block]
    pages: list[Page]


def flows_of(draft: Draft) -> list[Laid]:
    """Return cover, contents and chapters of a draft on their pages."""
    call = call_of(draft)
    printed = outline(draft, call, figures(draft, call))
    flows: list[Laid] = []

    def kept(blocks: Sequence[Block]) -> list[Page]:
        flows.append(Laid(blocks, flow(blocks)))
        return flows[-1].pages

    with patch.object(laying, "flow", kept):
        laying.laid_out(printed, Tags.NONE, None, ENGLISH)
    return flows


def blocks_of(draft: Draft) -> list[Block]:
    return [block for laid in flows_of(draft) for page in laid.pages for block, _ in page.items]


def tables_of(draft: Draft) -> list[TableBlock]:
    return [block for block in blocks_of(draft) if isinstance(block, TableBlock)]


def wrongs(flows: Sequence[Laid]) -> Iterator[str]:
    """Say what a typesetter would mend."""
    for laid in flows:
        whole = {id(block) for block in laid.given}
        for number, page in enumerate(laid.pages, 1):
            where = f"page {number} of {len(laid.pages)}"
            yield from _alone(where, page, last=number == len(laid.pages))
            yield from _on_the_page(where, page)
            for block, _ in page.items:
                if id(block) not in whole:
                    yield from _parted(where, block)
                yield from _overfull(where, block)


def leads(block: Block) -> bool:
    """Tell whether a block belongs to the one that follows."""
    return block.keep or (isinstance(block, Text) and block.style in HEADINGS)


def _alone(where: str, page: Page, *, last: bool) -> Iterator[str]:
    # A name of thousands of letters, or nothing but headings, fills a page; then nothing can stand below.
    endless = any(isinstance(block, Heading) and block.height > 300 for block, _ in page.items)
    foot = page.items[-1][0]
    if not last and leads(foot) and not endless and not all(leads(block) for block, _ in page.items):
        yield f"{where} ends with {getattr(foot, 'title', '') or 'what leads in'}"
    for block, _ in page.items:
        if isinstance(block, TableBlock) and not block.rows:
            yield f"{where}: a head without rows"


def _on_the_page(where: str, page: Page) -> Iterator[str]:
    foot = style.BODY_TOP + style.body_height(page.wide) + 0.5
    for block, top in page.items:
        if top + block.height > foot and block.height < style.body_height(page.wide):
            yield f"{where}: {type(block).__name__} leaves its page"
        if block.wide != page.wide and not block.keep:
            yield f"{where}: {type(block).__name__} on a page turned the wrong way"


def _parted(where: str, block: Block) -> Iterator[str]:
    """Say what is wrong with a part of a block."""
    if isinstance(block, Text) and len(block.lines) < 2:
        yield f"{where}: a single line of a paragraph"
    if isinstance(block, TableBlock) and len(block.rows) == 1 and block.rows[0].height < LEAST_ROW:
        yield f"{where}: a single row"


def _overfull(where: str, block: Block) -> Iterator[str]:
    """Say which lines are wider than their column."""
    if isinstance(block, Text):
        yield from _wider(where, block.lines, block.style.size, block.width - block.indent)
    elif isinstance(block, TableBlock):
        if block.width > style.body_width(block.wide) + 0.1:
            yield f"{where}: a table is wider than the page"
        yield from _wider(where, [*block.caption, *block.note], style.CAPTION.size, block.width)
        for row in (*((block.head,) if block.head else ()), *block.rows):
            for lines, wide in zip(row.cells, block.widths, strict=True):
                yield from _wider(where, lines, style.CELL.size, wide - 2 * PAD)


def _wider(where: str, lines: Sequence[Line], size: float, room: float) -> Iterator[str]:
    for line in lines:
        # One letter may be wider than a column of a table with hundreds of them.
        if line_width(line) * size / 1000 > room + 0.1 and sum(len(piece.text) for piece in line) > 1:
            yield f"{where}: “{''.join(piece.text for piece in line)[:30]}” is wider than its column"


@pytest.mark.parametrize("which", ["the example", "a large draft", "forty partners"])
def test_nothing_stands_alone_in_a_real_draft(which: str) -> None:
    made: dict[str, Callable[[], Draft]] = {
        "the example": an_example,
        "a large draft": large_draft,
        "forty partners": lambda: large_draft(partners=40, packages=12, lines=800),
    }
    assert list(wrongs(flows_of(made[which]()))) == []


@settings(max_examples=rounds(25, 600))
@given(drafts())
def test_nothing_stands_alone_in_any_draft(draft: Draft) -> None:
    assert list(wrongs(flows_of(draft))) == []


@pytest.mark.parametrize("kind", ["many columns", "deep lists", "scripts", "wide words in columns"])
def test_nothing_stands_alone_whatever_is_written(kind: str) -> None:
    draft = an_example()
    rows = tuple(row.replace(text=HOSTILE[kind]) for row in draft.narrative)
    assert list(wrongs(flows_of(draft.replace(narrative=rows)))) == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_nothing_stands_alone_in_any_language(language: str) -> None:
    text = SCRIPTS[language]
    draft = an_example()
    draft = draft.replace(
        general=draft.general.replace(title=text[:200], acronym=text.split(" ")[-1][:20]),
        partners=tuple(row.replace(legal_name=text[:180], capacity=f"{text} " * 4) for row in draft.partners),
        risks=tuple(row.replace(description=text, mitigation=f"{text} " * 5) for row in draft.risks),
        tasks=tuple(row.replace(name=text[:150], description=f"{text} " * 8) for row in draft.tasks),
    )
    assert list(wrongs(flows_of(draft))) == []


def test_only_tables_that_need_it_lie_on_landscape_pages() -> None:
    assert not any(page.wide for laid in flows_of(an_example()) for page in laid.pages)
    turned = [
        block
        for laid in flows_of(large_draft(partners=20, packages=30))
        for page in laid.pages
        for block, _ in page.items
        if page.wide and isinstance(block, TableBlock)
    ]
    assert turned
    assert all(len(table.widths) > 20 for table in turned)


@settings(max_examples=200)
@given(st.integers(1, 60), st.integers(2, 40))
def test_a_paragraph_leaves_no_single_line_on_either_page(lines: int, room: int) -> None:
    block = Text([()] * lines)
    head, rest = block.split(room * block.style.leading, force=False)
    for part in (head, rest):
        assert part is None or not isinstance(part, Text) or len(part.lines) != 1 or lines == 1
    if head is not None and rest is not None:
        assert len(head.lines) + len(rest.lines) == lines  # type: ignore[attr-defined]


def a_table(heights: Sequence[int], note: bool) -> TableBlock:
    """Return a table whose rows have so many lines."""
    line = break_lines((Span("Words"),), 9, 200)
    rows = [RowBox((line, line * lines)) for lines in heights]
    head = RowBox((line, line))
    return TableBlock([100, 300], (Align.LEFT,) * 2, head, rows, line, line if note else (), continued=line)


@example(heights=[57, 1], note=False, above=0)
@settings(max_examples=300)
@given(
    heights=st.lists(st.integers(1, 90), min_size=1, max_size=40),
    note=st.booleans(),
    above=st.integers(0, 45),
)
def test_a_table_parts_well_wherever_it_stands(heights: list[int], note: bool, above: int) -> None:
    table = a_table(heights, note)
    blocks = [Text([()] * above), table] if above else [table]
    laid = Laid(blocks, flow(blocks))
    assert list(wrongs([laid])) == []
    parts = [b for page in laid.pages for b, _ in page.items if isinstance(b, TableBlock)]
    assert sum(len(row.cells[1]) for part in parts for row in part.rows) == sum(heights)
    assert [bool(part.note) for part in parts] == [False] * (len(parts) - 1) + [note]
    assert all(part.caption for part in parts)


def test_a_row_that_goes_on_overleaf_says_there_which_it_is() -> None:
    laid = flow([a_table([90], note=False)])
    parts = [block for page in laid for block, _ in page.items if isinstance(block, TableBlock)]
    assert [row.again for part in parts for row in part.rows] == [False, True]
    assert all(row.cells[0] for part in parts for row in part.rows)


def test_what_a_paragraph_announces_stays_with_it() -> None:
    lead = paragraph((Span("There are three:"),))
    item = paragraph((Span("The first"),), mark="•")
    assert not item.keep
    draft = an_example()
    text = "Many words. " * 40 + "\n\nThere are three:\n\n- one\n- two"
    kept = [
        block
        for block in blocks_of(draft.replace(narrative=(draft.narrative[0].replace(text=text),)))
        if isinstance(block, Text) and block.lines == lead.lines
    ]
    assert [block.keep for block in kept] == [True]


def test_the_control_each_broken_rule_is_seen() -> None:
    heading = next(block for block in blocks_of(an_example()) if isinstance(block, Heading))
    upper, lower = Page(wide=False), Page(wide=False)
    upper.place(paragraph((Span("Words"),)))
    upper.place(heading)
    lower.place(Text([()]))
    given: list[Block] = [block for block, _ in upper.items]
    assert list(wrongs([Laid(given, [upper, lower])])) == [
        f"page 1 of 2 ends with {heading.title}",
        "page 2 of 2: a single line of a paragraph",
    ]
    table = a_table([1, 1], note=False)
    table.widths = [10, 800]
    table.wide = True
    page = Page(wide=False)
    page.place(table)
    said = " ".join(wrongs([Laid([table], [page])]))
    assert "turned the wrong way" in said
    assert "wider than the page" in said
    assert "“Words” is wider than its column" in said


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
    document.build(outline(an_example(), call, figures(an_example(), call)), tags=True)
    assert Recorder.sizes == style.SCALE
    assert min(style.SCALE) == style.SMALLEST == 9
    assert len(style.SCALE) <= 6


def is_amount(text: str) -> bool:
    return "." in text and text.replace(",", "").replace(".", "").isdigit()


def test_amounts_of_a_column_end_at_one_edge_and_never_break() -> None:
    amounts = 0
    for table in tables_of(an_example()):
        for row in table.rows:
            for align, cell in zip(table.aligns, row.cells, strict=True):
                if is_amount("".join(piece.text for line in cell for piece in line)):
                    amounts += 1
                    assert align is Align.RIGHT
                    assert len(cell) == 1
    assert amounts > 200


def test_figures_in_a_table_of_a_narrative_end_at_one_edge_too() -> None:
    text = (
        "| What | Costs | Share | Months | Asked |\n|-|-|-|-|:-|\n"
        "| Travel | 1,200.50 | 3.5 % | M4 | 5 |\n| Other | EUR 20 | – | 12 | 6 |"
    )
    draft = an_example()
    table = tables_of(draft.replace(narrative=(draft.narrative[0].replace(text=text),)))
    found = next(one for one in table if len(one.widths) == 5 and not one.caption)
    assert found.aligns == (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT)


def test_numbers_stay_with_their_units_in_every_line() -> None:
    for block in blocks_of(an_example()):
        lines = ["".join(piece.text for piece in line) for line in getattr(block, "lines", ())]
        for upper, lower in pairwise(lines):
            assert not (upper.endswith("EUR") and lower[:1].isdigit()), upper
            assert not lower.startswith("%"), upper


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("costs EUR 5,000 in all", "EUR 5,000"),
        ("a share of 10 % each", "10 %"),
        ("by month 8 at last", "month 8"),
        ("of 1 322 firms", "1 322"),
        ("about 3 million in all", "3 million"),
        ("see section 2.1 there", "section 2.1"),
    ],
)
def test_what_a_line_does_not_part(text: str, stays: str) -> None:
    assert stays.replace(" ", "\N{NO-BREAK SPACE}") in tied(text)
    assert tied(text).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize("text", ["", "in 2021 they", "5 partners", "EUR", "% of 3", "no5 x"])
def test_other_blanks_stay_as_they_are(text: str) -> None:
    assert tied(text) == text


@pytest.mark.parametrize("room", [40.0, 60.0, 90.0])
@pytest.mark.parametrize("language", SCRIPTS)
def test_long_words_are_cut_with_hyphens_and_lose_no_letter(language: str, room: float) -> None:
    for word in SCRIPTS[language].split():
        parts = list(cut(word, Face.REGULAR, room * 1000 / 9, room * 1000 / 9))
        assert "".join(parts).replace("-", "") == word.replace("-", "")
        if word.rstrip(".").isalpha():
            assert all(part.endswith("-") and len(part) > 3 for part in parts[:-1])


def test_no_number_breaks_behind_its_comma() -> None:
    parts = list(cut("1,050,000.00", Face.REGULAR, 20_000 / 9, 20_000 / 9))
    assert "".join(parts) == "1,050,000.00"
    assert not any(
        part.endswith((",", ".")) and following[:1].isdigit() for part, following in pairwise(parts)
    )


@given(st.text("aW नमस्ते-/.", min_size=1, max_size=40), st.integers(45, 120))
def test_the_code_of_a_sign_is_never_parted(text: str, room: int) -> None:
    shown = "".join(f"[U+{ord(char):04X}]" if ord(char) > 999 else char for char in text).replace(" ", "")
    parts = list(cut(shown, Face.REGULAR, room * 100, room * 100))
    assert "".join(parts).replace("-", "") == shown.replace("-", "")
    assert [part.count("[U+") for part in parts] == [part.count("]") for part in parts]
