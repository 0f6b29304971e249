"""S6: no command and no window opens a socket to another machine; the system itself is the witness."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.workshop import ROOT, environment, need_strace

pytestmark = pytest.mark.timeout(180)


def sockets(tmp_path: Path, *words: str) -> list[str]:
    """Run Python under strace; return its calls that concern the internet."""
    need_strace()
    log = tmp_path / "calls"
    watch = ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(log)]
    command = [*watch, sys.executable, *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path / "home"), capture_output=True, text=True, check=False
    )
    if "PTRACE" in done.stderr:
        pytest.skip("strace may not watch processes here: the network is NOT tested")
    assert "Traceback" not in done.stderr, done.stderr
    assert "exited with" in log.read_text()
    return re.findall(r".*AF_INET6?\b.*", log.read_text())


def test_no_command_and_no_window_reaches_for_the_network(tmp_path: Path) -> None:
    draft, printed = str(tmp_path / "bid.euroapp"), tmp_path / "bid.pdf"
    assert sockets(tmp_path, "-m", "euroapp", "example", draft) == []
    assert sockets(tmp_path, "-m", "euroapp", "check", draft) == []
    assert sockets(tmp_path, "-m", "euroapp", "export", draft, str(printed)) == []
    assert printed.read_bytes().startswith(b"%PDF")
    assert sockets(tmp_path, "-m", "tests.faults.window_run", draft, "Typed in the window") == []
    assert (
        b"Typed in the window"
        in subprocess.run(
            [sys.executable, "-m", "euroapp", "show", draft, "general/title"],
            cwd=ROOT,
            env=environment(tmp_path / "home"),
            capture_output=True,
            check=True,
        ).stdout
    )


def test_the_control_one_connection_is_caught(tmp_path: Path) -> None:
    program = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(('127.0.0.1', 9))"
    assert sockets(tmp_path, "-c", program)


def loaded(tmp_path: Path, extra: str = "pass") -> set[str]:
    """Return the modules that a window with the example has loaded after a walk over all its pages."""
    program = f"import tests.faults.module_run as run; {extra}; run.main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def speakers(modules: set[str]) -> set[str]:
    """Return the modules that exist to speak to other machines."""
    return {
        name for name in modules if name in NETWORK or name.startswith(("PySide6.QtNetwork", "PySide6.QtWeb"))
    }


NETWORK = {"ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "requests"}
"""Not `socket`: the standard library loads it to read the dates of e-mails, and opens none."""


def test_the_window_loads_nothing_that_speaks_to_other_machines(tmp_path: Path) -> None:
    modules = loaded(tmp_path)
    assert "euroapp_ui.pages.proposal_page" in modules
    assert speakers(modules) == set()


def test_the_control_a_module_for_the_network_is_seen(tmp_path: Path) -> None:
    assert speakers(loaded(tmp_path, "import urllib.request, PySide6.QtNetwork")) >= {"http.client", "ssl"}
