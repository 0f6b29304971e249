"""What a field holds, beyond its Python type: references, choices and long texts.

The marks sit in `Annotated` types, so that forms, checks and exports read one description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from euroapp.values import Prose, Text


@dataclass(frozen=True)
class Ref:
    """The value is the id of a row in another list of the draft; empty means none.

    A row that `belongs` to another makes no sense without it and goes when the other goes.
    """

    collection: str
    belongs: bool = False


@dataclass(frozen=True)
class Choice:
    """The value is a key of a list in the call pack, such as `ecosystems`; empty means none."""

    source: str


@dataclass(frozen=True)
class Multiline:
    """The text runs over several lines; `lines` is the height its editor starts with."""

    lines: int = 4


@dataclass(frozen=True)
class Digits:
    """The text is a name of so many digits; points and blanks between them say nothing."""

    count: int


@dataclass(frozen=True)
class LanguageTag:
    """The text is the two-letter code of a language."""


PartnerRef = Annotated[Text, Ref("partners")]
WorkPackageRef = Annotated[Text, Ref("work_packages")]
PartnerOwner = Annotated[Text, Ref("partners", belongs=True)]
WorkPackageOwner = Annotated[Text, Ref("work_packages", belongs=True)]
TaskRef = Annotated[Text, Ref("tasks")]
DeliverableRef = Annotated[Text, Ref("deliverables")]
MilestoneRef = Annotated[Text, Ref("milestones")]
ObjectiveRef = Annotated[Text, Ref("specific_objectives")]
SchemeRef = Annotated[Text, Ref("schemes")]

ObjectiveKey = Annotated[Text, Choice("objectives")]
EcosystemKey = Annotated[Text, Choice("ecosystems")]
CountryCode = Annotated[Text, Choice("countries")]

Paragraph = Annotated[Prose, Multiline(4)]
LongText = Annotated[Prose, Multiline(8)]
