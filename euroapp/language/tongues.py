"""Names of languages, as people write them, and their two-letter codes."""

from __future__ import annotations

from functools import cache

from euroapp.folding import folded

_OWN_NAMES = "bg cs da de el en es et fi fr ga hr hu is it lt lv mk mt nl no pl pt ro sk sl sq sr sv tr uk"
"""Languages that are known by their own names as well, `Deutsch`."""


@cache
def _known() -> dict[str, str]:
    """Return the two-letter code by each folded code and name of a language."""
    from babel import Locale

    english = Locale("en").languages
    codes = {code: name for code, name in english.items() if len(code) == 2}
    found = {folded(name): code for code, name in codes.items()}
    for code in _OWN_NAMES.split():
        found[folded(str(Locale.parse(code).languages[code]))] = code
    return {**found, **{code: code for code in codes}}


def code_of(text: str) -> str:
    """Return the code of a language from its code or name, `German`, `Deutsch`; '' for anything else."""
    return _known().get(folded(text), "")


def name_of(code: str) -> str:
    """Return the English name of a language from its two letters, `German`; the letters for no language."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))
