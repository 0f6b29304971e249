"""Names and words with what does not tell them apart folded away: case, accents, forms, odd blanks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
        "ŧ": "t", "ŋ": "n", "ĸ": "k", "ß": "ss", "Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Æ": "AE",
        "Œ": "OE", "Þ": "TH", "Ħ": "H", "Ŧ": "T", "Ŋ": "N", "ẞ": "SS",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain letter and a mark."""

_GREEK = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo"
_CYRILLIC = (
    "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa ыy ь эe юyu яya "
    "ѓg ґg ђdj єe ѕdz іi їi јj љlj њnj ћc ќk ўu џdz"
)
_ALPHABETS = {ord(pair[0]): pair[1:] for pair in f"{_GREEK} {_CYRILLIC}".split()}
"""Letters of the other alphabets of the EU and its neighbours, in Latin ones."""
_ALPHABETS |= {ord(chr(letter).upper()): plain.capitalize() for letter, plain in _ALPHABETS.items()}


def fold(text: str) -> str:
    """Return a text as it is compared: two texts that read the same are the same.

    Case, accents, NFC and NFD, the Turkish dotted and dotless i, ł ø đ ß æ œ þ, every kind and number of
    blanks, zero-width signs and soft hyphens make no difference.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(sign for sign in apart if unicodedata.category(sign) not in {"Mn", "Me", "Cf"})
    plain = unicodedata.normalize("NFKD", kept.casefold()).translate(_LETTERS)
    return " ".join(plain.split())


folded = lru_cache(maxsize=16_384)(fold)
"""Names, which are few and asked for again and again, folded once."""


def plain_letters(text: str) -> str:
    """Return a text in ASCII that keeps its letters as well as it can: ŁÓDŹ becomes LODZ."""
    whole = unicodedata.normalize("NFC", text).translate(_ALPHABETS)
    apart = unicodedata.normalize("NFKD", whole).translate(_ALPHABETS).translate(_LETTERS)
    plain = apart.encode("ascii", "ignore").decode("ascii")
    return plain.upper() if text.isupper() else plain


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def file_stem(name: str, otherwise: str) -> str:
    """Return a name as the beginning of a file name that every system takes; its letters stay.

    Args:
        name: such as an acronym.
        otherwise: what to return where nothing of it can stay.

    """
    whole = unicodedata.normalize("NFC", name)
    plain = " ".join("".join(sign for sign in whole if sign.isalnum() or sign in "-_ ").split())
    return f"{plain}-{otherwise}" if _RESERVED.fullmatch(plain) else plain[:80] or otherwise


_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff\u00ad\u200c\u200d\u200e\u200f\u180e]")


def without_blanks(text: str) -> str:
    """Return a text without blanks of any kind, zero-width signs and soft hyphens."""
    return _BLANKS.sub("", text)
