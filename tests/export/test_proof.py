"""The reader of an exported file notices every character that the writer drops, doubles or swaps."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.images import Image
from euroapp.draft.paths import expand, put
from euroapp.edits.values import set_value
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.proof import compare
from euroapp.export.compliance.typed import plain, section
from euroapp.export.pdf import document, front
from euroapp.export.pdf.pages import Frame
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.tables import RowBox, TableBlock
from euroapp.export.verdict import Verdict
from tests.builders import a_draft, an_example
from tests.export.reading import saved, small, texts_proven
from tests.export.test_pictures import drawn
from tests.faults.workshop import rounds

TEXT = """# Headingword one

First plainword, then **boldword** and *italicword*, a [linkword](https://example.org/x), and a note[^n].
Next lineword ends here.

- itemword of a list
  - inlayword below
471. numberword by its author
➢ pointword

| headcellword | other |
|---|---:|
| cellword | 5 | beyondword |

![captionword](image:k1)

Last paragraphword.

[^n]: The noteword itself.
"""
IN_SECTION = {
    "heading": "Headingword",
    "paragraph": "plainword",
    "bold": "boldword",
    "italic": "italicword",
    "link": "linkword",
    "line": "lineword",
    "item": "itemword",
    "inner item": "inlayword",
    "own number": "471",
    "item of another bullet": "pointword",
    "head of a table": "headcellword",
    "cell": "cellword,",
    "cell beyond the head": "beyondword",
    "caption": "captionword",
    "last words": "paragraphword",
    "footnote": "noteword",
}
ELSEWHERE = {
    "acronym": "ACRONYMWORD",
    "title": "titleword",
    "task": "taskword",
    "description of a task": "describedword",
    "objectives of a package": "objectiveword",
    "risk": "riskword",
    "participant": "shortword",
    "scheme": "recipientword",
}
CHANGES: dict[str, Callable[[str], str]] = {
    "dropped": lambda word: word[:2] + word[3:],
    "doubled": lambda word: word[:2] + word[1:],
    "swapped": lambda word: word[0] + word[2] + word[1] + word[3:],
    "exchanged": lambda word: "§" + word[1:],
}


def a_written_draft() -> Draft:
    return a_draft(
        narrative=({"id": "background", "text": TEXT.replace("cellword |", "cellword, |", 2)},),
        images=(Image(id="k1", data=drawn()),),
        general={"acronym": "ACRONYMWORD", "title": "A titleword", "abstract": "Short.\n- itemised"},
        partners=({"id": "p1", "role": "COO", "short_name": "shortword", "legal_name": "Longer"},),
        work_packages=({"id": "w1", "name": "Package", "objectives": "An objectiveword.\n- and more"},),
        tasks=({"id": "t1", "work_package": "w1", "name": "A taskword", "description": "A describedword."},),
        risks=({"id": "r1", "description": "A riskword", "mitigation": "None."},),
        schemes=({"id": "s1", "name": "Scheme", "recipients": "Any recipientword"},),
    )


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[str], str]], list[str]]:
    """Let the writer change a word wherever it prints it; the list tells whether it did."""

    def by(word: str, change: Callable[[str], str]) -> list[str]:
        done: list[str] = []
        show, put = Pen._show, Pen.text

        def changed(text: str) -> str:
            if word in text:
                done.append(text)
            return text.replace(word, change(word))

        def shown(self: Pen, text: Any, piece: Any, size: float) -> None:
            show(self, text, piece._replace(text=changed(piece.text)), size)

        def set_(self: Pen, text: str, *rest: Any, **more: Any) -> None:
            put(self, changed(text), *rest, **more)

        monkeypatch.setattr(Pen, "_show", shown)
        monkeypatch.setattr(Pen, "text", set_)
        return done

    return by


def test_a_print_without_faults_is_proven_whole(tmp_path: Path) -> None:
    report = saved(a_written_draft(), tmp_path / "x.pdf").compliance
    assert (report["texts"].verdict, report["other_texts"].verdict) == (Verdict.OK, Verdict.OK)
    assert report["texts"].measured.startswith("all of ")


FRAMES: dict[str, Callable[[str], str]] = {
    "number of a page": lambda count: count.replace("1 of", "2 of"),
    "count of pages": lambda count: count[::-1],
    "acronym": lambda acronym: acronym.replace("ACRO", "ACR"),
    "call": lambda call: call.replace("Euro", "Eur"),
    "state": lambda mark: mark.replace("Working", "Wrking"),
    "form": lambda form: form.replace("e", "ee", 1),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_a_changed_character_of_head_or_foot_is_noticed(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, change = document.draw_frame, FRAMES[kind]

    def spoilt(pen: Pen, frame: Frame, count: str, wide: bool) -> None:
        place = {"acronym": "acronym", "call": "call", "state": "mark", "form": "form"}.get(kind)
        changed = replace(frame, **{place: change(getattr(frame, place))}) if place else frame
        draw(pen, changed, count if place else change(count), wide)

    assert saved(a_written_draft(), tmp_path / "x.pdf").compliance["running"].verdict is Verdict.OK
    monkeypatch.setattr(document, "draw_frame", spoilt)
    assert saved(a_written_draft(), tmp_path / "x.pdf").compliance["running"].verdict is Verdict.FAIL


@pytest.mark.parametrize("acronym", ["", "A" * 300, "Ω-\N{PILE OF POO} ŁÓDŹ", "نص", "1 of 2", "· · ·"])
def test_a_right_head_raises_no_alarm_whatever_the_acronym(acronym: str, tmp_path: Path) -> None:
    draft = set_value(a_written_draft(), "general/acronym", acronym)
    assert saved(draft, tmp_path / "x.pdf").compliance["running"].verdict is Verdict.OK


@pytest.mark.parametrize("title", ["- Title", "* Title", "Open call (1 of 5)", "5. Title"])
def test_a_name_that_looks_like_a_mark_raises_no_alarm(title: str, tmp_path: Path) -> None:
    draft = a_written_draft()
    for path in ("general/title", "general/acronym", "schemes/s1/name", "work_packages/w1/name"):
        draft = set_value(draft, path, title)
    conditions = "A long condition of the scheme.\n" * 60
    draft = set_value(draft, "schemes/s1/recipients", conditions)
    found = saved(draft, tmp_path / "x.pdf").compliance
    assert found["other_texts"].verdict is Verdict.OK, found["other_texts"].measured


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", IN_SECTION)
def test_a_changed_character_of_a_section_is_noticed(kind: str, change: str, spoil: Any) -> None:
    word = IN_SECTION[kind]
    done = spoil(word, CHANGES[change])
    item = texts_proven(a_written_draft())[0]
    assert done
    assert item.verdict is Verdict.FAIL
    assert item.measured.startswith("1.1: ")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", ELSEWHERE)
def test_a_changed_character_elsewhere_is_noticed(kind: str, change: str, spoil: Any) -> None:
    done = spoil(ELSEWHERE[kind], CHANGES[change])
    item = texts_proven(a_written_draft())[1]
    assert done
    assert item.verdict is Verdict.FAIL


def test_the_character_and_its_section_are_named(spoil: Any) -> None:
    spoil("plainword", lambda word: word.replace("w", "v"))
    item = texts_proven(a_written_draft())[0]
    assert item.measured.startswith("1.1: missing “w”; added “v”, near “First plainword")


def test_a_character_the_fonts_lack_is_named_with_its_section() -> None:
    item = texts_proven(small("Good 🙂 day"))[0]
    assert item.verdict is Verdict.WARN
    assert "1.1: “🙂” printed by code" in item.measured


def test_the_number_told_is_counted_in_the_file(spoil: Any) -> None:
    whole = texts_proven(small("twelve words"))[0].measured
    assert whole == "all of 22 characters in 2 sections"


MARKS = [
    "**",
    "*",
    "# ",
    "- ",
    "1. ",
    "a) ",
    "•\t",
    "\\",
    "[^a]",
    "\n[^a]: ",
    "|",
    "\n|---|\n",
    "[w](https://a.eu)",
]
ALPHABETS = "aå ąćęłńóśźż čďěňřšťůž äöüß éèêçœ îșț őű ġħ āēģķļņ ðþ ñ¿ αβγδώ АБВгд ½€„“’–…"


def signs() -> Iterator[str]:
    yield from MARKS
    yield from ALPHABETS
    yield from ("\n", "\n\n", " ", "   ", "word ", "12 ", "(", ")", ".", ",", "-", "_", "/")


@settings(max_examples=rounds(25, 1_000))
@given(st.lists(st.sampled_from(list(signs())), min_size=1, max_size=60).map("".join))
def test_the_letters_of_the_file_are_the_letters_typed(text: str) -> None:
    item = texts_proven(small(f"Begin {text}"))[0]
    assert item.verdict is Verdict.OK, item.measured


def printed(text: str) -> str:
    return "".join(part if part in {HYPHEN, PAGE} else letters(part) for part in text)


@pytest.mark.parametrize(
    ("typed", "shown", "fine"),
    [
        ("cross-border", f"cross{HYPHEN}border", True),
        ("crossborder", f"cross{HYPHEN}border", True),
        ("over two pages", f"over two {PAGE}pages", True),
        ("crossborder", "cross-border", False),
        ("cross-border", "crossborder", False),
        ("a word", "a word more", False),
        ("more words", "words", False),
        ("", "", True),
        ("", "x", False),
        ("- item", "• item", True),
        ("- item", "item", False),
    ],
)
def test_what_stands_in_print_is_held_against_what_was_typed(typed: str, shown: str, fine: bool) -> None:
    assert compare(plain(typed), printed(shown)).none is fine


def test_the_head_of_a_table_may_stand_again_on_the_next_page() -> None:
    table = section("| Head | Two |\n|---|---|\n| a | b |\n| c | d |")
    assert compare(table, printed(f"Head Two a b {PAGE} Head Two c d")).none
    assert not compare(table, printed("Head Two a b Head Two c d")).none


SPLIT = (
    "Intro text that fills the page. " * 4 + "\n\n"
) * 20 + "| Task | What is done | When |\n|---|---|---|\n"
SPLIT += "".join(
    f"| T{k} | {'Partners run workshops with SMEs in each region and report the results. ' * 20}| M{k} |\n"
    for k in (1, 2, 3)
)


@pytest.mark.parametrize(
    "text",
    [
        SPLIT,
        "| Task 🙂 | Communication-dissemination activities of all | B |\n|---|---|---|\n"
        + "| a | b | c |\n" * 90,
        "Guide at https://x.eu[^1].\n\n[^1]: N",
        "[^1]:\n[^1]: Note",
        "|a|b|\n|--|--|\n|[^a|b] x|y|\n\n[^a|b]: note",
        "Size 5 \uf06dm, \uf0a3 500 EUR",
        "\uf0b3 80 % of SMEs",
        "| \uf0b7 A | b |\n|---|---|\n| \uf0b7 y<br>\uf0a7 z | x \uf0b7 y |",
        "| A | b |\n|---|---|\n| **c**\uf0b7 d | *e* \uf0fc f |",
        "**Bold**\uf0b7 d and *e* \uf0d8 f",
        "- \uf0b7 y\n\n1. \uf0a7 z\n\n# \uf0b7 Title\n\n\\- \uf0b7 x",
        "n[^a]\n\n[^a]: \uf0b7 note",
        "eﬀective ofﬁce",
        "Our 日本で partner 한국",
        "trains **1,200 SMEs**[^1], *Foo*[2], **Budget**(€), **https://x.eu**, *»dansk«*\n\n[^1]: n",
        "The partner שלום עולם will train 1,200 SMEs.\n\nNext paragraph.\n\nAnd another one.",
    ],
)
def test_what_is_printed_right_raises_no_alarm(text: str) -> None:
    assert texts_proven(small(text))[0].verdict is not Verdict.FAIL


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0a7"])
def test_bullets_of_word_in_tables_raise_no_alarm(sign: str) -> None:
    draft = a_written_draft()
    row = draft.risks[0].replace(mitigation=f"{sign} Act early\n{sign} Act again")
    draft = draft.replace(risks=(row, *draft.risks[1:]))
    item = texts_proven(draft)[1]
    assert item.verdict is Verdict.OK, item.measured


@pytest.mark.parametrize("other", "•▪–")
def test_another_bullet_than_word_shows_is_noticed(other: str, spoil: Any) -> None:
    typed, right = {"•": ("\uf0a7", "▪"), "▪": ("\uf0b7", "•"), "–": ("\uf0d8", "➢")}[other]
    draft = a_written_draft()
    row = draft.risks[0].replace(mitigation=f"{typed} Actword early")
    draft = draft.replace(risks=(row, *draft.risks[1:]))
    assert texts_proven(draft)[1].verdict is Verdict.OK
    done = spoil(f"{right} Act", lambda words: words.replace(right, other))
    assert texts_proven(draft)[1].verdict is Verdict.FAIL
    assert done


def test_signs_of_format_are_left_out_or_printed_by_code(tmp_path: Path) -> None:
    """Tags of flags too: `U+E0042` is no letter, and no font shows it."""
    signs = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    report = saved(small(f"Begin {' x'.join(signs)} end"), tmp_path / "x.pdf").compliance
    assert {report["texts"].verdict, report["other_texts"].verdict} == {Verdict.WARN}


@pytest.mark.parametrize("lines", range(14, 44, 5))
def test_a_table_at_the_top_of_a_page_raises_no_alarm(lines: int) -> None:
    table = "| WP | Lead |\n|---|---|\n" + "| WP1 | P2 |\n" * 8
    draft = small("One line of text.\n\n" * lines + table + "\nAfter the table.")
    assert texts_proven(draft)[0].verdict is Verdict.OK


def test_a_changed_letter_beside_words_from_right_to_left_is_noticed(spoil: Any) -> None:
    spoil("paragraph", lambda _word: "pargraph")
    text = "The partner שלום עולם will train.\n\nNext paragraph here.\n\nAnd another one."
    assert texts_proven(small(text))[0].verdict is Verdict.FAIL


def test_a_row_that_is_not_printed_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = TableBlock._draw_row

    def without(self: TableBlock, pen: Pen, row: RowBox, left: float, top: float) -> None:
        if not row.path.startswith("risks/"):
            draw(self, pen, row, left, top)

    monkeypatch.setattr(TableBlock, "_draw_row", without)
    item = texts_proven(a_written_draft())[1]
    assert item.verdict is Verdict.FAIL
    assert "riskword" in item.measured


@pytest.mark.parametrize("collection", ["answers", "declarations"])
def test_answers_that_are_not_printed_are_missed(collection: str, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = an_example()
    rows = tuple(row.replace(details=f"detailword{n}") for n, row in enumerate(getattr(draft, collection)))
    draft = draft.replace(**{collection: rows})
    item = texts_proven(draft)[1]
    assert item.verdict is Verdict.OK, item.measured
    draw = TableBlock._draw_row

    def without(self: TableBlock, pen: Pen, row: RowBox, left: float, top: float) -> None:
        if not row.path.startswith(collection):
            draw(self, pen, row, left, top)

    monkeypatch.setattr(TableBlock, "_draw_row", without)
    item = texts_proven(draft)[1]
    assert item.verdict is Verdict.FAIL
    assert "not printed" in item.measured


@pytest.mark.parametrize("more", ["{}y", "{}, and nobody pays", "No {}", "{} 77"])
def test_words_added_to_a_cell_are_noticed(more: str, spoil: Any) -> None:
    spoil("riskword", more.format)
    item = texts_proven(a_written_draft())[1]
    assert item.verdict is Verdict.FAIL


def test_every_text_that_must_be_printed_is_found_whoever_fills_it_in() -> None:
    draft = an_example()
    texts = [path for path, spec in leaves() if spec.kind in {Kind.TEXT, Kind.PARAGRAPH} and not spec.many]
    for count, pattern in enumerate(path for path in texts if not path.startswith(("call/", "overrides/"))):
        for path, _ in expand(draft, pattern):
            short = pattern.endswith(("/acronym", "/pic", "/file_name"))
            draft = put(draft, path, f"M{count}Q" if short else f"Marker {count} in words of {path}")
    for row, role in zip(draft.partners[1:], ("BEN", "AE", "AP", "OTHER"), strict=False):
        draft = put(draft, f"partners/{row.id}/role", role)
    item = texts_proven(draft)[1]
    assert item.verdict is Verdict.OK, item.measured


@pytest.mark.parametrize("change", [lambda text: text.replace("8", "9", 1), lambda _text: ""])
def test_a_wrong_key_figure_on_the_cover_is_noticed(change: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    right = front.key_figures_block
    assert texts_proven(an_example())[1].verdict is Verdict.OK

    def spoilt(facts: Any, notes: Any) -> Any:
        return right([replace(one, value=change(str(one.value))) for one in facts], notes)

    monkeypatch.setattr(front, "key_figures_block", spoilt)
    assert texts_proven(an_example())[1].verdict is Verdict.FAIL
