"""Facts of a call: a value with its evidence."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from euroapp.values import Frozen, Money, Quantity, Text


class Status(StrEnum):
    """How sure a fact is."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    OWN = "own"
    """Replaced by the user in the draft at hand."""

    @property
    def binding(self) -> bool:
        """Tell whether a breach may count as an error; otherwise it is only a warning."""
        return self in {Status.CONFIRMED, Status.OWN}


class Evidence(Frozen):
    """Status and source, worn by every fact."""

    status: Status = Status.UNKNOWN
    source: Text = ""
    note: Text = ""


class TextFact(Evidence):
    """A fact in words."""

    value: Text | None = None


class DateFact(Evidence):
    """A day."""

    value: date | None = None


class MoneyFact(Evidence):
    """An amount in euro."""

    value: Money | None = None


class NumberFact(Evidence):
    """A whole number, such as months, pages or characters."""

    value: int | None = None


class RateFact(Evidence):
    """A number with decimals: a share between 0 and 1 such as 0.75, or points."""

    value: Quantity | None = None


_COEFFICIENT = re.compile(r"\s*([A-Z]{2})\s*[:=]?\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:[;,\n]\s*|$)")


def _coefficients(value: Any) -> Any:
    """Read `FI 1.05; DE 0.98` as coefficients by country code."""
    if not isinstance(value, str):
        return value
    found, place = {}, 0
    while place < len(value.rstrip()):
        one = _COEFFICIENT.match(value, place)
        if one is None:
            raise ValueError("write the code of each country and its coefficient, such as FI 1.05; DE 0.98")
        found[one[1]] = one[2].replace(",", ".")
        place = one.end()
    return found


class CoefficientsFact(Evidence):
    """Numbers by country code; as text `FI 1.05; DE 0.98`."""

    value: Annotated[dict[str, Quantity] | None, BeforeValidator(_coefficients)] = None


class FlagFact(Evidence):
    """A yes or no."""

    value: bool | None = None


class Facts(Frozen):
    """The single facts of a call; field names are the keys that overrides use."""

    call_id: TextFact = Field(default_factory=TextFact, title="Call identifier")
    topic_id: TextFact = Field(default_factory=TextFact, title="Topic identifier")
    call_title: TextFact = Field(default_factory=TextFact, title="Title of the call")
    topic_title: TextFact = Field(default_factory=TextFact, title="Title of the topic")
    programme: TextFact = Field(default_factory=TextFact, title="Programme")
    managing_body: TextFact = Field(default_factory=TextFact, title="Managing body")
    action_type: TextFact = Field(default_factory=TextFact, title="Type of action")
    grant_agreement: TextFact = Field(default_factory=TextFact, title="Model grant agreement")
    submission: TextFact = Field(default_factory=TextFact, title="Submission")
    enquiries: TextFact = Field(default_factory=TextFact, title="Enquiries")
    published: DateFact = Field(default_factory=DateFact, title="Published")
    opened: DateFact = Field(default_factory=DateFact, title="Opened for submission")
    deadline: DateFact = Field(default_factory=DateFact, title="Deadline")
    deadline_time: TextFact = Field(default_factory=TextFact, title="Hour of the deadline")
    deadline_model: TextFact = Field(default_factory=TextFact, title="Stages")
    project_start: DateFact = Field(default_factory=DateFact, title="Start of the funded projects")
    total_budget: MoneyFact = Field(default_factory=MoneyFact, title="Budget of the call, EUR")
    projects_expected: NumberFact = Field(default_factory=NumberFact, title="Projects expected")
    maximum_grant: MoneyFact = Field(default_factory=MoneyFact, title="Maximum grant, EUR")
    support_share: RateFact = Field(
        default_factory=RateFact, title="Least share of the grant for support to third parties"
    )
    support_ceiling: MoneyFact = Field(
        default_factory=MoneyFact, title="Most support for one third party, EUR"
    )
    support_recipients: TextFact = Field(default_factory=TextFact, title="Recipients of the support")
    duration_minimum: NumberFact = Field(default_factory=NumberFact, title="Least duration, months")
    duration_maximum: NumberFact = Field(default_factory=NumberFact, title="Most duration, months")
    minimum_entities: NumberFact = Field(default_factory=NumberFact, title="Least number of organisations")
    minimum_countries: NumberFact = Field(default_factory=NumberFact, title="Least number of countries")
    minimum_cluster_organisations: NumberFact = Field(
        default_factory=NumberFact, title="Least number of cluster organisations"
    )
    minimum_supporting_objectives: NumberFact = Field(
        default_factory=NumberFact, title="Least number of supporting objectives"
    )
    minimum_focus_objectives: NumberFact = Field(
        default_factory=NumberFact, title="Least number of objectives in focus"
    )
    general_rate: RateFact = Field(
        default_factory=RateFact, title="Funding rate of everything but support to third parties"
    )
    indirect_rate: RateFact = Field(default_factory=RateFact, title="Flat rate of indirect costs")
    support_in_indirect_base: FlagFact = Field(
        default_factory=FlagFact, title="Support to third parties counts in the base of indirect costs"
    )
    sme_owner_day_rate: MoneyFact = Field(
        default_factory=MoneyFact, title="SME owner unit cost per day, EUR, before the country coefficient"
    )
    sme_owner_days: NumberFact = Field(
        default_factory=NumberFact, title="Most day-equivalents of an SME owner in a year"
    )
    sme_owner_coefficients: CoefficientsFact = Field(
        default_factory=CoefficientsFact, title="Country coefficients of the SME owner unit cost"
    )
    subcontracting_share: RateFact = Field(
        default_factory=RateFact, title="Share of subcontracting above which it must be explained"
    )
    page_limit: NumberFact = Field(default_factory=NumberFact, title="Page limit of Part B")
    file_size_limit: NumberFact = Field(default_factory=NumberFact, title="Most size of a file, MB")
    minimum_font: RateFact = Field(default_factory=RateFact, title="Smallest font, points")
    minimum_margin: RateFact = Field(default_factory=RateFact, title="Smallest margin, mm")
    language: TextFact = Field(default_factory=TextFact, title="Language")
    prefinancing: TextFact = Field(default_factory=TextFact, title="Pre-financing")
    payments: TextFact = Field(default_factory=TextFact, title="Reports and payments")

    def overridden(self, key: str, raw: str, reason: str) -> Facts:
        """Return the facts with one value replaced by the user's own.

        Raises:
            ValueError: no such fact, or the text is not a value of its kind.

        """
        if key not in type(self).model_fields:
            raise ValueError(f"there is no fact “{key}”")
        kind = type(getattr(self, key))
        fact = kind.model_validate({"value": raw, "status": Status.OWN, "source": reason})
        return self.model_copy(update={key: fact})

    def listed(self) -> list[tuple[str, str, Any]]:
        """Return key, title and fact of every fact, in reading order."""
        return [
            (key, field.title or key, getattr(self, key)) for key, field in type(self).model_fields.items()
        ]
