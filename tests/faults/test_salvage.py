"""R8: one part of a draft is damaged; every other part is there, and the lost one is named or made good."""

from __future__ import annotations

import contextlib
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import load, read_file, save
from euroapp.storage.salvage import salvage
from tests.builders import an_example
from tests.faults.checker import check
from tests.faults.workshop import chance, rounds

ROUNDS = rounds(30, 500)
ORDER = "parts/order.json"
Parts = dict[str, Any]
pytestmark = pytest.mark.timeout(120 + ROUNDS)


@pytest.fixture
def path(folder: Path) -> Path:
    """Give a draft saved three times, each time with other words in several parts."""
    path, draft, origin = folder / "bid.euroapp", an_example(), None
    fields = ("general/title", "partners/p2/town", "work_packages/wp1/objectives")
    for number in (1, 2, 3):
        for field in fields:
            draft = set_value(draft, field, f"Words of save {number}")
        origin = save(draft, path, origin)
    return path


def damaged(raw: bytes, begin: int, end: int, luck: random.Random) -> bytes:
    """Damage one stretch: a bit, a block of zeros, noise, bytes lost, or bytes too many."""
    place = luck.randrange(begin, end)
    length = min(luck.choice([1, 8, 512]), end - place)
    rest = raw[place + length :]
    flipped = bytes([raw[place] ^ 1 << luck.randrange(8)]) + raw[place + 1 :]
    ways = (flipped, bytes(length) + rest, luck.randbytes(length) + rest, rest, b"\xff" + raw[place:])
    return raw[:place] + luck.choice([way for way in ways if way != raw[place:]])


def places(path: Path) -> dict[str, tuple[int, int]]:
    """Return where each part lies in the file, without its header."""
    with zipfile.ZipFile(path) as archive:
        return {
            info.filename: (begin, begin + info.compress_size)
            for info in archive.infolist()
            if (begin := info.header_offset + 30 + len(info.filename)) and info.filename.startswith("parts/")
        }


def the_program(path: Path, copies: list[bytes]) -> tuple[Parts, set[str], set[str]]:
    """Read what is left, write it down, and let the independent reader see it."""
    found = salvage(read_file(path), copies)
    again = path.with_suffix(".read")
    again.write_bytes(pack(found.draft, Identity("read", "r")))
    return check(again).parts, set(found.lost), set(found.replaced)


def row_of(name: str) -> tuple[str, str]:
    """Return list and id of a part that is a row; the id is '' for any other."""
    words = name.removeprefix("parts/").removesuffix(".json").partition("/")
    return words[0], words[2]


def as_it_should_be(whole: Parts, name: str, found: Parts) -> Parts:
    """Return all parts when one is lost: the others as they were, and the order without its row."""
    rows, row = row_of(name)
    order = {key: [one for one in ids if one != row or key != rows] for key, ids in whole[ORDER].items()}
    expected = {**whole, ORDER: order}
    del expected[name]
    if not row and name in found:
        expected[name] = found[name]  # what is lost is empty
    return expected


def damages(path: Path) -> Iterator[tuple[str, bytes]]:
    """Damage one part after the other, in any order; give its name and the damaged file."""
    luck, raw, where = chance(8), path.read_bytes(), places(path)
    names: list[str] = []
    for _ in range(ROUNDS):
        names = names or luck.sample(sorted(where), len(where))
        name = names.pop()
        bad = damaged(raw, *where[name], luck)
        path.write_bytes(bad)
        yield name, bad
    path.write_bytes(raw)


def wrongs(path: Path, copies: Callable[[str], tuple[list[bytes], Any]]) -> list[str]:
    """Read damaged drafts; `copies` gives the earlier copies, and what they say of a part."""
    wrong, whole = [], check(path).parts
    for name, bad in damages(path):
        earlier, said = copies(name)
        try:
            parts, lost, replaced = the_program(path, earlier)
        except DraftUnreadable:
            # Without its call nothing of a draft can be shown.
            if said is not None or name != "parts/call.json":
                wrong.append(f"refused without {name}")
            continue
        # A history is not read from a damaged file: the draft is what counts.
        whole = {one: value for one, value in whole.items() if not one.startswith("history/")}
        if not lost and replaced <= {name} and parts == whole:
            continue  # all is there: a bit that no content hangs on, such as one after the packed end
        expected = {**whole, name: said} if said is not None else as_it_should_be(whole, name, parts)
        if name == ORDER and said is None:
            parts, expected = in_any_order(parts), in_any_order({**whole})
        named = (lost, replaced) == (({name}, set()) if said is None else (set(), {name}))
        if parts != expected or not named:
            differ = [one for one in whole if parts.get(one) != expected.get(one)]
            wrong.append(f"{name} damaged, {differ} differ, {lost} lost, {replaced} replaced")
        if path.read_bytes() != bad:
            wrong.append(f"{name}: the damaged file was touched")
    return wrong


def in_any_order(parts: Parts) -> Parts:
    return {**parts, ORDER: {key: sorted(ids) for key, ids in parts[ORDER].items()}}


def alone(_name: str) -> tuple[list[bytes], Any]:
    return [], None


def test_without_earlier_copies_one_part_is_lost_and_named(path: Path) -> None:
    assert wrongs(path, alone) == []


def test_the_lost_part_comes_from_the_newest_snapshot(path: Path) -> None:
    whole = check(path).parts

    def copies(name: str) -> tuple[list[bytes], Any]:
        return [copy.path.read_bytes() for copy in snapshots.saved_at(path)], whole[name]

    assert wrongs(path, copies) == []


def hurt(whole: bytes, name: str, place: tuple[int, int], luck: random.Random) -> bytes:
    """Damage a part so that it can be read no more: some bits of a packed part hold no content."""
    while True:
        bad = damaged(whole, *place, luck)
        try:
            with zipfile.ZipFile(io.BytesIO(bad)) as held, zipfile.ZipFile(io.BytesIO(whole)) as fine:
                if held.read(name) != fine.read(name):
                    return bad
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, KeyError):
            return bad


def test_where_the_newest_snapshot_is_damaged_too_the_one_before_makes_good(path: Path) -> None:
    newest, before, _oldest = snapshots.saved_at(path)
    earlier = check(before.path).parts
    whole, where, luck = newest.path.read_bytes(), places(newest.path), chance(81)
    assert earlier["parts/general.json"]["title"] == "Words of save 2"

    def copies(name: str) -> tuple[list[bytes], Any]:
        return [hurt(whole, name, where[name], luck), before.path.read_bytes()], earlier[name]

    assert wrongs(path, copies) == []


def test_the_control_a_reader_without_checksums_takes_damage_for_the_draft(path: Path) -> None:
    silent, whole, where = 0, check(path).parts, places(path)
    for name, bad in damages(path):
        begin, end = where[name]
        with contextlib.suppress(ValueError, zlib.error):
            silent += json.loads(zlib.decompressobj(-15).decompress(bad[begin:end])) != whole[name]
    print(f"{silent} silent differences of {ROUNDS}")
    assert silent > 2


def rewritten(raw: bytes, name: str) -> bytes:
    """Write one part anew, packed as it should be: only the list of contents tells that it changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info, part.replace(b"Words", b"Swords") if info.filename == name else part)
    return stream.getvalue()


@pytest.mark.parametrize("part", ["general", "p2"])
def test_a_part_that_was_rewritten_whole_is_known_by_its_checksum_alone(path: Path, part: str) -> None:
    name = next(one for one in places(path) if one.endswith(f"/{part}.json"))
    whole, bad = check(path).parts, rewritten(path.read_bytes(), name)
    with zipfile.ZipFile(io.BytesIO(bad)) as held:
        assert held.testzip() is None, "the control: the checksums of the ZIP have nothing against it"
        assert json.loads(held.read(name)) != whole[name]
    path.write_bytes(bad)
    with pytest.raises(DraftUnreadable):
        load(path)
    _, lost, _ = the_program(path, [])
    assert lost == {name}


def test_what_was_read_is_saved_beside_the_damaged_file_and_whole(path: Path) -> None:
    begin, end = places(path)["parts/tasks.json"]
    raw = path.read_bytes()
    path.write_bytes(raw[:begin] + bytes(end - begin) + raw[end:])
    bad = path.read_bytes()
    copies = [copy.path.read_bytes() for copy in snapshots.saved_at(path)]
    origin = save(salvage(read_file(path), copies).draft, path.with_name("mended.euroapp"))
    assert path.read_bytes() == bad
    assert load(origin.path).draft.tasks == an_example().tasks
