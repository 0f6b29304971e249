"""Snapshots, siblings, room and modes: what holds when a call fails or a folder is gone."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage import durable, files, limits, siblings, snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import load, read_file, save
from euroapp.storage.reserve import SIZE, Reserve
from euroapp.storage.retention import within
from euroapp.storage.salvage import salvage
from tests.builders import a_draft
from tests.storage.refusing import EXAMPLE, refuse, said, titled
from tests.storage.test_container import is_sentence

DEEP = b"[" * 100_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def test_a_reserve_is_whole_from_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "posix_fallocate", lambda *words: calls.append(words[1:]), raising=False)
    calls: list[tuple[Any, ...]] = []
    Reserve(tmp_path).hold()
    assert calls == [(0, SIZE)]


def test_a_copy_beside_a_draft_is_told_with_its_revision(path: Path) -> None:
    save(EXAMPLE, path)
    other = path.with_name("other.euroapp")
    other.write_bytes(path.read_bytes())
    origin = load(other).origin
    assert origin is not None
    origin = save(titled("B"), other, origin)
    (found,) = siblings.siblings(path)
    assert found.revision == origin.identity.revision


def test_a_folder_that_cannot_be_listed_has_no_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(EXAMPLE, path)
    monkeypatch.setattr(Path, "glob", refuse)
    assert siblings.siblings(path) == []


def test_ancestors_end_where_nothing_is_known() -> None:
    identity = Identity("d", "r", parent="p")
    assert siblings._ancestors(identity, {"p": "q", "q": "p"}) == {"p", "q"}
    assert siblings._ancestors(identity, {}) == {"p"}
    assert siblings._ancestors(Identity("d", "r"), {"": "x"}) == set()


def test_on_a_disk_that_tells_nothing_no_snapshot_gives_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        snapshots.keep("doc", pack(titled(str(number)), Identity("d", "r")))
    assert not snapshots.give_way(10, path.parent / "gone")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert not snapshots.give_way(10, path.parent)
    assert len(snapshots.of("doc")) == 6


def test_snapshots_that_cannot_be_listed_are_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(EXAMPLE, path)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(snapshots.saved_at(path)) == []
    durable.tidy(path.parent)


@pytest.mark.parametrize("raw", [DEEP, b"{}", b'{"places": [1]}'])
def test_notes_of_no_sense_cost_no_snapshot(path: Path, raw: bytes) -> None:
    origin = save(EXAMPLE, path)
    (snapshots.folder_of(origin.identity.document) / "about.json").write_bytes(raw)
    save(titled("B"), path, origin)
    assert len(snapshots.of(origin.identity.document)) == 2


def test_forgetting_goes_on_over_what_cannot_be_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots.keep("doc", pack(EXAMPLE, Identity("d", "r")))
    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", refuse)
        with pytest.raises(SaveFailed, match="look into"):
            snapshots.forget("doc")
    snapshots.forget("doc")
    snapshots.forget("doc")


def test_every_refusal_of_what_is_left_of_a_draft_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pack(EXAMPLE, Identity("doc", "rev"))
    place = raw.index(b"parts/call.json") + len(b"parts/call.json")
    without_call = raw[:place] + bytes(30) + raw[place + 30 :]
    assert said(lambda: salvage(without_call)) == (
        "The part that names the call is lost, so the rest cannot be shown."
    )
    assert said(lambda: salvage(b"nothing")) == "Nothing of a draft can be read in this file."
    found = salvage(raw)
    assert (found.document, found.lost, found.replaced) == ("doc", (), ())
    count = len(zipfile.ZipFile(io.BytesIO(raw)).namelist()) - 1
    monkeypatch.setattr(limits, "MEMBERS", count)
    assert salvage(raw).draft == EXAMPLE
    monkeypatch.setattr(limits, "MEMBERS", count - 1)
    assert said(lambda: salvage(raw)) == "The file has more parts than a draft can have."
    monkeypatch.setattr(limits, "FILE", len(raw))
    assert "more parts" in said(lambda: salvage(raw))
    monkeypatch.setattr(limits, "FILE", len(raw) - 1)
    assert said(lambda: salvage(raw)) == "The file is larger than 64 MB, which no draft is."


def test_parts_of_any_size_are_salvaged_and_none_that_unpacks_without_end() -> None:
    noise = os.urandom(300_000).hex()
    draft = a_draft(general={"abstract": noise})
    raw = pack(draft, Identity("doc", "rev"))
    assert salvage(raw[: raw.index(b"PK\x01\x02")]).draft == draft


def test_every_limit_of_json_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 5)
    assert limits.parse_json(b'"12345"') == "12345"
    for raw in (
        b'"123456"',
        b"1" * 20,
        b'{"a":1,"a":2}',
        b"[" * 70 + b"]" * 70,
        b"{",
        b"NaN",
        b"[1" + b",1" * 50_001 + b"]",
    ):
        assert is_sentence(said(lambda raw=raw: limits.parse_json(raw))), raw
    assert limits.parse_json(b"9" * 19) == int("9" * 19)
    assert len(limits.parse_json(b"[1" + b",1" * 49_999 + b"]")) == 50_000
    monkeypatch.setattr(limits, "MEMBER", 5)
    assert limits.parse_json(b"12345") == 12345
    assert said(lambda: limits.parse_json(b"123456")) == "The file is larger than a draft can be."


def test_modes_of_new_files_are_private_whatever_the_umask(path: Path) -> None:
    modes: list[int] = []
    real = os.open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            os,
            "open",
            lambda name, flags, *mode: (modes.append(mode[0]) if mode else None, real(name, flags, *mode))[1],
        )
        durable.replace_durably(path, b"x")
    assert modes == [0o600]


def test_a_file_system_without_modes_and_groups_takes_the_draft_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchmod", refuse)
    durable.replace_durably(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_pin_needs_no_path_and_keeps_its_reason(path: Path) -> None:
    origin = save(EXAMPLE, path)
    save(titled("B"), path, origin, pin=snapshots.IMPORT)
    kept = snapshots.of(origin.identity.document)
    assert [copy.pin for copy in kept] == [snapshots.IMPORT, ""]
    assert list(snapshots.saved_at(path))[::-1] == kept


def test_room_is_counted_down_copy_by_copy() -> None:
    copies = [(SimpleNamespace(kept_at=datetime.now(), pinned=False, n=n), 10) for n in range(6)]
    assert [one.n for one in within(copies, 50)] == [1, 2, 3, 4, 5]
    assert [one.n for one in within(copies, 40)] == [2, 3, 4, 5]
    assert [one.n for one in within(copies, 0)] == [3, 4, 5]


def test_every_file_that_is_no_draft_is_named_in_these_words(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(lambda: read_file(tmp_path)) == f"{tmp_path} is a folder, not a draft."
    os.mkfifo(tmp_path / "pipe")
    assert said(lambda: read_file(tmp_path / "pipe")) == (
        f"{tmp_path / 'pipe'} is no file that can be read from beginning to end."
    )
    assert said(lambda: read_file(path)) == f"There is no file {path}."
    assert said(lambda: read_file(Path("a\0b"))) == "This is not the name of a file."
    path.write_bytes(b"12345")
    monkeypatch.setattr(files, "FILE", 5)
    assert read_file(path) == b"12345"
    monkeypatch.setattr(files, "FILE", 4)
    assert said(lambda: read_file(path)) == "The file is larger than 64 MB, which no draft is."
    monkeypatch.setattr(Path, "stat", refuse)
    assert said(lambda: read_file(path)) == f"{path} cannot be read: broken."


def test_every_refusal_to_save_is_said_in_these_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    origin = save(EXAMPLE, path)
    assert said(lambda: save(EXAMPLE, path, replace(origin, read_only=True))) == (
        "This file was opened to be read only; save the draft under another name."
    )
    assert said(lambda: save(EXAMPLE, path, replace(origin, sha256="0" * 64))) == (
        "The file on disk is not the one this draft was read from."
    )
    assert said(lambda: save(EXAMPLE, Path("a\0b"))) == (
        "This is not the name of a file; save the draft in another place."
    )
    monkeypatch.setattr(files, "holds", lambda *_: False)
    assert said(lambda: save(EXAMPLE, path, origin)) == (
        "The draft could not be written down faithfully: it reads back differently."
    )


def test_each_revision_knows_the_one_it_came_from(path: Path) -> None:
    first = save(EXAMPLE, path)
    second = save(titled("B"), path, first)
    assert (first.identity.parent, first.identity.counter) == ("", 1)
    assert (second.identity.parent, second.identity.counter) == (first.identity.revision, 2)
    assert second.identity.document == first.identity.document
    assert len({first.identity.document, first.identity.revision, second.identity.revision}) == 3


def test_the_folder_of_snapshots_is_named_after_the_document_and_nothing_else(home: Path) -> None:
    assert snapshots.folder_of("a-B3").relative_to(home) == Path("data/snapshots/a-B3")
    assert snapshots.folder_of("../x/y.z").name == "xyz"
    assert snapshots.folder_of("x" * 100).name == "x" * 64
    assert snapshots.folder_of("").name == snapshots.folder_of("../").name == "unknown"


def test_snapshots_are_numbered_upwards_from_one_and_named_by_their_content() -> None:
    for title in "ABC":
        snapshots.keep("doc", pack(titled(title), Identity("doc", title)))
    names = [copy.path.name for copy in snapshots.of("doc")]
    assert [name[:9] for name in names] == ["00000001-", "00000002-", "00000003-"]
    for copy in snapshots.of("doc"):
        assert copy.mark == durable.digest(copy.path.read_bytes())[:16]
        assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600


def test_the_places_of_a_draft_are_the_last_five(tmp_path: Path) -> None:
    places = [tmp_path / f"{number}.euroapp" for number in range(7)]
    for number, place in enumerate(places):
        snapshots.keep("doc", pack(titled(str(number)), Identity("doc", "r")), path=place)
    assert snapshots._places(snapshots.folder_of("doc")) == places[:1:-1]
