"""Conflict copies are found by what they hold, whatever they are called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from euroapp.edits.values import set_value
from euroapp.storage.files import load, save
from euroapp.storage.siblings import Relation, siblings
from tests.builders import an_example

EXAMPLE = an_example()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(EXAMPLE, tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


def change(path: Path, field: str) -> None:
    found = load(path)
    save(set_value(found.draft, field, "Changed"), path, found.origin)


def copied(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def test_a_copy_that_says_the_same_is_equal(path: Path) -> None:
    copied(path, "bid (1).euroapp")
    (other,) = siblings(path)
    assert (other.relation, other.differs) == (Relation.EQUAL, frozenset())


def test_older_and_newer_are_told_by_which_came_from_which(path: Path) -> None:
    backup = copied(path, "backup.euroapp")
    change(path, "general/title")
    assert [(one.path, one.relation) for one in siblings(path)] == [(backup, Relation.OLDER)]
    assert [(one.path, one.relation) for one in siblings(backup)] == [(path, Relation.NEWER)]


def test_a_copy_of_many_saves_ago_is_older_and_no_conflict(path: Path) -> None:
    backup = copied(path, "backup.euroapp")
    for field in ("general/title", "partners/p2/town", "partners/p3/town"):
        change(path, field)
    assert [one.relation for one in siblings(path)] == [Relation.OLDER]
    assert [one.relation for one in siblings(backup)] == [Relation.NEWER]


def test_two_that_went_on_apart_name_the_lists_that_differ(path: Path) -> None:
    theirs = copied(path, "bid (Anna's conflicted copy).euroapp")
    change(path, "general/title")
    change(theirs, "partners/p2/town")
    (other,) = siblings(path)
    assert (other.relation, other.differs) == (Relation.APART, {"general", "partners"})


def test_other_documents_and_damaged_files_are_none_of_it(path: Path, tmp_path: Path) -> None:
    save(EXAMPLE, tmp_path / "another.euroapp")
    (tmp_path / "damaged.euroapp").write_bytes(path.read_bytes()[:300])
    (tmp_path / "empty.euroapp").write_bytes(b"")
    (tmp_path / "folder.euroapp").mkdir()
    assert siblings(path) == []
    assert siblings(tmp_path / "damaged.euroapp") == []
