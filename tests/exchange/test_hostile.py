"""Spoilt packets and folders: refused in a sentence or merged, never a crash, nothing in silence."""

from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path
from random import Random
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.edits.delta import delta
from euroapp.errors import DraftUnreadable
from euroapp.exchange.folder import home_of, scan
from euroapp.exchange.items import changes_between, path_of
from euroapp.exchange.packet import Packet, read, written
from euroapp.exchange.publishing import publish
from euroapp.exchange.sending import question
from euroapp.exchange.taking import begin, look, take
from euroapp.history.book import Book, read_book
from euroapp.history.changes import Change, ChangeUnreadable, Set, read_change
from euroapp.history.ledger import Ledger
from euroapp.history.log import _CHANGES, _sealed
from euroapp.history.merging import Clash
from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.example import example_draft
from tests.faults.workshop import chance, rounds
from tests.history.authors import Author
from tests.history.test_hostile import SPOILT, spoilt
from tests.storage.test_container import Members, members_of, relisted

MIB = 1_048_576


def small() -> Draft:
    """The example with few rows, so that a merge takes a hundredth of a second."""
    draft = example_draft()
    lists = ("cost_lines", "tasks", "deliverables", "annexes", "depreciation", "indicators", "narrative")
    return draft.replace(**{name: getattr(draft, name)[:4] for name in lists})


def busy(name: str, seed: int, edits: int = 40) -> Author:
    author = Author(name, small(), seed)
    for _ in range(edits):
        author.edit()
    return author


def flipped(raw: bytes, luck: Random) -> bytes:
    """Return bytes with a few of them changed, taken out, doubled, or the end cut off."""
    made = bytearray(raw)
    for _ in range(luck.choice([1, 1, 1, 5, 50])):
        at = luck.randrange(len(made))
        match luck.randrange(4):
            case 0:
                made[at] ^= 1 << luck.randrange(8)
            case 1:
                del made[at : at + luck.randrange(1, 40)]
            case 2:
                made[at:at] = made[at : at + luck.randrange(1, 40)]
            case _:
                made = made[: max(at, 1)]
        made = made or bytearray(b"x")
    return bytes(made)


def with_spoilt_changes(members: Members, changes: list[Change], luck: Random) -> bytes:
    """Return a packet whose checksums are right and whose changes are spoilt."""
    lines = [change.raw() for change in changes]
    for _ in range(luck.choice([1, 1, 3])):
        at = luck.randrange(len(lines))
        lines[at] = spoilt(lines[at], luck)
    raw = _sealed(_CHANGES, b"\n".join(b"=" + line for line in lines))
    return relisted({**members, "changes/000001.chg": raw}, changes=len(lines))


def with_spoilt_json(members: Members, name: str, luck: Random) -> bytes:
    found = json.loads(members[name])
    node: Any = found
    while True:
        at = luck.choice(sorted(node)) if isinstance(node, dict) else luck.randrange(len(node))
        if isinstance(node[at], dict | list) and node[at] and luck.random() < 0.85:
            node = node[at]
            continue
        if luck.random() < 0.3:
            del node[at]
        else:
            node[at] = luck.choice(SPOILT)
        break
    return relisted({**members, name: json.dumps(found).encode()})


def is_told(before: Draft, after: Draft, offer: Any) -> bool:
    """Tell whether everything that differs is listed, as a thing to take or as a conflict."""
    told = {item.path for item in offer.items} | {one.path for one in offer.conflicts}
    moved = {one.path.rpartition("/")[0] for one in offer.conflicts if one.clash is Clash.MOVED}
    return {path_of(change) for change in changes_between(before, after, ())} <= told | moved


def tried(author: Author, packet: Packet) -> bool:
    """Take a packet in as the commands do; tell whether anything came of it."""
    offer = look(author.ledger, author.draft, packet.changes, media=packet.media, authors=packet.authors)
    assert is_told(author.draft, offer.after, offer)
    taken = take(offer)
    assert is_told(author.draft, taken.draft, offer)
    raw = pack(taken.draft, Identity("d", "r"), taken.book.members())
    again = unpack(raw)
    assert again.draft == taken.draft
    assert [*read_book(again.history.members).changes()] == [*taken.book.changes()]
    return bool(offer.new)


def test_a_spoilt_packet_is_refused_or_taken_and_told() -> None:
    luck, alpha, beta = chance(7), busy("alpha", 1), busy("beta", 2)
    changes = [*beta.ledger.known.changes.values()]
    raw = written(question(beta.ledger, beta.draft, "p3")[0])
    members = members_of(raw)
    assert tried(alpha, read(raw))
    refused = taken = sentences = peak = 0
    slowest = 0.0
    for at in range(rounds(60, 2_000)):
        spoil = (
            lambda: flipped(raw, luck),
            lambda: with_spoilt_changes(members, changes, luck),
            lambda: with_spoilt_json(members, "manifest.json", luck),
            lambda: with_spoilt_json(members, "history/start.json", luck),
        )[at // 10 % 4]
        start = time.process_time()
        if at % 10 == 0:
            tracemalloc.start()
        try:
            packet = read(spoil())
            taken += tried(alpha, packet)
            if at // 10 % 4 == 3:
                begin(Book(packet.project, packet.start), packet.changes, packet.media, "gamma")
        except (DraftUnreadable, UnicodeEncodeError) as error:
            sentences += isinstance(error, UnicodeEncodeError) or str(error).endswith(".")
            refused += 1
        slowest = max(slowest, time.process_time() - start)
        if tracemalloc.is_tracing():
            peak = max(peak, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    print(f"{refused} refused, {taken} taken, slowest {slowest:.2f} s, peak {peak / MIB:.0f} MiB")
    assert 0 < refused == sentences
    assert taken
    assert peak < 150 * MIB


def test_a_spoilt_folder_never_stops_what_is_whole(tmp_path: Path) -> None:
    luck, alpha, beta = chance(8), busy("alpha", 1), busy("beta", 2)
    for author in (alpha, beta):
        publish(tmp_path, author.ledger, author.draft, scan(home_of(tmp_path, "project")))
    home = home_of(tmp_path, "project")
    good = [path for path in sorted(home.rglob("*")) if path.is_file()]
    for at in range(rounds(30, 1_000)):
        source = luck.choice(good)
        (source.parent / f"spoilt-{at % 50}{source.suffix}").write_bytes(flipped(source.read_bytes(), luck))
    found = scan(home)
    assert found.unread
    gamma = Author("gamma", small(), 3)
    offer = look(gamma.ledger, gamma.draft, found.changes)
    assert {change.id for change in found.changes} == offer.new
    assert offer.unfit == ()


def test_a_hundred_wrong_changes_do_not_keep_the_right_ones_out() -> None:
    alpha, beta = busy("alpha", 1, 0), busy("beta", 2)
    wrong = [
        Change(f"m{at}", (), 0, "typed", "", (Set("general/duration_months", 36, "soon"),))
        for at in range(100)
    ]
    offer = look(alpha.ledger, alpha.draft, [*wrong, *beta.ledger.known.changes.values()])
    assert {one.change for one in offer.unfit} == {change.id for change in wrong}
    assert take(offer).draft == beta.draft


def test_texts_without_end_are_conflicts_and_are_not_compared_each_with_each() -> None:
    """Both sides write ever the same sentence into every section: a merge must not compare each with each."""
    alpha, beta = Author("alpha", example_draft(), 1), Author("beta", example_draft(), 2)
    base = "a. " * 2_000
    for author, more in ((alpha, "b. "), (beta, "c. ")):
        author.ledger = Ledger.begun(author.draft, author.name, "project")
        for section in author.draft.narrative:
            author.write(f"narrative/{section.id}/text", f"{more}{base}{more * 500}")
    offer = look(alpha.ledger, alpha.draft, [*beta.ledger.known.changes.values()])
    assert len(offer.conflicts) == len(alpha.draft.narrative)


@pytest.mark.parametrize("step", [["!", "risks"], ["!", "risks", "a/b"], ["!", "risks", 3], ["!", "@x", "r"]])
def test_a_decision_that_names_no_row_is_refused(step: list[Any]) -> None:
    raw = json.dumps(["w", [], 0, "merge", "", [step]], separators=(",", ":")).encode()
    with pytest.raises(ChangeUnreadable):
        read_change(raw)


def test_the_control_sees_a_difference_that_is_not_told() -> None:
    alpha, beta = busy("alpha", 1, 0), busy("beta", 2)
    offer = look(alpha.ledger, alpha.draft, [*beta.ledger.known.changes.values()])
    assert delta(alpha.draft, offer.after)
    assert is_told(alpha.draft, offer.after, offer)
    left_out = type("Offer", (), {"items": offer.items[1:], "conflicts": offer.conflicts})
    assert not is_told(alpha.draft, offer.after, left_out)
