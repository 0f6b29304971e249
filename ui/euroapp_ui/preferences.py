"""Preferences of this machine: look, window, recent drafts. Never part of a draft."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from euroapp.replacing import replace_small
from euroapp.settings import config_folder, private_folder

KEPT = 12
_DOCUMENTS = 60
"""Documents whose last page is remembered."""


class Preferences:
    """A small JSON file; a damaged one is as good as none."""

    def __init__(self) -> None:
        self._file = config_folder() / "preferences.json"
        self._values: dict[str, Any] = self._read()

    def get(self, key: str, default: Any) -> Any:
        """Return a value of the default's type."""
        value = self._values.get(key, default)
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Keep a value; a folder that cannot be written is no reason to stop."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        try:
            private_folder(self._file.parent)
            # Private, for recent drafts tell what somebody works on.
            replace_small(self._file, json.dumps(self._values, indent=1).encode())
        except OSError:
            return

    def recent(self) -> list[Path]:
        """Return the drafts opened last, newest first."""
        found = self.get("recent", [])
        return [Path(item) for item in found if isinstance(item, str)]

    def remember(self, path: Path) -> None:
        """Put a draft at the top of the recent ones."""
        names = [str(path), *(str(item) for item in self.recent() if item != path)]
        self.set("recent", names[:KEPT])

    def seen(self, path: Path) -> dict[str, Any]:
        """Return what was known of a draft when it was last seen here: nothing where that is not known."""
        found = self.get("seen", {}).get(str(path), {})
        return found if isinstance(found, dict) else {}

    def see(self, path: Path, known: dict[str, Any]) -> None:
        """Keep what is known of a draft, for those that are listed; nothing known is forgotten."""
        listed = {str(one) for one in self.recent()}
        kept = {name: old for name, old in self.get("seen", {}).items() if name in listed - {str(path)}}
        self.set("seen", {**kept, str(path): known} if known and str(path) in listed else kept)

    def left_with(self, project: str) -> list[str]:
        """Return the changes that a draft held when it was last closed here."""
        found = self.get("left_with", {}).get(project, [])
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def leave_with(self, project: str, heads: Iterable[str]) -> None:
        """Remember the changes that a draft holds when it is closed, for the drafts closed last."""
        others = {key: value for key, value in self.get("left_with", {}).items() if key != project}
        kept = list({**others, project: [*heads]}.items())[-_DOCUMENTS:]
        self.set("left_with", dict(kept))

    def left_at(self, document: str) -> str:
        """Return the key of the page on which a document was left; '' for one that is not known."""
        page = self.get("left_at", {}).get(document, "")
        return page if isinstance(page, str) else ""

    def leave_at(self, document: str, page: str) -> None:
        """Remember the page on which a document is left, for the documents left last."""
        others = {key: value for key, value in self.get("left_at", {}).items() if key != document}
        kept = list({**others, document: page}.items())[-_DOCUMENTS:]
        self.set("left_at", dict(kept))

    def copied(self, document: str) -> list[str]:
        """Return the keys of the values of a document that were copied into the Portal."""
        found = self.get("copied", {}).get(document, [])
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def keep_copied(self, document: str, keys: Iterable[str]) -> None:
        """Remember which values of a document were copied, for the documents at hand last."""
        others = {key: value for key, value in self.get("copied", {}).items() if key != document}
        kept = list({**others, document: [*keys]}.items())[-_DOCUMENTS:]
        self.set("copied", dict(kept))

    def forget(self, path: Path) -> None:
        """Take a draft off the recent ones."""
        self.set("recent", [str(item) for item in self.recent() if item != path])

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}
