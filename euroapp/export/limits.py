"""How much a process that exports may take."""

from __future__ import annotations

import contextlib
import os
import sys

MEMORY = 1024**3
"""In bytes, where the system can hold a process to it: Linux."""


_BELOW_NORMAL = 0x4000


def give_way() -> None:
    """Let this process wait for all that the user does, as fits work that nobody asked for."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(10)


def limit_memory(most: int = MEMORY) -> None:
    """Let this process fail with MemoryError rather than take the memory of others; only Linux can."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
