"""The report on a text: what was taken, what not; every visible character of the file is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from euroapp.draft import Draft
from euroapp.importing.texts.account import Fate, visible
from euroapp.importing.texts.bringing import (
    Plan,
    SectionChange,
    Tracked,
    Way,
    beginning,
    changes,
    pieces_for,
)
from euroapp.importing.texts.pieces import MENTION, Change, Piece, keys_in, texts_of, words_of
from euroapp.importing.texts.placing import Part
from euroapp.language import say, say_count
from euroapp.live.counting import words_of as split_words
from euroapp.reading.runs import BREAK

_MOST = 200
"""Lines of one kind in a report."""


@dataclass(frozen=True)
class LeftPart:
    """A part that goes to no section."""

    place: int
    """From 1."""
    title: str
    words: int
    first: str


@dataclass(frozen=True)
class Sum:
    """Where the visible characters of a file are; all of them add up to `whole`."""

    whole: int
    placed: int
    """In sections that are filled, replaced or added to."""
    headings: int
    """In headings that name the section or chapter, which has its own."""
    left: int
    """In parts that go to no section, or whose section is left as it is."""
    added: int
    """Signs that stand in the text and not in the file: marks of struck and raised words, of formulas."""
    beside: dict[str, int]
    """Not taken, by fate."""


def left_parts(plan: Plan) -> list[LeftPart]:
    """Return the parts that go nowhere, but for headings of chapters with nothing below."""
    return [
        LeftPart(place, part.title, len(split_words(said)), beginning(said))
        for place, part in enumerate(plan.parts(), 1)
        if not plan.section_of(place, part) and (part.pieces or not part.chapter)
        for said in [" ".join(one.words for one in part.all_pieces)]
    ]


def title_of(one: LeftPart) -> str:
    """Return how a part is called."""
    return one.title or say("(before the first heading)")


def _letters(plan: Plan, pieces: Iterable[Piece]) -> int:
    """Return the visible characters of pieces and of the notes that they mention, without their numbers."""
    kept = list(pieces)
    own = sum(visible(MENTION.sub("", "".join(texts_of(one))).replace(BREAK, "")) for one in kept)
    notes = plan.text.notes
    return own + sum(visible(words_of(notes[key])) for key in keys_in(kept) if key in notes)


def added_up(plan: Plan, draft: Draft) -> Sum:
    """Return where the visible characters of the file are."""
    done = {one.section for one in changes(plan, draft) if one.way is not Way.LEAVE}
    placed = headings = left = 0
    for place, part in enumerate(plan.parts(), 1):
        section = plan.section_of(place, part)
        inner = pieces_for(plan, place, part)
        everything = _letters(plan, part.all_pieces)
        if _is_bare(part, section):
            headings += everything
        elif section in done:
            placed += _letters(plan, inner)
            headings += everything - _letters(plan, inner)
        else:
            left += everything
    counts = plan.text.letters
    beside = {
        fate.value: counts[fate.value]
        for fate in Fate
        if fate not in {Fate.TAKEN, Fate.UNSEEN} and counts.get(fate.value)
    }
    taken = counts.get(Fate.TAKEN.value, 0)
    return Sum(taken + sum(beside.values()), placed, headings, left, placed + headings + left - taken, beside)


def _is_bare(part: Part, section: str) -> bool:
    return not part.pieces and section == part.section and (part.chapter or bool(section))


_FATES = {
    Fate.HIDDEN: say("Hidden words were left out"),
    Fate.DELETED: say("Words that tracked changes delete were left out"),
    Fate.INSERTED: say("Words that tracked changes insert were left out"),
    Fate.MARGIN: say("Headers and footers were left out"),
    Fate.COMMENT: say("Comments were left out"),
    Fate.CONTENTS: say("Tables of contents were left out"),
    Fate.DRAWING: say("Words in charts and diagrams were left out"),
    Fate.CODE: say("Words inside the instructions of fields were left out"),
    Fate.LOOSE: say("Notes that the text does not mention were left out"),
    Fate.UNKNOWN: say("Words in parts that EuroApp does not know were left out"),
}


def fate_lines(plan: Plan) -> Iterator[str]:
    """Yield a sentence for each kind of words that was not taken, with the number of characters."""
    for fate, words in _FATES.items():
        count = plan.text.letters.get(fate.value, 0)
        if count:
            yield say_count("{what}: {count} character.", "{what}: {count} characters.", count, what=words)


def told_of(plan: Plan) -> list[str]:
    """Return what is told of the file beside its words: pictures, boxes, fields, formulas, comments."""
    seen = plan.text.seen
    lines = list(plan.opened.told)
    pictures, comments = len(seen.pictures), len(seen.comments)
    counted = (
        (
            pictures,
            say_count(
                "{count} picture was not taken. Add it on the page Narrative.",
                "{count} pictures were not taken. Add them on the page Narrative.",
                pictures,
            ),
        ),
        (
            seen.boxes,
            say_count(
                "The words of {count} text box stand behind the paragraph beside which it was.",
                "The words of {count} text boxes stand behind the paragraphs beside which they were.",
                seen.boxes,
            ),
        ),
        (
            seen.fields,
            say_count(
                "{count} field came as the words that it showed.",
                "{count} fields came as the words that they showed.",
                seen.fields,
            ),
        ),
        *_unended(plan),
        *_signs(plan),
        (
            seen.dressed,
            say_count(
                "{count} tracked change of looks only came in its new look.",
                "{count} tracked changes of looks only came in their new look.",
                seen.dressed,
            ),
        ),
        (comments, say_count("{count} comment was not taken.", "{count} comments were not taken.", comments)),
    )
    lines += [line for count, line in counted if count]
    return [*lines, *fate_lines(plan)]


def _unended(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield what begins and never ends, and what stands too often."""
    seen = plan.text.seen
    yield (
        seen.unended,
        say_count(
            "{count} field begins and never ends. The words behind it came as text: look at them.",
            "{count} fields begin and never end. The words behind them came as text: look at them.",
            seen.unended,
        ),
    )
    yield (
        seen.unended_changes,
        say_count(
            "{count} tracked insertion begins and never ends. The words behind it came as text: look at "
            "them.",
            "{count} tracked insertions begin and never end. The words behind them came as text: look at "
            "them.",
            seen.unended_changes,
        ),
    )
    yield (
        seen.cut_repeats,
        say_count(
            "{count} cell or row stands in the file more often than it came. Look at the tables.",
            "{count} cells or rows stand in the file more often than they came. Look at the tables.",
            seen.cut_repeats,
        ),
    )


def _signs(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield what came in another form, and what only a drawing shows."""
    seen = plan.text.seen
    yield (
        seen.equations,
        say_count(
            "{count} formula came as text. Look at it.",
            "{count} formulas came as text. Look at them.",
            seen.equations,
        ),
    )
    yield (
        seen.charts,
        say_count(
            "{count} drawing, chart or object of another program was not taken.",
            "{count} drawings, charts or objects of other programs were not taken.",
            seen.charts,
        ),
    )
    yield (
        seen.unknown_signs,
        say_count(
            "{count} sign of a font of pictures is not known and came as a letter. Look at it.",
            "{count} signs of fonts of pictures are not known and came as letters. Look at them.",
            seen.unknown_signs,
        ),
    )


WAYS = {
    Way.FILL: say("is empty and gets the text"),
    Way.APPEND: say("keeps its text and gets this behind it"),
    Way.REPLACE: say("loses its text and gets this"),
    Way.LEAVE: say("holds a text and is left as it is"),
}


def section_line(one: SectionChange) -> str:
    """Return a sentence on what happens to a section."""
    return say(
        "{title} {happens}. Words in the draft: {before}; in the file: {words}.",
        title=one.title, happens=WAYS[one.way], before=one.words_before, words=one.words,
    )  # fmt: skip


def tracked_line(plan: Plan) -> str:
    """Return a sentence on the tracked changes of the file, '' where it has none."""
    count = len(plan.opened.changes)
    if not count:
        return ""
    if plan.tracked is None:
        return say_count(
            "The file has {count} tracked change. Say whether it counts as accepted or as rejected.",
            "The file has {count} tracked changes. Say whether they count as accepted or as rejected.",
            count,
        )
    if plan.tracked is Tracked.ACCEPTED:
        return say_count(
            "{count} tracked change counts as accepted.", "{count} tracked changes count as accepted.", count
        )
    return say_count(
        "{count} tracked change counts as rejected.", "{count} tracked changes count as rejected.", count
    )


def report(plan: Plan, draft: Draft) -> list[str]:
    """Return the lines of a report that can be copied and kept."""
    lines = [say("Text from {file}", file=plan.opened.name), ""]
    if plan.opened.changes:
        lines += [tracked_line(plan), *_changes(plan), ""]
    for one in changes(plan, draft):
        lines += [section_line(one), f"    {one.first}"]
    left = left_parts(plan)
    if left:
        lines += ["", say("Goes to no section, and is not taken:")]
        lines += [f"    #{one.place} {title_of(one)} | {one.first}" for one in left]
    lines += ["", *told_of(plan)]
    lines += [f"    {say('Picture')}: {one}" for one in plan.text.seen.pictures[:_MOST] if one]
    lines += [f"    {one.author}: {one.words}" for one in plan.text.seen.comments[:_MOST]]
    kept = {fate: found for fate, found in plan.text.samples.items() if fate not in {"unseen", "comment"}}
    lines += [f"    {sample}" for found in kept.values() for sample in found if sample]
    return [*lines, "", *sum_lines(added_up(plan, draft))]


def words_of_change(change: Change) -> str:
    """Return what was inserted or deleted, in one line."""
    if change.words.strip():
        return beginning(change.words)
    return say("the end of the paragraph “{words}”", words=change.before)


def _changes(plan: Plan) -> Iterator[str]:
    kinds = {"inserted": say("inserted"), "deleted": say("deleted")}
    for one in plan.opened.changes[:_MOST]:
        yield f"    {kinds.get(one.kind, one.kind)}, {one.author}, {one.day}: {words_of_change(one)}"


def sum_lines(found: Sum) -> list[str]:
    """Return the account of all visible characters."""
    lines: list[str] = [
        say("Visible characters of the file: {count}", count=found.whole),
        say("    in sections: {count}", count=found.placed),
        say("    in headings that name a section or a chapter: {count}", count=found.headings),
        say("    in parts that are not taken: {count}", count=found.left),
        say("    left out for the reasons above: {count}", count=sum(found.beside.values())),
    ]
    if found.added < 0:
        lines.append(say("    lost on the way: {count}. Compare the text with the file.", count=-found.added))
    if found.added > 0:
        lines.append(
            say(
                "    signs that show struck or raised words and formulas: {count}",
                count=found.added,
            )
        )
    return lines
