r"""Live fields: places in a text where a figure, a name or a number of the draft stands.

A field is written `{=grant}` or `{=tasks/t3/start}`: the name of a figure, or the path of a row or value. A
backslash makes it text: of so many backslashes before it half are text, and where their number is odd, what
follows is no field. Everything else in braces is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from euroapp.memory.texts import by_text

NAME = r"[A-Za-z][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*){0,5}"
FIELD = re.compile(rf"(\\*)\{{=({NAME})\}}")
"""A field, or what looks like one, with the backslashes before it."""
_OPENS = "{="
_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


class Part(NamedTuple):
    """A stretch of a text, or a field in it."""

    text: str
    """As it is read where it is text; as it was written, without backslashes, where it is a field."""
    field: str = ""
    """The name of the field; '' for text."""


def field(name: str) -> str:
    """Return a field as it is written in a text."""
    return f"{{={name}}}"


def parts(source: str) -> Iterator[Part]:
    """Yield the stretches of text and the fields of a text, in order."""
    if _OPENS not in source:
        yield Part(source)
        return
    at = 0
    for found in FIELD.finditer(source):
        slashes, name = found.groups()
        before = source[at : found.start()] + "\\" * (len(slashes) // 2)
        at = found.end()
        if len(slashes) % 2:
            yield Part(before + field(name))
            continue
        if before:
            yield Part(before)
        yield Part(field(name), name)
    if source[at:]:
        yield Part(source[at:])


@by_text
def names(source: str) -> tuple[str, ...]:
    """Return the names of the fields of a text, in order; remembered, since most texts stay as they are."""
    if _OPENS not in source:
        return ()
    return tuple(found[2] for found in FIELD.finditer(source) if not len(found[1]) % 2)


def filled(source: str, value: Callable[[str], str | None]) -> str:
    """Return a text with the values of its fields; one without a value stays as it is written."""
    if _OPENS not in source:
        return source
    told = (value(part.field) if part.field else part.text for part in parts(source))
    return "".join(part.text if one is None else one for part, one in zip(parts(source), told, strict=True))


def masked(source: str) -> str:
    """Return a text of the same length in which no letter of a field can be read as a word or a number."""
    if _OPENS not in source:
        return source

    def hidden(found: re.Match[str]) -> str:
        return found[0] if len(found[1]) % 2 else found[1] + _MASK * (len(found[0]) - len(found[1]))

    return FIELD.sub(hidden, source)


def typed(text: str) -> str:
    """Return how text is written in which nothing is meant as a field."""
    if _OPENS not in text:
        return text
    return FIELD.sub(lambda found: "\\" * (2 * len(found[1]) + 1) + field(found[2]), text)


def typed_over(source: str, text: str) -> str:
    """Return how text is written that was typed over another: only the fields of that one are meant."""
    known = names(source)
    return replaced(text, lambda name: None if name in known else f"\\{field(name)}")


def joined(found: Iterable[Part]) -> str:
    """Return the text of stretches and fields in order; text stays text, whatever stands beside it."""
    written: list[str] = []
    plain = ""
    for part in found:
        if not part.field:
            plain += part.text
            continue
        slashes = len(plain) - len(plain.rstrip("\\"))
        written += (typed(plain), "\\" * slashes, field(part.field))
        plain = ""
    return "".join((*written, typed(plain)))


def replaced(source: str, new: Callable[[str], str | None]) -> str:
    """Return a text with some of its fields written otherwise; those for which nothing is given stay."""
    if _OPENS not in source:
        return source

    def written(found: re.Match[str]) -> str:
        one = None if len(found[1]) % 2 else new(found[2])
        return found[0] if one is None else found[1] + one

    return FIELD.sub(written, source)
