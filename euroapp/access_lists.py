"""Access lists and attributes of files on macOS and Windows, where the system itself is asked."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_COPY_LIST, _COPY_EXTENDED = 1 << 0, 1 << 2
"""Flags of `copyfile` on macOS (copyfile.h)."""
_LIST = 4
"""DACL_SECURITY_INFORMATION on Windows (winnt.h)."""
_NONE = 0xFFFFFFFF
_KEPT = 0x2 | 0x4 | 0x20 | 0x2000
"""Hidden, system, to be archived, not indexed; whoever sets read-only means that the file stays as it is."""


def carry_over(source: Path, copy: Path) -> None:
    """Give a copy the access list and attributes of a file; where the system refuses, it keeps its own.

    On Linux `euroapp.attributes` does it, within Python.
    """
    if sys.platform not in {"darwin", "win32"}:
        return
    import ctypes

    with suppress(OSError, AttributeError):
        if sys.platform == "darwin":
            carry_on_macos(ctypes.CDLL(None), source, copy)
        elif sys.platform == "win32":
            carry_on_windows(ctypes.WinDLL("advapi32"), ctypes.WinDLL("kernel32"), source, copy)


def carry_on_macos(system: Any, source: Path, copy: Path) -> None:
    """Copy list and extended attributes through the C library."""
    import ctypes

    flags = ctypes.c_uint32(_COPY_LIST | _COPY_EXTENDED)
    system.copyfile(os.fsencode(source), os.fsencode(copy), None, flags)


def carry_on_windows(security: Any, files: Any, source: Path, copy: Path) -> None:
    """Copy list and attributes through the libraries advapi32 and kernel32."""
    import ctypes

    size = ctypes.c_ulong(0)
    security.GetFileSecurityW(str(source), _LIST, None, 0, ctypes.byref(size))
    held = ctypes.create_string_buffer(size.value)
    if size.value and security.GetFileSecurityW(str(source), _LIST, held, size, ctypes.byref(size)):
        security.SetFileSecurityW(str(copy), _LIST, held)
    attributes = files.GetFileAttributesW(str(source)) & _NONE
    if attributes != _NONE:
        files.SetFileAttributesW(str(copy), attributes & _KEPT or 0x80)
