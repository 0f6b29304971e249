"""Where a command gets the password of a file from: a file that is named, or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from euroapp.errors import DraftUnreadable, PasswordNeeded, WrongPassword
from euroapp.language import say, together, wished

_TRIES = 3
_MOST = 65_536


def unlocked(run: Callable[[], int], files: Sequence[Path]) -> int:
    """Run a command, and again with each password that it turns out to need; it reads before it writes.

    Args:
        run: the command; returns its exit code.
        files: where passwords stand; where none is named the terminal asks.

    Raises:
        PasswordNeeded: there is no terminal that could ask.
        WrongPassword: none of the given ones is right.
        EuroappError: whatever the command raises.

    """
    while True:
        try:
            return run()
        except PasswordNeeded as needed:
            _unlock(needed, files)


def password_in(path: Path) -> str:
    """Return the first line of a file, without its end.

    Raises:
        DraftUnreadable: it cannot be read, or its first line is empty.

    """
    from euroapp.storage.regular import read_regular

    try:
        text = read_regular(path, _MOST).decode("utf-8-sig")
    except OSError as error:
        raise DraftUnreadable(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    except ValueError as error:
        raise DraftUnreadable(
            say("{path} is no text in UTF-8, so it holds no password.", path=path)
        ) from error
    line = text.partition("\n")[0].removesuffix("\r")
    if not line:
        raise DraftUnreadable(say("The first line of {path} is empty, so it holds no password.", path=path))
    return line


def has_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask for a password in the terminal, which does not show it; '' where nothing is typed.

    Args:
        question: in the language of the user, without what stands behind it.

    """
    from getpass import getpass

    try:
        return getpass(f"{wished().put(question)} ")
    except EOFError:
        return ""


def _unlock(needed: PasswordNeeded, files: Sequence[Path]) -> None:
    """Find the password of a file.

    Raises:
        PasswordNeeded: there is no terminal that could ask.
        WrongPassword: none of the given ones is right.

    """
    from euroapp.storage.sealing import unlock

    if files:
        for path in files:
            try:
                unlock(needed.head, password_in(path))
            except WrongPassword:
                continue
            return
        raise WrongPassword(
            say(
                "The password of {name} stands in none of the files that were named for it.",
                name=needed.name or say("the file"),
            )
        )
    if not has_terminal():
        hint = say("Name a file whose first line is the password: --password-file FILE.")
        raise PasswordNeeded(together((needed.args[0], hint), " "), needed.head, needed.name)
    for left in reversed(range(_TRIES)):
        typed = ask(say("Password of {name}:", name=needed.name or say("the file")))
        try:
            if typed:
                unlock(needed.head, typed)
                return
        except WrongPassword:
            if not left:
                raise
    raise needed
