"""A history that is damaged never costs the draft, and nothing of it is taken in silence."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable, EuroappError, SaveFailed
from euroapp.history.story import story
from euroapp.storage import files, snapshots
from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.files import HISTORY_DAMAGED, History, load, save
from euroapp.storage.remembering import begun, ledger_of
from tests.builders import an_example
from tests.faults.workshop import rounds
from tests.storage.test_container import members_of, zipped

EXAMPLE = an_example()
IDENTITY = Identity("document", "revision")
pytestmark = pytest.mark.usefixtures("home")


def titled(title: str) -> Draft:
    return set_value(EXAMPLE, "general/title", title)


def file_with_history(changes: int = 3) -> bytes:
    ledger, draft = begun(EXAMPLE, "Ana"), EXAMPLE
    for number in range(changes):
        after = titled(f"Title {number}")
        ledger.record(draft, after, when=number)
        draft = after
    return pack(draft, IDENTITY, ledger.book.members())


WHOLE = file_with_history()
LAST = titled("Title 2")


@pytest.mark.parametrize("name", [name for name in members_of(WHOLE) if name.startswith("history/")])
@pytest.mark.parametrize("how", ["cut", "missing", "one bit", "one too many"])
def test_damage_to_the_history_leaves_the_draft_whole(name: str, how: str, tmp_path: Path) -> None:
    members = members_of(WHOLE)
    raw = members.pop(name)
    if how == "cut":
        members[name] = raw[: len(raw) // 2]
    elif how == "one bit":
        members[name] = bytes([raw[0] ^ 1]) + raw[1:]
    elif how == "one too many":
        members |= {name: raw, "history/000077.chg": raw}
    path = tmp_path / "bid.euroapp"
    path.write_bytes(zipped(members))
    opened = load(path)
    assert opened.draft == LAST
    assert opened.notices == (HISTORY_DAMAGED,)
    before = path.read_bytes()
    save(titled("Saved"), path, opened.origin)
    assert before in [copy.path.read_bytes() for copy in snapshots.of("document")], "nothing of it is dropped"
    assert load(path).notices == ()


def test_a_damaged_part_of_the_draft_is_still_refused() -> None:
    members = members_of(WHOLE)
    members["parts/general.json"] += b" "
    with pytest.raises(DraftUnreadable):
        unpack(zipped(members))


def test_a_zip_that_breaks_off_inside_the_history_is_read() -> None:
    """Bytes of one member are spoilt as they lie on the disk, so that the reader of the archive fails."""
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        place = archive.getinfo("history/start.json").header_offset
    spoilt = WHOLE[: place + 80] + b"\xff" * 60 + WHOLE[place + 140 :]
    found = unpack(spoilt)
    assert found.draft == LAST
    assert found.history.damaged


def test_hostile_histories_are_refused_or_read_and_never_crash() -> None:
    luck = random.Random(1)
    found = unpack(WHOLE).history.members
    for _ in range(rounds(30, 2_000)):
        members = dict(found)
        name = luck.choice([*members])
        raw = bytearray(members[name])
        for _ in range(luck.randint(1, 4)):
            raw[luck.randrange(len(raw))] = luck.randrange(256)
        members[name] = bytes(raw)
        opened = unpack(pack(LAST, IDENTITY, members))
        assert opened.draft == LAST
        try:
            [*story(ledger_of(opened.draft, opened.history))]
        except EuroappError:
            continue


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"project": 1}',
        json.dumps(
            {"project": "p", "heads": {}, "keys": [], "several": 0, "aside": "", "authors": []}
        ).encode(),
    ],
)
def test_a_state_of_another_shape_is_refused(state: bytes) -> None:
    members = {**unpack(WHOLE).history.members, "history/state.json": state}
    opened = unpack(pack(LAST, IDENTITY, members))
    with pytest.raises(EuroappError):
        ledger_of(opened.draft, opened.history)


def test_a_save_that_cannot_keep_the_history_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(titled("TWO"), path, save(titled("ONE"), path))
    before = path.read_bytes()
    real = files.pack

    def forgetful(draft: Draft, identity: Identity, history: object) -> bytes:
        return real(draft, identity, dict(list(history.items())[1:]))  # type: ignore[attr-defined]

    monkeypatch.setattr(files, "pack", forgetful)
    with pytest.raises(SaveFailed):
        save(titled("THREE"), path, origin)
    assert path.read_bytes() == before


def test_a_recovered_text_is_one_step_from_what_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(titled("TWO"), path, save(titled("ONE"), path))
    forgetful = files.Origin(path, origin.sha256, origin.identity)
    save(titled("RECOVERED"), path, forgetful, history=History.CARRY)
    opened = load(path)
    assert opened.origin is not None
    assert [one.after for one in story(ledger_of(opened.draft, opened.origin.history))] == [
        "TWO",
        "RECOVERED",
    ]
