"""Findings as sentences: what is wrong, with the numbers, and what to change."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.checks.finding import OPEN_MESSAGES, Finding
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.numbering import Numbering
from euroapp.errors import NoSuchPath
from euroapp.wording.advice import ADVICE
from euroapp.wording.places import place
from euroapp.wording.wording import Wording

__all__ = ["MESSAGES", "OPEN_MESSAGES", "Said", "Wording", "say"]


_SHARE = (
    "Support to SMEs is {share} of the requested grant; the call asks for {required}: {missing} are missing."
)

MESSAGES = {
    **ADVICE,
    "missing": Wording("{field} is missing.", "Fill in {field_small}."),
    "too_long": Wording(
        "{field} has {length} characters; at most {limit} are allowed.", "Shorten it by {over} characters."
    ),
    "nearly_too_long": Wording("{field} is nearly full: {left} of {limit} characters are left."),
    "refused_characters": Wording(
        "{field} holds characters the submission system refuses: {characters}", "Write it without them."
    ),
    "duration_not_positive": Wording("The duration is not a number of months.", "Give at least 1 month."),
    "start_before_deadline": Wording(
        "The planned start, {start}, is not after the deadline of the call, {deadline}.",
        "Plan a start after the evaluation and the grant agreement.",
    ),
    "duration_too_long": Wording(
        "The duration of {months} months is longer than the {limit} the call allows.",
        "Shorten it by {over} months.",
    ),
    "duration_too_short": Wording(
        "The duration of {months} months is shorter than the {limit} the call asks for.",
        "Lengthen it by {under} months.",
    ),
    "rule_misplaced": Wording(
        "The call pack has a rule {rule} for “{field}”, which no draft can keep.", "Correct the call pack."
    ),
    "unsettled": Wording("“{text}” is not settled; the draft keeps its value, {kept}.", "{why}."),
    "own_value_unreadable": Wording(
        "Your own value for “{fact}” cannot be read, so the value of the call is in force.",
        "Write it as the call's value is written, such as 1400000, 0.75 or 2025-02-05.",
    ),
    "own_value_without_reason": Wording(
        "Your own value for “{fact}” does not say where you read it.",
        "Write the document and the page beside the value.",
    ),
    "unknown_strand": Wording(
        "The chosen strand does not exist in this call.", "Choose a strand of the call."
    ),
    "ecosystem_not_in_strand": Wording(
        "The chosen strand is for {ecosystems}, which is not among your ecosystems.",
        "Add {ecosystems} or choose another strand.",
    ),
    "no_coordinator": Wording(
        "No participant is the coordinator.", "Give one participant the role of coordinator."
    ),
    "second_coordinator": Wording(
        "There is a second coordinator beside {coordinator}.", "Make this participant a beneficiary."
    ),
    "short_name_twice": Wording("The short name {name} is used twice.", "Give each participant its own."),
    "bad_pic": Wording("The PIC {pic} is not a nine-digit number.", "Copy it from the Participant Register."),
    "pic_twice": Wording("The PIC {pic} is used twice.", "Each organisation has a PIC of its own."),
    "bad_email": Wording("“{email}” is not an e-mail address.", "Write it as name@organisation.eu."),
    "not_linked": Wording(
        "This affiliated entity is not tied to a beneficiary.", "Choose the beneficiary it is affiliated to."
    ),
    "costs_without_funding": Wording(
        "{partner} has costs in the budget, but its role receives no EU money.",
        "Remove its cost lines or make it a beneficiary.",
    ),
    "too_few_entities": Wording(
        "The consortium has {count} organisations from surely eligible countries; the call asks for {limit}.",
        "Add {more}.",
    ),
    "too_few_countries": Wording(
        "The organisations come from {count} surely eligible countries; the call asks for {limit}.",
        "Add organisations from {more} more.",
    ),
    "too_few_clusters": Wording(
        "The consortium has {count} cluster organisations; the call asks for {limit}.", "Add {more}."
    ),
    "country_to_check": Wording(
        "Whether {country} may take part is not confirmed; it does not count towards the minimum.",
        "Look {country} up in the call's list of eligible countries.",
    ),
    "country_not_listed": Wording(
        "{country} is not in the list of countries of this call.",
        "Check the country, or choose another partner.",
    ),
    "no_sign_off": Wording("{partner} has not signed off.", "Record who agreed, when, and to which version."),
    "too_few_packages": Wording(
        "The plan has {count} work packages; the form expects at least {limit}.",
        "Add one, usually management and coordination.",
    ),
    "package_without_task": Wording("{package} has no task.", "Add at least one task."),
    "package_without_deliverable": Wording("{package} has no deliverable.", "Add a tangible output."),
    "no_milestone": Wording("The plan has no milestone.", "Add the control points of the project."),
    "ends_before_start": Wording(
        "{row} ends in month {end}, before it starts in month {start}.", "Correct one of the months."
    ),
    "task_outside_package": Wording(
        "{row} runs {months}, outside {package} ({span}).", "Move the task or widen the package."
    ),
    "month_outside_project": Wording(
        "{row} names month {month}, but the project runs from month 1 to {last}.",
        "Choose a month up to {last}, or lengthen the project.",
    ),
    "month_before_project": Wording(
        "{row} names month {month}, but the first month of the project is month 1.",
        "Choose a month from 1 on.",
    ),
    "month_without_duration": Wording(
        "{row} names month {month}, but the project has no months yet.",
        "Give the duration of the project first.",
    ),
    "task_without_effort": Wording("{task} has no person-months.", "Enter who works on it and how much."),
    "leader_without_effort": Wording(
        "{leader} leads {task} but does not work on it.", "Give the leader person-months, or choose another."
    ),
    "partner_without_task": Wording("{partner} takes part in no task.", "Give it a task and person-months."),
    "effort_differs": Wording(
        "{partner} has {planned} person-months in tasks but {paid} in personnel costs.",
        "Pay for {difference} {direction} in the budget, or change the effort.",
    ),
    "share_too_low": Wording(
        _SHARE,
        "Raise support by {raise}, or cut other costs by {cut}, or lower the requested grant to {grant}.",
    ),
    "share_too_low_for_request": Wording(
        _SHARE,
        "Raise support by {raise}, or lower the requested grant to {grant}.",
    ),
    "share_out_of_reach": Wording(
        _SHARE,
        "Lower the requested grant to {grant}, or check the share and the rates in force.",
    ),
    "above_support_ceiling": Wording(
        "One SME may receive {amount}, {over} above the ceiling of {limit}.",
        "Lower the amount by {over}, or give the reason in section 6.2.",
    ),
    "scheme_without_call": Wording(
        "{scheme} has no call for SMEs.", "Add a call with opening and closing month."
    ),
    "least_above_most": Wording("In {scheme} the least amount is above the most.", "Swap the two amounts."),
    "total_above_amounts": Wording(
        "{scheme} has {total}, but its SMEs can receive at most {most}.",
        "Lower the total by {over}, or raise the number of SMEs or the amount.",
    ),
    "total_below_amounts": Wording(
        "{scheme} has {total}, but its SMEs receive at least {least}.",
        "Raise the total by {under}, or lower the number of SMEs or the amount.",
    ),
    "schemes_differ_from_budget": Wording(
        "The schemes add up to {planned}, the D.1 lines of the budget to {budgeted}.",
        "Change one of them by {difference}.",
    ),
    "payer_without_budget": Wording(
        "{partner} pays SMEs in {scheme} but has no D.1 line in the budget.",
        "Add a D.1 line for it, or choose another paying beneficiary.",
    ),
    "call_closes_late": Wording(
        "A call of {scheme} closes in month {closing}; SME projects need {months} months before the end.",
        "Close it by month {latest}, or shorten the SME projects.",
    ),
    "no_time_for_projects": Wording(
        "SME projects of {scheme} need {months} months; after a call the project, with {last}, has too few.",
        "Lengthen the project, or shorten the SME projects.",
    ),
    "call_closes_before_opening": Wording(
        "A call of {scheme} closes before it opens.", "Correct one of the months."
    ),
    "grant_above_ceiling": Wording(
        "The requested grant of {grant} is {over} above the {limit} the call gives one project.",
        "Cut support by {cut_support}, or other costs by {cut}, or request {over} less.",
    ),
    "request_above_ceiling": Wording(
        "The requested grant of {grant} is {over} above the {limit} the call gives one project.",
        "Request {over} less.",
    ),
    "request_above_maximum": Wording(
        "{partner} requests {requested}; the rates allow {maximum}.", "Request {over} less."
    ),
    "request_negative": Wording("{partner} requests a negative contribution.", "Request zero or more."),
    "not_enough_income": Wording(
        "{partner} has costs of {costs}, of which {amount} is not covered by grant and income.",
        "Add {amount} of own resources or other income.",
    ),
    "too_much_income": Wording(
        "{partner} has {amount} more grant and income than its costs of {costs}.",
        "Lower its income or its request by {amount}.",
    ),
    "unknown_category": Wording(
        "The category {category} does not exist in this call; the line is not counted.",
        "Choose a category of the call.",
    ),
    "unit_cost_is_set": Wording(
        "SME owners in {country} are paid {base} a {unit} x {coefficient} = {amount}; the line has {typed}.",
        "Set the unit cost to {amount}.",
    ),
    "coefficient_unknown": Wording(
        "SME owners are paid {base} a {unit}, times a coefficient for {country} that nobody has entered.",
        "Look it up and write it on the page of the call under “{fact}”.",
    ),
    "negative_cost": Wording("A cost line is negative.", "Write units and unit cost as positive numbers."),
    "no_costs": Wording("The budget has no cost lines.", "Add the first cost line."),
    "task_without_subcontract": Wording(
        "{task} is marked as subcontracted, but no subcontract names it.",
        "Add the subcontract, or unmark it.",
    ),
    "subcontracts_differ": Wording(
        "{partner} has {tabled} in the subcontracting table but {budgeted} in the budget.",
        "Change one of them by {difference}.",
    ),
    "much_subcontracting": Wording(
        "Subcontracting is {share} of the eligible costs, more than {limit}, and is not explained.",
        "Explain it in the section on subcontracting.",
    ),
    "objective_missing": Wording(
        "The objective “{objective}” is compulsory in this call but not served.",
        "Mark it and say how you serve it.",
    ),
    "too_few_supporting": Wording(
        "The call asks for at least {limit} supporting objective; {count} are served.", "Choose {more} more."
    ),
    "too_few_focus": Wording(
        "The call asks for a focus on at least {limit} objective; {count} are marked.",
        "Mark {more} as focus.",
    ),
    "indicator_missing": Wording(
        "The call's indicator “{indicator}” is not among yours.", "Add it with baseline and target."
    ),
    "target_not_above_baseline": Wording(
        "The target of {indicator}, {target}, is not above its baseline of {baseline}.",
        "Set a target above {baseline}.",
    ),
    "image_missing": Wording(
        "Section {section} places an image that is not in this draft.",
        "Place the image again, or remove its line from the text.",
    ),
    "image_unprintable": Wording(
        "Image {number} in section {section} cannot be printed: the proposal would have a hole in its place.",
        "Remove the image and place it again from its own file.",
    ),
    "image_not_described": Wording(
        "Image {number} has no alternative text.", "Say in a sentence what it shows."
    ),
    "image_not_placed": Wording(
        "Image {number} is in the draft, but no text places it.", "Place it in a text, or remove it."
    ),
    "section_missing": Wording("Section {section} is empty.", "Write it, or mark it as not applicable."),
    "placeholder": Wording("{section} still holds the placeholder “{placeholder}”.", "Replace it."),
    "no_schemes": Wording("No scheme of support to third parties is described.", "Add the first scheme."),
    "no_risks": Wording("No risk is described.", "Describe what could go wrong and what you would do."),
    "declaration_open": Wording("The declaration “{declaration}” is not answered.", "Answer it."),
    "question_open": Wording("A question of the form is not answered.", "Answer it with yes or no."),
    "declaration_refused": Wording(
        "The declaration “{declaration}” is answered with no.",
        "It must be yes before the proposal can be sent.",
    ),
    "details_missing": Wording("The answer to “{declaration}” needs details.", "Give the details."),
    "figure_differs": Wording(
        "The text says “{words}”; the draft has {value} {what}.",
        "Write {value} in the text, or change the figure in the draft.",
    ),
    "reference_to_nothing": Wording(
        "The text refers to {words}, which the draft does not have.", "Give the number of a row that exists."
    ),
    "choice_not_in_call": Wording(
        "{field}: “{named}” is not in this call.", "Choose another in its place, or take it out."
    ),
    "row_not_in_call": Wording(
        "“{named}” is not in this call. What was written is kept.",
        "Move the text to what this call has, or clear it and take the mark away.",
    ),
    "text_not_in_form": Wording(
        "The form of this call has no section “{named}”. The text is kept, but not printed.",
        "Move the text to a section of this form, or clear it.",
    ),
    "answer_not_in_form": Wording(
        "The form of this call does not ask “{named}”. The answer is kept, but not printed.",
        "Take the answer back.",
    ),
    "code_without_indicator": Wording(
        "The text cites {named}; the draft has no indicator with this code.",
        "Add this indicator of the call, or cite another.",
    ),
    "reference_removed": Wording(
        "The text refers to {words}; this row was removed.",
        "Name another row, or take the sentence out.",
    ),
    "name_misspelt": Wording("“{words}” looks like {name} written differently.", "Write it as {name}."),
    "month_in_text_outside": Wording(
        "The text speaks of {words}, but the project ends in month {last}.",
        "Name a month up to {last}, or lengthen the project.",
    ),
    "date_in_text_outside": Wording(
        "The text speaks of {words}, but the project ends in {end}.",
        "Name an earlier date, or say that it lies after the project.",
    ),
    "only_a_link": Wording(
        "A paragraph holds nothing but the link {link}.",
        "Say in the text what stands there; evaluators need not follow links.",
    ),
    "annex_not_listed": Wording("The annex “{annex}” is not in the list.", "Add it to the annexes."),
    "annex_not_ready": Wording("The annex “{annex}” is not ready.", "Finish it and mark it as ready."),
}
"""Every sentence by the key a finding carries."""


@dataclass(frozen=True)
class Said:
    """A finding in words."""

    where: str
    message: str
    cure: str


def say(finding: Finding, draft: Draft, call: Call, numbers: Numbering | None = None) -> Said:
    """Return a finding as place, sentence and cure."""
    wording = MESSAGES[finding.message]
    try:
        title = field_at(finding.path).title
    except NoSuchPath:
        title = "This"
    small = title if title[:2].isupper() else title[:1].lower() + title[1:]
    details = {"field": title, "field_small": small, **finding.details}
    return Said(
        place(finding.path, draft, call, numbers),
        wording.sentence.format_map(details),
        wording.cure.format_map(details),
    )
