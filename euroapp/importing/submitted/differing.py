"""What a comparison with a submitted PDF comes to."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.values import FieldPath


@dataclass(frozen=True)
class Difference:
    """A place where draft and PDF say something different, or where the PDF says nothing."""

    path: FieldPath
    """Of the field; of a row or a page where no field holds what differs, as a sum."""
    draft: str
    """What the draft says."""
    pdf: str | None
    """What the PDF says, '' for an empty place; None where it was not found."""
    page: int | None
    """Counted from 1; None where it was not found."""
    what: str = ""
    """What it is, where the path alone does not say it, such as a column of the budget."""
    draft_part: str = ""
    """Of long texts, some words around the first difference."""
    pdf_part: str = ""
    """The same of the PDF."""

    @property
    def shown(self) -> tuple[str, str]:
        """Return what draft and PDF say, in few words where they part."""
        whole = (self.draft, self.pdf or "")
        return (self.draft_part or whole[0], self.pdf_part or whole[1])


@dataclass(frozen=True)
class Compared:
    """All that was found."""

    differing: tuple[Difference, ...]
    missing: tuple[Difference, ...]
    """What the draft says and the PDF does not show under a label that is known."""
    same: int
    """How many fields of Part A say the same."""
    sections_same: int
    """How many sections of Part B say the same."""
    sections: int
    """How many sections of Part B were found."""
    pages: int

    @property
    def fields(self) -> int:
        """Return how many fields of Part A were found."""
        in_part_b = sum(one.path.startswith("narrative/") for one in self.differing)
        return self.same + len(self.differing) - in_part_b

    @property
    def all(self) -> tuple[Difference, ...]:
        """Return everything that is listed, what was not found last."""
        return (*self.differing, *self.missing)
