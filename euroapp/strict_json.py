"""JSON that every reader understands alike: each name once, each number within bounds, whole characters."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from euroapp.language import say

DIGITS = 18

_ANYTHING = TypeAdapter(Any)


class NotStrict(ValueError):
    """Readers would not agree on what this says; the text is one sentence about "the file"."""


def read_json(raw: bytes) -> Any:
    """Return what a text in UTF-8 says; numbers with a fraction come as decimals with every digit.

    Raises:
        NotStrict: a name written twice, NaN, too many digits, nested too deeply, or half a character.
        JSONDecodeError: no JSON, with its line and column.
        UnicodeDecodeError: no UTF-8.

    """
    try:
        value = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_whole,
            parse_float=_fraction,
        )
        # A second reader refuses nesting and halves of characters that the first lets pass.
        _ANYTHING.validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise NotStrict(say("The file is nested too deeply.")) from error
    except ValidationError as error:
        raise NotStrict(say("The file is nested too deeply, or holds half a character.")) from error
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise NotStrict(say("The file says “{twin}” twice in the same place.", twin=twin))
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise NotStrict(say("The file holds {name}, which is no number.", name=name))


def _whole(text: str) -> int:
    if len(text) > DIGITS + 1:
        raise NotStrict(say("The file holds a number with too many digits."))
    return int(text)


def _fraction(text: str) -> Decimal:
    if len(text) > 4 * DIGITS:
        raise NotStrict(say("The file holds a number with too many digits."))
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise NotStrict(say("The file holds a number that is out of all bounds.")) from error
    if abs(value.adjusted()) > DIGITS:
        raise NotStrict(say("The file holds a number that is out of all bounds."))
    return value
