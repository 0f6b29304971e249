"""Which language the user wants the program to speak."""

from __future__ import annotations

import os

from euroapp.language.language import Language, language_of
from euroapp.language.pseudo import PSEUDO

VARIABLE = "EUROAPP_LANGUAGE"
PSEUDO_TAG = "pseudo"
"""For whoever looks whether all words are marked."""


def wished() -> Language:
    """Return the language that the environment names, such as `de`; English where that is not here."""
    tag = os.environ.get(VARIABLE, "").strip()
    return PSEUDO if tag == PSEUDO_TAG else language_of(tag)
