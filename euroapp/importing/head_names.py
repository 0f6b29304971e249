"""What the columns of all lists are called, whatever list a file goes to."""

from __future__ import annotations

from functools import cache

from euroapp.draft.fields import field_at, fields_of
from euroapp.folding import folded
from euroapp.importing.lists import LISTS
from euroapp.reading import known_words


def is_head(text: str) -> bool:
    """Tell whether a cell is what a column of some list is called."""
    return folded(text) in _names()


@cache
def _names() -> frozenset[str]:
    models = [model for path in LISTS if (model := field_at(path).model) is not None]
    fields = [(model.__name__, spec) for model in models for spec in fields_of(model).values()]
    names = {name for model, spec in fields for name in (spec.title, *known_words.heads(model, spec.name))}
    return frozenset(filter(None, (folded(str(name)) for name in names)))
