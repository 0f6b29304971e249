"""Writes an exported file whole, or not at all."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from euroapp.errors import ExportFailed

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place in one step; whatever lay there before stays until then.

    Raises:
        ExportFailed: the folder or file cannot be written; the old file is intact.

    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ExportFailed(f"{path} is a folder; give the name of a file.")
    if not target.parent.is_dir():
        raise ExportFailed(f"There is no folder {target.parent}.")
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, data, target)
        os.replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportFailed(f"{path} could not be written: {error.strerror or error}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes, target: Path) -> None:
    with open(temporary, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "it is write-protected")
        os.chmod(temporary, target.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def count_pages(path: Path) -> int:
    """Return the number of pages a PDF states, read back from the disk through its own table.

    Raises:
        ExportFailed: the file is not the PDF that was written.

    """
    try:
        data = path.read_bytes()
        start = _START.search(data)
        if not data.startswith(b"%PDF-") or start is None:
            raise ValueError("it does not end as a PDF")
        offsets = _offsets(data, int(start.group(1)))
        trailer = data[data.rindex(b"trailer") :]
        catalogue = _object(data, offsets, _reference(trailer, b"Root"))
        pages = _object(data, offsets, _reference(catalogue, b"Pages"))
        return int(_number(pages, rb"/Count\s+(\d+)"))
    except (OSError, ValueError, KeyError) as error:
        raise ExportFailed(f"{path} could not be read back after writing.") from error


def _offsets(data: bytes, start: int) -> dict[int, int]:
    head = re.compile(rb"xref\s+0\s+(\d+)\s+").match(data, start)
    if head is None:
        raise ValueError("no table of objects")
    rows = data[head.end() : head.end() + 20 * int(head.group(1))]
    return {index: int(rows[index * 20 : index * 20 + 10]) for index in range(len(rows) // 20)}


def _object(data: bytes, offsets: dict[int, int], number: int) -> bytes:
    start = offsets[number]
    return data[start : data.index(b"endobj", start)]


def _reference(data: bytes, key: bytes) -> int:
    return _number(data, rb"/" + key + rb"\s+(\d+)\s+0\s+R")


def _number(data: bytes, pattern: bytes) -> int:
    found = re.search(pattern, data)
    if found is None:
        raise ValueError("an entry is missing")
    return int(found.group(1))
