"""What fault tests share: sizes, workers that can be killed, strace, and mounts nobody else sees."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NIGHTLY = os.environ.get("EUROAPP_FAULTS", "P") == "N"
CLONE_NEWNS = 0x20000
MS_REC, MS_PRIVATE = 0x4000, 0x40000


def rounds(change: int, night: int) -> int:
    """Return how often to try: with every change, or at night (EUROAPP_FAULTS=N)."""
    return night if NIGHTLY else change


def chance(seed: int) -> random.Random:
    """Return chance that is the same with every change, and new and printed at night."""
    if NIGHTLY:
        seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    return random.Random(seed)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that runs the program out of this tree."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "ui")])
    return {**os.environ, "PYTHONPATH": paths, "EUROAPP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


class Gone(Exception):
    """The worker ended instead of answering; the number is that of its end."""


class Workshop:
    """Starts workers, one at a time."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(90)
        home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "tests.faults.child", str(theirs.fileno())]
        self._server = subprocess.Popen(
            command, cwd=ROOT, env=environment(home), pass_fds=[theirs.fileno()], stderr=subprocess.DEVNULL
        )
        theirs.close()

    def close(self) -> None:
        """Let the warm process go."""
        self._line.close()
        self._server.wait(60)

    def _hear(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._line.recv(65536) or b'{"ended": "the server"}')
        return answer

    @contextlib.contextmanager
    def worker(self) -> Iterator[Hand]:
        """Start a worker and see it off."""
        self._line.send(b"fork")
        hand = Hand(self._line, self._hear()["process"])
        try:
            yield hand
        finally:
            hand.kill()
            while "ended" not in self._hear():
                pass


class Hand:
    """One worker."""

    def __init__(self, line: socket.socket, process: int) -> None:
        self._line, self.process, self.dead = line, process, False

    def order(self, task: str, **options: Any) -> None:
        """Tell the worker what to do, without waiting."""
        self._line.send(json.dumps([task, options]).encode())

    def answer(self) -> tuple[str, str]:
        """Wait for the outcome and its words."""
        said = json.loads(self._line.recv(65536, socket.MSG_PEEK))
        if "ended" in said:
            raise Gone(said["ended"])
        self._line.recv(65536)
        return said["outcome"], said["words"]

    def do(self, task: str, **options: Any) -> tuple[str, str]:
        """Order and wait."""
        self.order(task, **{key: str(v) if isinstance(v, Path) else v for key, v in options.items()})
        return self.answer()

    def must(self, task: str, **options: Any) -> None:
        """Order what has to succeed."""
        outcome = self.do(task, **options)
        assert outcome == ("done", ""), outcome

    def kill(self) -> None:
        """End the worker as kill -9 does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)


@contextlib.contextmanager
def traced(process: int, *options: str) -> Iterator[None]:
    """Hold a process under strace; leaving lets go of it."""
    command = ["strace", *options, "-p", str(process)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert tracer.stderr is not None
    try:
        said = tracer.stderr.readline()
        if "attached" not in said:
            pytest.skip(f"strace cannot hold a process here: {said}")
        yield
    finally:
        tracer.terminate()
        tracer.stderr.close()
        tracer.wait(30)


def need_strace() -> None:
    """Skip where system calls cannot be watched."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: faults at single system calls are NOT tested")


def need_root(*tools: str) -> None:
    """Skip where file systems cannot be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount: faults of whole file systems are NOT tested")
    for tool in tools:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed: faults of this file system are NOT tested")


@contextlib.contextmanager
def own_mounts() -> Iterator[None]:
    """Move this thread into a name space of its own, where its mounts trouble nobody, and back again."""
    need_root("mount", "umount")
    assert threading.current_thread() is threading.main_thread()
    libc = ctypes.CDLL(None, use_errno=True)
    here, back = Path.cwd(), os.open("/proc/self/ns/mnt", os.O_RDONLY)
    try:
        if libc.unshare(CLONE_NEWNS) or libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None):
            pytest.skip(f"no mounts of our own here: {os.strerror(ctypes.get_errno())}")
        yield
    finally:
        libc.setns(back, CLONE_NEWNS)
        os.chdir(here)
        os.close(back)


def run(*command: str | Path) -> None:
    """Run a tool that has to succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"


@contextlib.contextmanager
def mounted(folder: Path, *options: str | Path) -> Iterator[Path]:
    """Mount something on a folder for a while."""
    folder.mkdir(parents=True, exist_ok=True)
    run("mount", *options, folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)
