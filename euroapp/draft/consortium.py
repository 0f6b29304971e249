"""Participants and what Part A and the annexes ask about them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Choice, CountryCode, Digits, EcosystemKey, Paragraph, PartnerOwner, PartnerRef
from euroapp.values import Count, Frozen, Money, RowId, Text


class Role(StrEnum):
    """The part an organisation plays (application form, participants)."""

    COORDINATOR = "COO"
    BENEFICIARY = "BEN"
    AFFILIATED = "AE"
    ASSOCIATED = "AP"
    OTHER = "OTHER"


class LegalFlag(StrEnum):
    """Legal status of an organisation, as the Participant Register keeps it."""

    LEGAL_PERSON = "legal_person"
    PUBLIC_BODY = "public_body"
    NON_PROFIT = "non_profit"
    INTERNATIONAL = "international_organisation"
    SME = "sme"
    RESEARCH = "research_organisation"
    HIGHER_EDUCATION = "higher_education"
    NATURAL_PERSON = "natural_person"


class DependencyKind(StrEnum):
    """How two participants are tied."""

    SAME_GROUP = "same_group"
    CONTROLS = "controls"
    CONTROLLED_BY = "controlled_by"


class Access(StrEnum):
    """What a contact person may do in the submission system."""

    READ = "read"
    FULL = "full"


class Contact(Frozen):
    """A person the Portal writes to."""

    title: Text = Field("", title="Title", description="Such as Dr or Ms; may stay empty.")
    gender: Text = Field("", title="Gender", description="As the Portal asks it; may stay empty.")
    first_name: Text = Field("", title="First name")
    family_name: Text = Field("", title="Family name")
    position: Text = Field("", title="Position")
    email: Text = Field("", title="E-mail", description="Must be the address of the EU Login account.")
    phone: Text = Field("", title="Phone", description="With country code.")
    mobile: Text = Field("", title="Mobile")
    address: Paragraph = Field("", title="Other address", description="Only if not that of the organisation.")


class OtherContact(Frozen):
    """A further person with access to the proposal."""

    id: RowId
    name: Text = Field("", title="Name")
    email: Text = Field("", title="E-mail")
    access: Access = Field(Access.READ, title="Access")


class Department(Frozen):
    """A department that carries out the work."""

    id: RowId
    name: Text = Field("", title="Department")
    address: Text = Field("", title="Address", description="Only if not that of the organisation.")


class Dependency(Frozen):
    """A legal tie with another participant."""

    id: RowId
    kind: DependencyKind | None = Field(None, title="Tie")
    partner: PartnerOwner = Field("", title="Participant")
    note: Text = Field("", title="Note")


class StaffMember(Frozen):
    """A row of the table of project teams and staff (Part B, 2.3)."""

    id: RowId
    name: Text = Field("", title="Name", description="May be “to be recruited”.")
    function: Text = Field("", title="Function", description="Such as project manager or SME adviser.")
    tasks: Paragraph = Field("", title="Role and tasks", description="Work packages and tasks handled.")
    profile: Paragraph = Field("", title="Profile and expertise", description="Years, field, similar work.")


class PreviousProject(Frozen):
    """A project of the last four years (annex 4)."""

    id: RowId
    reference: Text = Field("", title="Reference No")
    title: Text = Field("", title="Title")
    programme: Text = Field("", title="Funding programme")
    start: date | None = Field(None, title="Start")
    end: date | None = Field(None, title="End")
    role: Role | None = Field(None, title="Role")
    amount: Money | None = Field(None, title="Amount, EUR")
    website: Text = Field("", title="Website")


class SmeStatus(Frozen):
    """The figures behind a self-declared SME status (Recommendation 2003/361/EC)."""

    declared_on: date | None = Field(None, title="Declared on")
    headcount: Count | None = Field(None, title="Staff headcount")
    turnover: Money | None = Field(None, title="Turnover, EUR")
    balance_sheet: Money | None = Field(None, title="Balance sheet total, EUR")


class SignOff(Frozen):
    """A participant's agreement to the content (Part A, first declaration)."""

    name: Text = Field("", title="Signed off by")
    day: date | None = Field(None, title="Date")
    version: Text = Field("", title="Version agreed to")
    eligible: bool | None = Field(
        None,
        title="Eligible, no exclusion ground, capacity confirmed",
        description="The organisation confirmed eligibility, absence of exclusion grounds and capacity.",
    )
    sole_proposal: bool | None = Field(
        None,
        title="In no other proposal for this call",
        description="Some calls take each organisation in one proposal only.",
    )


def _empty(text: str) -> bool:
    return not text


class Participant(Frozen):
    """One organisation of the consortium."""

    id: RowId
    role: Role = Field(Role.BENEFICIARY, title="Role")
    linked_to: PartnerRef = Field(
        "", title="Affiliated to", description="The beneficiary an affiliated entity is tied to."
    )
    short_name: Text = Field("", title="Short name", description="The only name used in tables.")
    legal_name: Text = Field("", title="Legal name", description="Exactly as in the Participant Register.")
    pic: Annotated[Text, Digits(9)] = Field(
        "", title="PIC", description="Nine digits from the Participant Register."
    )
    vat: Text = Field(
        "",
        title="VAT number",
        description="With the letters of its country, such as ATU13585627; empty where there is none.",
        # Programs that know of no such number read a draft without any.
        exclude_if=_empty,
    )
    kind: Annotated[Text, Choice("entity_kinds")] = Field(
        "", title="Kind of organisation", description="What makes it eligible under the call."
    )
    legal_status: tuple[LegalFlag, ...] = Field((), title="Legal status")
    street: Text = Field("", title="Street")
    postcode: Text = Field("", title="Postcode")
    town: Text = Field("", title="Town")
    country: CountryCode = Field("", title="Country")
    region: Text = Field("", title="Region", description="Name or NUTS code.")
    website: Text = Field("", title="Website")
    ecosystems: tuple[EcosystemKey, ...] = Field((), title="Industrial ecosystems")
    members: Count | None = Field(None, title="Member organisations")
    smes_served: Count | None = Field(None, title="SMEs among them")
    cluster_label: Text = Field("", title="Cluster label", description="Excellence label or certificate.")
    eccp_profile: Text = Field("", title="ECCP profile", description="Address of the platform profile.")
    project_roles: tuple[Annotated[Text, Choice("project_roles")], ...] = Field(
        (), title="Roles in the project"
    )
    role_description: Paragraph = Field(
        "", title="Role in the project", description="What the organisation does that no other could."
    )
    capacity: Paragraph = Field(
        "", title="Operational capacity", description="People, premises, systems, comparable work."
    )
    support_experience: Paragraph = Field(
        "",
        title="Experience with support to third parties",
        description="Calls run, applications handled, money paid.",
    )
    activity_report: Text = Field("", title="Activity report", description="Link or file of last year's.")
    vat_recoverable: bool | None = Field(None, title="VAT is recoverable")
    indirect_cost_note: Text = Field("", title="Note on indirect costs")
    requested_contribution: Money | None = Field(
        None,
        title="Requested EU contribution, EUR",
        description="Empty means the maximum the rates allow.",
    )
    sme: SmeStatus = Field(default_factory=SmeStatus, title="SME figures")
    contact: Contact = Field(default_factory=Contact, title="Main contact")
    sign_off: SignOff = Field(default_factory=SignOff, title="Sign-off")
    contacts: tuple[OtherContact, ...] = Field((), title="Other contacts")
    departments: tuple[Department, ...] = Field((), title="Departments")
    dependencies: tuple[Dependency, ...] = Field((), title="Ties with other participants")
    staff: tuple[StaffMember, ...] = Field((), title="Team")
    previous_projects: tuple[PreviousProject, ...] = Field((), title="Previous projects")
