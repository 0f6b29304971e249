"""A damaged draft opens part by part: what is whole is kept, what is lost is named, nothing is invented."""

from __future__ import annotations

import io
import time
import zipfile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.storage.container import Identity, pack
from euroapp.storage.parts import SPLIT
from euroapp.storage.remembering import begun
from euroapp.storage.salvage import Salvaged, salvage
from tests.builders import an_example
from tests.faults.workshop import rounds
from tests.storage.test_container import members_of, relisted

EXAMPLE = an_example()
WHOLE = pack(EXAMPLE, Identity("doc", "r1"))
PARTS = [name for name in members_of(WHOLE) if name.startswith("parts/")]


def place_of(member: str) -> tuple[int, int]:
    """Return where the packed content of a member begins and ends."""
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        info = archive.getinfo(member)
        begin = info.header_offset + 30 + len(member)
        return begin, begin + info.compress_size


def zeroed(*members: str) -> bytes:
    raw = bytearray(WHOLE)
    for member in members:
        begin, end = place_of(member)
        raw[begin:end] = bytes(end - begin)
    return bytes(raw)


def without(draft: Draft, member: str) -> Draft:
    """Return the draft as it is when a part is missing."""
    name, _, row = member.removeprefix("parts/").removesuffix(".json").partition("/")
    if row:
        return draft.replace(**{name: tuple(one for one in getattr(draft, name) if one.id != row)})
    return draft.replace(**{name: Draft.model_fields[name].get_default(call_default_factory=True)})


@pytest.mark.parametrize("member", [name for name in PARTS if name != "parts/order.json"])
def test_damage_to_one_part_costs_no_other(member: str) -> None:
    if member == "parts/call.json":
        with pytest.raises(DraftUnreadable, match="call"):
            salvage(zeroed(member))
        return
    found = salvage(zeroed(member))
    assert found.lost == (member,)
    assert found.draft == without(EXAMPLE, member)


@pytest.mark.parametrize("member", PARTS)
def test_what_is_lost_comes_from_an_earlier_copy(member: str) -> None:
    other = pack(set_value(EXAMPLE, "general/acronym", "STRANGER"), Identity("another", "r"))
    found = salvage(zeroed(member), [b"", other, WHOLE])
    assert (found.lost, found.replaced) == ((), (member,))
    assert found.draft == EXAMPLE


def test_the_order_of_rows_is_lost_by_itself() -> None:
    found = salvage(zeroed("parts/order.json"))
    assert found.lost == ("parts/order.json",)
    for name in SPLIT:
        assert {row.id for row in getattr(found.draft, name)} == {row.id for row in getattr(EXAMPLE, name)}


def test_without_its_list_of_contents_every_part_is_still_read_and_missed() -> None:
    assert salvage(zeroed("manifest.json")).draft == EXAMPLE
    found = salvage(zeroed("manifest.json", "parts/tasks.json", "parts/partners/p3.json"))
    assert found.lost == ("parts/partners/p3.json", "parts/tasks.json")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_gives_what_came_before(share: float) -> None:
    found = salvage(WHOLE[: int(len(WHOLE) * share)], [])
    assert found.lost
    assert found.draft.general == EXAMPLE.general
    assert salvage(WHOLE[: int(len(WHOLE) * share)], [WHOLE]).draft == EXAMPLE


def told(found: Salvaged) -> None:
    """Check that every part is the one that was written, or named as lost."""
    expected = EXAMPLE
    for member in found.lost:
        if member != "parts/order.json":
            expected = without(expected, member)
    got = found.draft
    if "parts/order.json" in found.lost:
        for name in SPLIT:
            order = [row.id for row in getattr(expected, name)]
            rows = sorted(getattr(got, name), key=lambda row: order.index(row.id))
            got = got.replace(**{name: tuple(rows)})
    assert got == expected


@settings(max_examples=rounds(100, 10_000))
@given(st.integers(0, 1_000_000))
def test_no_damage_is_silent(seed: int) -> None:
    random, raw = Random(seed), bytearray(WHOLE)
    for _ in range(random.randint(1, 3)):
        place, length = random.randrange(len(raw)), random.choice([1, 1, 64, 4096])
        if random.random() < 0.2:
            del raw[place : place + length]
        else:
            raw[place : place + length] = random.randbytes(min(length, len(raw) - place))
    try:
        found = salvage(bytes(raw))
    except DraftUnreadable:
        return
    told(found)


def test_the_next_version_is_no_damage() -> None:
    with pytest.raises(DraftTooNew):
        salvage(relisted(members_of(WHOLE), version="2.0"))


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no draft", b"PK\x03\x04" * 10_000, bytes(100_000)])
def test_what_was_never_a_draft_is_refused(raw: bytes) -> None:
    with pytest.raises(DraftUnreadable):
        salvage(raw)


def test_a_bomb_is_not_unpacked() -> None:
    members = members_of(WHOLE) | {"parts/tasks.json": b"[" + b" " * 80_000_000 + b"]"}
    started = time.process_time()
    found = salvage(relisted(members))
    assert "parts/tasks.json" in found.lost
    assert time.process_time() - started < 5


def test_a_history_that_is_not_taken_over_is_told() -> None:
    ledger = begun(EXAMPLE, "Ana")
    after = set_value(EXAMPLE, "general/title", "New")
    ledger.record(EXAMPLE, after, when=0)
    raw = pack(after, Identity("d", "r"), ledger.book.members())
    found = salvage(raw[:-200])
    assert (found.draft.general.title, found.history_left) == ("New", True)
    assert not salvage(pack(after, Identity("d", "r"))[:-200]).history_left
