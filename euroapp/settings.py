"""Folders and preferences on this machine; never part of a draft."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="EuroApp", appauthor=False, roaming=False)


def data_folder() -> Path:
    """Return the private data folder; `EUROAPP_HOME` moves it, for portable use and tests."""
    home = os.environ.get("EUROAPP_HOME")
    return Path(home) / "data" if home else Path(_DIRS.user_data_dir)


def config_folder() -> Path:
    """Return the folder of preferences; moved together with the data folder."""
    home = os.environ.get("EUROAPP_HOME")
    return Path(home) / "config" if home else Path(_DIRS.user_config_dir)


def private_folder(path: Path) -> Path:
    """Create a folder that only its owner may read, with the folders above it that are missing.

    Raises:
        OSError: it cannot be made, or belongs to another user, who could read what is put there.

    """
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32" and path.stat().st_uid != os.geteuid():
        raise PermissionError(errno.EACCES, "The folder belongs to another user", str(path))
    return path
