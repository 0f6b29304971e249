"""The command that gives a draft a password, changes it or takes it away."""

from __future__ import annotations

import argparse

from euroapp.cli.output import OK, tell
from euroapp.cli.unlocking import ask, has_terminal, password_in
from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.language import say, say_count
from euroapp.storage.files import load
from euroapp.storage.passwords import save_under
from euroapp.storage.sealing import new_seal


def set_password(arguments: argparse.Namespace) -> int:
    """Save a draft under a new password, or under none, with its copies on this computer."""
    opened = load(arguments.draft)
    if opened.origin is not None and opened.origin.read_only:
        raise SaveFailed(say("A later version of EuroApp wrote this draft. Update EuroApp to protect it."))
    if arguments.remove and opened.seal is None:
        tell(say("{path} has no password.", path=arguments.draft))
        return OK
    seal = None if arguments.remove else new_seal(_new_password(arguments))
    left = save_under(opened, arguments.draft, seal)
    if seal is None:
        tell(say("{path} has no password any more: anybody can read it.", path=arguments.draft))
    else:
        tell(
            say(
                "{path} is protected by a password now. Without the password nobody can open it, not even "
                "those who made EuroApp. What was sent, exported or copied elsewhere before is not "
                "protected.",
                path=arguments.draft,
            )
        )
    if left:
        tell(
            say_count(
                "One earlier copy on this computer is still as it was, for it could not be written anew.",
                "{count} earlier copies on this computer are still as they were, for they could not be "
                "written anew.",
                left,
            ),
            error=True,
        )
    return OK


def _new_password(arguments: argparse.Namespace) -> str:
    """Return the new password, from a file or typed twice.

    Raises:
        DraftUnreadable: there is none, or what was typed the second time is another one.

    """
    if arguments.new_password_file is not None:
        return password_in(arguments.new_password_file)
    if not has_terminal():
        raise DraftUnreadable(
            say("Name a file whose first line is the new password: --new-password-file FILE.")
        )
    first = ask(say("New password:"))
    if first != ask(say("New password again:")):
        raise DraftUnreadable(say("The two passwords are not the same, so nothing was changed."))
    return first
