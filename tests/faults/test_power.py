"""R4: the power fails right after a save; what was acknowledged is there when the file system is back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.checker import Damaged, check
from tests.faults.workshop import Workshop, chance, mounted, need_root, rounds, run

ROUNDS = rounds(10, 200)
SYSTEMS = {
    "ext4": ("mkfs.ext4", "64M", "loop"),
    "ext4 without its guess": ("mkfs.ext4", "64M", "loop,noauto_da_alloc"),
    "xfs": ("mkfs.xfs", "320M", "loop"),
}
"""The tool that makes the file system, its size, and the options it is mounted with."""
pytestmark = [pytest.mark.usefixtures("mounts"), pytest.mark.timeout(120 + 10 * ROUNDS)]


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Give an image with a fresh file system, and how to mount it."""
    tool, size, options = SYSTEMS[request.param]
    need_root(tool, "losetup")
    image = tmp_path / "image"
    run("truncate", "-s", size, image)
    run(tool, "-q", image)
    yield image, options
    image.unlink()


def after_power_cut(
    workshop: Workshop, disk: tuple[Path, str], saves: int, *, foreign: bool = False, **writer: str
) -> str:
    """Save, cut the power, and tell what lies there afterwards: the newest, an older one, or damage."""
    image, options = disk
    mount = image.with_name("mount")
    path = mount / "bid.euroapp"
    with mounted(mount, "-o", options, image), workshop.worker() as worker:
        path.unlink(missing_ok=True)
        worker.must("save", path=path, number=1, padding=9_000)
        run("sync", "-f", mount)
        for number in range(2, 2 + saves):
            worker.must("save", path=path, number=number, padding=9_000, **writer)
        if foreign:
            (mount / "other").write_text("somebody else's")
            run("sync", mount / "other")
        worker.must("cut", mount=mount)
    with mounted(mount, "-o", options, image):
        try:
            return "newest" if check(path).number == 1 + saves else "older"
        except Damaged:
            return "damage" if path.exists() and path.stat().st_size else "nothing"


def outcomes(workshop: Workshop, disk: tuple[Path, str], **options: Any) -> set[str]:
    """Cut the power again and again; return what was found."""
    luck = chance(4)
    return {after_power_cut(workshop, disk, luck.randint(1, 3), **options) for _ in range(ROUNDS)}


@pytest.mark.parametrize("foreign", [False, True], ids=["alone", "with another file synced"])
@pytest.mark.parametrize("disk", SYSTEMS, indirect=True)
def test_a_power_cut_takes_nothing_that_was_acknowledged(
    workshop: Workshop, disk: tuple[Path, str], foreign: bool
) -> None:
    assert outcomes(workshop, disk, foreign=foreign) == {"newest"}


@pytest.mark.parametrize("disk", ["ext4"], indirect=True)
def test_the_control_without_syncing_the_folder_an_acknowledged_save_is_gone(
    workshop: Workshop, disk: tuple[Path, str]
) -> None:
    assert outcomes(workshop, disk, writer="without_folder_sync") == {"older"}


@pytest.mark.parametrize("disk", ["xfs"], indirect=True)
def test_the_control_without_any_sync_xfs_leaves_an_empty_file(
    workshop: Workshop, disk: tuple[Path, str]
) -> None:
    assert outcomes(workshop, disk, writer="without_any_sync", foreign=True) == {"nothing"}


@pytest.mark.parametrize("disk", ["ext4 without its guess"], indirect=True)
def test_the_control_without_any_sync_ext4_leaves_an_empty_file(
    workshop: Workshop, disk: tuple[Path, str]
) -> None:
    assert outcomes(workshop, disk, writer="without_any_sync", foreign=True) == {"nothing"}
