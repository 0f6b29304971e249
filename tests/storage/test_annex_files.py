"""Files of annexes are found beside the draft, and brought there without replacing any."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage.annex_files import FOLDER, bring_annex, find_annex


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    (folder / FOLDER).mkdir(parents=True)
    (folder / "cv.pdf").write_bytes(b"beside")
    (folder / FOLDER / "budget.xlsx").write_bytes(b"inside")
    return folder


def test_a_file_beside_the_draft_and_one_in_the_folder_of_annexes_are_found(home: Path) -> None:
    found = [find_annex(home, name) for name in ("cv.pdf", "budget.xlsx")]
    assert [one.size for one in found if one is not None] == [6, 6]


@pytest.mark.parametrize(
    "name", ["", "  ", "none.pdf", "../draft/cv.pdf", "annexes/budget.xlsx", "annexes", "a\0b"]
)
def test_what_is_no_file_there_is_none(home: Path, name: str) -> None:
    assert find_annex(home, name) is None


def test_a_file_from_elsewhere_is_copied_and_one_that_is_there_only_named(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "report.pdf"
    source.write_bytes(b"words")
    assert bring_annex(home, source) == "report.pdf"
    assert (home / FOLDER / "report.pdf").read_bytes() == source.read_bytes() == b"words"
    assert bring_annex(home, home / "cv.pdf") == "cv.pdf"
    assert not (home / FOLDER / "cv.pdf").exists()
    assert bring_annex(home, source) == "report.pdf"


def test_another_file_of_the_same_name_is_never_replaced(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "cv.pdf"
    source.write_bytes(b"other")
    with pytest.raises(SaveFailed, match="another name"):
        bring_annex(home, source)
    assert (home / "cv.pdf").read_bytes() == b"beside"
    assert not (home / FOLDER / "cv.pdf").exists()


def test_a_file_that_cannot_be_read_is_told(home: Path, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="not copied"):
        bring_annex(home, tmp_path / "gone.pdf")
