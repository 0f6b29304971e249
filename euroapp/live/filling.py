"""A draft whose plain texts show the values of their live fields; narratives keep theirs for the print."""

from __future__ import annotations

from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.edits.marks import is_narrative
from euroapp.edits.texts import takes_fields, texts_of
from euroapp.language import Language
from euroapp.live.values import LiveValues, Shown
from euroapp.prose.live import filled, names


def with_values(draft: Draft, values: LiveValues, language: Language) -> Draft:
    """Return a draft whose texts outside the sections say what their fields show, in one language.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """

    def said(name: str) -> str | None:
        words = values.words(name)
        return None if words is None else language.put(words)

    for path, text in texts_of(draft):
        if "{=" in text and takes_fields(path) and not is_narrative(path):
            draft = put(draft, path, filled(text, said))
    return draft


def in_sections(draft: Draft, values: LiveValues) -> dict[str, Shown]:
    """Return the live fields of all sections by name; what is no field of this draft is left out."""
    wanted = dict.fromkeys(name for row in draft.narrative for name in names(row.text))
    found = {name: values.shown(name) for name in wanted}
    return {name: one for name, one in found.items() if one is not None}
