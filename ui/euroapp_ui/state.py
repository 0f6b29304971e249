"""A draft with everything derived from it, for all views to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.checks import Finding, Review, review
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import expand
from euroapp.figures import Figures, figures
from euroapp.live import LiveValues, Offer, offers
from euroapp.values import FieldPath, starts_with
from euroapp.wording.places import pages_of
from euroapp_ui.language import shown

STYLE = "T"
"""What the codes of hints on style begin with."""


class State:
    """A draft with everything derived from it; worked out when first asked for."""

    def __init__(
        self, draft: Draft, pack: Call, before: State | None = None, pages: int | None = None
    ) -> None:
        self.draft = draft
        self.pages = pages
        """Pages of the proposal when it was last built; None while it never was."""
        self.disputed: tuple[Finding, ...] = before.disputed if before is not None else ()
        """Places at which partners disagree, as findings; they last until somebody decides."""
        self.looked = True
        """False while the checks wait for the first paint: until then nothing is said of them."""
        self.hints_style: bool = before.hints_style if before is not None else True
        """Whether hints on style are among the findings."""
        same = before is not None and before.draft.overrides is draft.overrides
        self.call: Call = pack.with_overrides(draft.overrides) if before is None or not same else before.call

    @cached_property
    def figures(self) -> Figures:
        """Return the derived numbers."""
        return figures(self.draft, self.call)

    @cached_property
    def review(self) -> Review:
        """Return findings and readiness."""
        return review(self.draft, self.call, self.pages)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks found, errors first; nothing while they wait."""
        if not self.looked:
            return ()
        found = self.review.findings
        if not self.hints_style:
            found = tuple(one for one in found if not one.code.startswith(STYLE))
        return self.disputed + found

    @cached_property
    def by_path(self) -> dict[FieldPath, list[Finding]]:
        """Return the findings by their path."""
        found: dict[FieldPath, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.path, []).append(finding)
        return found

    @cached_property
    def _paths(self) -> list[FieldPath]:
        return sorted(self.by_path)

    def findings_in(self, path: FieldPath) -> Iterator[Finding]:
        """Yield the findings of a field and of all that lies inside it."""
        for place in range(bisect_left(self._paths, path), len(self._paths)):
            if not self._paths[place].startswith(path):
                break
            if starts_with(self._paths[place], path):
                yield from self.by_path[self._paths[place]]

    @cached_property
    def numbers(self) -> Numbering:
        """Return the printed numbers."""
        return Numbering(self.draft)

    @cached_property
    def live(self) -> LiveValues:
        """Return what live fields show."""
        return LiveValues(self.draft, self.call, self.figures, self.numbers)

    @cached_property
    def live_offers(self) -> tuple[Offer, ...]:
        """Return all live fields that a text can take."""
        return offers(self.live)

    def live_words(self, name: str) -> str | None:
        """Return what a live field shows, in the language of the window; nothing where there is none."""
        words = self.live.words(name)
        return None if words is None else shown(words)

    @cached_property
    def page_titles(self) -> dict[str, str]:
        """Return keys and titles of the pages that this draft has, in their order."""
        return pages_of(self.draft, self.call)

    def shows(self, pattern: FieldPath) -> bool:
        """Tell whether a field is shown: the call asks for it, or the draft holds something in it."""
        return self.call.asks(pattern) or any(value for _, value in expand(self.draft, pattern))
