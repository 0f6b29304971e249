"""Checks of general information: required fields, limits, strand and duration."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from euroapp.calls.rules import Duration, ForbiddenCharacters, Required, RuleBase, Severity, TextLimit
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.details import Choice, FactTitle, Listed
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import expand, is_field
from euroapp.errors import NoSuchPath
from euroapp.values import FieldPath


def required(rule: Required, ctx: Context) -> Iterator[Finding]:
    """Every path of the rule holds something."""
    for pattern in rule.paths:
        if not is_field(pattern):
            yield _misplaced(rule, pattern, ctx)
            continue
        try:
            values = list(expand(ctx.draft, pattern))
        except NoSuchPath:
            # The draft lacks the row itself, such as a section of the form.
            values = [(pattern, None)]
        for path, value in values:
            yield from ctx.require(
                rule.code, path, value, severity=rule.effective_severity, source=rule.source
            )


def _misplaced(rule: RuleBase, pattern: FieldPath, ctx: Context) -> Finding:
    """Tell that a rule of the pack can never be kept; a pack of the user's may be mistaken."""
    severity = Severity.WARNING
    return ctx.finding("C01", "rule_misplaced", "call", severity=severity, rule=rule.code, field=pattern)


def _texts(rule: TextLimit | ForbiddenCharacters, ctx: Context) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts a rule is about; none where its path names no text."""
    with contextlib.suppress(NoSuchPath):
        for path, value in expand(ctx.draft, rule.path):
            if isinstance(value, str):
                yield path, value


def _names_text(path: FieldPath) -> bool:
    return is_field(path) and field_at(path).kind in {Kind.TEXT, Kind.PARAGRAPH}


def text_limit(rule: TextLimit, ctx: Context) -> Iterator[Finding]:
    """No text is longer than its limit; near the limit there is a hint."""
    if not _names_text(rule.path):
        yield _misplaced(rule, rule.path, ctx)
    for path, text in _texts(rule, ctx):
        length, limit = len(text), rule.characters
        if length > rule.characters:
            over = length - rule.characters
            yield ctx.by_rule(rule, "too_long", path, length=length, limit=limit, over=over)
        elif rule.warn_from and length >= rule.warn_from:
            details: dict[str, Any] = {"left": rule.characters - length, "limit": limit}
            yield Finding(rule.code, "nearly_too_long", path, Severity.HINT, details, rule.source)


def forbidden_characters(rule: ForbiddenCharacters, ctx: Context) -> Iterator[Finding]:
    """No text holds a character the submission system refuses."""
    if not _names_text(rule.path):
        yield _misplaced(rule, rule.path, ctx)
    for path, text in _texts(rule, ctx):
        found = [character for character in dict.fromkeys(rule.characters) if character in text]
        if found:
            yield ctx.by_rule(rule, "refused_characters", path, characters=" ".join(found))


def own_values(ctx: Context) -> Iterator[Finding]:
    """Every own value for a fact of the call can be read, and says where the user found it."""
    stated = ctx.call.stated.facts
    for row in ctx.draft.overrides:
        path, fact = f"overrides/{row.id}", FactTitle(row.id)
        try:
            stated.overridden(row.id, row.value, row.reason)
        except ValueError:
            yield ctx.finding("C02", "own_value_unreadable", f"{path}/value", fact=fact)
        else:
            if not row.reason.strip():
                hint = Severity.HINT
                yield ctx.finding(
                    "C02", "own_value_without_reason", f"{path}/reason", severity=hint, fact=fact
                )


def duration(rule: Duration, ctx: Context) -> Iterator[Finding]:
    """The project starts after the call has closed, and its duration lies within the limits of the call."""
    start, deadline = ctx.draft.general.start_date, ctx.call.facts.deadline
    if start is not None and deadline.value is not None and start <= deadline.value:
        days: dict[str, Any] = {"start": start, "deadline": deadline.value}
        yield ctx.finding(
            rule.code, "start_before_deadline", "general/start_date", severity=Severity.WARNING, **days
        )
    months, path = ctx.draft.general.duration_months, "general/duration_months"
    low, high = ctx.call.facts.duration_minimum, ctx.call.facts.duration_maximum
    if months is None:
        return
    if months < 1:
        # No evidence of the call is needed to know this.
        yield ctx.finding(rule.code, "duration_not_positive", path, source=rule.source)
    elif high.value is not None and months > high.value:
        over = months - high.value
        yield ctx.by_rule(rule, "duration_too_long", path, high, months=months, limit=high.value, over=over)
    elif low.value is not None and months < low.value:
        under = low.value - months
        yield ctx.by_rule(rule, "duration_too_short", path, low, months=months, limit=low.value, under=under)


def strand(ctx: Context) -> Iterator[Finding]:
    """The strand exists in the call, and the ecosystems fit it."""
    general, pack = ctx.draft.general, ctx.call.pack
    chosen = next((item for item in pack.strands if item.key == general.strand), None)
    if general.strand and chosen is None:
        yield ctx.finding("A11", "unknown_strand", "general/strand")
    if chosen and chosen.ecosystems and not set(chosen.ecosystems) & set(general.ecosystems):
        names = Listed(tuple(Choice("ecosystems", key) for key in chosen.ecosystems))
        yield ctx.finding(
            "A11",
            "ecosystem_not_in_strand",
            "general/ecosystems",
            severity=Severity.WARNING,
            source=chosen.source,
            ecosystems=names,
        )
    answered = general.previously_submitted is not None or None
    yield from ctx.require("A02", "general/previously_submitted", answered, severity=Severity.WARNING)
    if general.previously_submitted:
        path, text = "general/previous_reference", general.previous_reference
        yield from ctx.require("A02", path, text, severity=Severity.WARNING)
