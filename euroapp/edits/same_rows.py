"""Which rows of a long list are others now, found without a look into those that are the same objects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from operator import is_not
from typing import Any


def changed_places(before: Sequence[Any], after: Sequence[Any]) -> list[int] | None:
    """Return the places whose rows are other objects; None where rows came, went or moved.

    Drafts share what did not change, so that one entry among ten thousand rows is found by ten thousand
    comparisons of addresses and one of ids.
    """
    if len(before) != len(after):
        return None
    places = list(compress(count(), map(is_not, before, after)))
    return places if all(before[place].id == after[place].id for place in places) else None
