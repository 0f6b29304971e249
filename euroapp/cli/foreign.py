"""Foreign tables on the command line: their columns as fields of a list."""

from __future__ import annotations

import argparse

from euroapp.cli.here import Here
from euroapp.cli.output import call_of
from euroapp.errors import NoSuchPath, TableUnreadable
from euroapp.exchange.sending import found_partner
from euroapp.importing.bringing import Brought, bring_rows
from euroapp.importing.foreign import (
    mappings,
    refuse_heads_alone,
    spec_titles,
    with_columns,
)
from euroapp.importing.foreign_rows import rows_in
from euroapp.importing.lists import short
from euroapp.importing.mappings import remember
from euroapp.importing.opening import Opened
from euroapp.importing.table_mapping import TableMapping, by_heads
from euroapp.language import say
from euroapp.wording.values import Names


def foreign(arguments: argparse.Namespace, here: Here, file: Opened) -> Brought:
    """Return what a foreign table would bring.

    Raises:
        TableUnreadable: no table in it could be told, or more than one list fits.
        NoSuchPath: what the user named is not there.

    """
    known = Names(here.draft, call_of(here.draft))
    found = mappings(file, known, path=arguments.list or "", sheet=arguments.sheet or "")
    if not found:
        refuse_heads_alone(file, known)
    mapping = _likeliest(found)
    wanted = _columns(arguments.columns or ())
    with_columns(mapping, wanted, known)
    mapping.with_sums = arguments.with_sums
    only = found_partner(here.draft, arguments.only) if arguments.only else ""
    rows = rows_in(mapping, known)
    rows.told[:0] = [*file.told, *_said(mapping, known)]
    brought = bring_rows(rows, here.ledger, here.draft, name=arguments.file.name, only=only)
    if arguments.apply or wanted:
        remember(mapping.heads.values(), mapping.path, by_heads(mapping))
    return brought


def _likeliest(found: list[TableMapping]) -> TableMapping:
    if not found:
        raise TableUnreadable(
            say(
                "No table was found whose heads name fields of a draft. Name the list with --list, and write "
                "heads such as Description, Units, Unit cost above its columns."
            )
        )
    equal = [one for one in found if one.weight == found[0].weight]
    if len(equal) > 1:
        raise TableUnreadable(
            say(
                "It is not clear which table is meant: {tables}. Name it with --list and --sheet.",
                tables="; ".join(f"{short(one.path)}, {one.sheet.name}" for one in equal),
            )
        )
    return found[0]


def _columns(wanted: tuple[str, ...] | list[str]) -> dict[str, str]:
    pairs = {}
    for one in wanted:
        head, sign, name = one.rpartition("=")
        if not sign or not head:
            raise NoSuchPath(say("Write a column as HEAD=FIELD, such as “Price=unit_cost”."))
        pairs[head] = name
    return pairs


def _said(mapping: TableMapping, known: Names) -> list[str]:
    """Say what each column is taken for, and which go nowhere."""
    pairs = "; ".join(f"{head} → {title}" for head, title in spec_titles(mapping, known).items())
    told: list[str] = [
        say(
            "Sheet {sheet} is read as a list of {list}: {pairs}.",
            sheet=mapping.sheet.name,
            list=short(mapping.path),
            pairs=pairs,
        )
    ]
    if mapping.left:
        told.append(say("Columns that go nowhere: {heads}.", heads=", ".join(mapping.left)))
    return told
