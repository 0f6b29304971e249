"""Checks of running text against the rest of the draft: figures, references, names, months, links.

What a text mentions is found once for each text; only the comparison with the draft is made each time.
A number contradicts the draft only if a phrase of `prose.phrases` says what it counts, and if no figure of
the draft could be meant. What is known by English words is looked for only in English proposals. That
the summary of Part B equals the abstract (B06) needs no check: it is printed from the abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from euroapp.calls.rules import Severity
from euroapp.checks.content import B05
from euroapp.checks.context import Context
from euroapp.checks.declaring import (
    ADVICE,
    HINT,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    always,
)
from euroapp.checks.finding import Finding
from euroapp.checks.prose.claims import Claim
from euroapp.checks.prose.following import follow_the_draft
from euroapp.checks.prose.kinds import NOUNS
from euroapp.checks.prose.mentions import Reference, excused
from euroapp.checks.prose.names import Names, Slip, names_of, slips
from euroapp.checks.prose.passages import TEXTS, Figured, Passage, Voice, group_of
from euroapp.checks.prose.stated import contradicts, stated
from euroapp.details import CalendarMonth, FieldTitle
from euroapp.edits.renaming import short_names
from euroapp.folding import folded
from euroapp.mentions.letters import LETTERS
from euroapp.mentions.names import names_in
from euroapp.mentions.owners import ours, own_names

B07 = Check(
    "B07",
    HINT,
    TEMPLATE,
    "No paragraph holds nothing but a link.",
    (
        Sentence(
            "only_a_link",
            "A paragraph holds nothing but the link {link}.",
            "Say in the text what stands there; evaluators need not follow links.",
        ),
    ),
)
N01 = Check(
    "N01",
    WARNING,
    ADVICE,
    "Texts spell participants and project as the draft does.",
    (Sentence("name_misspelt", "“{words}” looks like {name} written differently.", "Write it as {name}."),),
)
N02 = Check(
    "N02",
    WARNING,
    ADVICE,
    "Numbers in English texts agree with the figures of the draft.",
    (
        Sentence(
            "figure_differs",
            "The text says “{words}”; the draft has {value} {what}.",
            "Write {value} in the text, or change the figure in the draft.",
            (follow_the_draft,),
        ),
    ),
)
N03 = Check(
    "N03",
    WARNING,
    ADVICE,
    "Numbers such as T1.2 in texts name something in the draft.",
    (
        Sentence(
            "reference_to_nothing",
            "The text refers to {words}, which the draft does not have.",
            "Give the number of a row that exists.",
        ),
        Sentence(
            "reference_removed",
            "The text refers to {words}, which was removed.",
            "Name another one, or take the sentence out.",
        ),
        Sentence(
            "name_removed",
            "The text marks “{words}” as removed; no participant has this short name.",
            "Name another participant, or take the sentence out.",
        ),
        Sentence(
            "name_returned",
            "The text marks “{words}” as removed, but a participant has this short name.",
            "Take the mark out of the text if this participant is meant, or name another one.",
        ),
    ),
)
N04 = Check(
    "N04",
    WARNING,
    ADVICE,
    "Months and dates in English texts lie inside the project.",
    (
        Sentence(
            "month_in_text_outside",
            "The text speaks of {words}, but the project ends in month {last}.",
            "Name a month up to {last}, or lengthen the project.",
        ),
        Sentence(
            "date_in_text_outside",
            "The text speaks of {words}, but the project ends in {end}.",
            "Name an earlier date, or say that it lies after the project.",
        ),
    ),
)
N05 = Check(
    "N05",
    WARNING,
    ADVICE,
    "Codes such as SMP-1 in texts belong to an indicator of the draft.",
    (
        Sentence(
            "code_without_indicator",
            "The text cites {named}; the draft has no indicator with this code.",
            "Add this indicator of the call, or cite another.",
        ),
    ),
)

Found = tuple[Finding, ...]

_ENGLISH = frozenset({"", "en", "eng", "english"})
"""How the language of a proposal is given where it is English; where none is, it is."""

_OWN_PLACEHOLDERS = frozenset({"narrative", "general"})
"""Lists whose placeholders `content.narrative` finds."""


def _known_numbers(ctx: Context) -> frozenset[str]:
    printed = (number for name in LETTERS.values() for number in getattr(ctx.numbers, name).values())
    return frozenset((*printed, *(f"partner {number}" for number in ctx.numbers.partners.values())))


def _filled(ctx: Context) -> frozenset[str]:
    """Return what stands before the numbers of lists with rows; an empty one is a page not yet written."""
    filled = {letters for letters, name in LETTERS.items() if getattr(ctx.numbers, name)}
    return frozenset((*filled, *(("partner ",) if ctx.numbers.partners else ())))


def _short_names(ctx: Context) -> frozenset[str]:
    return frozenset(short_names(ctx.draft).values())


def _names_beside(ctx: Context) -> frozenset[str]:
    return own_names(ctx.draft)


def _of_reference(ctx: Context, passage: Passage, reference: Reference) -> tuple[str, str] | None:
    """Return what is wrong with a reference and the words that say it; None where nothing is."""
    names, letters = ctx.derive(_short_names), reference.number.rstrip("0123456789.")
    if reference.removed:
        if reference.number:
            return "reference_removed", reference.words
        marked = (named.number for named in names_in(passage.text, names) if named.removed)
        name = next((name for name in marked if name.endswith(reference.words)), "")
        return ("name_returned", name) if name else ("name_removed", reference.words)
    if reference.owner and not ours(reference.owner, ctx.derive(_names_beside)):
        return None
    if not ctx.derive(in_english) and "".join(reference.words.split()) != reference.number:
        return None
    if reference.number in ctx.derive(_known_numbers) or letters not in ctx.derive(_filled):
        return None
    # What an organisation did before it did as a partner of other projects; a name may look like a number.
    other = letters == "partner " and passage.voice is Voice.STORY
    named = any(reference.words in name and name in passage.text for name in names)
    return None if other or named else ("reference_to_nothing", reference.words)


def _references(ctx: Context, collection: str) -> Found:
    group, known = ctx.derive(group_of, collection), ctx.derive(_known_numbers)
    unknown = group.numbers - known
    if not unknown and not group.removed:
        return ()
    return tuple(
        ctx.finding(N03, wrong[0], passage.path, words=wrong[1])
        for passage in group.passages
        for reference in passage.mentions.references
        if (reference.removed or reference.number in unknown)
        and (wrong := _of_reference(ctx, passage, reference)) is not None
    )


def _codes_without_indicator(ctx: Context) -> frozenset[str]:
    """Return the codes of the call that no indicator of the draft has."""
    return frozenset(item.key for item in ctx.call.pack.indicators) - {
        row.catalogue for row in ctx.draft.indicators
    }


def _codes(ctx: Context, collection: str) -> Found:
    group, wrong = ctx.derive(group_of, collection), ctx.derive(_codes_without_indicator)
    if group.codes.isdisjoint(wrong):
        return ()
    return tuple(
        ctx.finding(N05, "code_without_indicator", passage.path, named=code)
        for passage in group.passages
        for code in passage.mentions.codes
        if code in wrong
    )


def in_english(ctx: Context) -> bool:
    """Tell whether the proposal is written in the one language whose words and phrases are known."""
    return re.split(r"[^a-z]", folded(ctx.draft.general.language))[0] in _ENGLISH


def _own_names(ctx: Context) -> frozenset[str]:
    """Return the names that a sentence about the project may hold."""
    draft = ctx.draft
    return frozenset(
        folded(name) for name in (draft.general.acronym, *(row.short_name for row in draft.partners))
    )


def _is_ours(ctx: Context, claim: Claim) -> bool:
    """Tell whether a claim speaks of the whole of this project, and of nobody else's."""
    if claim.owner and folded(claim.owner) != folded(ctx.draft.general.acronym):
        return False
    if not ctx.derive(_own_names).issuperset(map(folded, claim.names)):
        return False
    return claim.every is None or claim.every == stated(ctx, claim.phrase.whole, "").main


def _wrong(ctx: Context, collection: str, about: Figured) -> tuple[tuple[int, Finding], ...]:
    """Return the findings on claims about one figure, with their places in the order of the texts."""
    figure, found = stated(ctx, *about), {}
    for place, passage, claim in ctx.derive(group_of, collection).claims.get(about, ()):
        said = passage.path, passage.text, claim.words.lower()
        if said not in found and contradicts(claim, figure) and _is_ours(ctx, claim):
            words, what, value = _short(claim.words), NOUNS[claim.phrase.kind], figure.shown
            finding = ctx.finding(N02, "figure_differs", passage.path, words=words, value=value, what=what)
            found[said] = place, finding
    return tuple(found.values())


def _claims(ctx: Context, collection: str) -> Found:
    every = ctx.derive(group_of, collection).claims if ctx.derive(in_english) else {}
    placed = [one for about in every for one in ctx.derive(_wrong, collection, about)]
    return tuple(finding for _, finding in sorted(placed, key=itemgetter(0)))


def _months(ctx: Context, collection: str) -> Found:
    last, group = ctx.last_month or 0, ctx.derive(group_of, collection)
    if last <= 0 or group.latest <= last or not ctx.derive(in_english):
        return ()
    # Sections on what follows the project.
    later = {f"narrative/{one.id}/text" for one in ctx.call.form.narratives() if one.after_project}
    return tuple(
        ctx.finding(N04, "month_in_text_outside", passage.path, words=named.words, last=last)
        for passage in group.passages
        if passage.path not in later
        for named in passage.mentions.months
        if named.month > last and not excused(passage.text, named)
    )


def _dates(ctx: Context, collection: str) -> Found:
    end = ctx.derive(_end_of)
    if end is None or not ctx.derive(in_english):
        return ()
    last = CalendarMonth(*end)
    return tuple(
        ctx.finding(
            N04, "date_in_text_outside", passage.path, severity=Severity.HINT, words=date.words, end=last
        )
        for passage in ctx.derive(group_of, collection).dated
        for date in passage.mentions.dates
        if (date.year, date.month) > end and not excused(passage.text, date)
    )


def _flaws(ctx: Context, collection: str) -> Found:
    found: list[Finding] = []
    for passage in ctx.derive(group_of, collection).flawed:
        links = passage.mentions.links
        found.extend(ctx.finding(B07, "only_a_link", passage.path, link=_short(link)) for link in links)
        mark = passage.mentions.placeholder
        if mark and passage.path.partition("/")[0] not in _OWN_PLACEHOLDERS:
            title = FieldTitle(passage.path)
            found.append(ctx.finding(B05, "placeholder", passage.path, placeholder=mark, section=title))
    return tuple(found)


def _of_list(ctx: Context, collection: str) -> Found:
    comparisons = (_claims, _references, _codes, _months, _dates, _flaws)
    return tuple(found for compare in comparisons for found in ctx.derive(compare, collection))


def _end_of(ctx: Context) -> tuple[int, int] | None:
    """Return year and month of the last day of the project, if the draft says when it starts."""
    start, months = ctx.draft.general.start_date, ctx.last_month
    if start is None or not months or not 0 < months < 1200:
        return None
    last = start.year * 12 + start.month - 1 + months - (1 if start.day == 1 else 0)
    return last // 12, last % 12 + 1


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"


def _names_of(ctx: Context) -> Names:
    return names_of(ctx.draft, ctx.call)


def _slips(ctx: Context, collection: str) -> tuple[tuple[Passage, Slip], ...]:
    group, names = ctx.derive(group_of, collection), ctx.derive(_names_of)
    return tuple((passage, slip) for passage in group.passages for slip in slips(passage.text, names))


def _names(ctx: Context) -> Found:
    found = []
    for collection in TEXTS:
        for passage, slip in ctx.derive(_slips, collection):
            # A word that some text writes small is a word, not a name.
            small = slip.found.lower()
            if not any(small in other.text for one in TEXTS for other in ctx.derive(group_of, one).passages):
                severity = Severity.HINT if slip.case else None
                words, name = _short(slip.found), slip.name
                found.append(
                    ctx.finding(N01, "name_misspelt", passage.path, severity=severity, words=words, name=name)
                )
    return tuple(found)


@always(N01, N02, N03, N04, N05, B07)
def texts(ctx: Context) -> Iterator[Finding]:
    """Yield what running texts say differently from the rest of the draft."""
    for collection in TEXTS:
        yield from ctx.derive(_of_list, collection)
    yield from ctx.derive(_names)
