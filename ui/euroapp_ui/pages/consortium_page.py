"""Page 4: the participants and all that is asked about them."""

from __future__ import annotations

from euroapp.draft.numbering import NUMBER
from euroapp.draft.paths import get
from euroapp.edits.values import make_coordinator
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.language import tr
from euroapp_ui.pages.own_partners import own_partners_button
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.partner_cards import PartnerCards
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import button, label

_STAFF = Listing(
    "partners/*/staff",
    (Column("name", width=20), Column("function", width=22), Column("tasks")),
    say("team member"),
    say("Who does the work: function first. Names may be “to be recruited”."),
    rows_shown=5,
)
_PROJECTS = Listing(
    "partners/*/previous_projects",
    (Column("title"), Column("programme", width=18), Column("start", width=12), Column("end", width=12)),
    say("project"),
    say("Projects of the last four years that show the organisation can do this work."),
    rows_shown=5,
)
_CONTACTS = Listing(
    "partners/*/contacts",
    (Column("name"), Column("email", width=30), Column("access", width=12)),
    say("contact"),
    say("Further persons who need access to the proposal in the Portal."),
    rows_shown=4,
)
_DEPARTMENTS = Listing(
    "partners/*/departments",
    (Column("name"), Column("address")),
    say("department"),
    say("Departments that carry out the work, if they differ from the organisation."),
    rows_shown=4,
)
_DEPENDENCIES = Listing(
    "partners/*/dependencies",
    (Column("kind", width=18), Column("partner", width=20), Column("note")),
    say("tie"),
    say("Legal ties with other participants of this proposal, if any."),
    rows_shown=4,
)


class _Side(Form):
    """One tab about the participant that the form around it is on."""

    def __init__(self, around: PartnerForm) -> None:
        # Made for any participant: a field that only some of them fill in is there for all.
        super().__init__(around.session, "partners/*")
        self._around = around

    def add_rows(self, listing: Listing, *lines: str) -> None:
        """Add a list of the participant, with a form for the chosen row where lines are given."""
        name = listing.path.rpartition("/")[2]
        self.add_list(180 + 75 * len(lines), name, lambda: self._rows_with(listing, lines))

    def _rows_with(self, listing: Listing, lines: tuple[str, ...]) -> RowsView:
        detail = None
        if lines:
            detail = Form(self.session, join(listing.path, "*"))
            for names in lines:
                detail.line(*names.split())
        return RowsView(self.session, listing, detail)

    def refresh(self) -> None:
        """Show the draft as it is now, of the participant chosen now."""
        if self.base != self._around.base:
            self.rebase(self._around.base)
        else:
            super().refresh()


class PartnerForm(Form):
    """Everything about one participant, in tabs."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, "partners/*")
        self._tabs = PartTabs(tr("About the participant"))
        self._tabs.add_part(tr("Organisation"), lambda: _Organisation(self))
        self._tabs.add_part(tr("Contacts"), self._contact)
        self._tabs.add_part(tr("Role and capacity"), self._role)
        self._tabs.add_part(tr("Team"), self._team)
        self._tabs.add_part(tr("Previous projects"), self._projects)
        self._tabs.add_part(tr("Sign-off"), self._agreement)
        self._put(self._tabs)

    def rebase(self, base: FieldPath) -> None:
        """Show another participant."""
        super().rebase(base)
        self._tabs.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._tabs.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Open the right tab and give the keyboard to the field."""
        return path != self.base and self._tabs.reveal(path)

    def _contact(self) -> Form:
        form = _Side(self)
        form.line("contact/title", "contact/first_name", "contact/family_name", stretch=(1, 2, 2))
        form.line("contact/position", "contact/gender", stretch=(3, 1))
        form.field("contact/email")
        form.line("contact/phone", "contact/mobile")
        form.field("contact/address", lines=2)
        form.section(tr("Other contacts"))
        form.add_rows(_CONTACTS)
        return form.finish()

    def _role(self) -> Form:
        form = _Side(self)
        form.field("project_roles")
        form.field("role_description", lines=5)
        form.field("capacity", lines=5)
        form.field("support_experience", lines=3)
        form.field("ecosystems")
        form.line("members", "smes_served", "cluster_label")
        form.line("vat_recoverable", "indirect_cost_note")
        return form.finish()

    def _team(self) -> Form:
        form = _Side(self)
        form.add_rows(_STAFF, "name function", "tasks", "profile")
        return form.finish()

    def _projects(self) -> Form:
        form = _Side(self)
        form.add_rows(_PROJECTS, "title", "reference programme", "start end", "role amount website")
        return form.finish()

    def _agreement(self) -> Form:
        form = _Side(self)
        words = tr(
            "Record who agreed to the content for this organisation. Changes after that date are "
            "yours to report to them."
        )
        form.add(34, lambda: label(words, "help", wrap=True))
        form.line("sign_off/name", "sign_off/day", "sign_off/version")
        form.line("sign_off/eligible", "sign_off/sole_proposal")
        form.field("activity_report")
        return form.finish()


class _Organisation(_Side):
    """Who the participant is, in law and on the map."""

    def __init__(self, around: PartnerForm) -> None:
        super().__init__(around)
        self.line("short_name", "pic", "vat")
        self.field("legal_name")
        self.line("role", "linked_to")
        self._promote = button(tr("Make this the coordinator"))
        self._promote.clicked.connect(self._make_coordinator)
        self.add_left(self._promote)
        self.field("kind")
        self.field("legal_status")
        self.line("street", "postcode", stretch=(3, 1))
        self.line("town", "country", "region")
        self.line("website", "eccp_profile")
        self.section(tr("Departments"))
        self.add_rows(_DEPARTMENTS)
        self.section(tr("Ties with other participants"))
        self.add_rows(_DEPENDENCIES)
        self.section(
            tr("SME figures"), tr("Only for a participant that declares itself a small or medium enterprise.")
        )
        self.line("sme/declared_on", "sme/headcount")
        self.line("sme/turnover", "sme/balance_sheet")
        self.finish()

    def rebase(self, base: FieldPath) -> None:
        """Show another participant."""
        super().rebase(base)
        self._offer_promotion()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        self._offer_promotion()

    def _offer_promotion(self) -> None:
        role = get(self.session.draft, join(self.base, "role")) if self.base.count("*") == 0 else None
        self._promote.setEnabled(role != "COO")

    def _make_coordinator(self) -> None:
        partner = self.base.rpartition("/")[2]
        self.session.apply(tr("Change the coordinator"), lambda draft: make_coordinator(draft, partner))


class ConsortiumPage(Page):
    """Consortium."""

    key = "consortium"
    beside = True
    intro = say(
        "Who takes part. Order gives the numbers that are printed everywhere; the coordinator is number 1."
    )

    def build(self) -> None:
        """Create the list of participants and the form of the chosen one."""
        columns = (
            Column(
                title=NUMBER,
                derived=lambda state, row: state.numbers.partners[row.id],
                width=5,
                right=True,
                source=say("the order of the rows"),
            ),
            Column("short_name", width=16),
            Column("legal_name"),
            Column("pic", width=11),
            Column("role", width=14),
            Column("country", width=12),
        )
        empty = tr(
            "The organisations that apply together: cluster organisations and others that support the "
            "green and digital transition and resilience. SMEs that receive support are no participants."
        )
        listing = Listing("partners", columns, say("participant"), empty, rows_shown=9)
        self.tabs = PartTabs(tr("Parts of the consortium"))
        self.tabs.add_part(tr("Participants"), lambda: self._list(listing), "partners")
        self.tabs.add_part(tr("Cards, map and coverage"), self._cards)
        self.add(self.tabs)
        self.part(self.tabs)
        self.body.addStretch()

    @property
    def rows(self) -> RowsView:
        """Return the list of participants."""
        found: list[RowsView] = [one for one in self.findChildren(RowsView) if one.listing.path == "partners"]
        return found[0]

    def _list(self, listing: Listing) -> RowsView:
        rows = RowsView(self.session, listing, PartnerForm(self.session))
        rows.add_tool(own_partners_button(self.session, rows))
        return rows

    def _cards(self) -> PartnerCards:
        cards = PartnerCards(self.session)
        cards.path_asked.connect(self.reveal)
        return cards
