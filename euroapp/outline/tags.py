"""The machine tags of the form: a pair of signs around what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from euroapp.outline.elements import Chapter, Closing, Element, Heading, Outline

SECTION = 2
"""The deepest level of headings that open a tag."""


def opening(code: str) -> str:
    """Return the sign at which a tag begins."""
    return f"#@{code}@#"


def closing(code: str) -> str:
    """Return the sign at which a tag ends."""
    return f"#§{code}§#"


def tagged(outline: Outline) -> Outline:
    """Return the outline with tags closed where they end; neighbours of one tag share its pair of signs."""
    return replace(outline, chapters=tuple(map(_tagged, outline.chapters)))


def _tagged(chapter: Chapter) -> Chapter:
    elements = tuple(_closed(chapter.elements))
    if chapter.heading.tag:
        elements = (*elements, Closing(chapter.heading.tag))
    return replace(chapter, elements=elements)


def _closed(elements: tuple[Element, ...]) -> Iterator[Element]:
    """Yield the elements of a chapter; a section ends where the next one begins."""
    running = ""
    for element in elements:
        if isinstance(element, Heading) and element.level <= SECTION:
            if element.tag and element.tag == running:
                yield replace(element, tag="")
                continue
            if running:
                yield Closing(running)
            running = element.tag
        yield element
    if running:
        yield Closing(running)
