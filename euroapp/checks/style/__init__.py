"""Hints on style: what makes a text longer, vaguer or harder to read. They can be switched off.

They speak of the sections and the abstract, which evaluators read from beginning to end. What is known by
English words is looked for only in English proposals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from euroapp.checks.context import Context
from euroapp.checks.declaring import ADVICE, HINT, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.checks.prose import in_english
from euroapp.checks.prose.passages import TEXTS, Passage, group_of
from euroapp.checks.style.reading import Style, read, speaks_of
from euroapp.checks.style.words import asked, known_acronyms
from euroapp.details import FieldTitle
from euroapp.mentions.owners import own_names
from euroapp.values import FieldPath

T01 = Check(
    "T01",
    HINT,
    ADVICE,
    "No sentence has more than 40 words.",
    (Sentence("long_sentence", "A sentence has {words} words: “{start}”.", "Make two sentences of it."),),
)
T02 = Check(
    "T02",
    HINT,
    ADVICE,
    "No claim stands without a number, a source or an example.",
    (
        Sentence(
            "vague_claim",
            "“{word}” claims something that nobody can measure: “{start}”.",
            "Add a number, a source or an example, or leave the word out.",
        ),
    ),
)
T03 = Check(
    "T03",
    HINT,
    ADVICE,
    "Every acronym is explained somewhere.",
    (
        Sentence(
            "acronym_unexplained",
            "{acronym} is not explained in any text.",
            "Write the words out where it comes first, with {acronym} in brackets behind them.",
        ),
    ),
)
T04 = Check(
    "T04",
    HINT,
    ADVICE,
    "No passage stands in two sections.",
    (
        Sentence(
            "passage_twice",
            "The same passage stands in {other} too: “{start}”.",
            "Keep it in one place, and refer to it in the other.",
        ),
    ),
)
T05 = Check(
    "T05",
    HINT,
    ADVICE,
    "An English proposal keeps to British or to American spelling.",
    (
        Sentence(
            "spelling_mixed",
            "“{word}” is spelt the American way, and other words, such as “{other}”, the British way.",
            "Keep to one of the two.",
        ),
    ),
)
T06 = Check(
    "T06",
    HINT,
    ADVICE,
    "Every section speaks of what its award criterion asks.",
    (
        Sentence(
            "never_mentioned",
            "{section} has no word such as: {words}.",
            "Evaluators look for it here. Write about it, or say where it stands.",
        ),
    ),
)
STYLE = frozenset(check.code for check in (T01, T02, T03, T04, T05, T06))
"""The codes of hints on style."""

_LISTS = ("general", "narrative")
_LEAST = 60
"""Words; a shorter section is not finished, and nothing is missed in it."""


def _passages(ctx: Context, collection: str) -> tuple[tuple[Passage, Style], ...]:
    return tuple(
        (one, read(one.text))
        for one in ctx.derive(group_of, collection).passages
        if not one.path.endswith("/title")
    )


def _of_texts(ctx: Context, collection: str) -> tuple[Finding, ...]:
    """Return what is said of single sentences."""
    english, found = ctx.derive(in_english), []
    for passage, style in ctx.derive(_passages, collection):
        found += [
            ctx.finding(T01, "long_sentence", passage.path, words=count, start=start)
            for count, start in style.long
        ]
        if english:
            found += [
                ctx.finding(T02, "vague_claim", passage.path, word=word, start=start)
                for word, start in style.vague
            ]
    return tuple(found)


def _explained(ctx: Context, collection: str) -> frozenset[str]:
    return frozenset(
        one.removesuffix("s")
        for passage in ctx.derive(group_of, collection).passages
        for one in read(passage.text).explained
    )


def _used(ctx: Context, collection: str) -> tuple[tuple[str, FieldPath], ...]:
    """Return the acronyms of the texts of a list with the place where each comes first."""
    found: dict[str, FieldPath] = {}
    for passage, style in ctx.derive(_passages, collection):
        for acronym in style.acronyms:
            found.setdefault(acronym, passage.path)
    return tuple(found.items())


def _own(ctx: Context) -> frozenset[str]:
    """Return names of the draft and of its call, which look like acronyms and are none."""
    words = [
        *own_names(ctx.draft),
        *(row.key for row in ctx.call.pack.indicators),
        *(item.name.upper() for item in ctx.call.pack.items("objectives")),
    ]
    names = {part for name in words for part in name.replace("-", " ").upper().split()}
    countries = {row.country for row in ctx.draft.partners}
    return frozenset(names | countries | known_acronyms())


def acronyms(ctx: Context) -> Iterator[Finding]:
    """Yield the acronyms that no text explains."""
    known = ctx.derive(_own).union(*(ctx.derive(_explained, collection) for collection in TEXTS))
    told: set[str] = set()
    for collection in _LISTS:
        for acronym, path in ctx.derive(_used, collection):
            if not {acronym, acronym.upper()} & known and acronym not in told:
                told.add(acronym)
                yield ctx.finding(T03, "acronym_unexplained", path, acronym=acronym)


def _repeated(ctx: Context) -> tuple[tuple[FieldPath, FieldPath, str], ...]:
    """Return long sentences that stand in two sections: where again, where first, and how they begin."""
    first: dict[str, FieldPath] = {}
    found = []
    for passage, style in ctx.derive(_passages, "narrative"):
        for words, start in style.passages:
            where = first.setdefault(words, passage.path)
            if where != passage.path:
                found.append((passage.path, where, start))
    return tuple(found)


def _spelling(ctx: Context) -> tuple[str, FieldPath, str]:
    """Return a word in American spelling, its place, and one in British; '' where only one is used."""
    british, american, place = "", "", ""
    for collection in _LISTS:
        for passage, style in ctx.derive(_passages, collection):
            british = british or style.british
            if style.american and not american:
                american, place = style.american, passage.path
    return (american, place, british) if british and american else ("", "", "")


def _asked(ctx: Context) -> tuple[tuple[FieldPath, str], ...]:
    """Return the sections that never speak of something, and words for it."""
    said: dict[FieldPath, set[int]] = {}
    long: Counter[FieldPath] = Counter()
    for passage, style in ctx.derive(_passages, "narrative"):
        section = passage.path.split("/")[1]
        said.setdefault(passage.path, set()).update(speaks_of(passage.text, section))
        long[passage.path] += style.words
    return tuple(
        (path, words)
        for path, groups in said.items()
        if long[path] >= _LEAST
        for number, (words, _) in enumerate(asked(path.split("/")[1]))
        if number not in groups
    )


@always(T01, T02, T03, T04, T05, T06)
def style(ctx: Context) -> Iterator[Finding]:
    """Yield the hints on style."""
    for collection in _LISTS:
        yield from ctx.derive(_of_texts, collection)
    yield from acronyms(ctx)
    for path, other, start in ctx.derive(_repeated):
        yield ctx.finding(T04, "passage_twice", path, other=_section(ctx, other), start=start)
    if not ctx.derive(in_english):
        return
    american, place, british = ctx.derive(_spelling)
    if american:
        yield ctx.finding(T05, "spelling_mixed", place, word=american, other=british)
    for path, words in ctx.derive(_asked):
        yield ctx.finding(T06, "never_mentioned", path, section=_section(ctx, path), words=words)


def _section(ctx: Context, path: FieldPath) -> str:
    section = ctx.call.form.section(path.split("/")[1])
    return f"{section.number} {section.title}".strip() if section is not None else str(FieldTitle(path))
