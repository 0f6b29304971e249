"""Every refusal of storage in its own words, and every limit to the last byte."""

from __future__ import annotations

import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest

from euroapp.errors import DraftUnreadable
from euroapp.storage import limits
from euroapp.storage.container import Identity, listing, pack
from euroapp.storage.durable import refusal
from euroapp.storage.files import load, resolved, save
from euroapp.storage.openformat import from_json, schema, to_json
from euroapp.storage.recovery import RecoveryStore
from tests.builders import a_draft
from tests.storage.refusing import EXAMPLE, said


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def test_every_refusal_of_a_file_is_said_in_these_words(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"")
    assert said(lambda: load(path)) == (
        "The file is empty: something cut it off. Look for an older copy of it."
    )
    assert said(lambda: from_json(b"{}")) == "This is not a EuroApp draft in JSON."
    for number in (b"1" * 73, b"1e19", b"1e-19", b"1e99999999999999999999"):
        assert said(lambda number=number: limits.parse_json(number + b".0" * (b"e" not in number))) in {
            "The file holds a number with too many digits.",
            "The file holds a number that is out of all bounds.",
        }
    store = RecoveryStore()
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    store._copies("k")[0].write_bytes(b"x")
    assert said(lambda: store.load(copy)) == "Both recovery copies are damaged."


def test_a_failure_nobody_knows_is_said_too(path: Path) -> None:
    end = f" ({path.parent}). The file on disk is as it was; save the draft in another place."
    assert refusal(OSError(errno.EXDEV, "?"), path) == f"The disk refuses it{end}"
    assert refusal(OSError("no number"), path) == f"The disk refuses it{end}"
    assert refusal(OSError(errno.EPERM, "?"), path) == f"You may not write here{end}"


def test_numbers_are_read_up_to_their_limits_and_no_further() -> None:
    longest = b"0." + b"1" * 70
    assert limits.parse_json(longest) == Decimal(longest.decode())
    assert limits.parse_json(b"1e18") == Decimal("1e18")
    assert limits.parse_json(b"1e-18") == Decimal("1e-18")
    assert limits.parse_json(b"-" + b"9" * 18) == -(10**18 - 1)
    for number in (b"0." + b"1" * 71, b"1e19", b"1e-19", b"9" * 20):
        with pytest.raises(DraftUnreadable):
            limits.parse_json(number)


def test_a_link_into_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "bid.euroapp")
    with pytest.raises(FileNotFoundError):
        resolved(tmp_path / "link")
    with pytest.raises(FileNotFoundError):
        resolved(tmp_path / "gone" / "bid.euroapp")


def test_forty_links_in_a_row_are_followed_and_one_more_is_not(tmp_path: Path) -> None:
    goal = tmp_path / "0"
    for number in range(1, 42):
        (tmp_path / str(number)).symlink_to(tmp_path / str(number - 1))
    assert resolved(tmp_path / "39", hops=39) == goal
    with pytest.raises(OSError, match="symbolic links") as caught:
        resolved(tmp_path / "3", hops=2)
    assert caught.value.filename is not None


def test_a_part_that_only_one_side_has_is_a_difference_and_the_order_is_none() -> None:
    one, other = (listing(pack(a_draft(narrative=rows), Identity("d", "r"))) for rows in ((), ({"id": "x"},)))
    assert one is not None
    assert other is not None
    assert one.differs(other) == other.differs(one) == {"narrative"}


def test_the_schema_of_the_open_format_says_what_it_is() -> None:
    found = schema()
    assert {key: found[key] for key in ("$schema", "title", "type", "required")} == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EuroApp draft",
        "type": "object",
        "required": ["format", "version", "draft"],
    }
    assert found["properties"]["version"] == {"type": "string", "pattern": r"^\d+\.\d+$"}


def test_the_open_format_is_indented_on_wish() -> None:
    assert b"\n" not in to_json(a_draft()).rstrip()
    assert to_json(a_draft(), indent=1).count(b"\n") > 100


def test_an_older_file_is_known_to_be_older(path: Path) -> None:
    path.write_bytes((Path(__file__).parents[1] / "files" / "draft-1.0.euroapp").read_bytes())
    origin = load(path).origin
    assert origin is not None
    assert origin.older
    assert not origin.read_only


@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_draft_is_told_to_be_read_only_if_file_or_folder_is(
    path: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(EXAMPLE, path)
    closed = path if which == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda target, _mode: Path(target) != closed)
    assert len(load(path).notices) == 1
