"""What a file wears beside its content survives its replacement; what cannot be kept makes it narrower."""

from __future__ import annotations

import errno
import os
import stat
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.attributes import attributes_of
from euroapp.errors import SaveFailed
from euroapp.export.files import write_whole
from euroapp.storage.durable import replace_durably

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells all attributes")

ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"
OWNER, USER, GROUP, MASK, OTHER = 1, 2, 4, 16, 32
COLLEAGUE = 1000
Replace = Callable[[Path, bytes], None]


def access_list(group: int, mask: int) -> bytes:
    """Return a list by which one colleague may read and write."""
    rows = ((OWNER, 6, -1), (USER, 6, COLLEAGUE), (GROUP, group, -1), (MASK, mask, -1), (OTHER, 0, -1))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", t, p, n & 0xFFFFFFFF) for t, p, n in rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "bid.euroapp"
    found.write_bytes(b"old")
    found.chmod(0o600)
    try:
        os.setxattr(found, ACCESS, access_list(0, 6))
        os.removexattr(found, ACCESS)
        found.chmod(0o600)
    except OSError:
        pytest.skip("this file system has no access lists")
    return found


@pytest.fixture(params=[replace_durably, write_whole], ids=["draft", "export"])
def replace(request: pytest.FixtureRequest) -> Replace:
    found: Replace = request.param
    return found


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_access_list_of_a_file_stays_and_opens_it_to_nobody_else(path: Path, replace: Replace) -> None:
    os.setxattr(path, ACCESS, access_list(0, 6))
    replace(path, b"new")
    assert os.getxattr(path, ACCESS) == access_list(0, 6)
    assert path.read_bytes() == b"new"


def test_a_list_that_cannot_be_given_leaves_no_rights_to_the_group(
    path: Path,
    replace: Replace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    os.setxattr(path, ACCESS, access_list(0, 6))
    path.chmod(0o664)
    assert mode(path) == 0o664, "the mask shows as rights of the group"

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(os, "setxattr", refuse)
    replace(path, b"new")
    assert mode(path) == 0o600


def test_a_list_that_cannot_be_read_leaves_no_rights_to_the_group(
    path: Path,
    replace: Replace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    os.setxattr(path, ACCESS, access_list(0, 6))

    def refuse(*_: object) -> bytes:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "getxattr", refuse)
    replace(path, b"new")
    assert mode(path) == 0o600


def test_the_list_of_a_folder_does_not_open_a_file_that_had_none(path: Path, replace: Replace) -> None:
    path.chmod(0o640)
    os.setxattr(path.parent, DEFAULT, access_list(6, 6))
    replace(path, b"new")
    assert ACCESS not in os.listxattr(path)
    assert mode(path) == 0o640


def test_attributes_of_the_desktop_stay(path: Path, replace: Replace) -> None:
    os.setxattr(path, "user.xdg.tags", "Łódź".encode())
    replace(path, b"new")
    assert os.getxattr(path, "user.xdg.tags") == "Łódź".encode()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_saving_with_the_rights_of_root_leaves_a_file_to_its_owner(path: Path, replace: Replace) -> None:
    os.chown(path, COLLEAGUE, COLLEAGUE)
    replace(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid, mode(path)) == (COLLEAGUE, COLLEAGUE, 0o600)


def test_where_the_owner_cannot_be_kept_the_group_still_is(
    path: Path,
    replace: Replace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path.chmod(0o660)
    given: list[tuple[int, int]] = []

    def only_the_group(_handle: int, owner: int, group: int) -> None:
        if owner != -1:
            raise PermissionError(errno.EPERM, "")
        given.append((owner, group))

    monkeypatch.setattr(os, "fchown", only_the_group)
    replace(path, b"new")
    assert given == [(-1, path.stat().st_gid)]
    assert mode(path) == 0o660


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_rights_of_a_group_that_cannot_be_kept_go_to_no_other(
    path: Path,
    replace: Replace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    os.chown(path, -1, COLLEAGUE)
    path.chmod(0o660)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "")

    monkeypatch.setattr(os, "fchown", refuse)
    replace(path, b"new")
    assert mode(path) == 0o600


def test_a_new_draft_is_private_unless_its_folder_is_shared(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert attributes_of(tmp_path / "new").mode == 0o600
    tmp_path.chmod(0o2775)
    assert attributes_of(tmp_path / "new").mode == 0o660


def test_a_folder_that_is_gone_is_a_failed_save(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        replace_durably(tmp_path / "gone" / "bid.euroapp", b"x")


def test_the_longest_name_that_the_system_takes_can_be_exported_to(tmp_path: Path) -> None:
    name = "\N{PILE OF POO}" * 62 + ".pdf"
    write_whole(tmp_path / name, b"pages")
    assert os.listdir(tmp_path) == [name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_group_that_was_shut_out_does_not_come_in_among_the_others(
    path: Path, replace: Replace, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(path, -1, COLLEAGUE)
    path.chmod(0o606)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "")

    monkeypatch.setattr(os, "fchown", refuse)
    replace(path, b"new")
    assert mode(path) == 0o600
