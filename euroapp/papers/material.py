"""What every paper is made from, and what one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.checks import Review, review
from euroapp.draft import Draft
from euroapp.export.proposal import print_paper, stamp
from euroapp.figures import Figures, figures
from euroapp.language import Language, language_of, say, together
from euroapp.live import LiveValues
from euroapp.live.filling import with_values
from euroapp.outline.context import Context
from euroapp.outline.elements import Chapter, Fact, Facts, Outline, Table
from euroapp.wording.facts import source_names

NOTHING = Facts(())


@dataclass(frozen=True)
class Leaf:
    """One finished file."""

    name: str
    data: bytes
    what: str
    """What it is, in words."""
    readers: str
    """For whom it is, in words."""


@dataclass(frozen=True)
class Absent:
    """A paper that was not made, since nothing would stand in it."""

    what: str
    why: str


@dataclass(frozen=True)
class Paper:
    """What is printed on a few pages."""

    form: str
    """What it is, as its title."""
    chapters: tuple[Chapter, ...]
    cover: Facts = NOTHING
    """Facts below the title."""
    key_figures: tuple[Fact, ...] = ()
    """What stands in a box below the title."""
    end: str = ""
    """What is to be known of it, in small print."""
    compact: bool = True
    """The rows of tables stand closer."""


@dataclass(frozen=True)
class Material:
    """A draft with all that papers need of it."""

    typed: Draft
    """As it is saved."""
    call: Call
    """With the draft's own values for facts."""
    notes: list[str] = field(default_factory=list, compare=False)
    """What could not be printed as it was typed, collected while papers are made."""

    @cached_property
    def draft(self) -> Draft:
        """Return the draft whose texts say what their live fields show."""
        values = LiveValues(self.typed, self.call, self.figures)
        return with_values(self.typed, values, self.language)

    @cached_property
    def figures(self) -> Figures:
        """Return what follows from the draft."""
        return figures(self.typed, self.call)

    @cached_property
    def context(self) -> Context:
        """Return the draft as outlines read it."""
        return Context(self.draft, self.call, self.figures)

    @cached_property
    def review(self) -> Review:
        """Return what the checks found."""
        return review(self.typed, self.call)

    @cached_property
    def language(self) -> Language:
        """Return the language of the proposal, in which its papers are written."""
        return language_of(self.typed.general.language.strip())

    @cached_property
    def stamp(self) -> str:
        """Return the mark of this state of the draft, such as `8E73-B125`."""
        return stamp(self.typed)

    @property
    def acronym(self) -> str:
        """Return the acronym, or ''."""
        return self.draft.general.acronym.strip()

    @property
    def title(self) -> str:
        """Return the title, or ''."""
        return self.draft.general.title.strip()

    @property
    def named(self) -> str:
        """Return acronym and title in one line, or ''."""
        begins = self.title.startswith(self.acronym)
        return ": ".join(filter(None, ("" if begins else self.acronym, self.title)))

    @property
    def topic(self) -> str:
        """Return identifier and title of the topic, or the name of the call."""
        facts = self.call.facts
        known = (facts.text("topic_id").value, facts.text("topic_title").value)
        return "  ".join(filter(None, known)) or self.call.pack.name

    def words(self, text: str) -> str:
        """Return words of the program in the language of the papers."""
        return self.language.put(text)

    def sources(self, codes: str) -> list[str]:
        """Return the names of the sources behind codes such as `C7, C14`."""
        return source_names(codes, {**self.call.form.sources, **self.call.pack.sources})

    def printed(self, paper: Paper) -> bytes:
        """Return a paper as PDF, read back by the reader that proves proposals.

        Raises:
            ExportFailed: it could not be made.

        """
        made: list[bytes] = []
        mark = self.words(say("State {stamp}", stamp=self.stamp))
        outline = self._outline(paper)
        call, language = self.call, self.language
        report = print_paper(outline, self.draft, call, made.append, mark=mark, language=language)
        self.note(report.notes)
        return made[0]

    def note(self, notes: Iterable[str]) -> None:
        """Keep what is to be told of a paper; what is known already is told once."""
        self.notes.extend(one for one in notes if one not in self.notes)

    def pages(self, paper: Paper) -> int:
        """Return how many pages a paper has."""
        # The printing library costs a second that only printing should pay.
        from euroapp.export.pdf.document import page_count

        return page_count(self._outline(paper), language=self.language)

    def fitting(self, papers: Iterable[Paper], most: int) -> Paper:
        """Return the first of several papers that has so many pages at most; else the last of them."""
        chosen = None
        for chosen in papers:
            if self.pages(chosen) <= most:
                return chosen
        if chosen is None:
            raise ValueError("no paper was given")
        return chosen

    def _outline(self, paper: Paper) -> Outline:
        return Outline(
            call=self.topic,
            form=paper.form,
            acronym=self.acronym,
            title=self.title,
            footer=together((paper.form, say("drafted with EuroApp")), ", "),
            language=self.typed.general.language.strip() or "en",
            cover=paper.cover,
            participants=Table("", (), ()),
            chapters=paper.chapters,
            key_figures=paper.key_figures,
            compact=paper.compact,
            short=True,
            prevailing=paper.end,
        )


@dataclass(frozen=True)
class Bundle:
    """All papers of one draft."""

    material: Material
    leaves: tuple[Leaf, ...]
    absent: tuple[Absent, ...]
