"""The kinds of rule a call pack can declare; `euroapp.checks` holds what each kind does."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from euroapp.calls.facts import Evidence
from euroapp.values import FieldPath, Quantity, Text


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class RuleBase(Evidence):
    """What all rules share; a rule that is not confirmed never makes an error."""

    code: Text
    """The check it stands for, such as `A02`."""
    severity: Severity = Severity.ERROR

    @property
    def effective_severity(self) -> Severity:
        """Return the severity, lowered to a warning while the rule is only likely."""
        if self.severity is Severity.ERROR and not self.status.binding:
            return Severity.WARNING
        return self.severity


class Required(RuleBase):
    """These fields must be filled in; `*` stands for every row."""

    kind: Literal["required"]
    paths: tuple[FieldPath, ...]


class TextLimit(RuleBase):
    """A text must not be longer than a number of characters with spaces."""

    kind: Literal["text_limit"]
    path: FieldPath
    characters: int
    warn_from: int | None = None


class ForbiddenCharacters(RuleBase):
    """A text must not hold these characters."""

    kind: Literal["forbidden_characters"]
    path: FieldPath
    characters: Text


class Duration(RuleBase):
    """The duration lies within the facts `duration_minimum` and `duration_maximum`."""

    kind: Literal["duration"]


class DurationChoice(RuleBase):
    """The duration is one of these numbers of months."""

    kind: Literal["duration_choice"]
    months: Annotated[tuple[int, ...], Field(min_length=1)]


class NumberOfChoices(RuleBase):
    """A field in which several entries can be chosen has neither too few nor too many."""

    kind: Literal["number_of_choices"]
    path: FieldPath
    at_least: int = 0
    """None chosen yet is the affair of a rule of the kind `required`."""
    at_most: int | None = None


class ConsortiumMinimum(RuleBase):
    """Enough organisations, countries and cluster organisations, by the facts of the call."""

    kind: Literal["consortium_minimum"]


class ConsortiumMaximum(RuleBase):
    """Not more organisations than the fact `maximum_entities`."""

    kind: Literal["consortium_maximum"]


class SoleProposal(RuleBase):
    """Every participant declares that it is in no other proposal for the call."""

    kind: Literal["sole_proposal"]


class GrantCeiling(RuleBase):
    """The requested grant does not pass the fact `maximum_grant`."""

    kind: Literal["grant_ceiling"]


class SupportShare(RuleBase):
    """Support to third parties reaches the fact `support_share` of the requested grant."""

    kind: Literal["support_share"]


class SupportCeiling(RuleBase):
    """No third party receives more than the fact `support_ceiling`, unless a section explains it."""

    kind: Literal["support_ceiling"]
    unless_section: Text = ""


class CompulsoryObjectives(RuleBase):
    """Compulsory objectives are served, enough supporting ones too, and enough are in focus."""

    kind: Literal["compulsory_objectives"]


class CompulsoryIndicators(RuleBase):
    """Every compulsory indicator of the call is in the draft."""

    kind: Literal["compulsory_indicators"]


class WorkPackages(RuleBase):
    """At least so many work packages."""

    kind: Literal["work_packages"]
    minimum: int = 2


class SubcontractingShare(RuleBase):
    """Subcontracting above the fact `subcontracting_share` is explained in a section."""

    kind: Literal["subcontracting_share"]
    unless_section: Text


class SupportTiming(RuleBase):
    """Calls for SMEs close at least so many months before the end of the project."""

    kind: Literal["support_timing"]
    months: int


class DeclarationsAgreed(RuleBase):
    """Every required declaration of the form is agreed to."""

    kind: Literal["declarations"]


class RequiredAnnexes(RuleBase):
    """Every required annex is listed and ready."""

    kind: Literal["annexes"]


class PageLimit(RuleBase):
    """The printed proposal keeps the fact `page_limit`; a warning from a share of it."""

    kind: Literal["page_limit"]
    warn_from: Quantity = Decimal("0.95")


class FileNames(RuleBase):
    """Names of files to upload hold plain characters, one extension and not too many characters."""

    kind: Literal["file_names"]
    characters: int = 100
    """A name is shorter than this."""


class PreviousProjects(RuleBase):
    """Previous projects ended at most so many years before the fact `deadline`."""

    kind: Literal["previous_projects"]
    years: int = 4


class DeliverableCount(RuleBase):
    """Not too many deliverables, overall and in one work package."""

    kind: Literal["deliverable_count"]
    most: int = 15
    most_in_package: int = 3


class LateDeliverables(RuleBase):
    """Not too large a share of the deliverables is due in the last months."""

    kind: Literal["late_deliverables"]
    share: Quantity = Decimal("0.4")
    months: int = 2


class RateOutlier(RuleBase):
    """A person-month costs nowhere so many times more, or less, than what is usual among the participants."""

    kind: Literal["rate_outlier"]
    factor: Quantity = Decimal(2)


class ManagementShare(RuleBase):
    """The management package takes at most this share of the eligible costs."""

    kind: Literal["management_share"]
    share: Quantity = Decimal("0.15")


class PartnerShares(RuleBase):
    """No participant has a very small or a very large share of the eligible costs."""

    kind: Literal["partner_shares"]
    least: Quantity = Decimal("0.03")
    most: Quantity = Decimal("0.5")


Rule = Annotated[
    Required
    | TextLimit
    | ForbiddenCharacters
    | Duration
    | DurationChoice
    | NumberOfChoices
    | ConsortiumMinimum
    | ConsortiumMaximum
    | SoleProposal
    | GrantCeiling
    | SupportShare
    | SupportCeiling
    | CompulsoryObjectives
    | CompulsoryIndicators
    | WorkPackages
    | SubcontractingShare
    | SupportTiming
    | DeclarationsAgreed
    | RequiredAnnexes
    | PageLimit
    | FileNames
    | PreviousProjects
    | DeliverableCount
    | LateDeliverables
    | RateOutlier
    | ManagementShare
    | PartnerShares,
    Field(discriminator="kind"),
]
