"""Names of files that the Portal and every system take."""

from __future__ import annotations

from collections.abc import Sequence

from euroapp.draft import Draft
from euroapp.folding import file_stem, plain_letters

_LONGEST = 24
"""Characters of an acronym or a short name in the name of a file."""


def legal(text: str, otherwise: str) -> str:
    """Return a text as a part of a file name: ASCII letters, digits, dash and underscore; never empty.

    Args:
        text: such as an acronym.
        otherwise: what to return where nothing of it can stay.

    """
    plain = "".join(sign for sign in plain_letters(text.strip()).replace(" ", "-") if _may_stay(sign))
    return file_stem(plain.strip("-_")[:_LONGEST].strip("-_"), otherwise)


def _may_stay(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in "-_")


def stem_of(draft: Draft) -> str:
    """Return how the names of all papers of a draft begin."""
    return legal(draft.general.acronym, "draft")


def partner_stems(draft: Draft) -> dict[str, str]:
    """Return the part of a name that stands for each participant, such as `03-PORTIA`; all differ."""
    wide = max(2, len(str(len(draft.partners))))
    return {
        row.id: f"{place:0{wide}}-{legal(row.short_name, 'participant')}"
        for place, row in enumerate(draft.partners, 1)
    }


def clash(names: Sequence[str]) -> str:
    """Return a name that a system without capitals takes for another one of these; '' where there is none."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return ""
