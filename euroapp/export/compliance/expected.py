"""What an export must hold: the titles of the form and the texts of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from euroapp.calls.call import Call
from euroapp.calls.form import SectionKind
from euroapp.draft import Draft

_LONGEST = 200_000
"""Longer texts are printed as typed."""
_ITEM = re.compile(r"^(?:[-•*] )+", re.MULTILINE)
_SHOWN = {"text", "code_inline", "text_special", "html_inline", "image"}


@dataclass(frozen=True)
class Expected:
    """A heading of the form, with the text that follows it as it was typed and as it is read."""

    title: str
    section: str = ""
    """Its number, or title where it has none."""
    typed: str = ""
    passages: tuple[str, ...] = ()
    """Paragraphs and cells without their marks."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _words(inline: Token) -> str:
    parts = []
    for token in inline.children or []:
        if token.type in _SHOWN:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)


def passages(source: str) -> tuple[str, ...]:
    """Return the paragraphs, items and cells of a narrative, without the marks of Markdown."""
    if len(source) > _LONGEST:
        return (source,)
    try:
        tokens = _parser().parse(source.replace("\x00", ""))
    except (RecursionError, ValueError, IndexError):
        return (source,)
    found = []
    for token in tokens:
        if token.type == "inline":
            found.append(_words(token))
        elif token.type in {"fence", "code_block", "html_block"}:
            found.append(token.content)
    return tuple(found)


def expected(draft: Draft, call: Call) -> Iterator[Expected]:
    """Yield the headings of the form in its order, each with the text that must follow it."""
    texts = {row.id: row.text for row in draft.narrative if not row.not_applicable and row.text.strip()}
    for chapter in call.form.chapters:
        if chapter.title:
            yield Expected(f"{chapter.number} {chapter.title}")
        for section in chapter.sections:
            title = f"{section.number} {section.title}"
            name = section.number or section.title
            if section.kind is SectionKind.SUMMARY:
                abstract = draft.general.abstract
                lines = _ITEM.sub("", abstract).splitlines()
                yield Expected(title, name, abstract, tuple(lines))
            elif section.kind is SectionKind.TEXT and section.id in texts:
                source = texts[section.id]
                yield Expected(title, name, source, passages(source))
            else:
                yield Expected(title)
