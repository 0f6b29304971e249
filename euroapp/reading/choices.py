"""Choices from text: taken when it equals a code, a name or a listed other word, never for a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from euroapp.draft.fields import FieldSpec
from euroapp.folding import folded
from euroapp.language import say, together
from euroapp.reading import known_words
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.reading.row_names import Meant, called, loosely, number_and_name
from euroapp.wording.values import Known, choices, shortened

_SHORT = 8
"""Choices that a sentence names all; of more it names the nearest."""
_NEAREST = 4
_LONGEST = 200
"""Signs of a text that may be code and name of one choice."""
_ENCLOSED = re.compile(r"^[(\[]?\s*([^()\[\]]+?)\s*[)\]]$")
_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
_TWO_PARTS = re.compile(r"\s*[(\[]|\s*[,:;/|\u2010-\u2015-]\s*|\s+")
"""What parts the code of a choice from its name."""


@dataclass(frozen=True)
class _Option:
    """A choice and every way of naming it, the printed name first."""

    key: str
    names: tuple[str, ...]


def _options(spec: FieldSpec, known: Known) -> list[_Option]:
    return [_Option(key, tuple(_names(spec, key, name, known))) for key, name in choices(spec, known)]


def _names(spec: FieldSpec, key: str, name: str, known: Known) -> Iterator[str]:
    """Yield the ways of naming a choice: as printed, its number or code, its name, its key."""
    yield name.rstrip("*")
    if spec.ref is not None:
        number = known.numbers.of(spec.ref.collection, key)
        if number:
            yield number
            yield name.removeprefix(number).strip()
            yield from loosely(spec.ref.collection, number)
        return
    yield key
    if spec.choice is not None:
        item = known.call.pack.item(spec.choice.source, key)
        code = getattr(item, "code", "")
        if code:
            yield code
            yield name.removeprefix(code).strip()
    if spec.enum is not None and name.startswith(f"{key}: "):
        rest = name.removeprefix(f"{key}: ")
        yield rest
        # Forms and tables part code and words by what they like.
        yield from (f"{key}{sign}{rest}" for dash in "-–—:" for sign in (f" {dash} ", dash, f"{dash} "))
        yield from (f"{key} ({rest})", f"{rest} ({key})")


def read_choice(spec: FieldSpec, text: str, known: Known) -> str | None:
    """Read one choice; nothing for an empty text.

    Raises:
        Unreadable: the text names no choice; the sentence names those there are.
        Ambiguous: it names several.

    """
    wanted = folded(text).rstrip("*")
    if not wanted:
        return None if spec.enum else ""
    options = _options(spec, known)
    plain = _plainly(wanted) if spec.ref is not None else wanted
    found = _meant(spec, wanted, options) or _meant(spec, plain, options) or _agreed(spec, wanted, options)
    if len(found) == 1:
        return found[0].key
    both = _by_both(spec, wanted, known) or _by_both(spec, plain, known) if not found else None
    if both is not None and not both.why:
        return both.keys[0]
    if both is not None:
        found = [option for option in options if option.key in both.keys]
    if not found:
        raise Unreadable(_not_among(text, options))
    ways = tuple(_way(spec, option, options) for option in found)
    if not all(ways):
        raise Unreadable(
            say("“{text}” names several rows; give each a name of its own.", text=shortened(text))
        )
    raise Ambiguous(text.strip(), tuple(option.key for option in found), ways, both.why if both else "")


def said_otherwise(spec: FieldSpec, text: str, key: str, known: Known) -> str:
    """Return the name of a choice that a text means by another word, as `Partner` a beneficiary; '' else."""
    wanted = folded(text).rstrip("*")
    if spec.ref is not None or spec.many or key not in known_words.keys_for(spec, wanted):
        return ""
    option = next((one for one in _options(spec, known) if one.key == key), None)
    return option.names[0] if option is not None and wanted not in map(folded, option.names) else ""


def _plainly(wanted: str) -> str:
    """Return a folded number without brackets around it and zeros before it: `(WP 02)` is `wp 2`."""
    bare = _ENCLOSED.sub(r"\1", wanted)
    return _ZEROS.sub("", bare)


def _agreed(spec: FieldSpec, wanted: str, options: list[_Option]) -> list[_Option]:
    """Return the choice that both parts of a folded text name alone, as `Spain (ES)`; nothing otherwise."""
    if spec.ref is not None or len(wanted) > _LONGEST:
        return []
    for found in _TWO_PARTS.finditer(wanted):
        parts = wanted[: found.start()], wanted[found.end() :].rstrip(")] ")
        one, other = (_meant(spec, part.strip(), options) for part in parts)
        if len(one) == 1 and one == other:
            return one
    return []


def _by_both(spec: FieldSpec, wanted: str, known: Known) -> Meant | None:
    """Return the rows that a text names by number and name together; None for any other text."""
    if spec.ref is None:
        return None
    collection, rows = spec.ref.collection, []
    for key, label in choices(spec, known):
        number = known.numbers.of(collection, key)
        if number:
            rows.append(called(collection, key, number, label.removeprefix(number).rstrip("*")))
    return number_and_name(wanted, rows)


def _meant(spec: FieldSpec, wanted: str, options: list[_Option]) -> list[_Option]:
    """Return the choices that a folded text names: by their own names, or else by a listed word."""
    found = [option for option in options if any(folded(name) == wanted for name in option.names)]
    listed = known_words.keys_for(spec, wanted)
    return found or [option for option in options if option.key in listed]


def _way(spec: FieldSpec, option: _Option, options: list[_Option]) -> str:
    """Return a name that means this choice alone; '' where there is none."""
    alone = (name for name in option.names if name and _meant(spec, folded(name), options) == [option])
    return next(alone, "")


def way_of(spec: FieldSpec, key: str, known: Known) -> str:
    """Return a name that is read back as this choice; '' where there is none."""
    options = _options(spec, known)
    return next((_way(spec, option, options) for option in options if option.key == key), "")


def _not_among(text: str, options: list[_Option]) -> str:
    """Say that a text names no choice, and which there are."""
    names = [option.names[0] for option in options]
    if not names:
        return say("“{text}” cannot be chosen: there is nothing to choose from yet.", text=shortened(text))
    if len(names) <= _SHORT:
        return say("“{text}” is not among: {names}.", text=shortened(text), names=together(names, "; "))
    by_word = {folded(name): option.names[0] for option in options for name in option.names}
    near = [by_word[word] for word in get_close_matches(folded(text)[:80], by_word, n=_NEAREST, cutoff=0.5)]
    near = list(dict.fromkeys(near)) or names[:_NEAREST]
    return say(
        "“{text}” is not among: {near} and {count} more.",
        text=shortened(text),
        near=together(near, "; "),
        count=len(names) - len(near),
    )
