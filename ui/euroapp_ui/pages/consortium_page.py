"""Page 4: the participants and all that is asked about them."""

from __future__ import annotations

from euroapp.draft.numbering import NUMBER
from euroapp.draft.paths import get
from euroapp.edits.values import make_coordinator
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.language import tr
from euroapp_ui.pages.page import Page, Part, tabs
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
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


class PartnerForm(Form):
    """Everything about one participant, in tabs."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, "partners/*")
        self._tabs = tabs(tr("About the participant"))
        self._lists: list[tuple[RowsView, str, int]] = []
        self._forms: list[tuple[Form, int]] = []
        self.add(self._tabs)
        self._organisation()
        self._contact()
        self._role()
        self._team()
        self._projects()
        self._agreement()

    def rebase(self, base: FieldPath) -> None:
        """Show another participant."""
        self._base = base
        for form, _ in self._forms:
            form.rebase(base)
        for view, name, _ in self._lists:
            view.rebase(join(base, name))
        self._offer_promotion()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for form, _ in self._forms:
            form.refresh()
        for view, _, _ in self._lists:
            view.refresh()
        self._offer_promotion()

    def _offer_promotion(self) -> None:
        role = get(self.session.draft, join(self._base, "role")) if self._base.count("*") == 0 else None
        self._promote.setEnabled(role != "COO")

    def reveal(self, path: FieldPath) -> bool:
        """Open the right tab and give the keyboard to the field."""
        lists: list[tuple[Part, int]] = [(view, tab) for view, _, tab in self._lists]
        for part, tab in (*lists, *self._forms):
            before = self._tabs.currentIndex()
            self._tabs.setCurrentIndex(tab)
            if path != self._base and part.reveal(path):
                return True
            self._tabs.setCurrentIndex(before)
        return False

    def _tab(self, title: str) -> Form:
        form = Form(self.session, self._base)
        form.setContentsMargins(0, 12, 0, 0)
        self._forms.append((form, self._tabs.count()))
        self._tabs.addTab(form, title)
        return form

    def _list(self, form: Form, listing: Listing, *names: str) -> None:
        detail = None
        if names:
            detail = Form(self.session, join(listing.path, "*"))
            for name in names:
                detail.line(*name.split())
        view = RowsView(self.session, listing, detail)
        name = listing.path.rpartition("/")[2]
        self._lists.append((view, name, self._forms[-1][1]))
        form.add(view)

    def _organisation(self) -> None:
        form = self._tab(tr("Organisation"))
        form.line("short_name", "pic")
        form.field("legal_name")
        form.line("role", "linked_to")
        self._promote = button(tr("Make this the coordinator"))
        self._promote.clicked.connect(self._make_coordinator)
        form.add_left(self._promote)
        form.field("kind")
        form.field("legal_status")
        form.line("street", "postcode", stretch=(3, 1))
        form.line("town", "country", "region")
        form.line("website", "eccp_profile")
        form.section(tr("Departments"))
        self._list(form, _DEPARTMENTS)
        form.section(tr("Ties with other participants"))
        self._list(form, _DEPENDENCIES)
        form.section(
            tr("SME figures"), tr("Only for a participant that declares itself a small or medium enterprise.")
        )
        form.line("sme/declared_on", "sme/headcount")
        form.line("sme/turnover", "sme/balance_sheet")
        form.finish()

    def _contact(self) -> None:
        form = self._tab(tr("Contacts"))
        form.line("contact/title", "contact/first_name", "contact/family_name", stretch=(1, 2, 2))
        form.line("contact/position", "contact/gender", stretch=(3, 1))
        form.field("contact/email")
        form.line("contact/phone", "contact/mobile")
        form.field("contact/address", lines=2)
        form.section(tr("Other contacts"))
        self._list(form, _CONTACTS)
        form.finish()

    def _role(self) -> None:
        form = self._tab(tr("Role and capacity"))
        form.field("project_roles")
        form.field("role_description", lines=5)
        form.field("capacity", lines=5)
        form.field("support_experience", lines=3)
        form.field("ecosystems")
        form.line("members", "smes_served", "cluster_label")
        form.line("vat_recoverable", "indirect_cost_note")
        form.finish()

    def _team(self) -> None:
        form = self._tab(tr("Team"))
        self._list(form, _STAFF, "name function", "tasks", "profile")
        form.finish()

    def _projects(self) -> None:
        form = self._tab(tr("Previous projects"))
        self._list(form, _PROJECTS, "title", "reference programme", "start end", "role amount website")
        form.finish()

    def _agreement(self) -> None:
        form = self._tab(tr("Sign-off"))
        form.add(
            label(
                tr(
                    "Record who agreed to the content for this organisation. Changes after that date are "
                    "yours to report to them."
                ),
                "help",
                wrap=True,
            )
        )
        form.line("sign_off/name", "sign_off/day", "sign_off/version")
        form.line("sign_off/eligible", "sign_off/sole_proposal")
        form.field("activity_report")
        form.finish()

    def _make_coordinator(self) -> None:
        partner = self._base.rpartition("/")[2]
        self.session.apply(tr("Change the coordinator"), lambda draft: make_coordinator(draft, partner))


class ConsortiumPage(Page):
    """Consortium."""

    key = "consortium"
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
        self.rows = RowsView(self.session, listing, PartnerForm(self.session))
        self.add(self.rows)
        self.part(self.rows)
        self.body.addStretch()
