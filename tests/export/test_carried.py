"""A working PDF carries its draft, whole and once, and says what became of the file since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from page import ValidationProfile

from euroapp.draft import Draft
from euroapp.export.carried import Locked, Several, State, draft_in, state_of
from euroapp.export.compliance import Told, Verdict, examine, read
from euroapp.export.proposal import Options, export_pdf
from euroapp.figures import figures
from euroapp.storage.container import Identity, unpack
from euroapp.storage.copies import alone
from tests.builders import a_draft, call_of
from tests.export.tags import failures

IDENTITY = Identity("document", "revision", "parent", 7, (("2026-01-01", 50),))


def printed(draft: Draft, **wish: object) -> tuple[bytes, Verdict]:
    made: list[bytes] = []
    options = replace(Options(carried=alone(draft, IDENTITY)), insist=True, **wish)  # type: ignore[arg-type]
    call = call_of(draft)
    report = export_pdf(draft, call, figures(draft, call), made.append, options)
    return made[0], report.compliance["active"].verdict


@pytest.fixture(scope="module")
def carrying() -> bytes:
    return printed(a_draft())[0]


def test_the_draft_comes_out_as_it_was_without_history(carrying: bytes) -> None:
    found = draft_in(carrying)
    assert found is not None
    assert found.state is State.UNCHANGED
    held = unpack(found.file)
    assert held.draft == a_draft()
    assert (held.identity.document, held.identity.saves) == ("document", ())
    assert failures(carrying, ValidationProfile.PDF_UA_1) == {}
    assert printed(a_draft()) == (carrying, Verdict.OK), "the same draft gives the same bytes"


@pytest.mark.parametrize("wish", [{"profile": "submission"}, {"archival": True}, {"carried": b""}])
def test_what_is_for_the_portal_or_an_archive_carries_none(wish: dict[str, object]) -> None:
    raw, verdict = printed(a_draft(), **wish)
    assert verdict is Verdict.OK
    assert draft_in(raw) is None
    assert b"EmbeddedFile" not in raw


def saved_again(raw: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _pdf: None) -> bytes:
    with pikepdf.open(BytesIO(raw)) as pdf:
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def other_file(pdf: pikepdf.Pdf) -> None:
    (held,) = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/EuroAppSum" in one)
    held.write(alone(a_draft(partners=()), IDENTITY))


def in_a_later_part(raw: bytes, change: Callable[[pikepdf.Pdf], tuple[pikepdf.Object, bytes]]) -> bytes:
    """Return a file with one object given anew behind its end, as programs do that save what they add."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        one, said = change(pdf)
        number, size, root = one.objgen[0], int(pdf.trailer.Size), pdf.Root.objgen[0]
    end = raw.rindex(b"startxref")
    last = int(raw[end + 9 :].split()[0])
    part = b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(raw))
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, last)
    return raw + part + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(raw) + len(part))


def a_remark(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, bytes]:
    page = pdf.pages[0].obj
    said = b" ".join(
        key.encode() + b" " + (value.unparse() if isinstance(value, pikepdf.Object) else str(value).encode())
        for key, value in page.items()
        if key != "/Annots"
    )
    return page, b"<< " + said + b" /Annots [ << /Type /Annot /Subtype /Text /Rect [9 9 20 20] >> ] >>"


def other_pages(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, bytes]:
    return pdf.pages[0].obj.Contents, b"<< /Length 19 >>\nstream\n0 g 0 0 600 800 re f\nendstream"


def other_draft(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, bytes]:
    (held,) = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/EuroAppSum" in one)
    other = alone(a_draft(partners=()), IDENTITY)
    return held, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(other), other)


@pytest.mark.parametrize(
    ("change", "state"),
    [(a_remark, State.ADDED), (other_pages, State.REWRITTEN), (other_draft, State.REWRITTEN)],
)
def test_a_later_part_may_add_remarks_and_give_nothing_anew(
    change: Callable[[pikepdf.Pdf], tuple[pikepdf.Object, bytes]], state: State, carrying: bytes
) -> None:
    found = draft_in(in_a_later_part(carrying, change))
    assert found is not None
    assert found.state is state
    assert unpack(found.file).draft == a_draft(), "the draft is the one that was written"


CHANGES: dict[str, tuple[Callable[[bytes], bytes], State]] = {
    "nothing": (lambda raw: raw, State.UNCHANGED),
    "remarks behind it": (lambda raw: raw + b"\n1 0 obj<<>>endobj\n%%EOF\n", State.ADDED),
    "saved by another program": (saved_again, State.REWRITTEN),
    "another draft inside": (lambda raw: saved_again(raw, other_file), State.REWRITTEN),
    "a byte of a page": (lambda raw: raw[:2000] + bytes([raw[2000] ^ 1]) + raw[2001:], State.REWRITTEN),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_became_of_the_file_is_told(name: str, carrying: bytes) -> None:
    change, state = CHANGES[name]
    try:
        found = draft_in(change(carrying))
    except ValueError:
        assert state is State.REWRITTEN, "so damaged that nothing is taken out"
        return
    assert found is not None
    assert found.state is state


def test_a_list_of_attachments_in_parts_is_read_and_one_that_goes_in_circles_ends(carrying: bytes) -> None:
    def in_parts(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles
        leaf = pdf.make_indirect(pikepdf.Dictionary(Names=names.Names))
        circle = pdf.make_indirect(pikepdf.Dictionary())
        circle.Kids = pikepdf.Array([circle])
        pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Kids=pikepdf.Array([circle, leaf]))

    found = draft_in(saved_again(carrying, in_parts))
    assert found is not None
    assert unpack(found.file).draft == a_draft()


def test_many_places_where_a_file_may_have_ended_cost_one_walk(carrying: bytes) -> None:
    assert state_of(carrying + b"%%EOF" * 200_000) is State.ADDED
    assert state_of(carrying.replace(b"/EuroAppSum (", b"/EuroAppSum (0", 1)) is State.REWRITTEN


@pytest.mark.parametrize("raw", [b"", b"no PDF", b"%PDF-1.7\n" + b"\0" * 2000])
def test_what_is_no_pdf_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="PDF"):
        draft_in(raw)


def test_a_pdf_with_a_password_is_told_from_a_damaged_one(carrying: bytes) -> None:
    with pikepdf.open(BytesIO(carrying)) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(Locked):
        draft_in(buffer.getvalue())


def test_another_attachment_of_the_same_name_does_not_hide_the_draft(carrying: bytes) -> None:
    def first(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        stream = pdf.make_indirect(pikepdf.Stream(pdf, b"something else"))
        spec = pikepdf.Dictionary(F=names[1].F, UF=names[1].F, EF=pikepdf.Dictionary(F=stream))
        pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array([names[0], spec, *names])

    found = draft_in(saved_again(carrying, first))
    assert found is not None
    assert unpack(found.file).draft == a_draft()


def attached(pdf: pikepdf.Pdf, name: str, file: bytes, *, old_name: bool = True) -> None:
    """Attach a file as another program does; `pdfattach` gives the name in one place only."""
    stream = pdf.make_indirect(pikepdf.Stream(pdf, file))
    spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF=name, EF=pikepdf.Dictionary(F=stream))
    if old_name:
        spec.F = pikepdf.String(name)
    if "/Names" not in pdf.Root:
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array()))
    pdf.Root.Names.EmbeddedFiles.Names.extend(pikepdf.Array([pikepdf.String(name), spec]))


def test_a_draft_that_another_program_attached_is_found() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    attached(pdf, "notes.txt", b"notes")
    attached(pdf, "a.euroapp", alone(a_draft(), IDENTITY), old_name=False)
    buffer = BytesIO()
    pdf.save(buffer)
    found = draft_in(buffer.getvalue())
    assert found is not None
    assert unpack(found.file).draft == a_draft()


def test_of_two_drafts_none_is_taken(carrying: bytes) -> None:
    draft = alone(a_draft(partners=()), IDENTITY)
    with pytest.raises(Several):
        draft_in(saved_again(carrying, lambda pdf: attached(pdf, "other.euroapp", draft)))


def test_an_attachment_larger_than_a_draft_is_not_unpacked(
    carrying: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("euroapp.export.carried._LARGEST", 100)
    with pytest.raises(ValueError, match="larger"):
        draft_in(saved_again(carrying))


def test_the_check_of_the_file_allows_this_attachment_and_no_other(carrying: bytes, tmp_path: Path) -> None:
    draft = a_draft()

    def active(raw: bytes, carried: bytes) -> Verdict:
        told = Told(carried=carried)
        return examine(raw, read(raw), draft, call_of(draft), told)["active"].verdict

    own = alone(draft, IDENTITY)
    assert active(carrying, own) is Verdict.OK
    assert active(carrying, b"") is Verdict.FAIL
    assert active(carrying, own + b"x") is Verdict.FAIL

    def more(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["more.txt"] = b"more"

    assert active(saved_again(carrying, more), own) is Verdict.FAIL
