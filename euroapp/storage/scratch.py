"""Private folders for what is made and thrown away, as previews are; those of dead sessions are swept."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from pathlib import Path

from euroapp.settings import data_folder, private_folder
from euroapp.storage.lease import Lease

_OF_EARLIER_VERSIONS = ("preview-*", "pages-*")


class Scratch:
    """The folder of one session; it lies on the user's own disk, and holds what drafts hold."""

    def __init__(self) -> None:
        self._path = _home() / uuid.uuid4().hex
        self._lease = Lease(self._path.with_suffix(".lock"))

    def folder(self) -> Path:
        """Return the folder, made at the first call.

        Raises:
            OSError: it cannot be made.

        """
        private_folder(self._path.parent)
        self._lease.take()
        return private_folder(self._path)

    def close(self) -> None:
        """Remove the folder with all it holds."""
        shutil.rmtree(self._path, ignore_errors=True)
        self._lease.give_back()


def sweep() -> None:
    """Remove the folders of sessions that were killed."""
    for pattern in _OF_EARLIER_VERSIONS:
        for folder in data_folder().glob(pattern):
            shutil.rmtree(folder, ignore_errors=True)
    for path in _home().glob("*") if _home().is_dir() else ():
        with contextlib.suppress(OSError):
            if path.suffix != ".lock" and not Lease(path.with_suffix(".lock")).held():
                shutil.rmtree(path, ignore_errors=True)
                path.with_suffix(".lock").unlink(missing_ok=True)


def _home() -> Path:
    return data_folder() / "scratch"
