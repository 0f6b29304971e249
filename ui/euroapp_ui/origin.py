"""Where a value comes from: who gave it, when and how, in words and as a quiet colour."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from PySide6.QtGui import QColor

from euroapp.draft import Draft
from euroapp.draft.marks import PAGE_HEAD, MarkKind
from euroapp.draft.paths import get
from euroapp.edits.marking import marks_at
from euroapp.errors import NoSuchPath
from euroapp.language import say, together
from euroapp.storage.moments import moment_of
from euroapp.values import FieldPath, split
from euroapp.wording.kinds_of_change import NOBODY, kind_of_change
from euroapp_ui.language import moment_text
from euroapp_ui.session import DraftSession
from euroapp_ui.standing import marked_at, standings
from euroapp_ui.theme.theme import theme


class Source(Enum):
    """Kinds of origin: the role of its colour, and its words."""

    MINE = ("from_me", say("typed by you"))
    OTHERS = ("from_others", say("typed by others"))
    IMPORT = ("from_import", say("pasted or imported"))
    COMMAND = ("from_command", say("restored, undone or mended"))
    EXAMPLE = ("from_example", say("from the example"))
    ESTIMATE = ("from_estimate", say("an estimate"))
    OWN = ("from_own", say("own value for a fact"))
    COMPUTED = ("from_figures", say("computed"))

    @property
    def role(self) -> str:
        """Return the role of its colour."""
        return self.value[0]

    @property
    def words(self) -> str:
        """Return what it is called."""
        return self.value[1]


_BY_KIND: Mapping[str, Source] = {"import": Source.IMPORT}
_TYPED = frozenset({"typed", "elsewhere"})
OVERRIDES = "overrides"


def source_of(session: DraftSession, path: FieldPath, *, computed: bool = False) -> Source | None:
    """Return what kind of origin a value has; None for an empty one, and since the history begins.

    Args:
        session: the open draft.
        path: a field or row.
        computed: it is a figure that the program works out.

    """
    if computed:
        return Source.COMPUTED
    if any(marks_at(session.draft, MarkKind.ESTIMATE, path)):
        return Source.ESTIMATE
    if _is_empty(session.draft, path):
        return None
    if split(path)[:1] == (OVERRIDES,):
        return Source.OWN
    last = session.recorder.origin(path, session.draft) if session.recorder is not None else None
    if last is None:
        return Source.EXAMPLE if _as_in_example(session.draft, path) else None
    if last.kind in _TYPED:
        return Source.MINE if last.mine else Source.OTHERS
    return _BY_KIND.get(last.kind, Source.COMMAND)


def origin_of(session: DraftSession, path: FieldPath, *, comments: bool = True) -> str:
    """Return who changed a field or row last, when and how, and what its marks say; '' for nothing known.

    Args:
        session: The draft.
        path: The field or row.
        comments: Open comments are told as well.

    """
    last = session.recorder.origin(path, session.draft) if session.recorder is not None else None
    told = ""
    if last is not None:
        told = say(
            "Last changed {when}, {who}, {kind}.",
            when=moment_text(moment_of(last.when)),
            who=last.who or NOBODY,
            kind=kind_of_change(last.kind),
        )
    elif (
        not path.startswith(PAGE_HEAD)
        and not _is_empty(session.draft, path)
        and _as_in_example(session.draft, path)
    ):
        told = say("This is the value of the example; nobody has changed it.")
    standing = standings(session, path) if comments else marked_at(session, path)
    return together(filter(None, (told, *(one.words for one in standing))), " ")


def tint(session: DraftSession, path: FieldPath, *, computed: bool = False) -> QColor | None:
    """Return the colour of where a value comes from, where the user wishes to see it."""
    if not session.shows_origins:
        return None
    source = source_of(session, path, computed=computed)
    return theme().colour(source.role) if source is not None else None


def _is_empty(draft: Draft, path: FieldPath) -> bool:
    try:
        return get(draft, path) in (None, "", (), False)
    except NoSuchPath:
        return True


@cache
def example() -> Draft:
    """Return the example, which is read once."""
    from euroapp.storage.example import example_draft

    return example_draft()


def _as_in_example(draft: Draft, path: FieldPath) -> bool:
    """Tell whether a value is that of the example, in a draft that was made from it."""
    known = {partner.id for partner in example().partners}
    if not any(partner.id in known for partner in draft.partners):
        return False
    try:
        return bool(get(draft, path) == get(example(), path))
    except NoSuchPath:
        return False
