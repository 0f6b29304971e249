"""Marks of the authors: what changed since it was reviewed, and what is only an estimate yet."""

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
from euroapp.edits.marking import is_place, take_mark
from euroapp.values import FieldPath
from euroapp.wording.places import PAGES, RESULTS


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


def _is_page(path: FieldPath) -> bool:
    return path.removeprefix(PAGE_HEAD) in PAGES.keys() - RESULTS


def _finding(ctx: Context, check: Check, message: str, mark: Mark) -> Finding:
    return ctx.finding(
        check, message, mark.path, by=mark.by or Term.SOMEBODY, day=mark.day or Term.UNKNOWN_DAY
    )
