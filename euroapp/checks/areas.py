"""All areas of checks: with them, catalogue and sentences are complete."""

from __future__ import annotations

from euroapp.checks import (
    addresses,
    aims,
    attachments,
    budget,
    consortium,
    content,
    counterparts,
    disagreements,
    entries,
    general,
    links,
    marks,
    numbers,
    outputs,
    proportion,
    prose,
    recipients,
    staff,
    style,
    subcontracting,
    support,
    support_share,
    targets,
    workplan,
)
from euroapp.checks.declaring import CATALOGUE, RUNNING, SENTENCES, Always
from euroapp.checks.prose import fields

__all__ = ["ALWAYS", "AREAS", "CATALOGUE", "RUNNING", "SENTENCES"]

AREAS = (
    general,
    entries,
    numbers,
    disagreements,
    marks,
    consortium,
    addresses,
    workplan,
    links,
    outputs,
    staff,
    proportion,
    support_share,
    support,
    recipients,
    targets,
    budget,
    subcontracting,
    aims,
    content,
    attachments,
    counterparts,
    prose,
    fields,
    style,
)
"""In the order in which findings of one page and one severity are listed."""
_ORDER = {area.__name__: place for place, area in enumerate(AREAS)}
ALWAYS: Always = sorted(RUNNING.always, key=lambda one: _ORDER[one[0].__module__])
