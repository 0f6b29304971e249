"""What holds for every test: a home of its own, no network, and the same examples every time."""

from __future__ import annotations

import gc
import socket
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pathlib import Path

settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
settings.load_profile("ci")


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end, modules and call packs: it is most of what there is."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, recovery copies and snapshots out of the user's own folders."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EUROAPP_HOME", str(folder))
    return folder


class _LocalOnly(socket.socket):
    """A socket that refuses to speak to other machines."""

    def __init__(self, family: int = -1, *arguments: Any, **options: Any) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            raise AssertionError("the program opened a network socket")
        super().__init__(family, *arguments, **options)


def _no_look_up(*_arguments: Any, **_options: Any) -> NoReturn:
    raise AssertionError("the program looked up an address")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is offline: whoever opens a socket fails the test."""
    monkeypatch.setattr(socket, "socket", _LocalOnly)
    monkeypatch.setattr(socket, "getaddrinfo", _no_look_up)
