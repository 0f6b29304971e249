"""R6: the place of a draft cannot be written, or is no longer there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.checker import Damaged, check
from tests.faults.workshop import Hand, Workshop, mounted, run

pytestmark = [pytest.mark.usefixtures("mounts"), pytest.mark.timeout(120)]


@pytest.fixture
def worker(workshop: Workshop) -> Iterator[Hand]:
    with workshop.worker() as hand:
        yield hand


def refused_but_saved_elsewhere(worker: Hand, path: Path, tmp_path: Path) -> str:
    """Expect a refusal in a sentence and a way out; return the sentence."""
    outcome, words = worker.do("save", path=path, number=2)
    assert outcome in {"SaveFailed", "WriteProtected"}
    assert words.endswith(".")
    assert "Errno" not in words
    worker.must("save", path=tmp_path / "elsewhere.euroapp", number=3)
    assert check(tmp_path / "elsewhere.euroapp").number == 3
    return words


def told_to_save_elsewhere(worker: Hand, path: Path) -> None:
    outcome, words = worker.do("noticed", path=path)
    assert outcome == "done"
    assert "save it in another place" in words


def test_a_draft_in_a_folder_that_can_only_be_read_opens_and_is_saved_elsewhere(
    worker: Hand, tmp_path: Path
) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "none") as disk:
        path = disk / "bid.euroapp"
        worker.must("save", path=path, number=1)
        run("mount", "-o", "remount,ro", disk)
        told_to_save_elsewhere(worker, path)
        assert "only be read" in refused_but_saved_elsewhere(worker, path, tmp_path)
        assert check(path).number == 1
        # A careless writer is refused here as well: the control shows that the place really is read-only.
        assert worker.do("save", path=path, number=9, writer="in_place")[0] == "unexpected OSError"


def test_a_draft_that_must_not_be_changed_stays_as_it_is(worker: Hand, folder: Path, tmp_path: Path) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
        pytest.skip("this file system knows no files that must not be changed")
    try:
        told_to_save_elsewhere(worker, path)
        assert "write-protected" in refused_but_saved_elsewhere(worker, path, tmp_path)
        assert check(path).number == 1
        assert [file.name for file in folder.iterdir()] == ["bid.euroapp"]
        assert worker.do("save", path=path, number=9, writer="in_place")[0] == "unexpected PermissionError"
    finally:
        run("chattr", "-i", path)
    worker.must("save", path=path.with_name("copy.euroapp"), number=4)


def test_a_share_that_vanished_and_comes_back_has_lost_nothing(worker: Hand, tmp_path: Path) -> None:
    image = tmp_path / "image"
    run("truncate", "-s", "8M", image)
    run("mkfs.ext4", "-q", image)
    share = tmp_path / "share"
    with mounted(share, "-o", "loop", image):
        path = share / "bids" / "bid.euroapp"
        path.parent.mkdir()
        worker.must("save", path=path, number=1)
        run("umount", "--lazy", share)
        assert "no longer there" in refused_but_saved_elsewhere(worker, path, tmp_path)
        run("mount", "-o", "loop", image, share)
        assert check(path).number == 1
        worker.must("load", path=path)
        worker.must("save", path=path, number=4)
        assert check(path).number == 4


def test_a_draft_at_the_top_of_a_share_that_vanished_is_not_written_into_what_lies_over_it(
    worker: Hand, tmp_path: Path
) -> None:
    with mounted(tmp_path / "share", "-t", "tmpfs", "none") as share:
        path = share / "bid.euroapp"
        worker.must("save", path=path, number=1)
        with mounted(share, "-t", "tmpfs", "none"):
            # Another file system lies over the share: the name is free, and the user is asked.
            assert worker.do("save", path=path, number=2)[0] == "FileGone"
            worker.must("save", path=path.with_name("other.euroapp"), number=2)
        worker.must("save", path=path, number=3)
        assert check(path).number == 3


def test_a_folder_deleted_while_its_draft_is_open_costs_nothing(
    worker: Hand, folder: Path, tmp_path: Path
) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    shutil.rmtree(folder)
    assert "no longer there" in refused_but_saved_elsewhere(worker, path, tmp_path)
    assert worker.do("load", path=path)[0] == "DraftUnreadable"
    folder.mkdir()
    worker.must("save", path=path, number=4)
    assert check(path).number == 4


@pytest.mark.parametrize("mode", [0o600, 0o444], ids=oct)
def test_in_a_folder_of_others_a_draft_is_read_and_the_user_told(
    worker: Hand, folder: Path, tmp_path: Path, mode: int
) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    worker.must("humble")
    path.chmod(mode)
    folder.chmod(0o555)
    told_to_save_elsewhere(worker, path)
    assert "may not write" in refused_but_saved_elsewhere(worker, path, tmp_path)
    assert (
        worker.do("save", path=path, number=9, writer="without_any_sync")[0] == "unexpected PermissionError"
    )
    assert check(path).number == 1
    folder.chmod(0o755)
    path.chmod(0o600)
    worker.must("load", path=path)
    worker.must("save", path=path, number=4)
    assert check(path).number == 4


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_draft_that_may_not_even_be_read_is_refused_and_not_replaced(
    worker: Hand, folder: Path, tmp_path: Path, closed: str
) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    worker.must("humble")
    (path if closed == "file" else folder).chmod(0o000)
    outcome, words = worker.do("load", path=path)
    assert outcome == "DraftUnreadable"
    assert words.endswith(".")
    refused_but_saved_elsewhere(worker, path, tmp_path)
    (path if closed == "file" else folder).chmod(0o700)
    assert check(path).number == 1
    worker.must("load", path=path)
    worker.must("save", path=path, number=4)


def test_where_files_may_be_added_but_not_replaced_the_old_one_stays(
    worker: Hand, folder: Path, tmp_path: Path
) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    if subprocess.run(["chattr", "+a", folder], capture_output=True, check=False).returncode:
        pytest.skip("this file system knows no folders that only take: they are NOT tested")
    try:
        refused_but_saved_elsewhere(worker, path, tmp_path)
        assert check(path).number == 1
    finally:
        run("chattr", "-a", folder)
    worker.must("load", path=path)
    worker.must("save", path=path, number=4)
    assert check(path).number == 4


def test_a_folder_that_was_renamed_keeps_its_draft(worker: Hand, folder: Path, tmp_path: Path) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    moved = folder.rename(tmp_path / "moved")
    assert "no longer there" in refused_but_saved_elsewhere(worker, path, tmp_path)
    assert check(moved / "bid.euroapp").number == 1


def test_a_folder_in_the_place_of_the_draft_and_a_file_in_that_of_its_folder(
    worker: Hand, folder: Path, tmp_path: Path
) -> None:
    path = folder / "bid.euroapp"
    worker.must("save", path=path, number=1)
    path.rename(tmp_path / "aside")
    path.mkdir()
    assert "is a folder" in refused_but_saved_elsewhere(worker, path, tmp_path)
    path.rmdir()
    folder.rmdir()
    folder.write_text("somebody else's")
    assert "no longer there" in refused_but_saved_elsewhere(worker, path, tmp_path)
    assert folder.read_text() == "somebody else's"


def test_a_draft_goes_on_when_the_private_folder_is_gone_or_closed(
    worker: Hand, workshop: Workshop, folder: Path
) -> None:
    path, recovery = folder / "bid.euroapp", workshop.home / "data" / "recovery"
    worker.must("save", path=path, number=1)
    shutil.rmtree(workshop.home / "data")
    worker.must("save", path=path, number=2)
    worker.must("recover", folder=recovery, number=3)
    assert check(max(recovery.glob("*.euroapp"))).number == 3
    shutil.rmtree(workshop.home / "data")
    workshop.home.chmod(0o500)
    worker.must("humble")
    worker.must("save", path=path, number=4)
    outcome, words = worker.do("recover", folder=recovery, number=5)
    workshop.home.chmod(0o700)
    assert (outcome, words[-1]) == ("SaveFailed", ".")
    assert check(path).number == 4


def test_the_checker_sees_what_is_missing(folder: Path) -> None:
    with pytest.raises(Damaged):
        check(folder / "bid.euroapp")
