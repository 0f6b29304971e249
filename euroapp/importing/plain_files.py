"""Reads the bytes of a file from outside, whatever its name stands for by now."""

from __future__ import annotations

import errno
from pathlib import Path

from euroapp.importing.archives import LARGEST
from euroapp.language import say
from euroapp.storage.regular import Unfit, read_regular


class NoPlainFile(ValueError):
    """The name stands for no file that can be read whole; the message is a sentence."""


class TooLarge(ValueError):
    """The file is larger than is looked at."""


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; nothing is waited for that never comes.

    Raises:
        NoPlainFile: a folder, a pipe, a device, or nothing lies there.
        TooLarge: it is larger than is looked at.
        OSError: it cannot be read.

    """
    try:
        return read_regular(path, LARGEST)
    except IsADirectoryError as error:
        raise NoPlainFile(say("{path} is a folder; give the name of a file.", path=path)) from error
    except FileNotFoundError as error:
        raise NoPlainFile(say("There is no file {path}.", path=path)) from error
    except Unfit as error:
        if error.errno == errno.EFBIG:
            raise TooLarge from error
        raise NoPlainFile(
            say("{path} is a pipe or a device, not a file; give the name of a file.", path=path)
        ) from error
