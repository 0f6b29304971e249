"""A language that nobody speaks: it shows at once what is not marked to be put into other languages."""

from __future__ import annotations

import re
from gettext import NullTranslations

from euroapp.language.language import Language

_LETTERS = str.maketrans("aceiounslzrtdgAEIOUCSZLN", "áčéíóúñšłžřťďğÁÉÍÓÚČŠŽŁÑ")
_PLACE = re.compile(r"(\{[^{}]*\})")
OPENING, CLOSING = "⟦", "⟧"


class _Marked(NullTranslations):
    """Answers every sentence with itself, in brackets and with other letters; places stay."""

    def gettext(self, message: str) -> str:
        """Return a sentence that says the same to an English eye."""
        parts = _PLACE.split(message)
        changed = (part if _PLACE.fullmatch(part) else part.translate(_LETTERS) for part in parts)
        return f"{OPENING}{''.join(changed)}{CLOSING}"

    def pgettext(self, context: str, message: str) -> str:
        """Return the sentence, whatever tells it apart."""
        return self.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the sentence for a count."""
        return self.gettext(one if count == 1 else many)


PSEUDO = Language("de", _Marked())
"""Words in brackets, with German numbers and dates."""
