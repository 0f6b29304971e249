"""The commands with which partners exchange changes, each at a computer of his own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from euroapp.draft.images import Image
from euroapp.draft.paths import exists
from euroapp.edits.removal import remove_row
from euroapp.errors import SaveFailed
from euroapp.exchange import publishing
from euroapp.exchange.packet import read, written
from euroapp.history.changes import Change, Set
from euroapp.history.log import pack
from euroapp.storage import files
from euroapp.storage.authors import call_author
from euroapp.storage.files import load, save
from tests.builders import an_example
from tests.exchange.partners import PNG, Partner, partners
from tests.storage.test_container import members_of, relisted, zipped

__all__ = ["partners"]
TITLE = "general/title"


def sent(anna: Partner, bert: Partner, *words: str) -> None:
    """Anna asks Bert for the part of participant 3, and he begins with it."""
    assert bert.take(anna.packet("--for", "p3", *words))["made"]


def test_a_partner_begins_from_a_packet_and_his_part_comes_back(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    assert bert.draft == anna.draft
    bert.set("partners/p3/town", "Gent")
    told = anna.take(bert.packet())
    assert [(one["path"], one["kind"], one["after"], one["by"]) for one in told["taken"]] == [
        ("partners/p3/town", "changed", "Gent", ["Bert"])
    ]
    assert anna.get("partners/p3/town") == "Gent"
    assert anna.take(bert.packet())["taken"] == []


def test_the_one_who_asked_enforces_the_part_whatever_the_packet_says(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    before = anna.get(TITLE)
    bert.set(TITLE, "Hijacked")
    bert.set("partners/p3/town", "Gent")
    told = anna.take(bert.packet())
    assert [one["path"] for one in told["left"]] == [TITLE]
    assert (anna.get(TITLE), anna.get("partners/p3/town")) == (before, "Gent")
    bert.take(anna.packet())
    assert bert.get(TITLE) == before


def test_sections_that_were_given_belong_to_the_part(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert, "--sections", "background")
    for section in ("background", an_example().narrative[1].id):
        bert.set(f"narrative/{section}/text", f"Bert on {section}.")
    told = anna.take(bert.packet())
    assert [one["path"] for one in told["taken"]] == ["narrative/background/text"]
    assert len(told["left"]) == 1


def test_empty_rows_that_the_call_asks_for_lie_outside_no_part(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    anna.here()
    anna.bid.unlink()
    # As in drafts that were made before the call asked for these rows.
    save(an_example().replace(scores=()), anna.bid)
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    told = anna.take(bert.packet())
    assert "scores/relevance" in {one["path"] for one in told["taken"]}
    assert told["left"] == []


def test_a_conflict_is_listed_with_all_sides_and_stays_open(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    base = anna.get("partners/p3/town")
    anna.set("partners/p3/town", "Brugge")
    bert.set("partners/p3/town", "Gent")
    packet = bert.packet()
    for _ in range(2):
        (conflict,) = anna.take(packet, code=1)["conflicts"]
        assert (conflict["path"], conflict["base"], conflict["mine"]) == ("partners/p3/town", base, "Brugge")
        assert conflict["theirs"] == [{"value": "Gent", "by": ["Bert"]}]
    anna.set("partners/p3/town", "Ieper")
    assert len(anna.take(packet, code=1)["conflicts"]) == 1


@pytest.mark.parametrize(("word", "value"), [("mine", "Brugge"), ("theirs", "Gent"), ('"Ieper"', "Ieper")])
def test_one_decides_and_everybody_has_it(partners: list[Partner], word: str, value: str) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    anna.set("partners/p3/town", "Brugge")
    bert.set("partners/p3/town", "Gent")
    anna.take(bert.packet(), code=1)
    assert len(anna.told("decide", anna.bid, code=1)["conflicts"]) == 1
    assert anna.told("decide", anna.bid, "partners/p3/town", word)["conflicts"] == []
    bert.take(anna.packet())
    assert anna.get("partners/p3/town") == bert.get("partners/p3/town") == value
    assert anna.take(bert.packet())["conflicts"] == []


@pytest.mark.parametrize("word", ["keep", "remove", "mine", "theirs"])
def test_a_row_is_decided_by_a_word(partners: list[Partner], word: str) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    risk = f"risks/{anna.draft.risks[0].id}"
    bert.set(f"{risk}/description", "Changed.")
    anna.here()
    opened = load(anna.bid)
    save(remove_row(opened.draft, risk), anna.bid, opened.origin)
    told = bert.told("take", bert.bid, anna.packet(), code=1)
    assert [(one["path"], one["mine"]) for one in told["conflicts"]] == [(risk, "edited")]
    assert bert.told("decide", bert.bid, risk, word)["conflicts"] == []
    assert exists(bert.draft, risk) == (word in {"keep", "mine"})


def test_what_is_not_open_or_does_not_fit_is_not_decided(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    anna.set("partners/p3/town", "Brugge")
    bert.set("partners/p3/town", "Gent")
    anna.take(bert.packet(), code=1)
    before = anna.bid.read_bytes()
    for words in (
        (TITLE, "mine"),
        ("partners/p3/town",),
        ("partners/p3/town", "both"),
        ("partners/p3/town", "Gent"),
        ("partners/p3/town", "[1]"),
    ):
        assert anna.run("decide", anna.bid, *words) == 3
    assert anna.bid.read_bytes() == before


def test_only_leaves_everything_else_as_it_is(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    shutil.copy(anna.packet("--for", "p3"), bert.folder / "copy")
    assert bert.take(bert.folder / "copy")["made"]
    bert.set("partners/p3/town", "Gent")
    told = anna.told("take", anna.bid, bert.packet(), "--only", "p4")
    assert [one["path"] for one in told["left"]] == ["partners/p3/town"]


def test_since_a_version_sends_what_it_had_not_seen_and_the_reader_waits_for_the_rest(
    partners: list[Partner],
) -> None:
    anna, bert, cleo = partners
    sent(anna, bert)
    cleo.take(anna.packet("--for", "WARTENA"))
    for town in ("Gent", "Ieper"):
        bert.set("partners/p3/town", town)
    (first, _) = bert.ledger.known.changes
    last = bert.packet("--since", first[:8])
    told = cleo.take(last, code=5)
    assert [(one["missing"], one["wanted_by"]) for one in told["waiting"]] == [(first, ["Bert"])]
    cleo.take(bert.packet())
    assert cleo.take(last)["waiting"] == []
    assert cleo.get("partners/p3/town") == "Ieper"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--since", "0123456789"], 3),
        (["--since", "ab"], 3),
        (["--for", "nobody"], 3),
        (["--for", "p3", "--sections", "nowhere"], 3),
        (["--sections", "background"], 3),
        ([], 3),
    ],
)
def test_what_is_not_there_is_said(partners: list[Partner], words: list[str], code: int) -> None:
    anna, out = partners[0], partners[0].folder / "out.eurochanges"
    before = anna.bid.read_bytes()
    assert anna.run("packet", anna.bid, out, *words) == code
    assert not out.exists()
    assert anna.bid.read_bytes() == before


def test_a_packet_never_replaces_a_file_unasked_or_the_draft_itself(partners: list[Partner]) -> None:
    anna = partners[0]
    anna.set(TITLE, "New")
    other = anna.folder / "notes.txt"
    other.write_text("Notes.")
    assert anna.run("packet", anna.bid, other) == 2
    before = anna.bid.read_bytes()
    assert anna.run("packet", anna.bid, anna.bid, "--force") == 2
    assert (anna.bid.read_bytes(), other.read_text()) == (before, "Notes.")


def test_a_packet_of_another_draft_and_what_is_no_packet_is_refused(
    partners: list[Partner], capfd: Any
) -> None:
    anna, bert, _ = partners
    bert.begin()
    for partner in (anna, bert):
        partner.set(TITLE, f"By {partner.name}")
    before = anna.bid.read_bytes()
    assert anna.run("take", anna.bid, bert.packet()) == 2
    assert "another draft" in capfd.readouterr().err
    assert anna.run("take", anna.bid, bert.bid) == 2
    assert anna.run("take", anna.folder / "new.euroapp", bert.packet()) == 3
    assert anna.run("take", anna.bid, anna.folder / "missing") == 2
    assert anna.bid.read_bytes() == before


def test_a_draft_that_another_program_changed_is_caught_up_first(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    anna.set(TITLE, "Anna's")
    opened = load(anna.bid)
    assert opened.origin is not None
    save(anna.draft, anna.bid, opened.origin, history=opened.origin.history.members)
    bert.set("partners/p3/town", "Gent")
    assert [one["path"] for one in anna.take(bert.packet())["taken"]] == ["partners/p3/town"]
    assert anna.get(TITLE) == "Anna's"


def test_three_come_to_one_draft_through_a_folder(partners: list[Partner], tmp_path: Path) -> None:
    anna, bert, cleo = partners
    shared = tmp_path / "shared"
    assert anna.run("sync", anna.bid, shared) == 3
    shared.mkdir()
    assert bert.run("sync", bert.bid, shared) == 3
    anna.sync(shared)
    for partner in (bert, cleo):
        assert partner.sync(shared)["made"]
    anna.set(TITLE, "A title")
    bert.set("general/acronym", "BACRO")
    cleo.set("partners/p3/town", "Gent")
    for partner in (*partners, *partners):
        partner.sync(shared)
    assert anna.draft == bert.draft == cleo.draft
    assert (anna.get(TITLE), anna.get("general/acronym"), anna.get("partners/p3/town")) == (
        "A title",
        "BACRO",
        "Gent",
    )
    everything = {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()}
    assert anna.sync(shared)["published"] == {"changes": 0, "files": []}
    assert everything == {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()}


def test_a_packet_and_a_folder_bring_the_same_and_who_only_mails_is_passed_on(
    partners: list[Partner], tmp_path: Path
) -> None:
    anna, bert, cleo = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    sent(anna, bert)
    anna.sync(shared)
    cleo.sync(shared)
    bert.set("partners/p3/town", "Gent")
    anna.take(bert.packet())
    anna.set(TITLE, "Rests on Bert's")
    anna.sync(shared)
    assert cleo.sync(shared)["waiting"] == []
    assert cleo.get("partners/p3/town") == "Gent"
    assert cleo.take(bert.packet())["taken"] == []


def test_two_copies_on_one_computer_share_a_writer_and_lose_nothing(
    partners: list[Partner], tmp_path: Path
) -> None:
    anna, bert, _ = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    anna.set("general/acronym", "ONE")
    anna.sync(shared)
    copy = anna.folder / "copy.euroapp"
    shutil.copy(anna.bid, copy)
    anna.set(TITLE, "In the first")
    assert anna.run("set", copy, "partners/p3/town", '"Gent"') == 0
    assert anna.run("set", copy, "general/acronym", '"TWO"') == 0
    for _ in range(2):
        anna.sync(shared)
        assert anna.run("sync", copy, shared) == 0
    assert anna.draft == load(copy).draft
    bert.sync(shared)
    assert (bert.get(TITLE), bert.get("partners/p3/town"), bert.get("general/acronym")) == (
        "In the first",
        "Gent",
        "TWO",
    )


def test_a_folder_with_two_drafts_is_no_place_to_begin(partners: list[Partner], tmp_path: Path) -> None:
    anna, bert, cleo = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    bert.begin()
    anna.sync(shared)
    bert.sync(shared)
    assert cleo.run("sync", cleo.bid, shared) == 2
    assert not cleo.bid.exists()


def test_what_was_taken_in_is_kept_and_told_where_the_folder_takes_nothing(
    partners: list[Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    anna, bert, _ = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    anna.sync(shared)
    bert.sync(shared)
    anna.set(TITLE, "Anna's")
    anna.sync(shared)
    bert.set("general/acronym", "BERT")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "replace_whole", full)
    assert bert.run("sync", bert.bid, shared) == 2
    said = capfd.readouterr()
    assert "Anna's" in said.out
    assert "No space left" in said.err
    assert bert.get(TITLE) == "Anna's"
    monkeypatch.undo()
    bert.here()
    bert.sync(shared)
    anna.sync(shared)
    assert anna.get("general/acronym") == "BERT"


def test_the_folder_of_the_project_itself_will_do(partners: list[Partner], tmp_path: Path) -> None:
    anna, bert, _ = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    anna.set(TITLE, "Anna's")
    anna.sync(shared)
    (project,) = shared.iterdir()
    bert.sync(project)
    assert bert.get(TITLE) == "Anna's"
    assert [*shared.iterdir()] == [project]


def test_nobody_else_says_how_one_is_called(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    packet = read(bert.packet().read_bytes())
    mine = anna.ledger.writer
    forged = anna.folder / "forged.eurochanges"
    forged.write_bytes(written(replace(packet, authors={mine: "Mallory", "nobody": "N", **packet.authors})))
    anna.here()
    call_author("")
    anna.take(forged)
    assert sorted(anna.ledger.book.authors.values()) == ["Anna", "Bert"]


def test_a_conflict_outside_the_part_leaves_the_draft_as_it_is(partners: list[Partner]) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    anna.set(TITLE, "Anna's")
    bert.set(TITLE, "Bert's")
    told = anna.take(bert.packet())
    assert (told["conflicts"], anna.get(TITLE)) == ([], "Anna's")
    assert [(one["path"], one["mine"], one["theirs"]) for one in told["left"]] == [
        (TITLE, "Anna's", [{"value": "Bert's", "by": ["Bert"]}])
    ]
    bert.take(anna.packet())
    assert bert.get(TITLE) == "Anna's"


@pytest.mark.parametrize("spoil", [True, False], ids=["a save that fails", "the control"])
def test_a_save_that_fails_halfway_leaves_the_draft_as_it_was(
    partners: list[Partner], monkeypatch: pytest.MonkeyPatch, spoil: bool
) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    packet, before = bert.packet(), anna.bid.read_bytes()

    def torn(target: Path, raw: bytes) -> None:
        target.with_name(".~0123456789ab.tmp").write_bytes(raw[: len(raw) // 2])
        raise SaveFailed("The disk is full.")

    if spoil:
        monkeypatch.setattr(files, "replace_durably", torn)
    assert anna.run("take", anna.bid, packet) == (2 if spoil else 0)
    assert (anna.bid.read_bytes() == before) is spoil


@pytest.mark.parametrize("command", ["take", "sync", "packet"])
def test_a_damaged_history_is_told_and_the_draft_left_alone(
    partners: list[Partner], tmp_path: Path, command: str, capfd: Any
) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    shared = tmp_path / "shared"
    shared.mkdir()
    other = {"take": bert.packet(), "sync": shared, "packet": tmp_path / "out"}[command]
    members = members_of(anna.bid.read_bytes())
    anna.bid.write_bytes(zipped({**members, "history/state.json": b"{}"}))
    before = anna.bid.read_bytes()
    assert anna.run(command, anna.bid, other) == 2
    assert "history of this draft is damaged" in capfd.readouterr().err
    assert anna.bid.read_bytes() == before


def test_a_draft_of_a_later_program_is_not_written(partners: list[Partner], capfd: Any) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    anna.bid.write_bytes(relisted(members_of(anna.bid.read_bytes()), version="1.99"))
    before = anna.bid.read_bytes()
    assert anna.run("take", anna.bid, bert.packet()) == 2
    assert "later version" in capfd.readouterr().err
    assert anna.bid.read_bytes() == before


def test_an_image_goes_by_packet_and_by_folder_and_is_waited_for(
    partners: list[Partner], tmp_path: Path
) -> None:
    anna, bert, cleo = partners
    shared = tmp_path / "shared"
    shared.mkdir()
    anna.sync(shared)
    bert.sync(shared)
    image = Image(id="pic", data=PNG + b"bytes")
    anna.here()
    opened = load(anna.bid)
    save(opened.draft.replace(images=(image,)), anna.bid, opened.origin)
    anna.sync(shared)
    (file,) = shared.rglob("*.png")
    file.write_bytes(image.data[:-1])
    told = bert.sync(shared, code=5)
    assert [(one["missing"], one["wanted_by"]) for one in told["waiting"]] == [(image.file, ["Anna"])]
    assert bert.draft.images == ()
    file.write_bytes(image.data)
    bert.sync(shared)
    assert bert.draft.images == (image,)
    assert cleo.take(anna.packet("--for", "p4"))["made"]
    assert cleo.draft.images == (image,)


def test_what_is_printed_names_page_place_values_and_author(partners: list[Partner], capfd: Any) -> None:
    anna, bert, _ = partners
    sent(anna, bert)
    town = anna.get("partners/p3/town")
    bert.set("partners/p3/town", "Gent")
    packet = bert.packet()
    capfd.readouterr()
    assert anna.run("take", anna.bid, packet) == 0
    assert capfd.readouterr().out.replace("\xa0", " ").splitlines() == [
        "Consortium, 3 LILLEVANG, Town (Bert):",
        f"  {town}",
        "  → Gent",
    ]


def test_a_change_that_does_not_fit_costs_the_packet_and_in_a_folder_only_itself(
    partners: list[Partner], tmp_path: Path, capfd: Any
) -> None:
    anna, bert, cleo = partners
    sent(anna, bert)
    bert.set("partners/p3/town", "Gent")
    packet = read(bert.packet().read_bytes())
    wrong = Change("mallory", (), 0, "typed", "", (Set("general/duration_months", 36, "soon"),))
    spoilt = anna.folder / "spoilt.eurochanges"
    spoilt.write_bytes(written(replace(packet, changes=(*packet.changes, wrong), authors={"mallory": "M"})))
    before = anna.bid.read_bytes()
    assert anna.run("take", anna.bid, spoilt) == 2
    assert "by M that cannot be in the draft" in capfd.readouterr().err
    assert anna.bid.read_bytes() == before
    shared = tmp_path / "shared"
    shared.mkdir()
    bert.sync(shared)
    (home,) = shared.iterdir()
    (home / "w" / "mallory").mkdir()
    (home / "w" / "mallory" / "000001-x.chg").write_bytes(pack([wrong]))
    told = anna.sync(shared)
    assert [one["change"] for one in told["unfit"]] == [wrong.id]
    assert anna.get("partners/p3/town") == "Gent"
    assert cleo.sync(shared)["made"]
    assert cleo.draft == anna.draft
