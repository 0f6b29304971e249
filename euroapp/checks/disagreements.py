"""Places at which partners disagree: findings that no check of the draft alone can make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from euroapp.checks.declaring import ADVICE, WARNING, Check, Sentence
from euroapp.checks.finding import Finding
from euroapp.values import FieldPath

_DECIDE = "Open Share > Decide where partners disagree, and choose what shall stand here."

H01 = Check(
    "H01",
    WARNING,
    ADVICE,
    "Where partners gave a field different values at the same time, somebody has decided which one stands.",
    (
        Sentence("disagree", "Different values were written here at the same time, by {authors}.", _DECIDE),
        Sentence(
            "removed_and_changed",
            "This row was removed by one partner and changed or named by another at the same time "
            "({authors}). It stays until somebody decides.",
            _DECIDE,
        ),
    ),
)


class Disagreement(NamedTuple):
    """A place at which partners disagree."""

    path: FieldPath
    authors: str
    """Their names, in one text."""
    about_row: bool = False
    """One removed the row, the other changed or named it."""


def disagreements(places: Iterable[Disagreement]) -> tuple[Finding, ...]:
    """Return a finding for each place at which partners disagree."""
    return tuple(
        Finding(
            H01.code,
            "removed_and_changed" if one.about_row else "disagree",
            one.path,
            H01.severity,
            {"authors": one.authors},
            H01.source,
        )
        for one in places
    )
