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
        Check("B05", WARNING, ADVICE, "No placeholder is left in a text."),
        Check("C01", WARNING, "Call", "Every rule of the call pack is about a field that drafts have."),
        Check("C02", ERROR, "Call", "Every own value for a fact of the call can be read."),
        Check("D01", ERROR, TEMPLATE, "The question on double funding is answered."),
        Check("F01", ERROR, "Call", "Support to third parties reaches the call's share of the grant."),
        Check("F02", ERROR, "Call", "No third party receives more than the ceiling without a reason."),
        Check("F03", ERROR, TEMPLATE, "Every scheme states the conditions that the form asks for."),
        Check("F04", WARNING, ADVICE, "Calls for SMEs close early enough."),
        Check("F05", ERROR, ADVICE, "A scheme's amounts, number of SMEs and total agree with each other."),
        Check("F06", ERROR, ADVICE, "The schemes and the D.1 lines of the budget agree."),
        Check("G02", ERROR, ADVICE, "Person-months of tasks and of personnel costs agree."),
        Check("G04", ERROR, PORTAL, "The requested grant stays within its maximum and the call's ceiling."),
        Check("G05", ERROR, PORTAL, "Grant and income together pay the costs."),
        Check("G08", ERROR, TEMPLATE, "Every cost line names participant, package, category and amount."),
        Check("K01", WARNING, TEMPLATE, "Every indicator has unit, baseline, target, proof and owner."),
        Check("K02", ERROR, "Call", "Every compulsory indicator of the call is there."),
        Check("K03", WARNING, ADVICE, "Targets are above their baselines."),
        Check("K05", ERROR, "Call", "The objectives of the call are served as the call asks."),
        Check("P01", WARNING, PORTAL, "Every participant signed off."),
        Check("R01", WARNING, TEMPLATE, "Every risk is rated, mitigated and owned."),
        Check("W01", WARNING, TEMPLATE, "There are enough work packages."),
        Check(
            "W02", ERROR, TEMPLATE, "Every package has lead, months, objectives, a task and a deliverable."
        ),
        Check("W03", ERROR, TEMPLATE, "Months lie inside the project and inside their package."),
        Check("W05", WARNING, ADVICE, "Every funded participant takes part in a task with effort."),
        Check("W08", WARNING, TEMPLATE, "Every task, deliverable, milestone, event is complete."),
        Check("W09", ERROR, TEMPLATE, "Subcontracting in tasks, table and budget agrees."),
        Check("W10", WARNING, TEMPLATE, "Much subcontracting is explained."),
        Check("X01", ERROR, "Call", "Every annex the call asks for is ready."),
    )
}
