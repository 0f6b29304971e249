"""The only place that asks where to save: no file is replaced that the person was not asked about by name."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QWidget

from euroapp.language import say
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import choose, harmless, voice
from euroapp_ui.waiting import at_once

PACKET = ".eurochanges"
"""Ends the names of files that partners send one another; they are opened by taking in what they hold."""

Kinds = tuple[tuple[str, str], ...]
"""Kinds of file in words, each with its suffix: `("PDF", ".pdf")`; the first is the usual one."""


def ask_where(parent: QWidget, title: str, suggested: Path, kinds: Kinds) -> Path | None:
    """Ask for the name of a file to write, and once more where the suffix makes it the name of another file.

    The dialog itself asks about the name as it was typed; only here is it known what the whole name will be.

    Returns:
        The path with the suffix of a kind, in whatever letters it was typed; None to write nothing.

    """
    filters = ";;".join(f"{words} (*{suffix})" for words, suffix in kinds)
    start = suggested
    while True:
        typed, chosen = voice().file_to_save(parent, title, str(start), filters)
        if not typed:
            return None
        path = _with_suffix(typed, chosen, kinds)
        if str(path) == str(Path(typed)) or not at_once(path.exists, otherwise=True):
            return path
        detail = tr(
            "You typed {typed}, which stands for {file}. A file of this name lies in {folder} already.",
            typed=harmless(Path(typed).name),
            file=harmless(path.name),
            folder=harmless(str(path.parent)),
        )
        answer = choose(
            parent,
            tr("Replace {file}?", file=harmless(path.name)),
            detail,
            (tr("Choose another name"), tr("Replace it")),
        )
        if answer == -1:
            return None
        if answer == 1:
            return path
        start = path


def _with_suffix(typed: str, chosen: str, kinds: Kinds) -> Path:
    """Return the whole name: a suffix that is missing is the one of the kind that was chosen."""
    if any(typed.casefold().endswith(suffix) for _, suffix in kinds):
        return Path(typed)
    wanted = next((suffix for words, suffix in kinds if chosen == f"{words} (*{suffix})"), kinds[0][1])
    return Path(f"{typed}{wanted}")


def free_name(path: Path, word: str = say("mine")) -> Path:
    """Return an unused name beside a file: `name (mine 2).euroapp`; with the time if its disk is silent."""
    word = shown(word)

    def free() -> Path:
        marks = (word if number == 1 else f"{word} {number}" for number in count(1))
        return next(one for mark in marks if not (one := _marked(path, mark)).exists())

    return at_once(free, otherwise=_marked(path, f"{word} {datetime.now():%Y-%m-%d %H.%M.%S}"))


def _marked(path: Path, mark: str) -> Path:
    return path.with_name(f"{path.stem} ({mark}){path.suffix}")
