"""Whether a text of a PDF means what a field of the draft holds, and where long texts part."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.folding import folded
from euroapp.reading.field import read
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.wording.values import Known

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-"),
        **dict.fromkeys("•◦▪‣●", ""),
    }
)
"""Signs for which writers of PDF put others that mean the same."""
_SILENT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u061c]")
_BROKEN = re.compile(r"-\s*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")
_BETWEEN = re.compile(r"[\s\-]+")
_DIAL = re.compile(r"[^\d+]")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?|/$")
_LISTED = re.compile(r"[\s,;|]+|^-\s*")
_BEFORE, _AFTER = 4, 8
"""Words that are shown before and behind the first difference of long texts."""
_VALUES = frozenset(
    {Kind.COUNT, Kind.MONTH, Kind.QUANTITY, Kind.MONEY, Kind.DATE, Kind.YES_NO, Kind.FLAG, Kind.ENUM}
)


def plain(text: str) -> str:
    """Return a text as it is compared: one form of letters, quotes and dashes; its line ends stay."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text).translate(_ALIKE))


def in_line(text: str) -> str:
    """Return a text in one line, as it is shown."""
    return " ".join(text.split())


def tight(text: str) -> str:
    """Return the letters of a long text, without blanks, line ends and hyphens."""
    return _BETWEEN.sub("", plain(text))


def agrees(spec: FieldSpec, value: Any, text: str, known: Known) -> bool:
    """Tell whether a text means a value.

    Args:
        spec: the field.
        value: what the draft holds there; nothing, '' and () are empty.
        text: what the file says, with its line ends.
        known: the draft and its call.

    """
    if spec.many:
        return _same_list(value, text)
    if spec.kind in _VALUES or spec.choice is not None:
        return _same_value(spec, value, text, known)
    said = str(value or "")
    if spec.name in {"phone", "mobile"}:
        return _dialled(said) == _dialled(text)
    if spec.name in {"email", "website", "eccp_profile"}:
        return _address(said) == _address(text)
    if spec.digits:
        return re.sub(r"\s", "", said) == re.sub(r"\s", "", text)
    if is_long(spec):
        return tight(said) == tight(text)
    wanted = in_line(plain(said))
    return wanted in {in_line(form) for form in _forms(plain(text))}


def is_long(spec: FieldSpec) -> bool:
    """Tell whether a field holds a text that goes over lines and is compared word by word."""
    return not spec.many and (spec.kind is Kind.PARAGRAPH or spec.name in {"title", "free_keywords"})


def _forms(text: str) -> tuple[str, ...]:
    """Return what the line ends of a short text can mean: a blank, nothing, or a word that was parted."""
    return (text, _LINE_END.sub("", text), _BROKEN.sub("", text), _BROKEN.sub("-", text))


def _same_value(spec: FieldSpec, value: Any, text: str, known: Known) -> bool:
    said = in_line(text)
    empty = value is None or value == ""
    try:
        found = read(spec, said, known)
    except Ambiguous as doubt:
        return value in doubt.args[1]
    except Unreadable:
        return not empty and folded(str(value)) == folded(said)
    if found is None or found == "":
        return empty
    return bool(found == value)


def _same_list(value: Any, text: str) -> bool:
    """Compare a list of words in any order, whatever parts them."""
    one = sorted(_LISTED.sub(" ", plain(" ".join(map(str, value)))).split())
    return one == sorted(_LISTED.sub(" ", plain(text)).split())


def _dialled(text: str) -> str:
    return re.sub(r"^00", "+", _DIAL.sub("", text.replace("(0)", "")))


def _address(text: str) -> str:
    return _ADDRESS.sub("", re.sub(r"\s", "", plain(text)).casefold())


@dataclass(frozen=True)
class Parting:
    """Where two long texts say something different for the first time."""

    one: str
    """Some words around it, in the first text."""
    other: str
    """The same of the other text."""
    letters: int
    """How many letters of the other text stand before it, without blanks and hyphens."""


def first_difference(one: str, other: str) -> Parting:
    """Return where two long texts part; both to the end where one goes on behind the end of the other."""
    left, right = tight(one), tight(other)
    shorter = min(len(left), len(right))
    at = next((place for place in range(shorter) if left[place] != right[place]), shorter)
    return Parting(_around(plain(one), at), _around(plain(other), at), at)


def _around(text: str, at: int) -> str:
    """Return the words around a place, which is counted in letters without blanks and hyphens."""
    words = _BROKEN.sub("", text).split()
    ends = accumulate(len(tight(word)) for word in words)
    place = next((number for number, end in enumerate(ends) if end > at), len(words))
    first, end = max(0, place - _BEFORE), min(len(words), place + _AFTER)
    shown = " ".join(words[first:end])
    return f"{'… ' * (first > 0)}{shown}{' …' * (end < len(words))}"
