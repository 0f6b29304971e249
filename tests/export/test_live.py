"""The live preview prints what an export prints, and knows where everything stands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.export.live.forecast import ENOUGH, forecast
from euroapp.export.live.shares import What, shares
from euroapp.export.live.spots import spots
from euroapp.export.live.wire import Receiver, Sender, framed, read_frame
from euroapp.export.pdf.laying import LaidOut, laid_out
from euroapp.export.pdf.typeset import Tags
from euroapp.export.proposal import Options, count_pages, outlined
from euroapp.figures import figures
from tests.builders import an_example


def laid(draft: Draft) -> LaidOut:
    call = load_call(draft.call.id)
    outline, _ = outlined(draft, call, figures(draft, call), Options())
    return laid_out(outline, Tags.RESERVED, None, Options().spoken(draft))


@pytest.fixture(scope="module")
def example() -> LaidOut:
    return laid(an_example())


class Preview:
    """The process of the live preview, spoken to as the window does."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process, self.sender = process, Sender()

    def shows(self, draft: Draft, *, draw: bool = True) -> tuple[dict[str, Any], bytes]:
        return self.sends(self.sender.packed(draft, number=1, draw=draw))

    def sends(self, frame: bytes) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(frame)
        self.process.stdin.flush()
        answer = read_frame(self.process.stdout)  # type: ignore[arg-type]
        assert answer is not None
        return answer


@contextmanager
def preview() -> Iterator[Preview]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-m", "euroapp.export.live"], **pipes) as process:  # type: ignore[call-overload]
        yield Preview(process)


def words_of(data: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return str(pdf[page - 1].get_textpage().get_text_range())


def test_the_preview_prints_each_change_and_counts_as_the_export_does() -> None:
    draft = an_example()
    call = load_call(draft.call.id)
    with preview() as live:
        told, data = live.shows(draft)
        assert told["counted"] == count_pages(draft, call, figures(draft, call))
        assert "securing critical inputs" in words_of(data, 1)
        renamed = set_value(draft, "general/title", "Another title")
        told, data = live.shows(renamed)
        assert "Another title" in words_of(data, 1)
        whole = told["counted"]
        told, data = live.shows(draft, draw=False)
        assert (told["counted"], data) == (whole, b"")


def test_a_draft_that_cannot_be_read_gets_a_sentence_and_the_next_one_its_pages() -> None:
    with preview() as live:
        told, data = live.sends(framed({"number": 1, "draw": True}, b'{"partners": 5}'))
        assert data == b""
        assert "not a EuroApp draft" in told["failed"]
        live.sender = Sender()
        assert live.shows(an_example())[0]["counted"] > 50


def test_only_what_changed_travels_and_the_draft_arrives_whole() -> None:
    draft = an_example()
    sender, receiver = Sender(), Receiver()

    def arrives(one: Draft) -> tuple[Draft, int]:
        frame = read_frame(BytesIO(sender.packed(one)))
        assert frame is not None
        return receiver.take(frame[1]), len(frame[1])

    first, whole = arrives(draft)
    changed = set_value(draft, "general/title", "Another title")
    second, part = arrives(changed)
    assert (first, second) == (draft, changed)
    assert part < whole / 10


@pytest.mark.parametrize("cut", [1, 20])
def test_a_frame_that_breaks_off_is_none(cut: int) -> None:
    assert read_frame(BytesIO(framed({"number": 1}, b"body" * 9)[:-cut])) is None


def test_the_parts_of_a_proposal_add_up_to_its_pages(example: LaidOut) -> None:
    parts = shares(example)
    assert sum(part.total for part in parts) == pytest.approx(len(example.counted))
    assert [part.first for part in parts] == sorted(part.first for part in parts)
    needs = next(part for part in parts if part.path == "narrative/needs")
    assert (needs.first, needs.last) == (5, 11)
    assert needs.pages[What.TABLES] > needs.pages[What.FIGURES] > 0.5


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="abcdefgh \n", max_size=4_000))
def test_a_longer_text_takes_its_part_of_the_pages_and_of_no_other(text: str) -> None:
    draft = set_value(new_draft(load_call("smp-cosme-2021-cluster-01")), "narrative/ethics/text", text)
    parts = shares(laid(draft))
    assert sum(part.total for part in parts) == pytest.approx(len(laid(draft).counted))


def test_every_row_that_prints_has_its_place_and_lies_on_the_page(example: LaidOut) -> None:
    draft, found = an_example(), spots(example)
    paths = {spot.path for spot in found}
    for name in ("partners", "tasks", "deliverables", "milestones", "indicators", "risks"):
        assert {f"{name}/{row.id}" for row in getattr(draft, name)} <= paths
    assert {f"narrative/{row.id}/text" for row in draft.narrative if row.text} <= paths
    for spot in found:
        assert 0 < spot.left < spot.right < 842
        assert 0 < spot.top <= spot.bottom < 842
        assert 1 <= spot.page <= len(example.pages)


def test_the_words_of_a_section_stand_where_its_places_are(example: LaidOut) -> None:
    with preview() as live:
        _, data = live.shows(an_example())
    places = [spot for spot in spots(example) if spot.path == "narrative/ethics/text"]
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[places[0].page - 1]
        high = page.get_height()
        text = page.get_textpage()
        read = " ".join(
            text.get_text_bounded(one.left, high - one.bottom, one.right, high - one.top) for one in places
        )
    words = set(read.split())
    assert {"humans", "controllers", "Tastings"} <= words
    assert "subcontracts" not in words, "that is the section above"


def test_empty_sections_are_foreseen_at_the_suggested_length() -> None:
    call = load_call("smp-cosme-2021-cluster-01")
    empty = new_draft(call)
    foreseen = forecast(empty, call, shares(laid(empty)))
    assert foreseen.sections > 10
    assert 10 < foreseen.pages < 40
    example = an_example()
    assert forecast(example, call, shares(laid(example))) == (0, 0.0)
    without = set_value(example, "narrative/needs/text", "")
    assert sum(len(row.text) for row in without.narrative) > ENOUGH
    sections, pages = forecast(without, call, shares(laid(without)))
    written = next(part for part in shares(laid(example)) if part.path == "narrative/needs")
    assert sections == 1
    assert pages == pytest.approx(written.pages[What.TEXT], abs=0.5)
