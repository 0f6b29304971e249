"""Sentences on proportion, wording and good practice, and on what is uploaded."""

from __future__ import annotations

from euroapp.wording.wording import Wording

ADVICE = {
    "too_many_pages": Wording(
        "The proposal has {pages} pages; the call allows {limit}: {over} too many.",
        "Cut {over}, the longest sections first.",
    ),
    "pages_used_up": Wording(
        "The proposal has exactly the {limit} pages that the call allows.",
        "For every line that you add, take one away.",
    ),
    "nearly_too_many_pages": Wording(
        "The proposal has {pages} of {limit} pages.", "You can still fill {left}."
    ),
    "file_name_characters": Wording(
        "The file name {file} holds characters the submission system may refuse: {characters}.",
        "Use only letters without accents, digits, hyphen, underscore and dot.",
    ),
    "file_name_extension": Wording(
        "The file name {file} does not have exactly one extension.", "Let it end in one, such as .pdf."
    ),
    "file_name_long": Wording(
        "The file name has {length} characters; at most {limit} are safe.", "Shorten it by {over} characters."
    ),
    "previous_project_old": Wording(
        "“{project}” ended on {ended}; the form asks for the last {years} years, from {since}.",
        "Replace it with a project that ended later, or remove it.",
    ),
    "many_deliverables": Wording(
        "The plan has {count} deliverables; more than {limit} are a burden to write and to judge.",
        "Merge or drop {over}: leave out minutes, working papers and minor items.",
    ),
    "many_deliverables_in_package": Wording(
        "{package} has {count} deliverables; about {limit} are enough for a package.", "Merge or drop {over}."
    ),
    "deliverables_late": Wording(
        "{late} of {count} deliverables are due in the last {months} months, more than {limit}.",
        "Bring {more} forward.",
    ),
    "deliverable_like_milestone": Wording(
        "{deliverable} is worded like an event or a milestone, not like something handed over.",
        "Name what is handed over, such as a report, or make it a milestone.",
    ),
    "no_management_package": Wording(
        "No work package is about management and coordination.",
        "Add one, or name it so that it can be recognised.",
    ),
    "lead_is_no_beneficiary": Wording(
        "{lead} leads {package} but is neither coordinator nor beneficiary.", "Choose a beneficiary as lead."
    ),
    "lead_without_task": Wording(
        "{lead} leads {package} but has no person-months in its tasks.",
        "Give the lead a part in one of the tasks, or choose another lead.",
    ),
    "participant_without_effort": Wording(
        "{partner} is named in {task} without person-months.", "Enter its person-months, or take it out."
    ),
    "effort_without_participant": Wording(
        "{task} has {effort} person-months that belong to no participant.", "Choose the participant."
    ),
    "people_overbooked": Wording(
        "{partner} needs {needed} full-time people in month {month} but names {named} in its team.",
        "Spread the work over more months, lower the effort, or name more people.",
    ),
    "coordination_subcontracted": Wording(
        "{row} is about coordination and is subcontracted; coordination cannot be given out.",
        "Keep it with the coordinator, or say in its name what is really bought.",
    ),
    "subcontract_not_marked": Wording(
        "A subcontract names {task}, but the task is not marked as subcontracted.",
        "Mark the task, or choose another one.",
    ),
    "money_without_target": Wording(
        "{scheme} spends {amount}, but no indicator of its objectives has a target.",
        "Add an indicator with a target for what the money brings about.",
    ),
    "target_unpayable": Wording(
        "{indicator} promises {increase} SMEs, but the schemes of its objective can pay {payable}.",
        "Promise {payable}, pay more SMEs, or say in the means of verification how others are supported.",
    ),
    "objective_with_holes": Wording(
        "The objective “{objective}” has {holes}.",
        "Add what is missing, so that the objective can be followed.",
    ),
    "provider_is_paid": Wording(
        "{scheme} pays a provider of services; what is bought for an SME is category C, not support.",
        "Pay the SME itself, or move the money to category C.3.",
    ),
    "participant_receives": Wording(
        "{scheme} names {participant} among the recipients; participants cannot receive support.",
        "Take {participant} out of the recipients.",
    ),
    "rate_high": Wording(
        "A person-month of {partner} costs {rate}, more than {factor} times the usual {usual}.",
        "Check the rate, or explain it in the comments on the budget.",
    ),
    "rate_low": Wording(
        "A person-month of {partner} costs {rate}; {factor} times that is still below the usual {usual}.",
        "Check the rate and the person-months.",
    ),
    "events_without_travel": Wording(
        "The plan has {count} events with people on site, but the budget has no travel.",
        "Add travel, accommodation and subsistence, or say that the events are online.",
    ),
    "travel_without_events": Wording(
        "The budget has {amount} for travel, but the plan has no event.",
        "Add the events and meetings that the travel is for.",
    ),
    "more_events_than_trips": Wording(
        "The plan has {count} events with people on site, but the budget pays {trips} trips.",
        "Add at least {more} trips, or drop events.",
    ),
    "much_management": Wording(
        "{package} costs {costs}, {share} of the eligible costs; more than {limit} is hard to defend.",
        "Lower it by {over}, or move work that is not management.",
    ),
    "small_share": Wording(
        "{partner} has {costs}, {share} of the costs, less than {limit}.",
        "Give it more to do, or make it an associated partner.",
    ),
    "large_share": Wording(
        "{partner} has {costs}, {share} of the costs, more than {limit}.",
        "Pass some of the work and money to other participants.",
    ),
    "partner_without_role": Wording(
        "{partner} has no role in the project.", "Choose its roles, or describe what it does."
    ),
    "partner_without_budget": Wording(
        "{partner} is to receive EU money but has no costs in the budget.",
        "Add its costs, or make it an associated partner.",
    ),
}
"""Sentences by the key a finding carries; a part of `euroapp.wording.findings.MESSAGES`."""
