"""Write resources/languages/messages.pot: every word that the program says, for those who translate it.

Words are marked where they stand in the code, by the calls and declarations of `PLACES`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "resources" / "languages" / "messages.pot"
SOURCES = ("euroapp", "ui/euroapp_ui")


class Place(NamedTuple):
    """Where a call holds words: by position, by name, and whether two of them are forms of one."""

    positions: tuple[int, ...]
    names: tuple[str, ...] = ()
    forms: bool = False


class Told(NamedTuple):
    """Words with what tells them apart from the same ones elsewhere."""

    words: str
    context: str


PLACES = {
    "say": Place((0,)),
    "tr": Place((0,)),
    "template": Place((0,)),
    "say_count": Place((0, 1), forms=True),
    "tr_count": Place((0, 1), forms=True),
    "forms": Place((0, 1), forms=True),
    "Phrase": Place((0, 2), forms=True),
    "Sentence": Place((1, 2), ("says", "advice")),
    "Check": Place((3,), ("meaning",)),
    "Cure": Place((0,), ("sentence",)),
    "Field": Place((), ("title", "description")),
}


def messages(source: str) -> Iterator[str | tuple[str, str] | Told]:
    """Yield the words that a module says, forms for one and many as a pair."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "say_as":
            yield Told(*(ast.literal_eval(one) for one in reversed(node.args)))
        place = PLACES.get(name)
        if place is None:
            continue
        given = [node.args[one] for one in place.positions if one < len(node.args)]
        given += [keyword.value for keyword in node.keywords if keyword.arg in place.names]
        words = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if place.forms and len(words) == 2:
            yield words[0], words[1]
        else:
            yield from filter(None, words)


def catalogue() -> bytes:
    """Return the template of all catalogues as a PO file; the same code gives the same bytes."""
    found = Catalog(project="EuroApp", charset="utf-8")
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for message in messages(path.read_text("utf-8")):
                words, context = message if isinstance(message, Told) else (message, None)
                found.add(words, locations=[(where, None)], context=context)
    buffer = BytesIO()
    write_po(buffer, found, omit_header=True, sort_output=True, width=100)
    return buffer.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(catalogue())
    print(f"{TARGET.relative_to(ROOT)} holds all words of the program.")
