"""The Hunspell engine, in a process of its own.

It keeps Python from working while it reads a dictionary (0.2 to 0.7 s) and looks for suggestions (0.2 to
0.6 s), so that a thread would hold up the keys; and a dictionary from somewhere that brings it down must not
bring down the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from euroapp.errors import SpellingFailed
from euroapp.language import say
from euroapp.spelling.packs import Pack

SECONDS = 20
"""For one answer, reading the dictionary included; whatever takes longer will not come."""


def is_installed() -> bool:
    """Tell whether this computer has the engine: there is none for some kinds of computers."""
    return find_spec("hunspell") is not None


class Hunspell:
    """Reads one dictionary as soon as the first word is asked for. For one thread at a time."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def wrong(self, words: Iterable[str]) -> set[str]:
        """Return the words that the dictionary does not have.

        Raises:
            SpellingFailed: the dictionary cannot be read, or its reader broke down.

        """
        asked = list(words)
        return set(map(str, self._ask({"check": asked}))) if asked else set()

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words of the dictionary that may be meant, the likeliest first.

        Raises:
            SpellingFailed: as above.

        """
        return tuple(map(str, self._ask({"suggest": word})))

    def stop(self) -> None:
        """End the process, from any thread; whoever waits for an answer of it gets none."""
        self._closed = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process, and let go of what led to it; for the thread that asks."""
        self.stop()
        if self._process is not None:
            # Leaving it closes the pipes and waits for its end.
            with self._process:
                pass

    def _ask(self, question: dict[str, Any]) -> list[Any]:
        if self._closed:
            raise SpellingFailed(self._why())
        process = self._process or self._begun()
        if process.stdin is None or process.stdout is None:
            raise SpellingFailed(self._why())
        alarm = threading.Timer(SECONDS, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            found = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            self.close()
            raise SpellingFailed(self._why()) from error
        finally:
            alarm.cancel()
        if not isinstance(found, list):
            self.close()
            raise SpellingFailed(self._why())
        return found

    def _begun(self) -> subprocess.Popen[bytes]:
        """Start the reader; it ends by itself with this program, which holds the other end of its pipe."""
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own Python with our own module
                [sys.executable, "-m", "euroapp.spelling.serving", str(self._pack.folder), self._pack.stem],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise SpellingFailed(self._why()) from error
        return self._process

    def _why(self) -> str:
        return say(
            "The dictionary {name} cannot be read, so spelling is not checked. "
            "Look into the folder {folder}.",
            name=self._pack.stem,
            folder=str(self._pack.folder),
        )
