"""Participants that the author keeps on this computer for later drafts; never part of a draft."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from euroapp.draft.consortium import Participant, Role, SignOff
from euroapp.errors import DraftUnreadable
from euroapp.folding import folded
from euroapp.language import say
from euroapp.replacing import replace_small
from euroapp.settings import data_folder, private_folder
from euroapp.storage.limits import VALUES, parse_json

_LARGEST = 16 * 1024 * 1024
"""Bytes of a library that is read."""
_OWN_TO_A_DRAFT = ("linked_to", "project_roles", "requested_contribution")
"""What a participant has only within one draft."""


class PartnerLibrary:
    """A small private file; a damaged one is kept aside and never overwritten."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or data_folder() / "partners.json"

    def all(self) -> tuple[Participant, ...]:
        """Return the participants kept, by their short names.

        Raises:
            DraftUnreadable: the file is damaged; it stays as it is.
            OSError: the file cannot be read.

        """
        try:
            raw = self._file.read_bytes() if self._file.stat().st_size <= _LARGEST else b""
        except FileNotFoundError:
            return ()
        data = parse_json(raw, VALUES, _unreadable(self._file))
        rows = data.get("partners") if isinstance(data, dict) else None
        if not isinstance(rows, list):
            raise DraftUnreadable(_unreadable(self._file))
        try:
            found = [Participant.model_validate(row) for row in rows]
        except ValidationError as error:
            raise DraftUnreadable(_unreadable(self._file)) from error
        return tuple(sorted(found, key=lambda row: (folded(row.short_name), folded(row.legal_name))))

    def keep(self, partner: Participant) -> bool:
        """Keep a participant as it is now, in the place of the one with the same PIC or legal name.

        Returns:
            Whether it takes the place of one that was kept before.

        Raises:
            DraftUnreadable: the file is damaged; it stays as it is, and nothing is kept.
            OSError: the file cannot be written; it stays as it is.

        """
        before = self.all()
        others = [row for row in before if not is_same(row, partner)]
        self._write([*others, for_library(partner)])
        return len(others) < len(before)

    def forget(self, partner: Participant) -> None:
        """Take a participant out.

        Raises:
            DraftUnreadable: the file is damaged; it stays as it is.
            OSError: the file cannot be written; it stays as it is.

        """
        self._write([row for row in self.all() if row != partner])

    def set_aside(self) -> Path | None:
        """Give a damaged file another name, so that a new one can begin; return where it lies then."""
        target = self._file.with_suffix(".damaged.json")
        number = 1
        while target.exists():
            number += 1
            target = self._file.with_suffix(f".damaged-{number}.json")
        with contextlib.suppress(OSError):
            self._file.rename(target)
            return target
        return None

    def _write(self, rows: list[Participant]) -> None:
        private_folder(self._file.parent)
        plain: dict[str, Any] = {"partners": [row.model_dump(mode="json") for row in rows]}
        replace_small(self._file, json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8"))


def for_library(partner: Participant) -> Participant:
    """Return a participant without what belongs to one draft: role, ties, request, sign-off."""
    blank = Participant(id=partner.id)
    changes = {name: getattr(blank, name) for name in _OWN_TO_A_DRAFT}
    return partner.replace(role=Role.BENEFICIARY, dependencies=(), sign_off=SignOff(), **changes)


def is_same(one: Participant, other: Participant) -> bool:
    """Tell whether two are the same organisation: by PIC where both have one, else by legal or short name."""
    if one.pic.strip() and other.pic.strip():
        return one.pic.strip() == other.pic.strip()
    names = [folded(row.legal_name) or folded(row.short_name) for row in (one, other)]
    return bool(names[0]) and names[0] == names[1]


def _unreadable(file: Path) -> str:
    return say("The list of your partners ({file}) is damaged, and was not changed.", file=file.name)
