"""Every check the program knows: code, meaning, severity and where the rule comes from.

Checks that a call can vary are rules of its pack; the entry here is their meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.calls.rules import Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
PORTAL = "Submission system"
TEMPLATE = "Application form"
ADVICE = "Good practice"


@dataclass(frozen=True)
class Check:
    """One row of the catalogue."""

    code: str
    severity: Severity
    source: str
    meaning: str


CATALOGUE = {
    check.code: check
    for check in (
        Check("A01", ERROR, PORTAL, "The acronym is present and short enough."),
        Check("A02", ERROR, PORTAL, "The title is present, short enough and free of refused characters."),
        Check("A03", ERROR, PORTAL, "The abstract is present and short enough."),
        Check("A04", ERROR, PORTAL, "The free keywords are short enough."),
        Check("A05", ERROR, "Call", "The duration lies within the limits of the call."),
        Check("A06", ERROR, PORTAL, "All declarations are agreed to."),
        Check("A07", ERROR, PORTAL, "There is one coordinator; PIC and short name are present and unique."),
        Check("A08", ERROR, PORTAL, "Every funded participant has a main contact with a valid e-mail."),
        Check("A09", ERROR, "Call", "The consortium has enough organisations from enough countries."),
        Check("A10", ERROR, PORTAL, "Associated partners have no costs; affiliated entities are linked."),
        Check("A11", ERROR, "Call", "The strand is chosen and the ecosystems fit it."),
        Check("B01", ERROR, TEMPLATE, "Every required section is written or marked not applicable."),
        Check("B02", ERROR, PORTAL, "The printed proposal keeps the page limit."),
        Check("B03", ERROR, PORTAL, "Files to upload have names the submission system takes."),
        Check("B05", WARNING, ADVICE, "No placeholder is left in a text."),
        Check("B07", HINT, TEMPLATE, "No paragraph holds nothing but a link."),
        Check(
            "B08", ERROR, ADVICE, "Every image that a text places is there, can be printed, and is described."
        ),
        Check("C01", WARNING, "Call", "Every rule of the call pack is about a field that drafts have."),
        Check("C02", ERROR, "Call", "Every own value for a fact of the call can be read."),
        Check("C03", WARNING, "Call", "Everything chosen and written has a counterpart in the call."),
        Check("D01", ERROR, TEMPLATE, "The question on double funding is answered."),
        Check("E01", ERROR, ADVICE, "Everything that was typed is a value of its field."),
        Check("F01", ERROR, "Call", "Support to third parties reaches the call's share of the grant."),
        Check("F02", ERROR, "Call", "No third party receives more than the ceiling without a reason."),
        Check("F03", ERROR, TEMPLATE, "Every scheme states the conditions that the form asks for."),
        Check("F04", WARNING, ADVICE, "Calls for SMEs close early enough."),
        Check("F05", ERROR, ADVICE, "A scheme's amounts, number of SMEs and total agree with each other."),
        Check("F06", ERROR, ADVICE, "The schemes and the D.1 lines of the budget agree."),
        Check("F07", WARNING, "Model grant agreement", "Support is paid to the SME, never to its provider."),
        Check("F08", WARNING, "Model grant agreement", "No participant is among the recipients of support."),
        Check("G02", ERROR, ADVICE, "Person-months of tasks and of personnel costs agree."),
        Check("G04", ERROR, PORTAL, "The requested grant stays within its maximum and the call's ceiling."),
        Check("G05", ERROR, PORTAL, "Grant and income together pay the costs."),
        Check("G06", WARNING, ADVICE, "No person-month costs far more or less than what is usual."),
        Check("G07", WARNING, ADVICE, "Events and travel go together, and there are trips for every event."),
        Check("G08", HINT, ADVICE, "Management takes no more of the costs than is usual."),
        Check("G09", HINT, ADVICE, "No participant has a very small or a very large part of the budget."),
        Check(
            "G10", ERROR, TEMPLATE, "Every row of the budget names participant, amount and what it is for."
        ),
        Check("G11", WARNING, ADVICE, "Every funded participant has a role and a budget."),
        Check(
            "G12", WARNING, "Model grant agreement", "Unit costs that the EU sets are as the EU sets them."
        ),
        Check("K01", WARNING, TEMPLATE, "Every indicator has unit, baseline, target, proof and owner."),
        Check("K02", ERROR, "Call", "Every compulsory indicator of the call is there."),
        Check("K03", WARNING, ADVICE, "Targets are above their baselines."),
        Check("K05", ERROR, "Call", "The objectives of the call are served as the call asks."),
        Check("K06", WARNING, ADVICE, "All support has a target, and targets can be paid."),
        Check("K07", HINT, ADVICE, "Every objective is measured, worked on, delivered and owned."),
        Check("N01", WARNING, ADVICE, "Texts spell participants and project as the draft does."),
        Check("N02", WARNING, ADVICE, "Numbers in texts agree with the figures of the draft."),
        Check("N03", WARNING, ADVICE, "Numbers such as T1.2 in texts name something in the draft."),
        Check("N04", WARNING, ADVICE, "Months and dates in texts lie inside the project."),
        Check("N05", WARNING, ADVICE, "Codes such as SMP-1 in texts belong to an indicator of the draft."),
        Check("P01", WARNING, PORTAL, "Every participant signed off."),
        Check("R01", WARNING, TEMPLATE, "Every risk is rated, mitigated and owned."),
        Check("R02", WARNING, TEMPLATE, "Every question of the form is answered; a yes is explained."),
        Check("W01", WARNING, TEMPLATE, "There are enough work packages, and one of them is management."),
        Check(
            "W02", ERROR, TEMPLATE, "Every package has lead, months, objectives, a task and a deliverable."
        ),
        Check("W03", ERROR, TEMPLATE, "Months lie inside the project and inside their package."),
        Check("W04", WARNING, ADVICE, "The lead of a package is a beneficiary that works in it."),
        Check("W05", WARNING, ADVICE, "Participants, tasks and effort agree in both directions."),
        Check("W06", WARNING, ADVICE, "There are not too many deliverables, overall and in a package."),
        Check("W07", HINT, ADVICE, "Deliverables are not kept for the last months."),
        Check("W08", WARNING, TEMPLATE, "Deliverables are outputs, and milestones can be proved."),
        Check("W09", ERROR, TEMPLATE, "Subcontracting in tasks, table and budget agrees."),
        Check("W10", WARNING, TEMPLATE, "Much subcontracting is explained."),
        Check("W11", WARNING, TEMPLATE, "Coordination is not subcontracted."),
        Check("W12", WARNING, ADVICE, "No month needs more full-time people than a participant names."),
        Check("W13", WARNING, TEMPLATE, "Every task, deliverable, milestone and event is complete."),
        Check("X01", ERROR, "Call", "Every annex the call asks for is ready."),
        Check("X02", WARNING, TEMPLATE, "Previous projects are recent enough."),
    )
}

HOLDS = {
    "B04": "A4, margins and font sizes: the export prints no other way.",
    "B06": "The summary of Part B equals the abstract of Part A: it is printed from the same text.",
    "G01": "Budget, work package tables and Part A agree to the cent: all are sums of the same lines.",
    "G03": "Indirect costs equal the flat rate: they are worked out and cannot be typed.",
    "K04": "Schemes, indicators, budget and texts state the same figures: see F05, F06, K06 and N02.",
}
"""What the application form asks for and the program needs not check, and why."""
