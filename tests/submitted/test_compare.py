"""A submitted PDF, made by other writers than ours, is held against the draft field by field."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.facts import Status
from euroapp.calls.library import load_call
from euroapp.cli import main
from euroapp.draft import Draft
from euroapp.draft.fields import field_at, leaves
from euroapp.edits.values import set_value
from euroapp.importing.submitted import compare_pages
from euroapp.importing.submitted.differing import Compared
from euroapp.importing.submitted.labels import labels
from euroapp.importing.submitted.letters import read
from euroapp.importing.submitted.wanted import Wanted, wanted_of
from euroapp.storage.files import save
from tests.builders import an_example
from tests.submitted.writers import (
    CALL,
    LAYOUTS,
    by_hand,
    english,
    form_of,
    western,
    with_colons,
    with_reportlab,
)

ALIGNED = ("TOP", "MIDDLE", "BOTTOM")
WRITERS = [
    (layout, align) for layout in LAYOUTS for align in (ALIGNED if layout == "beside" else ("TOP", "LISTED"))
]


@cache
def drawn() -> Draft:
    return an_example()


@cache
def pages_of(layout: str, align: str = "TOP") -> list[list[list[object]]]:
    if layout == "colons":
        return read(with_colons(form_of(western_draft())))["pages"]
    return read(with_reportlab(form_of(drawn()), layout, align))["pages"]


@cache
def western_draft() -> Draft:
    """The example in letters that the fonts of every reader have."""
    draft = drawn()
    for path, _ in ((f"partners/{row.id}/{name}", row) for row in draft.partners
                    for name in ("legal_name", "street", "town")):  # fmt: skip
        draft = set_value(draft, path, western(_value(draft, path)))
    return draft


def _value(draft: Draft, path: str) -> str:
    return next(one.value for one in wanted_of(draft, load_call(CALL), labels()) if one.path == path)


def compared(pages: list[list[list[object]]], draft: Draft) -> Compared:
    found = compare_pages(pages, draft, load_call(CALL))
    assert found is not None
    return found


def paths(found: Compared) -> set[str]:
    return {one.path for one in found.all}


@pytest.mark.parametrize(("layout", "align"), [*WRITERS, ("colons", "")])
def test_nothing_differs_where_nothing_was_changed(layout: str, align: str) -> None:
    draft = western_draft() if layout == "colons" else drawn()
    found = compared(pages_of(layout, align), draft)
    assert paths(found) == set()
    assert found.fields > (150 if layout == "colons" else 210), "and that was no look at nothing"


def changed(one: Wanted) -> Any:
    """Another value of a field."""
    value, words = one.value, str(one.value or "").split()
    if one.spec.many:
        return (*value[1:], "Other word")
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Decimal):
        return value - 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if one.spec.name == "country":
        return "FR"
    if one.spec.digits or one.spec.name == "phone":
        return f"{value[:-1]}{(int(value[-1]) + 1) % 10}"
    if len(words) > 3:
        middle = len(words) // 2
        return " ".join((*words[:middle], "changed", *words[middle + 1 :]))
    return f"{value}x" if value else {"vat": "ATU13585627", "mobile": "+34 1"}.get(one.spec.name, "Added")


DERIVED = ("/role", "/requested_contribution")
"""What sums of the budget follow from."""
FIELDS = [
    one
    for one in wanted_of(an_example(), load_call(CALL), labels())
    if not one.path.startswith(("declarations/", "answers/")) and not one.path.endswith(DERIVED)
    and one.path not in {"general/proposal_number"}
]  # fmt: skip


@given(one=st.sampled_from(FIELDS), where=st.sampled_from(WRITERS))
def test_one_changed_field_is_the_one_that_is_listed(one: Wanted, where: tuple[str, str]) -> None:
    after = set_value(drawn(), one.path, changed(one))
    found = compared(pages_of(*where), after)
    assert [other.path for other in found.differing] == [one.path]
    assert not found.missing
    [told] = found.differing
    assert told.page is not None
    assert told.pdf is not None
    assert told.draft != told.pdf


def test_every_field_can_be_told_apart_in_one_layout() -> None:
    missed = [
        one.path
        for one in FIELDS
        if one.partner in {"", "p1", "p8"}
        and paths(compared(pages_of("beside"), set_value(drawn(), one.path, changed(one)))) != {one.path}
    ]
    assert not missed


def test_a_changed_cost_shows_in_the_sums() -> None:
    draft = drawn()
    line = next(one for one in draft.cost_lines if one.participant == "p1" and one.category == "A1")
    assert line.unit_cost is not None
    after = set_value(draft, f"cost_lines/{line.id}/unit_cost", line.unit_cost + 100)
    found = compared(pages_of("beside"), after)
    told = {one.what for one in found.differing}
    assert {"A Personnel, EBROVAL", "E Indirect, EBROVAL", "Total, EBROVAL", "A Personnel, Total"} <= told
    assert not any("PADALTA" in what for what in told)


def test_amounts_with_points_and_with_commas_are_the_same() -> None:
    pages = read(with_reportlab(form_of(drawn(), english)))["pages"]
    assert paths(compared(pages, drawn())) == set()


def test_a_long_text_says_where_it_differs_and_on_which_page() -> None:
    words = drawn().general.abstract.split()
    after = set_value(drawn(), "general/abstract", " ".join((*words[:-3], "quite", *words[-3:])))
    [told] = compared(pages_of("above"), after).differing
    assert told.path == "general/abstract"
    assert "quite" in told.draft_part
    assert told.draft_part.startswith("… ")
    assert "quite" not in told.pdf_part
    assert len(told.draft_part) < 120


@pytest.mark.parametrize("cut", [3, -4])
def test_a_text_that_goes_on_in_one_of_both_is_no_equal(cut: int) -> None:
    words = drawn().general.abstract.split()
    shorter = words[cut:] if cut > 0 else words[:cut]
    found = compared(pages_of("above"), set_value(drawn(), "general/abstract", " ".join(shorter)))
    assert paths(found) == {"general/abstract"}


def test_a_participant_that_the_pdf_lacks_is_told_and_one_that_the_draft_lacks() -> None:
    draft = drawn()
    fewer = draft.replace(partners=draft.partners[:-1])
    told = compared(pages_of("beside"), fewer).differing
    assert any(one.path == "partners" and "100000808" in (one.pdf or "") for one in told)
    pages = read(with_reportlab(form_of(fewer)))["pages"]
    missing = compared(pages, draft).missing
    assert [one.path for one in missing if one.path.count("/") == 1] == ["partners/p8"]
    assert all(one.pdf is None and one.page is None for one in missing)


def test_a_label_that_is_not_there_is_not_found_rather_than_equal() -> None:
    form = form_of(drawn())
    without = tuple(one for one in form.general.fields if one[0] != "Abstract")
    pages = read(with_reportlab(type(form)(type(form.general)(form.general.title, without), *_rest(form))))[
        "pages"
    ]
    found = compared(pages, drawn())
    assert [one.path for one in found.missing] == ["general/abstract"]
    assert not found.differing


def _rest(form: Any) -> tuple[Any, Any]:
    return form.participants, form.budget


def test_another_text_holds_no_part_a() -> None:
    letter = by_hand([(50, "Dear colleague,"), (50, "Title: a letter"), (50, "see you on Monday.")])
    assert compare_pages(read(letter)["pages"], drawn(), load_call(CALL)) is None


def test_every_label_is_likely_and_names_a_field() -> None:
    known = {path for path, _ in leaves()}
    for one in labels().fields:
        assert one.path in known
        assert field_at(one.path)
        assert one.status is Status.LIKELY, "nobody saw a file of the Portal"
        assert one.source
    assert all(one.status is Status.LIKELY and one.source for one in labels().columns)


@pytest.fixture
def draft_file(tmp_path: Path) -> Path:
    path = tmp_path / "bid.euroapp"
    save(drawn(), path)
    return path


def test_the_command_lists_differences_for_scripts(
    draft_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "submitted.pdf"
    pdf.write_bytes(with_reportlab(form_of(drawn())))
    assert main(["compare", str(draft_file), str(pdf), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    pdf.write_bytes(with_reportlab(form_of(set_value(drawn(), "general/acronym", "OTHER"))))
    assert main(["compare", str(draft_file), str(pdf), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == [{"path": "general/acronym", "draft": "FOODBRACE", "pdf": "OTHER", "page": 1}]
    assert main(["compare", str(draft_file), str(pdf)]) == 1
    said = capsys.readouterr().out
    assert "Page 1, Acronym:" in said
    assert "never on a file of the Portal" in said


def test_part_b_of_ours_differs_in_the_changed_paragraph_only(
    draft_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, other = tmp_path / "b.pdf", tmp_path / "other.euroapp"
    # In a process of its own: reportlab holds the fonts of whoever writes, and the tests write with it too.
    subprocess.run([sys.executable, "-m", "euroapp", "export", draft_file, pdf, "--no-carry"], check=True)
    assert main(["compare", str(draft_file), str(pdf), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    text = next(one.text for one in drawn().narrative if one.id == "management")
    save(set_value(drawn(), "narrative/management/text", text.replace("one vote", "two votes")), other)
    assert main(["compare", str(other), str(pdf), "--json"]) == 1
    [told] = json.loads(capsys.readouterr().out)
    assert told["path"] == "narrative/management/text"
    assert "two votes" in told["draft"]
    assert "one vote" in told["pdf"]
    assert told["page"] > 1


def _encrypted() -> bytes:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(with_colons(form_of(drawn())))))
    writer.encrypt("secret", algorithm="AES-256")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _many_pages() -> bytes:
    return by_hand([(50, "x")] * 50 * 601)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (lambda: b"no PDF at all", "cannot be read as a PDF"),
        (lambda: with_reportlab(form_of(drawn()))[:3000], "cannot be read as a PDF"),
        (lambda: by_hand([]), "pictures of pages and no text"),
        (lambda: by_hand([(50, "Some letter to somebody.")]), "holds no Part A that can be read"),
        (_encrypted, "with a password only"),
        (_many_pages, "too large"),
    ],
    ids=["none", "cut", "scan", "letter", "locked", "huge"],
)
def test_what_cannot_be_read_says_why(
    raw: Any, says: str, draft_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(raw())
    assert main(["compare", str(draft_file), str(pdf)]) == 2
    assert says in capsys.readouterr().err
