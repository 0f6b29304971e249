"""Marks and to-dos of the authors: what changed since its review, what is an estimate, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from euroapp.checks.basis import basis
from euroapp.checks.context import Context
from euroapp.checks.cures.cure import Case, Cure
from euroapp.checks.declaring import ADVICE, HINT, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.details import Term
from euroapp.draft.marks import PAGE_HEAD, Mark, MarkKind
from euroapp.edits.commenting import comments_at, resolve_comment
from euroapp.edits.marking import is_place, take_mark
from euroapp.values import FieldPath
from euroapp.wording.places import PAGES, RESULTS
from euroapp.wording.values import shortened


def _drop(kind: MarkKind, case: Case) -> Iterator[Cure]:
    yield Cure("Take the mark away", partial(take_mark, kind=kind, path=case.finding.path))


_DROP_REVIEW, _DROP_ESTIMATE = partial(_drop, MarkKind.REVIEWED), partial(_drop, MarkKind.ESTIMATE)

H02 = Check(
    "H02",
    HINT,
    ADVICE,
    "What somebody has reviewed is still as it was then.",
    (
        Sentence(
            "changed_since_review",
            "This has changed since {by} reviewed it on {day}, or something that it is computed from has.",
            "Look at it again and mark it as reviewed, or take the old mark away.",
            cures=(_DROP_REVIEW,),
        ),
        Sentence(
            "page_changed_since_review",
            "Something on this page, or a figure on it, has changed since {by} reviewed it on {day}.",
            "Look at the page again and mark it as reviewed, or take the old mark away.",
            cures=(_DROP_REVIEW,),
        ),
    ),
)

H03 = Check(
    "H03",
    HINT,
    ADVICE,
    "No value is an estimate any more.",
    (
        Sentence(
            "estimate",
            "{by} marked this as an estimate on {day}.",
            "Put in the final value, and take the mark away when it is certain.",
            cures=(_DROP_ESTIMATE,),
        ),
    ),
)


def _settle(case: Case) -> Iterator[Cure]:
    said = case.finding.details["words"]
    for one in comments_at(case.draft, case.finding.path):
        if one.to_do and not one.resolved and shortened(one.words) == said:
            yield Cure("It is done", partial(resolve_comment, key=one.id, by=""))
            return


H04 = Check(
    "H04",
    HINT,
    ADVICE,
    "Nothing is left to do that an author noted.",
    (
        Sentence(
            "to_do",
            "{by} noted something to do: “{words}”.",
            "Do it, and say that it is done.",
            cures=(_settle,),
        ),
        Sentence(
            "to_do_for",
            "{by} asked {person} to do something: “{words}”.",
            "Do it, and say that it is done.",
            cures=(_settle,),
        ),
    ),
)


@always(H02, H03)
def marks(ctx: Context) -> Iterator[Finding]:
    """What was reviewed is as it was then, and no value is an estimate."""
    places: dict[FieldPath, list[Mark]] = {}
    for mark in ctx.draft.marks:
        places.setdefault(mark.path, []).append(mark)
    for path, here in places.items():
        if not (_is_page(path) if path.startswith(PAGE_HEAD) else is_place(ctx.draft, path)):
            # From a file made elsewhere, or merged with a draft in which the row went.
            continue
        reviewed = [mark for mark in here if mark.kind is MarkKind.REVIEWED]
        if reviewed:
            now = basis(ctx.draft, ctx.call, ctx.figures, path)
            if all(mark.basis != now for mark in reviewed):
                page = path.startswith(PAGE_HEAD)
                message = "page_changed_since_review" if page else "changed_since_review"
                yield _finding(ctx, H02, message, reviewed[-1])
        estimates = [mark for mark in here if mark.kind is MarkKind.ESTIMATE]
        if estimates:
            yield _finding(ctx, H03, "estimate", estimates[-1])


@always(H04)
def to_dos(ctx: Context) -> Iterator[Finding]:
    """Nothing is left to do that an author noted."""
    for one in ctx.draft.comments:
        there = _is_page(one.path) if one.path.startswith(PAGE_HEAD) else is_place(ctx.draft, one.path)
        if not one.to_do or one.resolved or not there:
            continue
        by, words = one.by or Term.SOMEBODY, shortened(one.words)
        if one.person:
            yield ctx.finding(H04, "to_do_for", one.path, by=by, person=one.person, words=words)
        else:
            yield ctx.finding(H04, "to_do", one.path, by=by, words=words)


def _is_page(path: FieldPath) -> bool:
    return path.removeprefix(PAGE_HEAD) in PAGES.keys() - RESULTS


def _finding(ctx: Context, check: Check, message: str, mark: Mark) -> Finding:
    return ctx.finding(
        check, message, mark.path, by=mark.by or Term.SOMEBODY, day=mark.day or Term.UNKNOWN_DAY
    )
