"""The list of words that the consortium spells as it does."""

from __future__ import annotations

from euroapp.draft import Draft
from euroapp.edits.rows import add_row, fresh_id

KNOWN_WORDS = "general/known_words"
"""The path of the list."""


def know_word(draft: Draft, word: str) -> Draft:
    """Add a word to the list of the consortium, unless it stands there already.

    Raises:
        ValueRefused: it is too long for a field.

    """
    if any(row.word == word for row in draft.general.known_words):
        return draft
    return add_row(draft, KNOWN_WORDS, fresh_id(KNOWN_WORDS), {"word": word})
