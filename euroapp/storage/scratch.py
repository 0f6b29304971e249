"""Sweeps what earlier versions left: their previews lay in private folders, now they lie in memory only."""

from __future__ import annotations

import contextlib
import shutil

from euroapp.settings import data_folder
from euroapp.storage.lease import Lease

_FOLDERS = ("preview-*", "pages-*")
_SCRATCH = "scratch"


def sweep() -> None:
    """Remove the folders of sessions that have ended."""
    for pattern in _FOLDERS:
        for folder in data_folder().glob(pattern):
            shutil.rmtree(folder, ignore_errors=True)
    home = data_folder() / _SCRATCH
    for path in home.glob("*") if home.is_dir() else ():
        with contextlib.suppress(OSError):
            if path.suffix != ".lock" and not Lease(path.with_suffix(".lock")).held():
                shutil.rmtree(path, ignore_errors=True)
                path.with_suffix(".lock").unlink(missing_ok=True)
