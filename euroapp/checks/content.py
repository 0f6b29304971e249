"""Checks of objectives, indicators, narrative, risks and declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.calls.form import DeclarationText
from euroapp.calls.rules import (
    DeclarationsAgreed,
    Severity,
)
from euroapp.checks.context import Context
from euroapp.checks.declaring import (
    ADVICE,
    CATALOGUE,
    ERROR,
    MISSING,
    PORTAL,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import FieldTitle
from euroapp.draft.annexes import Answer
from euroapp.draft.images import references
from euroapp.edits.raster import unprintable
from euroapp.memory.texts import by_text
from euroapp.prose.blocks import parse
from euroapp.prose.tree import Heading, Item, Paragraph

DECLARATION_OPEN = Sentence(
    "declaration_open", "The declaration “{declaration}” is not answered.", "Answer it.", is_open=True
)
A06 = Check(
    "A06",
    ERROR,
    PORTAL,
    "All declarations are agreed to.",
    (
        DECLARATION_OPEN,
        Sentence(
            "declaration_refused",
            "The declaration “{declaration}” is answered with no.",
            "It must be yes before the proposal can be sent.",
        ),
    ),
)
B01 = Check(
    "B01",
    ERROR,
    TEMPLATE,
    "Every required section is written or marked not applicable.",
    (
        Sentence(
            "section_missing",
            "Section {section} is empty.",
            "Write it, or mark it as not applicable.",
            is_open=True,
        ),
    ),
)
B05 = Check(
    "B05",
    WARNING,
    ADVICE,
    "No placeholder and no half of a mark is left in a text.",
    (
        Sentence("placeholder", "{section} still holds the placeholder “{placeholder}”.", "Replace it."),
        Sentence(
            "mark_left",
            "{section} holds “{mark}”, which is half of a mark and will be printed as it stands.",
            "Finish it, or take it out.",
        ),
    ),
)
B08 = Check(
    "B08",
    ERROR,
    ADVICE,
    "Every image that a text places is there, can be printed, and is described.",
    (
        Sentence(
            "image_missing",
            "Section {section} places an image that is not in this draft.",
            "Place the image again, or remove its line from the text.",
        ),
        Sentence(
            "image_unprintable",
            (
                "Image {number} in section {section} cannot be printed: the proposal "
                "would have a hole in its place."
            ),
            "Remove the image and place it again from its own file.",
        ),
        Sentence(
            "image_not_described",
            "Image {number} has no alternative text.",
            "Say in a sentence what it shows.",
        ),
        Sentence(
            "image_not_placed",
            "Image {number} is in the draft, but no text places it.",
            "Place it in a text, or remove it.",
        ),
    ),
)
D01 = Check(
    "D01",
    ERROR,
    TEMPLATE,
    "The question on double funding is answered.",
    (
        DECLARATION_OPEN,
        Sentence("details_missing", "The answer to “{declaration}” needs details.", "Give the details."),
    ),
)
R01 = Check(
    "R01",
    WARNING,
    TEMPLATE,
    "Every risk is rated, mitigated and owned.",
    (
        MISSING,
        Sentence(
            "no_risks",
            "No risk is described.",
            "Describe what could go wrong and what you would do.",
            is_open=True,
        ),
    ),
)
R02 = Check(
    "R02",
    WARNING,
    TEMPLATE,
    "Every question of the form is answered; a yes is explained.",
    (
        Sentence(
            "question_open",
            "A question of the form is not answered.",
            "Answer it with yes or no.",
            is_open=True,
        ),
        MISSING,
    ),
)

_PLACEHOLDER = re.compile(
    r"\b(?:TBD|TBC|TODO|XX+|lorem ipsum|insert text)\b|\[(?:name|text|insert[^\]\n]{0,80}|\.\.\.|…)\]|\?\?\?",
    re.IGNORECASE,
)

_HALF = re.compile(r"\*\*+|\{=?[^\W\d_]\w*[^{}\n]{0,20}(?=$|\n|\{)")
"""Asterisks that make nothing bold, and a field that was begun and never chosen."""
_LONGEST_HALF = 20
_SIGNS = ("tbd", "tbc", "todo", "xx", "lorem ipsum", "insert", "[name", "[text", "[...", "[…", "???")

_RISK = ("description", "likelihood", "impact", "mitigation", "owner")


def placeholder_in(text: str) -> str:
    """Return the first placeholder left in a text, or ''."""
    return next(filter(None, map(placeholder_of, text.split("\n\n"))), "")


@by_text
def placeholder_of(text: str) -> str:
    """Return the first placeholder left in a paragraph, or ''; remembered, since most stay as they are."""
    lower = text.lower()
    # The exact search is slow; most texts can be ruled out before.
    if not any(sign in lower for sign in _SIGNS):
        return ""
    found = _PLACEHOLDER.search(text)
    return found.group(0) if found else ""


def mark_in(text: str) -> str:
    """Return the first half of a mark that a narrative would print, or ''."""
    return next(filter(None, map(mark_of, text.split("\n\n"))), "")


@by_text
def mark_of(text: str) -> str:
    """Return the first half of a mark in a paragraph, as it would be printed; '' for none."""
    if "**" not in text and "{" not in text:
        return ""
    prose = parse(text)
    lines = [block.runs for block in prose.blocks if isinstance(block, Heading | Item | Paragraph)]
    for run in (run for runs in (*lines, *(note.runs for note in prose.notes)) for run in runs):
        found = None if run.field else _HALF.search(run.text)
        # Asterisks behind a backslash are meant to be read.
        if found and not (found[0].startswith("*") and "\\*" in text):
            return found[0][:_LONGEST_HALF]
    return ""


@always(B01, B05)
def narrative(ctx: Context) -> Iterator[Finding]:
    """Every required section is written, and no placeholder is left."""
    texts = {row.id: row for row in ctx.draft.narrative}
    for section in ctx.call.form.narratives():
        row = texts.get(section.id)
        path = f"narrative/{section.id}/text"
        title = f"{section.number} {section.title}".strip()
        if section.required:
            done = row is not None and (bool(row.text.strip()) or row.not_applicable)
            yield from ctx.require(
                B01, path, done or None, message="section_missing", source=section.source, section=title
            )
        found = placeholder_in(row.text) if row else ""
        if found:
            yield ctx.finding(B05, "placeholder", path, placeholder=found, section=title)
        half = mark_in(row.text) if row else ""
        if half:
            yield ctx.finding(B05, "mark_left", path, mark=half, section=title)
    for name in ("title", "abstract"):
        found = placeholder_in(getattr(ctx.draft.general, name))
        if found:
            path = f"general/{name}"
            yield ctx.finding(B05, "placeholder", path, placeholder=found, section=FieldTitle(path))


@always(B08)
def images(ctx: Context) -> Iterator[Finding]:
    """Every image that a text places is there and can be printed; every image is placed and described."""
    there = {image.id for image in ctx.draft.images}
    placed: dict[str, str] = {}
    for section in ctx.call.form.narratives():
        row = next((row for row in ctx.draft.narrative if row.id == section.id), None)
        keys = dict.fromkeys(key for key, _ in references(row.text)) if row is not None else {}
        placed = dict.fromkeys(keys, f"{section.number} {section.title}".strip()) | placed
        if keys.keys() - there:
            title = f"{section.number} {section.title}".strip()
            yield ctx.finding(B08, "image_missing", f"narrative/{section.id}/text", section=title)
    holes = unprintable(ctx.draft.images, placed)
    for number, image in enumerate(ctx.draft.images, 1):
        path = f"images/{image.id}/alternative"
        if image.id in holes:
            yield ctx.finding(B08, "image_unprintable", path, number=number, section=placed[image.id])
        if image.id not in placed:
            yield ctx.finding(B08, "image_not_placed", path, severity=Severity.HINT, number=number)
        elif not image.alternative.strip():
            yield ctx.finding(B08, "image_not_described", path, severity=Severity.HINT, number=number)


@always(R01)
def risks(ctx: Context) -> Iterator[Finding]:
    """Every risk is rated, mitigated and owned."""
    yield from ctx.complete(R01, "risks", _RISK)
    yield from ctx.require(R01, "risks", ctx.draft.risks, message="no_risks")


@always(R02)
def questions(ctx: Context) -> Iterator[Finding]:
    """Every question of the form is answered, and a yes has its details."""
    given = {row.id: row for row in ctx.draft.answers}
    for item in ctx.call.form.questions:
        row = given.get(item.key)
        path, value = f"answers/{item.key}", row.value if row is not None else None
        answered = value is not None or None
        yield from ctx.require(R02, f"{path}/value", answered, message="question_open", source=item.source)
        if row is not None and value:
            yield from ctx.require(R02, f"{path}/details", row.details, source=item.source)


@for_rule(DeclarationsAgreed)
def declarations(rule: DeclarationsAgreed, ctx: Context) -> Iterator[Finding]:
    """Every required declaration is agreed to, and details are given where they are due."""
    given = {row.id: row for row in ctx.draft.declarations}
    for item in ctx.call.form.declarations:
        own = rule.model_copy(update={"code": item.code or rule.code})
        yield from _declaration(own, item, given.get(item.key), ctx)


def _declaration(
    rule: DeclarationsAgreed, item: DeclarationText, row: Answer | None, ctx: Context
) -> Iterator[Finding]:
    path = f"declarations/{item.key}"
    value = row.value if row else None
    due = {"if_no": value is False, "if_yes": value is True, "always": True, "never": False}[item.details]
    if due and row is not None and value is not None and not row.details.strip():
        yield ctx.by_rule(rule, "details_missing", f"{path}/details", declaration=item.title)
    if item.required:
        yield from ctx.require(
            CATALOGUE[rule.code],
            f"{path}/value",
            value,
            message="declaration_open",
            severity=rule.effective_severity,
            source=rule.source,
            declaration=item.title,
        )
    if value is False and item.required and item.details != "if_no":
        yield ctx.by_rule(rule, "declaration_refused", f"{path}/value", declaration=item.title)
