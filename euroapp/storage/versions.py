"""Versions of the draft format and the steps that lead from each to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftTooNew, DraftUnreadable

FORMAT_NAME = "euroapp-draft"
MAJOR, MINOR = 1, 0
VERSION = f"{MAJOR}.{MINOR}"

Json = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """Version of a file; a later minor one is read but never overwritten."""

    major: int
    minor: int

    @property
    def newer(self) -> bool:
        """Tell whether a later program of the same major version wrote the file."""
        return self.major == MAJOR and self.minor > MINOR


MIGRATIONS: dict[int, Callable[[Json], Json]] = {}
"""By the major version a step starts from; each returns the draft's plain data one version later."""


def check_version(text: str) -> Version:
    """Return the version of a file.

    Raises:
        DraftTooNew: this program cannot read it.
        DraftUnreadable: this is no version.

    """
    found = re.fullmatch(r"(\d{1,6})\.(\d{1,6})", text)
    if not found:
        raise DraftUnreadable("The file does not say which version of the format it has.")
    version = Version(int(found[1]), int(found[2]))
    if version.major > MAJOR:
        raise DraftTooNew(
            f"The draft was written by a later version of EuroApp (format {text}; this program reads "
            f"{MAJOR}.x). Update EuroApp to open it; the file was not changed."
        )
    return version


def migrate(data: Any, version: Version) -> Any:
    """Bring plain data of an older version up to today's, step by step."""
    for major in range(version.major, MAJOR):
        if major not in MIGRATIONS:
            raise DraftUnreadable(f"Drafts of format {major}.x were never released; the file cannot be read.")
        data = MIGRATIONS[major](data)
    if version.newer and isinstance(data, dict):
        return _known(data)
    return data


def _known(data: Json) -> Json:
    """Drop what a later minor version added at the top; such files open read-only."""
    return {key: value for key, value in data.items() if key in Draft.model_fields}
