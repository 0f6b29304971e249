"""Versions of the draft format and the steps that lead from each to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.edits.texts import takes_fields, texts_of
from euroapp.errors import DraftTooNew, DraftUnreadable
from euroapp.language import say
from euroapp.prose.live import names
from euroapp.values import Frozen

FORMAT_NAME = "euroapp-draft"
MAJOR, MINOR = 1, 7
PLAIN, MARKED, LINKED, SHARED = 3, 4, 5, 6
"""The minor versions of drafts without marks, links, VAT numbers, known words and live fields, with marks
only, with links at most, and with all but compact tables and evaluations: programs read them that know of
nothing newer."""
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

    @property
    def older(self) -> bool:
        """Tell whether an earlier program wrote the file."""
        return (self.major, self.minor) < (MAJOR, PLAIN)


MIGRATIONS: dict[int, Callable[[Json], Json]] = {}
"""By the major version a step starts from; each returns the draft's plain data one version later."""


def version_of(draft: Draft, *, history: bool = False) -> str:
    """Return the version in which a draft is written: the oldest that can say all it says."""
    if draft.general.compact_tables or draft.evaluations:
        return VERSION
    if history or draft.comments or any(partner.vat for partner in draft.partners):
        return f"{MAJOR}.{SHARED}"
    if draft.general.known_words or any(section.writer for section in draft.narrative):
        return f"{MAJOR}.{SHARED}"
    if any(names(text) for path, text in texts_of(draft) if takes_fields(path)):
        return f"{MAJOR}.{SHARED}"
    if any(task.after for task in draft.tasks):
        return f"{MAJOR}.{LINKED}"
    return f"{MAJOR}.{MARKED if draft.marks else PLAIN}"


def check_version(text: Any) -> Version:
    """Return the version of a file.

    Raises:
        DraftTooNew: this program cannot read it.
        DraftUnreadable: this is no version.

    """
    found = re.fullmatch(r"([0-9]{1,6})\.([0-9]{1,6})", text) if isinstance(text, str) else None
    if not found:
        raise DraftUnreadable(say("The file does not say which version of the format it has."))
    version = Version(int(found[1]), int(found[2]))
    if version.major > MAJOR:
        raise DraftTooNew(
            say(
                "The draft was written by a later version of EuroApp (format {format}; this program reads "
                "{known}.x). Update EuroApp to open it; the file was not changed.",
                format=text,
                known=MAJOR,
            )
        )
    return version


def migrate(data: Any, version: Version) -> Any:
    """Bring plain data of an older version up to today's, step by step.

    Raises:
        DraftUnreadable: the version was never released, or the data is not what it should be.

    """
    for major in range(version.major, MAJOR):
        if major not in MIGRATIONS:
            raise DraftUnreadable(
                say("Drafts of format {major}.x were never released; the file cannot be read.", major=major)
            )
        try:
            data = MIGRATIONS[major](data)
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise DraftUnreadable(
                say("The draft is not what format {major}.x prescribes.", major=major)
            ) from error
    return _known(data, Draft) if version.newer else data


def _known(data: Any, model: type[Frozen]) -> Any:
    """Drop the fields that a later minor version added; such files open read-only."""
    if not isinstance(data, dict):
        return data
    kept: Json = {}
    for name in model.model_fields.keys() & data.keys():
        value, spec = data[name], fields_of(model).get(name)
        if spec is not None and spec.model is not None:
            several = spec.kind is Kind.ROWS and isinstance(value, list)
            value = [_known(row, spec.model) for row in value] if several else _known(value, spec.model)
        kept[name] = value
    return kept
