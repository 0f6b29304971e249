"""Checks of general information: required fields, limits, strand and duration."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from euroapp.calls.rules import (
    Duration,
    DurationChoice,
    ForbiddenCharacters,
    NumberOfChoices,
    Required,
    RuleBase,
    Severity,
    TextLimit,
)
from euroapp.checks.context import Context
from euroapp.checks.cures.plan import add_ecosystem, duration_limit, long_enough, offered_durations
from euroapp.checks.declaring import (
    CALL,
    CATALOGUE,
    ERROR,
    MISSING,
    PORTAL,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Choice, FactTitle, FieldTitle, Listed
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import expand, get, is_field
from euroapp.edits.marks import is_narrative
from euroapp.errors import NoSuchPath
from euroapp.live import LiveValues
from euroapp.live.counting import length, measured
from euroapp.values import FieldPath

TOO_LONG = Sentence(
    "too_long",
    "{field} has {length} characters; at most {limit} are allowed.",
    "Shorten it by {over} characters.",
)
A01 = Check(
    "A01",
    ERROR,
    PORTAL,
    "The acronym is present and short enough.",
    (
        MISSING,
        TOO_LONG,
    ),
)
A02 = Check(
    "A02",
    ERROR,
    PORTAL,
    "The title is present, short enough and free of refused characters.",
    (
        MISSING,
        TOO_LONG,
        Sentence(
            "refused_characters",
            "{field} holds characters the submission system refuses: {characters}",
            "Write it without them.",
        ),
    ),
)
A03 = Check(
    "A03",
    ERROR,
    PORTAL,
    "The abstract is present and short enough.",
    (
        MISSING,
        TOO_LONG,
        Sentence("nearly_too_long", "{field} is nearly full: {left} of {limit} characters are left."),
    ),
)
A04 = Check("A04", ERROR, PORTAL, "The free keywords are short enough.", (TOO_LONG,))
A05 = Check(
    "A05",
    ERROR,
    CALL,
    "The duration lies within the limits of the call.",
    (
        MISSING,
        Sentence(
            "start_before_deadline",
            "The planned start, {start}, is not after the deadline of the call, {deadline}.",
            "Plan a start after the evaluation and the grant agreement.",
        ),
        Sentence(
            "duration_not_positive",
            "The duration is not a number of months.",
            "Give at least 1 month.",
            cures=(long_enough,),
        ),
        Sentence(
            "duration_too_long",
            "The duration of {months} months is longer than the {limit} the call allows.",
            "Shorten it by {over} months.",
            cures=(duration_limit,),
        ),
        Sentence(
            "duration_too_short",
            "The duration of {months} months is shorter than the {limit} the call asks for.",
            "Lengthen it by {under} months.",
            cures=(duration_limit,),
        ),
        Sentence(
            "duration_not_offered",
            "The duration is {months} months, and the call offers only these: {offered}.",
            "Choose one of them.",
            cures=(offered_durations,),
        ),
    ),
)
A11 = Check(
    "A11",
    ERROR,
    CALL,
    "The strand is chosen and the ecosystems fit it.",
    (
        MISSING,
        Sentence(
            "unknown_strand", "The chosen strand does not exist in this call.", "Choose a strand of the call."
        ),
        Sentence(
            "ecosystem_not_in_strand",
            "The chosen strand is for {ecosystems}, which is not among your ecosystems.",
            "Add {ecosystems} or choose another strand.",
            cures=(add_ecosystem,),
        ),
        Sentence(
            "too_many_chosen",
            "“{field}” has {count} entries; the call allows at most {limit}.",
            "Take {over} of them away.",
        ),
        Sentence(
            "too_few_chosen",
            "“{field}” has {count} entries; the call asks for at least {limit}.",
            "Choose {under} more.",
        ),
    ),
)
C01 = Check(
    "C01",
    WARNING,
    CALL,
    "Every rule of the call pack is about a field that drafts have.",
    (
        Sentence(
            "rule_misplaced",
            "The call pack has a rule {rule} for “{field}”, which no draft can keep.",
            "Correct the call pack.",
        ),
    ),
)
C02 = Check(
    "C02",
    ERROR,
    CALL,
    "Every own value for a fact of the call can be read.",
    (
        Sentence(
            "own_value_unreadable",
            "Your own value for “{fact}” cannot be read, so the value of the call is in force.",
            "Write it as the call's value is written, such as 1400000, 0.75 or 2025-02-05.",
        ),
        Sentence(
            "own_value_without_reason",
            "Your own value for “{fact}” does not say where you read it.",
            "Write the document and the page beside the value.",
        ),
    ),
)


@for_rule(Required)
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
                CATALOGUE[rule.code], path, value, severity=rule.effective_severity, source=rule.source
            )


def _misplaced(rule: RuleBase, pattern: FieldPath, ctx: Context) -> Finding:
    """Tell that a rule of the pack can never be kept; a pack of the user's may be mistaken."""
    severity = Severity.WARNING
    return ctx.finding(C01, "rule_misplaced", "call", severity=severity, rule=rule.code, field=pattern)


def _texts(rule: TextLimit | ForbiddenCharacters, ctx: Context) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts a rule is about; none where its path names no text."""
    with contextlib.suppress(NoSuchPath):
        for path, value in expand(ctx.draft, rule.path):
            if isinstance(value, str):
                yield path, value


def _names_text(path: FieldPath) -> bool:
    return is_field(path) and field_at(path).kind in {Kind.TEXT, Kind.PARAGRAPH}


def _characters(ctx: Context, path: FieldPath) -> int:
    text = str(get(ctx.draft, path))
    if "{=" not in text:
        return measured(text).characters
    values = LiveValues(ctx.draft, ctx.call, ctx.figures, ctx.numbers)
    return length(text, values.words, narrative=is_narrative(path)).characters


@for_rule(TextLimit)
def text_limit(rule: TextLimit, ctx: Context) -> Iterator[Finding]:
    """No text is longer than its limit; near the limit there is a hint."""
    if not _names_text(rule.path):
        yield _misplaced(rule, rule.path, ctx)
    for path, _ in _texts(rule, ctx):
        written, limit = ctx.derive(_characters, path), rule.characters
        if written > limit:
            over = written - limit
            yield ctx.by_rule(rule, "too_long", path, length=written, limit=limit, over=over)
        elif rule.warn_from and written >= rule.warn_from:
            details: dict[str, Any] = {"left": limit - written, "limit": limit}
            yield Finding(rule.code, "nearly_too_long", path, Severity.HINT, details, rule.source)


@for_rule(ForbiddenCharacters)
def forbidden_characters(rule: ForbiddenCharacters, ctx: Context) -> Iterator[Finding]:
    """No text holds a character the submission system refuses."""
    if not _names_text(rule.path):
        yield _misplaced(rule, rule.path, ctx)
    for path, text in _texts(rule, ctx):
        found = [character for character in dict.fromkeys(rule.characters) if character in text]
        if found:
            yield ctx.by_rule(rule, "refused_characters", path, characters=" ".join(found))


@always(C02)
def own_values(ctx: Context) -> Iterator[Finding]:
    """Every own value for a fact of the call can be read, and says where the user found it."""
    stated = ctx.call.stated.facts
    for row in ctx.draft.overrides:
        path, fact = f"overrides/{row.id}", FactTitle(row.id)
        try:
            stated.overridden(row.id, row.value, row.reason)
        except ValueError:
            yield ctx.finding(C02, "own_value_unreadable", f"{path}/value", fact=fact)
        else:
            if not row.reason.strip():
                hint = Severity.HINT
                yield ctx.finding(C02, "own_value_without_reason", f"{path}/reason", severity=hint, fact=fact)


@for_rule(Duration)
def duration(rule: Duration, ctx: Context) -> Iterator[Finding]:
    """The project starts after the call has closed, and its duration lies within the limits of the call."""
    start, deadline = ctx.draft.general.start_date, ctx.call.facts.day("deadline")
    if start is not None and deadline.value is not None and start <= deadline.value:
        days: dict[str, Any] = {"start": start, "deadline": deadline.value}
        yield ctx.finding(
            CATALOGUE[rule.code],
            "start_before_deadline",
            "general/start_date",
            severity=Severity.WARNING,
            **days,
        )
    months, path = ctx.draft.general.duration_months, "general/duration_months"
    low, high = ctx.call.facts.number("duration_minimum"), ctx.call.facts.number("duration_maximum")
    if months is None:
        return
    if months < 1:
        # No evidence of the call is needed to know this.
        yield ctx.finding(CATALOGUE[rule.code], "duration_not_positive", path, source=rule.source)
    elif high.value is not None and months > high.value:
        over = months - high.value
        yield ctx.by_rule(rule, "duration_too_long", path, high, months=months, limit=high.value, over=over)
    elif low.value is not None and months < low.value:
        under = low.value - months
        yield ctx.by_rule(rule, "duration_too_short", path, low, months=months, limit=low.value, under=under)


@for_rule(DurationChoice)
def duration_choice(rule: DurationChoice, ctx: Context) -> Iterator[Finding]:
    """The duration is one of those that the call offers."""
    months = ctx.draft.general.duration_months
    if months is not None and months not in rule.months:
        details: dict[str, Any] = {"months": months, "offered": Listed(rule.months)}
        yield ctx.by_rule(rule, "duration_not_offered", "general/duration_months", **details)


@for_rule(NumberOfChoices)
def number_of_choices(rule: NumberOfChoices, ctx: Context) -> Iterator[Finding]:
    """No field has more or fewer entries than the call allows."""
    if not is_field(rule.path) or not field_at(rule.path).many:
        yield _misplaced(rule, rule.path, ctx)
        return
    for path, chosen in expand(ctx.draft, rule.path):
        details: dict[str, Any] = {"field": FieldTitle(path), "count": len(chosen)}
        if rule.at_most is not None and len(chosen) > rule.at_most:
            over = len(chosen) - rule.at_most
            yield ctx.by_rule(rule, "too_many_chosen", path, limit=rule.at_most, over=over, **details)
        elif 0 < len(chosen) < rule.at_least:
            under = rule.at_least - len(chosen)
            yield ctx.by_rule(rule, "too_few_chosen", path, limit=rule.at_least, under=under, **details)


@always(A02, A11)
def strand(ctx: Context) -> Iterator[Finding]:
    """The strand exists in the call, and the ecosystems fit it."""
    general, pack = ctx.draft.general, ctx.call.pack
    chosen = next((item for item in pack.strands if item.key == general.strand), None)
    if general.strand and chosen is None:
        yield ctx.finding(A11, "unknown_strand", "general/strand")
    if chosen and chosen.ecosystems and not set(chosen.ecosystems) & set(general.ecosystems):
        names = Listed(tuple(Choice("ecosystems", key) for key in chosen.ecosystems))
        yield ctx.finding(
            A11,
            "ecosystem_not_in_strand",
            "general/ecosystems",
            severity=Severity.WARNING,
            source=chosen.source,
            ecosystems=names,
        )
    answered = general.previously_submitted is not None or None
    yield from ctx.require(A02, "general/previously_submitted", answered, severity=Severity.WARNING)
    if general.previously_submitted:
        path, text = "general/previous_reference", general.previous_reference
        yield from ctx.require(A02, path, text, severity=Severity.WARNING)
