"""R20: drafts of every version are opened or refused in a sentence, and opening changes not a byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import DraftTooNew, DraftUnreadable, EuroappError, SaveFailed
from euroapp.storage import snapshots, versions
from euroapp.storage.files import Opened, load, save
from euroapp.storage.siblings import siblings
from tests.faults.checker import check
from tests.storage.test_container import members_of, relisted, zipped

FILES = sorted((Path(__file__).parents[1] / "files").glob("draft-*.euroapp"))
RAW = FILES[-1].read_bytes()
MEMBERS = members_of(RAW)
UNKNOWN = {"parts/sites/s1.json": b'{"id": "s1"}', "extras/logo.png": b"x"}


NEXT_MAJOR, NEXT_MINOR = f"{versions.MAJOR + 1}.0", f"{versions.MAJOR}.{versions.MINOR + 1}"


def of_version(version: str, **more: bytes) -> bytes:
    return relisted({**MEMBERS, **more}, version=version)


def without(member: str) -> bytes:
    """Return the draft without a member that its list of contents names."""
    return zipped({name: raw for name, raw in MEMBERS.items() if name != member})


def unlisted(member: str) -> bytes:
    """Return the draft without a member, and without a word of it."""
    rest = {name: raw for name, raw in MEMBERS.items() if name != member}
    return relisted(rest) if member != "manifest.json" else zipped(rest)


CASES: dict[str, tuple[bytes, type[EuroappError] | None]] = {
    **{path.name: (path.read_bytes(), None) for path in FILES},
    "the next major version": (of_version(NEXT_MAJOR), DraftTooNew),
    "a major version far away": (of_version("999999.0", **UNKNOWN), DraftTooNew),
    "the next minor version": (of_version(NEXT_MINOR), None),
    "the next minor version with more in it": (of_version(NEXT_MINOR, **UNKNOWN), None),
    "a part this version does not know": (of_version(versions.VERSION, **UNKNOWN), DraftUnreadable),
    **{f"{name} is missing": (without(name), DraftUnreadable) for name in MEMBERS},
    **{
        f"{name} is missing unnoticed": (unlisted(name), DraftUnreadable)
        for name in ("mimetype", "manifest.json", "parts/order.json", "parts/partners/p1.json")
    },
}


def touched(path: Path, reader: Callable[[Path], Opened]) -> tuple[Opened | EuroappError, list[str]]:
    """Open a file; return what came of it, and what is not as it was."""
    status, raw, others = path.stat(), path.read_bytes(), sorted(path.parent.iterdir())
    came: Opened | EuroappError
    try:
        came = reader(path)
    except EuroappError as error:
        came = error
    siblings(path)
    changed = [
        what
        for what, same in (
            ("the bytes", path.read_bytes() == raw),
            ("the file itself", path.stat().st_ino == status.st_ino),
            ("its time", path.stat().st_mtime_ns == status.st_mtime_ns),
            ("its folder", sorted(path.parent.iterdir()) == others),
        )
        if not same
    ]
    return came, changed


@pytest.mark.parametrize("case", CASES)
def test_opening_or_refusing_changes_nothing(folder: Path, case: str) -> None:
    raw, refusal = CASES[case]
    path = folder / "bid.euroapp"
    path.write_bytes(raw)
    came, changed = touched(path, load)
    assert changed == []
    assert isinstance(came, refusal or Opened), came
    if refusal is not None:
        assert type(came) is refusal
        assert str(came).endswith(".")


@pytest.mark.parametrize("case", ["the next minor version", "the next minor version with more in it"])
def test_a_later_minor_version_is_saved_under_another_name_only(folder: Path, case: str) -> None:
    path, other = folder / "bid.euroapp", folder / "other.euroapp"
    path.write_bytes(CASES[case][0])
    found = load(path)
    assert found.notices
    with pytest.raises(SaveFailed, match="another name"):
        save(found.draft, path, found.origin)
    assert path.read_bytes() == CASES[case][0]
    save(found.draft, other)
    assert check(other).counter == 1
    assert (load(other).draft, load(other).notices) == (load(FILES[-1]).draft, ())


def nicknamed() -> bytes:
    """Return a draft of a version before the first, in which the acronym had another name."""
    general = json.loads(MEMBERS["parts/general.json"])
    general["nickname"] = general.pop("acronym")
    return of_version("0.9", **{"parts/general.json": json.dumps(general).encode()})


def acronym_was_nickname(data: dict[str, Any]) -> dict[str, Any]:
    general = dict(data["general"])
    general["acronym"] = general.pop("nickname")
    return {**data, "general": general}


def test_an_older_draft_is_brought_up_by_its_first_save_and_kept_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MIGRATIONS", {0: acronym_was_nickname})
    path = folder / "bid.euroapp"
    path.write_bytes(old := nicknamed())
    came, changed = touched(path, load)
    assert changed == []
    assert isinstance(came, Opened)
    save(came.draft, path, came.origin)
    assert "acronym" in check(path).parts["parts/general.json"]
    assert load(path).draft == load(FILES[-1]).draft
    kept = list(snapshots.saved_at(path))
    assert [(copy.pin, copy.path.read_bytes() == old) for copy in kept] == [("", False), ("migration", True)]


def test_the_control_a_reader_that_brings_files_up_at_once_is_caught(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MIGRATIONS", {0: acronym_was_nickname})
    path = folder / "bid.euroapp"
    path.write_bytes(nicknamed())

    def eager(path: Path) -> Opened:
        found = load(path)
        save(found.draft, path, found.origin)
        return found

    assert "the bytes" in touched(path, eager)[1]
