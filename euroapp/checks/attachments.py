"""Checks of what is uploaded: pages, annexes, file names, previous projects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from euroapp.calls.rules import FileNames, PageLimit, PreviousProjects, RequiredAnnexes, Severity
from euroapp.checks.context import Context
from euroapp.checks.cures.rows import rename_file
from euroapp.checks.declaring import (
    CALL,
    ERROR,
    PORTAL,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Belonging, Pages, Term
from euroapp.draft.annexes import Annex, AnnexStatus
from euroapp.values import EXACT

B02 = Check(
    "B02",
    ERROR,
    PORTAL,
    "The printed proposal keeps the page limit.",
    (
        Sentence(
            "too_many_pages",
            "The proposal has {pages} pages; the call allows {limit}: {over} too many.",
            "Cut {over}, the longest sections first.",
        ),
        Sentence(
            "pages_used_up",
            "The proposal has exactly the {limit} pages that the call allows.",
            "For every line that you add, take one away.",
        ),
        Sentence(
            "nearly_too_many_pages",
            "The proposal has {pages} of {limit} pages.",
            "You can still fill {left}.",
        ),
    ),
)
B03 = Check(
    "B03",
    ERROR,
    PORTAL,
    "Files to upload have names the submission system takes.",
    (
        Sentence(
            "file_name_characters",
            "The file name {file} holds characters the submission system may refuse: {characters}.",
            "Use only letters without accents, digits, hyphen, underscore and dot.",
            cures=(rename_file,),
        ),
        Sentence(
            "file_name_extension",
            "The file name {file} does not have exactly one extension.",
            "Let it end in one, such as .pdf.",
            cures=(rename_file,),
        ),
        Sentence(
            "file_name_long",
            "The file name has {length} characters; at most {limit} are safe.",
            "Shorten it by {over} characters.",
            cures=(rename_file,),
        ),
    ),
)
X01 = Check(
    "X01",
    ERROR,
    CALL,
    "Every annex the call asks for is ready.",
    (
        Sentence(
            "annex_not_ready",
            "The annex “{annex}” is not ready.",
            "Finish it and mark it as ready.",
            is_open=True,
        ),
        Sentence("annex_not_listed", "The annex “{annex}” is not in the list.", "Add it to the annexes."),
    ),
)
X02 = Check(
    "X02",
    WARNING,
    TEMPLATE,
    "Previous projects are recent enough.",
    (
        Sentence(
            "previous_project_old",
            "“{project}” ended on {ended}; the form asks for the last {years} years, from {since}.",
            "Replace it with a project that ended later, or remove it.",
        ),
    ),
)

PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]*")
_ONE_EXTENSION = re.compile(r"[^.]+\.[A-Za-z0-9]+")
_DONE = {AnnexStatus.READY, AnnexStatus.NOT_NEEDED}


@for_rule(PageLimit)
def page_limit(rule: PageLimit, ctx: Context) -> Iterator[Finding]:
    """The printed proposal has no more pages than the call reads, where they are counted."""
    fact, pages = ctx.call.facts.number("page_limit"), ctx.pages
    if fact.value is None or pages is None:
        return
    details: dict[str, Any] = {"pages": pages, "limit": fact.value}
    if pages > fact.value:
        yield ctx.by_rule(
            rule, "too_many_pages", "narrative", fact, over=Pages(pages - fact.value), **details
        )
    elif pages == fact.value:
        yield Finding(
            rule.code, "pages_used_up", "narrative", Severity.WARNING, details, fact.source or rule.source
        )
    elif pages >= EXACT.multiply(rule.warn_from, Decimal(fact.value)):
        yield Finding(
            rule.code,
            "nearly_too_many_pages",
            "narrative",
            Severity.WARNING,
            {**details, "left": Pages(fact.value - pages)},
            fact.source or rule.source,
        )


@for_rule(RequiredAnnexes)
def annexes(rule: RequiredAnnexes, ctx: Context) -> Iterator[Finding]:
    """Every required annex is listed and ready."""
    listed: defaultdict[str, list[Annex]] = defaultdict(list)
    for row in ctx.draft.annexes:
        listed[row.kind].append(row)
    for item in ctx.call.pack.annexes:
        if not item.required:
            continue
        if not listed[item.key]:
            yield ctx.by_rule(rule, "annex_not_listed", "annexes", item, annex=item.name)
        for row in listed[item.key]:
            if row.status not in _DONE:
                known = ctx.numbers.partner(row.participant)
                name = Belonging(item.name, ctx.row("partners", row.participant)) if known else item.name
                yield ctx.by_rule(rule, "annex_not_ready", f"annexes/{row.id}/status", item, annex=name)


@for_rule(FileNames)
def file_names(rule: FileNames, ctx: Context) -> Iterator[Finding]:
    """Names of files to upload are such as the submission system takes."""
    for row in ctx.draft.annexes:
        name = row.file_name.strip()
        if not name:
            continue
        path = f"annexes/{row.id}/file_name"
        if not PLAIN_NAME.fullmatch(name):
            refused = dict.fromkeys(c for c in name if not PLAIN_NAME.fullmatch(c))
            shown = " ".join("blank" if c.isspace() else c for c in refused)
            yield ctx.by_rule(rule, "file_name_characters", path, file=name, characters=shown)
        elif not _ONE_EXTENSION.fullmatch(name):
            yield ctx.by_rule(rule, "file_name_extension", path, file=name)
        if len(name) >= rule.characters:
            over = len(name) - rule.characters + 1
            length = len(name)
            most = rule.characters - 1
            yield ctx.by_rule(rule, "file_name_long", path, length=length, limit=most, over=over)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes the 28th where it has to."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


@for_rule(PreviousProjects)
def previous_projects(rule: PreviousProjects, ctx: Context) -> Iterator[Finding]:
    """Previous projects are recent enough to be read."""
    fact = ctx.call.facts.day("deadline")
    if fact.value is None:
        return
    since = years_before(fact.value, rule.years)
    for partner in ctx.draft.partners:
        for project in partner.previous_projects:
            ended = project.end or project.start
            if ended is not None and ended < since:
                yield ctx.by_rule(
                    rule,
                    "previous_project_old",
                    f"partners/{partner.id}/previous_projects/{project.id}/end",
                    fact,
                    project=project.title or project.reference or Term.PREVIOUS_PROJECT,
                    ended=ended,
                    since=since,
                    years=rule.years,
                )
