"""Everything that can go wrong for a reason the user should hear about.

EuroappError
├── NoSuchPath            a field path names nothing
├── ValueRefused          a value cannot be written into its field
│   └── ChangedSince      what a step would change has been changed in another way since
├── UnknownCall           the draft's call pack is not installed
├── CallPackDamaged       a call pack cannot be read
├── DraftUnreadable       the file is no draft, is damaged or is hostile
│   ├── DraftTooNew       written by a later version
│   ├── PasswordNeeded    protected by a password that nobody gave yet
│   └── WrongPassword     the password that was given is another one
├── PatternRefused        a regular expression cannot be read, or takes too long
├── TableUnreadable       a workbook or table cannot be read, or breaks a safety limit
├── TextUnreadable        a text of a word processor cannot be read, or breaks a safety limit
├── Stopped               the user ended long work before it was done
├── SaveFailed            the draft is not safely on disk; the old file, or the new one, is whole
│   ├── ChangedOutside    somebody else wrote the file meanwhile
│   ├── FileGone          the file was renamed, moved or deleted meanwhile
│   ├── WriteProtected    the file is there and must not be written
│   └── SaveUnverified    the new file lies there, but the disk could not vouch for it
├── SpellingFailed        a dictionary cannot be read
└── ExportFailed          no document was produced
"""

from __future__ import annotations


class EuroappError(Exception):
    """Base of all errors whose text is one sentence for the user."""


class NoSuchPath(EuroappError):
    """A field path names nothing in the draft."""


class ValueRefused(EuroappError):
    """A value cannot be written into its field."""


class ChangedSince(ValueRefused):
    """What a step would change has been changed in another way since; `path` names it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"“{path}” has been changed since.")
        self.path = path


class UnknownCall(EuroappError):
    """The call pack a draft refers to is not installed."""


class CallPackDamaged(EuroappError):
    """A call pack cannot be read."""


class DraftUnreadable(EuroappError):
    """The file is not a draft, is damaged, or breaks a safety limit."""


class PatternRefused(EuroappError):
    """A regular expression, or what shall stand in its places, cannot be read or takes too long."""


class TableUnreadable(EuroappError):
    """A workbook or table from outside cannot be read, or breaks a safety limit."""


class TextUnreadable(EuroappError):
    """A text of a word processor cannot be read, or breaks a safety limit."""


class Stopped(EuroappError):
    """The user ended long work before it was done; nothing came of it."""


class DraftTooNew(DraftUnreadable):
    """The draft was written by a later version of the program."""


class PasswordNeeded(DraftUnreadable):
    """A file is protected by a password that this program was not given yet.

    `head` is the beginning of the file, on which a password can be tried; `name` is how the file is called,
    '' where that is not known.
    """

    def __init__(self, words: str, head: bytes, name: str = "") -> None:
        super().__init__(words)
        self.head, self.name = head, name


class WrongPassword(DraftUnreadable):
    """The password that was given is not the one of the file."""


class SpellingFailed(EuroappError):
    """A dictionary cannot be read, or whoever reads it broke down."""


class SaveFailed(EuroappError):
    """The draft is not safely on disk; unless a subclass says otherwise the file is as it was."""


class ChangedOutside(SaveFailed):
    """The file on disk is not the one that was opened."""


class FileGone(SaveFailed):
    """The file that was opened is no longer there."""


class WriteProtected(SaveFailed):
    """The file on disk must not be written."""


class SaveUnverified(SaveFailed):
    """The new file lies on disk, but the disk could not confirm that it will stay there."""


class ExportFailed(EuroappError):
    """No document was produced; the reason is in the text."""


class SubmissionRefused(ExportFailed):
    """A submission copy has a flaw that its author must know of; insisting makes it all the same."""
