"""Why a value does not fit its field, in one sentence for the user."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from euroapp.language import say, sentence, together

_NUMBER = say("a number is expected")
_WHOLE = say("a whole number is expected")
_TEXT = say("a text is expected")
_DATE = say("a date is expected, such as 2025-02-05")
_LIST = say("a list is expected")
_ROW = say("a row with its fields is expected")
_YES_NO = say("yes or no is expected: true or false")
_BY_KIND = {
    "missing": say("this is missing"),
    "extra_forbidden": say("no draft has this field"),
    "string_type": _TEXT,
    "string_too_long": say("the text is too long"),
    "string_pattern_mismatch": say("this is no id: letters, digits, - and _ make one"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _ROW,
    "dict_type": _ROW,
}
"""Sentences for the kinds of errors that pydantic tells apart."""


def refusal(error: ValidationError) -> str:
    """Return the first reason, with the place in the value where it is wrong."""
    first = error.errors()[0]
    where = "/".join(str(part) for part in first["loc"])
    return together((together((where, _why(first)), ": "), "."))


def _why(first: Any) -> str:
    details = first.get("ctx", {})
    own = details.get("error")
    match first["type"]:
        case "value_error" if isinstance(own, ValueError):
            return sentence(own)
        case "greater_than_equal":
            return say("it must be {least} or more", least=details["ge"])
        case "less_than_equal":
            return say("it must be {most} or less", most=details["le"])
        case "enum":
            return say("it is one of {choices}", choices=details["expected"])
        case kind:
            return _BY_KIND.get(kind, str(first["msg"]))
