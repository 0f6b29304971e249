"""R2 and R3: one save is killed, or lied to, at each of its system calls in turn."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage.files import load, save
from tests.faults.checker import Damaged, check
from tests.faults.child import numbered
from tests.faults.workshop import NIGHTLY, Gone, Hand, Workshop, need_strace, traced

OLD, NEW, LATER = 1, 2, 3
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EINTR")
"""A defect that has a test of its own below."""
HARMLESS = {"recvfrom", "sendto", "mmap", "munmap"}
pytestmark = pytest.mark.timeout(3600 if NIGHTLY else 300)


@dataclass(frozen=True)
class Place:
    """Where a draft is saved: `opened` was there before, `named` is what the user names, `real` the file."""

    opened: Path | None
    named: Path
    real: Path


def new_file(folder: Path) -> Place:
    return Place(None, folder / "bid.euroapp", folder / "bid.euroapp")


def replaced_file(folder: Path) -> Place:
    return Place(folder / "bid.euroapp", folder / "bid.euroapp", folder / "bid.euroapp")


def linked_file(folder: Path) -> Place:
    link = folder / "link.euroapp"
    link.symlink_to("bid.euroapp")
    return Place(link, link, folder / "bid.euroapp")


def other_name(folder: Path) -> Place:
    return Place(folder / "bid.euroapp", folder / "other.euroapp", folder / "other.euroapp")


SITUATIONS = (new_file, replaced_file, linked_file, other_name)
# Through a link the same file is replaced by the same calls, and some more: with every change that is enough.
# A new file and one of another name are made by the same calls: each of them is killed at every other one.
# Through a link every other call is met by a kill, and every third by a failure; at night all by both.
IN_CI = {new_file: (1, 2), linked_file: (1, 2), other_name: (2, 2)}
Situation = Callable[[Path], Place]


class Bench:
    """Saves one draft under one fault at a time."""

    def __init__(self, workshop: Workshop, folder: Path, situation: Situation, writer: str = "") -> None:
        need_strace()
        self.workshop, self.folder, self.situation = workshop, folder, situation
        self.options = {"writer": writer} if writer else {}
        self.original = b""
        self._log = folder.parent / "calls"
        with workshop.worker() as worker:
            worker.must("save", path=folder.parent / "original", number=OLD)
        self.original = (folder.parent / "original").read_bytes()

    def prepare(self, worker: Hand) -> Place:
        """Put the folder in order again and open the old draft."""
        for path in self.folder.iterdir():
            path.unlink()
        place = self.situation(self.folder)
        if place.opened is not None:
            place.opened.write_bytes(self.original)
            worker.must("load", path=place.opened)
        return place

    def calls(self) -> Counter[str]:
        """Return the system calls of one save that nobody disturbs."""
        with self.workshop.worker() as worker:
            place = self.prepare(worker)
            with traced(worker.process, "-e", "trace=%file,%desc", "-o", str(self._log)):
                worker.must("save", path=place.named, number=NEW, **self.options)
        names = re.findall(r"^(\w+)\(", self._log.read_text(errors="replace"), re.MULTILINE)
        counted = Counter(name for name in names if name not in HARMLESS)
        assert counted.total() > 5
        return counted

    def state(self, place: Place) -> int:
        """Return the number of the whole draft in its place; 0 for none where none was."""
        if place.opened is not None and (place.opened != place.named or place.opened.is_symlink()):
            old = check(place.opened).number
            if place.opened != place.named and old != OLD:
                raise Damaged("the draft that was opened is another one now")
        if place.opened is None and not place.real.exists():
            return 0
        if place.opened not in (None, place.named) and not place.real.exists():
            return 0
        if place.named != place.real and not place.named.is_symlink():
            raise Damaged("the link has become a file")
        return check(place.real).number


def killed_at_each_call(bench: Bench, first: int = 1, step: int = 1) -> Iterator[list[str]]:
    """Kill the save before its calls of each name; yield for each kill what went wrong."""
    for name in bench.calls():
        nth, died = first - step, True
        while died:
            nth += step
            with bench.workshop.worker() as worker:
                place = bench.prepare(worker)
                with traced(worker.process, "-e", f"inject={name}:signal=KILL:when={nth}", "-o", "/dev/null"):
                    outcome = saved_or_killed(worker, place, bench)
                    died = outcome is None
            wrong = [f"{name} {nth}: {text}" for text in not_as_promised(bench, place, outcome)]
            if died or wrong:
                yield wrong


def saved_or_killed(worker: Hand, place: Place, bench: Bench) -> tuple[str, str] | None:
    try:
        return worker.do("save", path=place.named, number=NEW, **bench.options)
    except Gone:
        return None


def not_as_promised(bench: Bench, place: Place, outcome: tuple[str, str] | None) -> Iterator[str]:
    """Tell what a save, or a kill in the middle of one, left that is neither of the two drafts."""
    try:
        state = bench.state(place)
    except Damaged as error:
        yield str(error)
        return
    before = OLD if place.opened == place.named else 0
    if state not in {before, NEW} or (outcome is not None and (state, outcome) != (NEW, ("done", ""))):
        yield f"number {state}"


@pytest.mark.parametrize("situation", SITUATIONS if NIGHTLY else list(IN_CI))
def test_a_save_killed_at_any_of_its_calls_leaves_the_old_draft_or_the_new_one(
    workshop: Workshop, folder: Path, situation: Situation
) -> None:
    first, step = (1, 1) if NIGHTLY else IN_CI[situation]
    killed = list(killed_at_each_call(Bench(workshop, folder, situation), first, step))
    print(f"{len(killed)} kills")
    assert [text for wrong in killed for text in wrong] == []
    assert len(killed) > 50 / step


def test_the_control_a_careless_writer_killed_at_some_call_leaves_neither(
    workshop: Workshop, folder: Path
) -> None:
    assert any(killed_at_each_call(Bench(workshop, folder, replaced_file, "in_place")))


def lied_to_at_each_call(bench: Bench) -> Iterator[list[str]]:
    """Let each call of a save fail, once and from there on; yield for each fault what went wrong."""
    done = 0
    linked = bench.situation is linked_file
    for name, count in bench.calls().items():
        # Through a link nearly all calls are those of a new file, which all fail with every change too.
        for nth in range(1, count + 1, 3 if linked and not NIGHTLY else 1):
            for error, suffix in failures(done, linked):
                done += 1
                yield lied_to(bench, name, f"error={error}:when={nth}{suffix}")


def failures(turn: int, linked: bool) -> list[tuple[str, str]]:
    """Return the ways in which a call is to fail; with every change only one, in turn, and two in all."""
    # Python itself tries again after EINTR, so that one that never ends would be the test's own fault.
    ways = [(error, suffix) for error in ERRORS for suffix in ("", "+") if error + suffix != "EINTR+"]
    return ways if NIGHTLY else [ways[(turn + 3 * linked) % len(ways)]]


def lied_to(bench: Bench, name: str, fault: str) -> list[str]:
    """Save under one fault, then once more without it, and tell what is not as promised."""
    wrong = []
    with bench.workshop.worker() as worker:
        place = bench.prepare(worker)
        try:
            with traced(worker.process, "-e", f"inject={name}:{fault}", "-o", "/dev/null"):
                outcome, words = worker.do("save", path=place.named, number=NEW, **bench.options)
            state = bench.state(place)
            refused = OLD if place.opened == place.named else 0
            expected = {"done": NEW, "SaveUnverified": NEW, "SaveFailed": refused, "WriteProtected": refused}
            if expected.get(outcome) != state:
                wrong.append(f"{outcome} but number {state}: {words}")
            if (
                outcome in {"SaveFailed", "WriteProtected"}
                and state == OLD
                and place.real.read_bytes() != bench.original
            ):
                wrong.append("the old file was touched")
            if outcome != "done" and ("Errno" in words or not words.endswith(".")):
                wrong.append(f"no sentence for the user: {words}")
            again = worker.do("save", path=place.named, number=LATER, **bench.options)
            if again != ("done", "") or bench.state(place) != LATER:
                wrong.append(f"a later save does not heal it: {again}")
        except (Damaged, Gone) as error:
            wrong.append(repr(error))
    return [f"{bench.situation.__name__}, {name} {fault}: {text}" for text in wrong]


@pytest.mark.parametrize("situation", SITUATIONS if NIGHTLY else (new_file, linked_file))
def test_a_save_whose_calls_fail_keeps_the_old_draft_or_the_new_one_and_says_so(
    workshop: Workshop, folder: Path, situation: Situation
) -> None:
    failed = list(lied_to_at_each_call(Bench(workshop, folder, situation)))
    wrong = [text for texts in failed for text in texts]
    print(f"{len(failed)} faults", *wrong, sep="\n")
    assert wrong == []
    assert len(failed) > 50


def test_the_control_a_careless_writer_is_caught_when_its_calls_fail(
    workshop: Workshop, folder: Path
) -> None:
    assert any(lied_to_at_each_call(Bench(workshop, folder, replaced_file, "in_place")))


def test_a_link_that_cannot_be_looked_at_is_still_a_link_after_the_save(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = linked_file(folder)
    save(numbered(OLD), place.real)
    origin = load(place.named).origin
    real, failures_left = os.lstat, [errno.EIO]

    def flaky(path: Any, **options: Any) -> os.stat_result:
        if Path(path) == place.named and failures_left:
            raise OSError(failures_left.pop(), "for once")
        return real(path, **options)

    with monkeypatch.context() as patch, contextlib.suppress(SaveFailed):
        patch.setattr(os, "lstat", flaky)
        save(numbered(NEW), place.named, origin)
    assert place.named.is_symlink()
