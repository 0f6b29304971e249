"""How much a process that exports may take."""

from __future__ import annotations

import contextlib
import sys

MEMORY = 1024**3
"""In bytes, where the system can hold a process to it: Linux."""


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
