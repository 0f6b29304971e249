"""Fixtures of the fault tests: workers that may be killed, and mounts nobody else sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.workshop import Workshop, own_mounts


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Give a warm process that forks workers."""
    made = Workshop(tmp_path_factory.mktemp("workshop") / "home")
    yield made
    made.close()


@pytest.fixture(scope="module")
def mounts() -> Iterator[None]:
    """Give the tests of a module mounts of their own."""
    with own_mounts():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that belongs to the drafts alone."""
    made = tmp_path / "bids"
    made.mkdir(mode=0o755)
    return made
