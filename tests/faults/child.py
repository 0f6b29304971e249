"""A process of its own that saves drafts, and may be killed or lied to at any moment.

A warm process waits for orders on a socket and forks one worker after the other, so that a round costs no
start of an interpreter. Orders and answers are JSON messages; they travel by `recvfrom` and `sendto`, which
no test disturbs.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import fcntl
import json
import os
import random
import resource
import socket
import struct
import sys
import time
import traceback
import zipfile
from pathlib import Path
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.storage import files, sealing
from euroapp.storage.passwords import put_copies_under, under
from euroapp.storage.recovery import RecoveryStore
from tests.builders import a_draft, a_partner
from tests.faults.naive import WRITERS

ENDLESS = 60.0
"""Seconds after which even an endless worker stops, should its test have died."""


def numbered(number: int, padding: int = 0) -> Draft:
    """Return a draft that carries a number in several parts, and so many letters that hardly shrink."""
    mark = f"No. {number}"
    noise = base64.b64encode(random.Random(number).randbytes(padding * 3 // 4)).decode()
    return a_draft(
        general={"title": mark, "abstract": noise},
        partners=(a_partner("p1", legal_name=mark), a_partner("p2", legal_name=mark)),
        work_packages=({"id": "w1", "name": mark},),
    )


def trusting(path: Path) -> list[bytes]:
    """Unpack a file as if nobody ever meant harm."""
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()] * 2


READERS = {"load": files.load, "trusting": trusting}


class Worker:
    """Does what it is told to one draft and remembers its origin, as an open window does."""

    def __init__(self) -> None:
        self.origin: files.Origin | None = None

    def load(self, path: str) -> str:
        self.origin = files.load(Path(path)).origin
        return ""

    def noticed(self, path: str) -> str:
        """Open a draft; return what the user is told."""
        opened = files.load(Path(path))
        self.origin = opened.origin
        return " ".join(opened.notices)

    def humble(self) -> str:
        """Give up root's right to pass over permissions, for this worker's life."""
        libc = ctypes.CDLL(None, use_errno=True)
        head, rights = struct.pack("Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
        if libc.capget(head, rights):
            raise OSError(ctypes.get_errno(), "capget")
        effective, permitted, *others = struct.unpack("6I", rights.raw)
        kept = ~(1 << 1 | 1 << 2)
        if libc.capset(head, struct.pack("6I", effective & kept, permitted & kept, *others)):
            raise OSError(ctypes.get_errno(), "capset")
        return ""

    def save(self, path: str, number: int, padding: int = 0, writer: str = "") -> str:
        """Save through the program, or through a careless writer."""
        draft = numbered(number, padding)
        if writer:
            WRITERS[writer](draft, Path(path), number)
            return ""
        elsewhere = self.origin is None or self.origin.path != Path(path)
        self.origin = files.save(draft, Path(path), None if elsewhere else self.origin)
        return ""

    def endless(self, path: str, acknowledged: str, **options: Any) -> str:
        """Save without end; a number goes into the other file only after its save returned."""
        end, number = time.monotonic() + ENDLESS, 0
        while time.monotonic() < end:
            number += 1
            self.save(path, number, **options)
            acknowledge(acknowledged, number)
        return ""

    def protect(self, path: str, password: str) -> str:
        """Open a draft and let every save from now on have a password."""
        sealing.COST = sealing.LEAST_COST
        self.load(path)
        assert self.origin is not None
        self.origin = under(self.origin, sealing.new_seal(password))
        return ""

    def protect_copies(self, path: str, password: str) -> str:
        """Save a draft under a password, and then put its copies under it."""
        self.protect(path, password)
        self.save(path, 2)
        assert self.origin is not None
        put_copies_under(self.origin.identity.document, self.origin.identity.seal)
        return ""

    def recover(self, folder: str, number: int, padding: int = 0) -> str:
        """Write a recovery copy."""
        RecoveryStore(Path(folder)).write(numbered(number, padding), "session", self.origin)
        return ""

    def offered(self, folder: str) -> str:
        """Return the copy that a later start would read, its session gone."""
        store = RecoveryStore(Path(folder))
        (copy,) = [offer for offer in store.offers() if offer.key == "session"]
        store.load(copy)
        return max(path.name for path in Path(folder).glob("session.*.euroapp"))

    def within(self, memory: int, reader: str, path: str) -> str:
        """Read a file while the process may take only so much more memory; return outcome, seconds, MiB."""
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started, refused = time.process_time(), "read"
        try:
            READERS[reader](Path(path))
        except DraftUnreadable as error:
            refused = type(error).__name__
        seconds = time.process_time() - started
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        return json.dumps([refused, seconds, more // 1024])

    def cut(self, mount: str) -> str:
        """Stop a file system as a power cut does: what is only in memory is gone, the journal's too."""
        handle = os.open(mount, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, 0x8004587D, struct.pack("I", 2))
        finally:
            os.close(handle)
        return ""


def acknowledge(path: str, number: int) -> None:
    """Note durably that a save returned."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, b"%d\n" % number)
    os.fsync(handle)
    os.close(handle)


def work(line: socket.socket) -> None:
    """Follow orders until the line goes quiet."""
    worker = Worker()
    while order := line.recv(65536):
        task, options = json.loads(order)
        outcome, words = "done", ""
        try:
            words = getattr(worker, task)(**options)
        except EuroappError as error:
            outcome, words = type(error).__name__, str(error)
        except BaseException as error:
            outcome, words = f"unexpected {type(error).__name__}", traceback.format_exc()[-2000:]
        line.send(json.dumps({"outcome": outcome, "words": words}).encode())


def serve(line: socket.socket) -> None:
    """Fork a worker per request and tell how each ended."""
    with contextlib.suppress(EuroappError):
        files.save(numbered(0), Path(os.environ["EUROAPP_HOME"]) / "warm.euroapp")
    while line.recv(65536):
        process = os.fork()
        if process == 0:
            try:
                line.send(json.dumps({"process": os.getpid()}).encode())
                work(line)
            finally:
                os._exit(0)
        _, status = os.waitpid(process, 0)
        line.send(json.dumps({"ended": os.waitstatus_to_exitcode(status)}).encode())


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
