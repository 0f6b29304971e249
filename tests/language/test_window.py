"""A window in a language that nobody speaks: whatever the program says itself stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.storage.example import example_draft
from euroapp.wording.places import PAGES
from euroapp_ui.windows.main_window import MainWindow
from tests.language.test_print import _CODES, made_of, unsaid, written_by_people
from tests.language.walk import texts_of
from tests.window import open_draft

pytestmark = pytest.mark.usefixtures("pseudo")

_DATES = re.compile(r"\d+\. [A-Z][a-zä]+\.? \d{4}")
"""Dates as the language writes them."""
_KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[\w.=]+|F\d+")
_MAY_STAY = frozenset(
    {
        "EuroApp",  # the program's own name
        "PDF",
        "JSON",
    }
)


def escaped(found: Iterable[tuple[str, str]], known: str) -> list[str]:
    """Return what stands outside the brackets and was not written by people, with its place."""
    out = set()
    for kind, text in found:
        for piece in re.split(r"[\n,;:()“”·]| {2}|\u00a0", unsaid(text)):
            bare = piece
            for codes in (_DATES, _KEYS, _CODES):
                bare = codes.sub("", bare)
            bare = bare.strip(" .–—-/•…")
            if re.search(r"[A-Za-z]{2}", bare) and bare not in _MAY_STAY and not made_of(bare.split(), known):
                out.add(f"{kind}: {piece!r} in {text[:100]!r}")
    return sorted(out)


def nothing_escapes(found: Iterable[tuple[str, str]], draft: Draft) -> None:
    known = written_by_people(draft).replace('\\"', '"').replace("\\n", "\n")
    if out := escaped(found, known):
        pytest.fail("\n".join(out))


def show_all_tabs(widget: QWidget) -> None:
    """Show every tab once, those inside of tabs too."""
    for tabs in widget.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)


def test_no_page_of_the_example_says_anything_outside_the_language(window: MainWindow) -> None:
    draft = example_draft()
    workspace = open_draft(window, draft)
    found: set[tuple[str, str]] = set()
    for page in PAGES:
        workspace.go(page)
        show_all_tabs(workspace)
        found.update(texts_of(workspace.current_page()))
        found.update(texts_of(workspace.guide))
    found.update(texts_of(window))
    nothing_escapes(found, draft)
