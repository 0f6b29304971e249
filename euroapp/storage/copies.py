"""A draft as a file of its own that goes along with something else."""

from __future__ import annotations

from euroapp.draft import Draft
from euroapp.storage.container import Identity, pack


def alone(draft: Draft, identity: Identity) -> bytes:
    """Return a draft as a file without its history and without the days on which it was saved.

    With the seal of a password in its identity it is encrypted.
    """
    return pack(draft, Identity(identity.document, identity.revision, seal=identity.seal))
