"""What a change does to the numbers that texts name, in sentences."""

from __future__ import annotations

from euroapp.draft.names import may_be_a_word
from euroapp.edits.renumbering import Fate, Renumbering

_MOST = 3
"""Numbers that are named one by one."""


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _listed(parts: tuple[str, ...]) -> str:
    more = len(parts) - _MOST
    said = [*parts[:_MOST], *([f"{more} more"] if more > 0 else [])]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def sentences(found: Renumbering) -> list[str]:
    """Return what is renumbered, how many texts name it, and what cannot be carried along."""
    every = len(found.changes)
    rows = f"This renumbers {_many(found.rows, 'row')}. " if found.rows else ""
    texts = _many(found.texts, "text")
    said = [f"{rows}{_many(every, 'mention')} in {texts} {'is' if every == 1 else 'are'} concerned."]
    # Packages first: the numbers of all that lies in them follow from theirs.
    order = sorted(found.carried, key=lambda pair: ("." in pair[0], pair))
    moved = tuple(f"{old} becomes {new}" for old, new in order)
    if moved:
        said.append(f"{_listed(moved)}: {_many(found.count(Fate.FOLLOWS), 'mention')} can be updated.")
    said.extend(_names(found))
    gone = found.named(Fate.GONE)
    if gone:
        count = _many(found.count(Fate.GONE), "mention")
        said.append(
            f"{count} of {_listed(gone)} will name nothing, or the row that gets the number. "
            "Where texts are updated, “[removed]” is written behind these, and a check lists them."
        )
    adopted = found.named(Fate.ADOPTED)
    if adopted:
        count = _many(found.count(Fate.ADOPTED), "mention")
        said.append(f"{count} of {_listed(adopted)} named nothing until now and will name a row.")
    if found.doubtful:
        count = _many(len(found.doubtful), "mention")
        words = tuple(dict.fromkeys(change.mention.number for change in found.doubtful))
        said.append(f"{count} may mean something else ({_listed(words)}) and stay as typed. Look at them.")
    return said


def _names(found: Renumbering) -> list[str]:
    """Return which short names texts say, and which of them may be ordinary words."""
    if not found.renamed:
        return []
    pairs = tuple(f"“{old}” becomes “{new}”" for old, new in found.renamed)
    said = [f"{_listed(pairs)}: {_many(found.count(Fate.RENAMED), 'mention')} can be updated."]
    words = tuple(f"“{old}”" for old, _ in found.renamed if may_be_a_word(old))
    if words:
        said.append(
            f"{_listed(words)} may also stand there as an ordinary word. "
            "If so, leave the texts and change them by hand."
        )
    return said


def offer(found: Renumbering) -> str:
    """Return what the button says that carries the texts along."""
    numbers = any(change.fate is not Fate.RENAMED for change in found.changes)
    what = "numbers" if not found.renamed else "texts" if numbers else "names"
    return "Update the texts" if what == "texts" else f"Update the {what} in the texts"
