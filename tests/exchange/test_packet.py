"""A packet as a file: small, the same for the same changes, and refused where it is not what it says."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from euroapp.draft.images import Image
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.exchange.packet import FORMAT_NAME, MIMETYPE, Packet, read, written
from euroapp.exchange.sending import answer, question
from euroapp.history.changes import MOST_PARENTS, MOST_STEPS
from euroapp.history.ledger import Ledger
from euroapp.history.log import MOST_CHANGES
from euroapp.storage.example import example_draft
from tests.history.authors import Author
from tests.storage.test_container import Members, members_of, relisted, zipped


def author(edits: int = 5) -> Author:
    made = Author("a1", example_draft(), 1)
    for _ in range(edits):
        made.edit()
    return made


@cache
def packet(**more: Any) -> Packet:
    made = author(**more)
    return answer(made.ledger, made.draft)


@cache
def whole() -> Packet:
    made = author()
    return question(made.ledger, made.draft, "p3", ["background"])[0]


def test_what_is_written_is_read_and_equal_packets_are_equal_files() -> None:
    for one in (packet(), whole()):
        assert read(written(one)) == one
        assert written(read(written(one))) == written(one)


def test_two_hundred_edits_take_some_ten_kilobytes() -> None:
    assert len(written(packet(edits=200))) < 12_000


def test_a_packet_brings_the_images_that_its_changes_name() -> None:
    made = author(0)
    image = Image(id="pic", data=b"\x89PNG\r\n\x1a\nbytes")
    made.make(made.draft.replace(images=(image,)))
    made.make(made.draft.replace(images=()))
    again = read(written(answer(made.ledger, made.draft)))
    assert again.media == {image.file: image.data}


def test_a_request_is_remembered_by_the_one_who_asks() -> None:
    made = author()
    one, book = question(made.ledger, made.draft, "LILLEVANG", ["background"])
    assert one.share is not None
    assert book.asked == {one.request: one.share}
    two, book = question(Ledger(book, "a1"), made.draft, "p4")
    assert [*book.asked] == [one.request, two.request]


def damaged(members: Members) -> Members:
    return {**members, "changes/000001.chg": members["changes/000001.chg"][:-1]}


def renamed(members: Members, name: str) -> Members:
    return {**members, name: b"{}"}


GOOD, WHOLE = (members_of(written(one)) for one in (packet(), whole()))
SPOILT: dict[str, Any] = {
    "no ZIP": b"not a zip",
    "cut": written(packet())[:-40],
    "no manifest": zipped({"mimetype": b"application/vnd.euroapp.changes+zip"}),
    "another kind": relisted(GOOD, format="euroapp-draft"),
    "no version": relisted(GOOD, version=None),
    "no project": relisted(GOOD, project="../up"),
    "another number": relisted(GOOD, changes=4),
    "scope without a request": relisted(members_of(written(packet())), scope="p3"),
    "odd scope": relisted(WHOLE, scope="../"),
    "odd heads": relisted(GOOD, brings=[["x"]]),
    "a member more": relisted(renamed(GOOD, "extra.json")),
    "a member that is not listed": zipped(renamed(GOOD, "media/x.png")),
    "a name that leads out": zipped(renamed(GOOD, "../out")),
    "a member twice": zipped([*GOOD.items(), ("mimetype", b"")]),
    "a damaged pack": relisted(damaged(GOOD)),
    "an image under another name": relisted(renamed(GOOD, f"media/{hashlib.sha256(b'x').hexdigest()}.png")),
    "a start that is none": relisted(
        renamed(GOOD, "history/start.json") | {"history/start.json": b"[" * 100_000}
    ),
    "a bomb": zipped(renamed(GOOD, "x.json") | {"x.json": b"0" * 5_000_000}),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_packet_that_is_not_what_it_says_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(DraftUnreadable) as refusal:
        read(SPOILT[kind])
    assert str(refusal.value).endswith(".")


def test_links_and_encryption_are_refused() -> None:
    members = members_of(written(packet()))
    for attribute, value in (("external_attr", 0o120777 << 16), ("flag_bits", 1)):
        raw = bytearray(zipped(members))
        with zipfile.ZipFile(io.BytesIO(raw)) as opened:
            offset = opened.start_dir
        place = {"external_attr": 38, "flag_bits": 8}[attribute]
        size = 4 if attribute == "external_attr" else 2
        raw[offset + place : offset + place + size] = value.to_bytes(size, "little")
        with pytest.raises(DraftUnreadable):
            read(bytes(raw))


def test_a_later_major_version_is_refused_and_a_later_minor_one_is_read() -> None:
    members = members_of(written(packet()))
    with pytest.raises(DraftTooNew):
        read(relisted(members, version="2.0"))
    later = read(relisted(renamed(members, "later.json"), version="1.7", later=True))
    assert later.changes == packet().changes


def test_names_in_a_packet_cannot_write_over_a_terminal() -> None:
    raw = relisted(GOOD, authors={"a1": "Anna\x1b[2J\nBert", "bad id": "x", "b": 3})
    assert read(raw).authors == {"a1": "Anna [2J Bert"}


def test_the_manifest_tells_what_the_packet_holds() -> None:
    one = packet()
    told = json.loads(members_of(written(one))["manifest.json"])
    assert (told["changes"], told["brings"], told["project"]) == (5, [one.changes[-1].id], "project")
    assert told["members"].keys() == {"changes/000001.chg"}


def test_the_documentation_names_what_a_packet_and_a_folder_hold() -> None:
    text = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
    packets = text[text.index("## Packets of changes") :]
    for name in json.loads(GOOD["manifest.json"]).keys() | json.loads(WHOLE["manifest.json"]).keys():
        assert re.search(rf"^\| (?:\w+, )*{name}(?:, \w+)* \|", packets, re.MULTILINE), name
    for name in ("changes/000001.chg", "history/start.json", MIMETYPE.decode(), FORMAT_NAME):
        assert name in packets
    for number in (MOST_CHANGES, MOST_STEPS, MOST_PARENTS):
        assert f"{number:,}" in packets
