"""The Share menu: what partners exchange, without a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp.language import say
from euroapp_ui.commands import SEPARATOR, Command
from euroapp_ui.language import tr

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

MENU = say("&Share")
SHARE = [
    "send-changes",
    "ask-partner",
    "take-in",
    SEPARATOR,
    "budget-workbook",
    "partner-workbook",
    "import-workbook",
    SEPARATOR,
    "export-word",
    "word-comments",
    SEPARATOR,
    "write-papers",
    "copy-part-a",
    "compare-pdf",
    SEPARATOR,
    "exchange",
    "shared-folder",
    "open-shared",
    "abreast",
    SEPARATOR,
    "decide",
    SEPARATOR,
    "plain-copy",
    "your-name",
]


def share_commands(window: Desk) -> list[Command]:
    """Return the commands of the menu."""

    def made(
        key: str, words: str, run: Callable[[], object], keys: str = "", *, draft: bool = True
    ) -> Command:
        return Command(key, tr("&Share"), words, run, (keys,) if keys else (), needs_draft=draft)

    return [
        made("send-changes", tr("Send my changes\N{HORIZONTAL ELLIPSIS}"), lambda: _send(window)),
        made("ask-partner", tr("Ask a partner for a part\N{HORIZONTAL ELLIPSIS}"), lambda: _ask(window)),
        made("take-in", tr("Take in changes\N{HORIZONTAL ELLIPSIS}"), lambda: _take(window), draft=False),
        made(
            "budget-workbook",
            tr("Export the budget as a workbook\N{HORIZONTAL ELLIPSIS}"),
            lambda: _budget(window),
        ),
        made("partner-workbook", tr("Workbook for a partner\N{HORIZONTAL ELLIPSIS}"), lambda: _part(window)),
        made(
            "import-workbook",
            tr("Import from a workbook or table\N{HORIZONTAL ELLIPSIS}"),
            lambda: _import(window),
        ),
        made("export-word", tr("Export the proposal to Word\N{HORIZONTAL ELLIPSIS}"), lambda: _word(window)),
        made(
            "word-comments",
            tr("Take in comments from Word\N{HORIZONTAL ELLIPSIS}"),
            lambda: _comments(window),
        ),
        made("write-papers", tr("Write all papers\N{HORIZONTAL ELLIPSIS}"), lambda: _papers(window)),
        made("copy-part-a", tr("Copy Part A into the Portal\N{HORIZONTAL ELLIPSIS}"), lambda: _copy(window)),
        made(
            "compare-pdf",
            tr("Compare with a submitted PDF\N{HORIZONTAL ELLIPSIS}"),
            lambda: _compare(window),
        ),
        made("exchange", tr("Exchange with the shared folder"), lambda: _exchange(window), "Ctrl+Shift+E"),
        made(
            "shared-folder",
            tr("Choose the shared folder\N{HORIZONTAL ELLIPSIS}"),
            lambda: _exchange(window, choose=True),
        ),
        made(
            "open-shared",
            tr("Open a draft from a shared folder\N{HORIZONTAL ELLIPSIS}"),
            lambda: _open(window),
            draft=False,
        ),
        made("abreast", tr("Who is up to date\N{HORIZONTAL ELLIPSIS}"), lambda: _abreast(window)),
        made("decide", tr("Decide where partners disagree\N{HORIZONTAL ELLIPSIS}"), lambda: _decide(window)),
        made("your-name", tr("Your name\N{HORIZONTAL ELLIPSIS}"), lambda: _name(window), draft=False),
        made(
            "plain-copy",
            tr("Save a copy without history\N{HORIZONTAL ELLIPSIS}"),
            lambda: window.files.save_copy(plain=True),
        ),
    ]


# What a command opens is imported when it is first asked for.


def _send(window: Desk) -> None:
    from euroapp_ui.windows.sharing import send_changes

    send_changes(window)


def _ask(window: Desk) -> None:
    from euroapp_ui.windows.sharing import ask_partner

    ask_partner(window)


def _take(window: Desk) -> None:
    from euroapp_ui.windows.incoming import take_chosen

    take_chosen(window)


def _budget(window: Desk) -> None:
    from euroapp_ui.windows.workbook_flows import export_budget

    export_budget(window)


def _part(window: Desk) -> None:
    from euroapp_ui.windows.workbook_flows import export_part

    export_part(window)


def _import(window: Desk) -> None:
    from euroapp_ui.windows.workbook_flows import import_table

    import_table(window)


def _word(window: Desk) -> None:
    from euroapp_ui.windows.word_flows import export_word

    export_word(window)


def _comments(window: Desk) -> None:
    from euroapp_ui.windows.word_flows import take_in_comments

    take_in_comments(window)


def _papers(window: Desk) -> None:
    from euroapp_ui.windows.paper_flows import write_papers

    write_papers(window)


def _copy(window: Desk) -> None:
    from euroapp_ui.windows.transfer_view import copy_part_a

    copy_part_a(window)


def _compare(window: Desk) -> None:
    from euroapp_ui.windows.submitted_flows import compare_with_pdf

    compare_with_pdf(window)


def _exchange(window: Desk, *, choose: bool = False) -> None:
    from euroapp_ui.windows.shared_folder import exchange

    exchange(window, choose=choose)


def _open(window: Desk) -> None:
    from euroapp_ui.windows.shared_folder import open_shared

    open_shared(window)


def _abreast(window: Desk) -> None:
    from euroapp_ui.windows.abreast_view import show_abreast

    show_abreast(window)


def _name(window: Desk) -> None:
    from euroapp_ui.windows.sharing import correct_name

    correct_name(window)


def _decide(window: Desk) -> None:
    from euroapp_ui.windows.sharing import decide

    decide(window)
