"""What was read, in the little language of narratives, so that it reads the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from euroapp.importing.texts.account import visible
from euroapp.importing.texts.pieces import MENTION, Kind, Piece, Runs, keys_in, texts_of, words_of
from euroapp.prose import Item, Picture, Table, parse
from euroapp.prose.live import typed
from euroapp.prose.tree import Block
from euroapp.reading.footnotes import mentioned, names_of_notes, with_notes
from euroapp.reading.runs import BREAK, escaped_lines, marked

FIRST_INNER = 3
"""The level of the highest heading inside a section."""
_LOWEST = 6
_LIKE_A_NOTE = re.compile(r"^\[\^([^\]\[\s]+)\]:", re.MULTILINE)
_BREAK_IN_WORDS = re.compile(r"<(?=br\s*/?>)", re.IGNORECASE)
_RULE = re.compile(r"(?=[^-]*-)(?=[^|]*\|)[\s|:-]+")
"""Like the second line of a table."""
_BEFORE_A_FIRM_BLANK = re.compile(r"^(\s*[-*])(?=\u00a0)")
"""An item, too; a backslash before it would be printed."""
_NO_WIDTH = "\N{WORD JOINER}"
"""Parts signs that would be a mark, where no backslash can; it prints nothing."""
_WITH_TAB = re.compile(r"[A-Za-z]\.|[IVX]{1,6}\.")
"""Numbers that are an item only with a tab behind them."""


@dataclass(frozen=True)
class Written:
    """A text as it goes into a section."""

    text: str
    visible: int
    """Visible characters of the pieces and notes, with the numbers of headings and items."""


def as_source(
    pieces: Sequence[Piece], notes: Mapping[str, Runs], beside: str = "", taken: Collection[str] = ()
) -> Written:
    """Return pieces as the text of a section.

    Args:
        pieces: what is written, in order.
        notes: footnotes by the keys that the pieces mention.
        beside: the text that the section keeps, whose notes and mentions stay its own.
        taken: further names that no note gets.

    """
    # A note without words would be no note, and its mention would be read as text.
    keys = [key for key in keys_in(pieces) if key in notes and visible(words_of(notes[key]))]
    everything = "".join(words for one in pieces for words in texts_of(one))
    used = names_of_notes(beside) | names_of_notes(everything) | {*taken}
    names = dict(zip(keys, _free(used), strict=False))
    shift = FIRST_INNER - min((one.level for one in pieces if one.kind is Kind.HEADING), default=FIRST_INNER)
    blocks = [(_block(one, names, shift), one.kind is Kind.ITEM) for one in pieces]
    text = _without_false_notes(_joined(blocks))
    said = sum(map(visible_of, pieces))
    for key, name in names.items():
        words = _inline(notes[key], names)
        # A note of several lines goes on in lines that begin with a blank.
        text += f"\n\n[^{name}]: " + words.replace("\n", "\n  ")
        said += visible(words_of(notes[key]))
    return Written(text, said)


def _free(used: Collection[str]) -> Iterable[str]:
    number = max((int(one) for one in used if one.isascii() and one.isdecimal() and len(one) < 6), default=0)
    while True:
        number += 1
        yield str(number)


def visible_of(piece: Piece) -> int:
    """Return how many visible characters a piece has, with its number."""
    sign = "" if piece.sign == "-" else piece.sign
    return visible(sign) + visible(MENTION.sub("", "".join(texts_of(piece))).replace(BREAK, ""))


def _without_false_notes(text: str) -> str:
    """Return a text in which no line is a note only because its words look like one."""
    mentioned_names = names_of_notes(_LIKE_A_NOTE.sub("", text))
    return _LIKE_A_NOTE.sub(lambda found: ("\\" if found[1] in mentioned_names else "") + found[0], text)


def _joined(blocks: Iterable[tuple[str, bool]]) -> str:
    text, close = "", False
    for block, item in blocks:
        text += ("" if not text else "\n" if close and item else "\n\n") + block
        close = item
    return text


def _block(piece: Piece, names: Mapping[str, str], shift: int) -> str:
    match piece.kind:
        case Kind.HEADING:
            level = min(max(piece.level + shift, 1), _LOWEST)
            words = " ".join(_inline(piece.runs, names, heading=True).split("\n")).strip()
            return f"{'#' * level} {f'{piece.sign} ' if piece.sign else ''}{words}"
        case Kind.ITEM:
            lead = "  " * piece.level
            blank = "\t" if _WITH_TAB.fullmatch(piece.sign) else " "
            first, *further = _inline(piece.runs, names).strip().split("\n")
            return f"{lead}{piece.sign}{blank}" + f"\n{lead}  ".join([first, *map(_as_words, further)])
        case Kind.TABLE:
            return _table(piece, names)
    lead = "  " * piece.level
    return "\n".join(f"{lead}{_as_words(line)}" for line in _inline(piece.runs, names).split("\n"))


def _as_words(line: str) -> str:
    """Return a line that begins no heading, no item, no image and no table."""
    if _RULE.fullmatch(line):
        return f"{_NO_WIDTH}{line}"
    return _BEFORE_A_FIRM_BLANK.sub(rf"\1{_NO_WIDTH}", escaped_lines(line))


def _table(piece: Piece, names: Mapping[str, str]) -> str:
    rows = [[" ".join(_inline(cell, names, cell=True).split("\n")) for cell in row] for row in piece.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])


def _inline(runs: Runs, names: Mapping[str, str], *, heading: bool = False, cell: bool = False) -> str:
    """Return runs in the little language; mentions of notes that are not there are left out."""
    kept = [replace(run, text=MENTION.sub(lambda found: found[0] if found[1] in names else "", run.text))
            for run in runs]  # fmt: skip
    if cell:
        kept = [replace(run, text=_BREAK_IN_WORDS.sub(f"<{_NO_WIDTH}", run.text)) for run in kept]
    text = typed(marked(kept, heading=heading, cell=cell))
    return with_notes(mentioned(text, names.__getitem__))


def shown(text: str) -> str:
    """Return the words that a narrative prints, without the numbers of its notes: what a test compares."""
    prose = parse(text)
    said: list[str] = [words for block in prose.blocks for words in (*_printed(block), "\n")]
    for note in prose.notes:
        said += (run.text for run in note.runs)
    return "".join(said)


def _printed(block: Block) -> Iterable[str]:
    if isinstance(block, Picture):
        yield block.typed
    elif isinstance(block, Table):
        yield from (word for row in block.rows for cell in row for word in (*map(_said, cell), " "))
    else:
        if isinstance(block, Item):
            yield f"{block.mark} "
        yield from map(_said, block.runs)


def _said(run: object) -> str:
    return "" if getattr(run, "note", "") else getattr(run, "text", "")
