"""Checks of general information: required fields, limits, strand and duration."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.facts import NumberFact
from euroapp.calls.rules import Duration, ForbiddenCharacters, Required, RuleBase, Severity, TextLimit
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.draft.paths import expand
from euroapp.errors import NoSuchPath
from euroapp.wording.numbers import quantity


def required(rule: Required, ctx: Context) -> Iterator[Finding]:
    """Every path of the rule holds something."""
    for pattern in rule.paths:
        try:
            for path, value in expand(ctx.draft, pattern):
                yield from ctx.require(
                    rule.code, path, value, severity=rule.effective_severity, source=rule.source
                )
        except NoSuchPath:
            yield ctx.by_rule(rule, "missing", pattern)


def text_limit(rule: TextLimit, ctx: Context) -> Iterator[Finding]:
    """No text is longer than its limit; near the limit there is a hint."""
    for path, value in expand(ctx.draft, rule.path):
        length = len(value)
        if length > rule.characters:
            yield ctx.by_rule(
                rule,
                "too_long",
                path,
                length=quantity(length),
                limit=quantity(rule.characters),
                over=quantity(length - rule.characters),
            )
        elif rule.warn_from and length >= rule.warn_from:
            yield Finding(
                rule.code,
                "nearly_too_long",
                path,
                Severity.HINT,
                {"left": quantity(rule.characters - length), "limit": quantity(rule.characters)},
                rule.source,
            )


def forbidden_characters(rule: ForbiddenCharacters, ctx: Context) -> Iterator[Finding]:
    """No text holds a character the submission system refuses."""
    for path, value in expand(ctx.draft, rule.path):
        found = [character for character in rule.characters if character in value]
        if found:
            yield ctx.by_rule(rule, "refused_characters", path, characters=" ".join(found))


def _bound_rule(rule: RuleBase, fact: NumberFact) -> Severity:
    """A limit that is only likely warns, whatever the rule says."""
    severity = rule.effective_severity
    return Severity.WARNING if severity is Severity.ERROR and not fact.status.binding else severity


def duration(rule: Duration, ctx: Context) -> Iterator[Finding]:
    """The duration is given and lies within the limits of the call."""
    months, path = ctx.draft.general.duration_months, "general/duration_months"
    low, high = ctx.call.facts.duration_minimum, ctx.call.facts.duration_maximum
    if months is None:
        return
    if months < 1:
        yield ctx.by_rule(rule, "duration_not_positive", path)
    elif high.value is not None and months > high.value:
        yield Finding(
            rule.code,
            "duration_too_long",
            path,
            _bound_rule(rule, high),
            {"months": str(months), "limit": str(high.value), "over": str(months - high.value)},
            high.source or rule.source,
        )
    elif low.value is not None and months < low.value:
        yield Finding(
            rule.code,
            "duration_too_short",
            path,
            _bound_rule(rule, low),
            {"months": str(months), "limit": str(low.value), "under": str(low.value - months)},
            low.source or rule.source,
        )


def strand(ctx: Context) -> Iterator[Finding]:
    """The strand exists in the call, and the ecosystems fit it."""
    general, pack = ctx.draft.general, ctx.call.pack
    chosen = next((item for item in pack.strands if item.key == general.strand), None)
    if general.strand and chosen is None:
        yield ctx.finding("A11", "unknown_strand", "general/strand")
    if chosen and chosen.ecosystems and not set(chosen.ecosystems) & set(general.ecosystems):
        names = ", ".join(pack.name_of("ecosystems", key) for key in chosen.ecosystems)
        yield ctx.finding(
            "A11",
            "ecosystem_not_in_strand",
            "general/ecosystems",
            severity=Severity.WARNING,
            source=chosen.source,
            ecosystems=names,
        )
    if general.previously_submitted:
        path, text = "general/previous_reference", general.previous_reference
        yield from ctx.require("A02", path, text, severity=Severity.WARNING)
