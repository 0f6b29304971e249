"""What a fuzzer reads: each target takes any bytes, and lets nothing out but the refusal for the user."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable
from euroapp.exchange.packet import Packet, read, written
from euroapp.exchange.sending import question
from euroapp.exchange.taking import look, take
from euroapp.history.book import read_book
from euroapp.history.changes import ChangeUnreadable, read_change
from euroapp.history.ledger import Ledger
from euroapp.storage.archive import Packed, archive, packed
from euroapp.storage.container import Identity, holds, listing, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.salvage import salvage
from tests.storage.test_container import Members, members_of, zipped
from tests.strategies import a_wild_draft

FILES = Path(__file__).parents[1] / "files"
FOUND = FILES / "fuzz"
"""Inputs that once broke something, by target; they are tried with every change."""
IDENTITY = Identity("document-1", "revision-2", "revision-1", 2, (("2026-01-31", 40),))


@cache
def small() -> Draft:
    """Return a draft that has a row in every list, and little text."""
    draft = a_wild_draft(7, 1.0, 1, "smp-cosme-2021-cluster-01")
    assert unpack(pack(draft, IDENTITY)).draft == draft
    return draft


@cache
def small_members() -> Members:
    return members_of(pack(small(), IDENTITY))


@cache
def small_packed() -> dict[str, Packed]:
    return {name: packed(raw, stored=name == "mimetype") for name, raw in small_members().items()}


def container(raw: bytes) -> None:
    """Read a file of any bytes, whole and in pieces."""
    listing(raw)
    sound(unpack, raw)
    try:
        sound_draft(salvage(raw).draft)
    except DraftUnreadable:
        return


def manifest(raw: bytes) -> None:
    """Read a file whose parts are as they were, but whose list of contents says anything."""
    container(archive({**small_packed(), "manifest.json": packed(raw)}.items()))


def parts(raw: bytes) -> None:
    """Read a file with right checksums one part of which says anything; the first line names the part."""
    name, _, content = raw.partition(b"\n")
    known = sorted(small_members().keys() - {"mimetype", "manifest.json"})
    chosen = known[int.from_bytes(name[-2:], "big") % len(known)]
    if name.decode("ascii", "replace") in known:
        chosen = name.decode("ascii")
    listed = json.loads(small_members()["manifest.json"])
    listed["members"][chosen] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    told = {"manifest.json": packed(json.dumps(listed).encode()), chosen: packed(content)}
    container(archive({**small_packed(), **told}.items()))


def open_format(raw: bytes) -> None:
    """Read the open format."""
    try:
        sound_draft(from_json(raw))
    except DraftUnreadable:
        return


@cache
def asking() -> Packet:
    """Return a packet with two changes, and with the draft on which they rest."""
    draft = small()
    ledger = Ledger.begun(draft, "writer", "project")
    for title in ("One", "Two"):
        after = set_value(draft, "general/title", title)
        ledger.record(draft, after, 0)
        draft = after
    return question(ledger, draft, draft.partners[0].id)[0]


def packet(raw: bytes) -> None:
    """Read a packet of any bytes; what is not refused can be written again and is the same then."""
    try:
        found = read(raw)
    except DraftUnreadable:
        return
    assert read(written(found)) == found


def changes(raw: bytes) -> None:
    """Take in changes of any form, one a line; what they come to can be saved and read again."""
    ledger = Ledger.begun(small(), "reader", "project")
    try:
        some = [read_change(line) for line in raw.split(b"\n")]
        taken = take(look(ledger, small(), some), when=0)
        again = pack(taken.draft, IDENTITY, taken.book.members())
    except (ChangeUnreadable, DraftUnreadable):
        return
    assert unpack(again).draft == taken.draft
    assert [*read_book(unpack(again).history.members).changes()] == [*taken.book.changes()]


def sound(reader: Callable[[bytes], object], raw: bytes) -> None:
    """Read; what is not refused can be saved again and is the same then."""
    try:
        read = reader(raw)
    except DraftUnreadable:
        return
    draft = getattr(read, "draft", None)
    assert isinstance(draft, Draft)
    sound_draft(draft)


def sound_draft(draft: Draft) -> None:
    """A draft that opens can be saved, and what was saved is what was opened."""
    again = pack(draft, IDENTITY)
    assert holds(again, draft)
    assert unpack(again).draft == draft
    assert from_json(to_json(draft)) == draft


TARGETS: dict[str, Callable[[bytes], None]] = {
    "container": container,
    "manifest": manifest,
    "parts": parts,
    "open-format": open_format,
    "packet": packet,
    "changes": changes,
}


def seeds(target: str) -> list[bytes]:
    """Return good input, from which a fuzzer starts."""
    members = small_members()
    golden = [path.read_bytes() for path in sorted(FILES.glob("draft-*.euroapp"))]
    if target == "container":
        return [pack(small(), IDENTITY), zipped(members, zipfile.ZIP_STORED)]
    if target == "manifest":
        return [members["manifest.json"], *(members_of(raw)["manifest.json"] for raw in golden)]
    if target == "parts":
        return [
            name.encode() + b"\n" + content for name, content in members.items() if name.startswith("parts/")
        ]
    if target == "packet":
        return [written(asking()), zipped(members_of(written(asking())), zipfile.ZIP_STORED)]
    if target == "changes":
        return [b"\n".join(change.raw() for change in asking().changes)]
    plain = json.loads(to_json(small()))
    return [to_json(small()), *(json.dumps(plain | {"version": text}).encode() for text in ("1.1", "2.0"))]


def found(target: str) -> list[Path]:
    """Return the inputs that once broke something."""
    folder = FOUND / target
    return sorted(path for path in folder.iterdir()) if folder.is_dir() else []
