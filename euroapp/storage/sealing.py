"""The envelope around a file with a password: AES-256-GCM with a key from scrypt (`docs/file-format.md`).

A `Seal` is what a file says of its password; it holds no key. Keys stay in the memory of this program, by
seal, until it ends, and are never written anywhere.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from euroapp.errors import DraftTooNew, DraftUnreadable, PasswordNeeded, ValueRefused, WrongPassword
from euroapp.language import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"EAPPSEAL"
VERSION = 1
COST = 16
"""scrypt works through 2 to the power of this, times 1 KiB of memory: 64 MiB, some tenths of a second."""
LEAST_COST, MOST_COST = 14, 18
"""What a reader accepts: less guards nothing, more would let a hostile file take memory and time."""
_BLOCK, _LANES = 8, 1
_KEY, _CHECK, _SALT, _NONCE = 32, 16, 16, 12
_TOLD = struct.Struct(f">8sBB{_SALT}s{_CHECK}s{_NONCE}s")
_SUM = 10
HEAD = _TOLD.size + _SUM
"""Bytes before what is encrypted; all of them are authenticated with it."""
MORE = HEAD + 16
"""By so many bytes a file with a password is longer than the same without one."""
OF_SEAL = _TOLD.size - _NONCE
"""Bytes at the beginning that are the same in all files of one seal."""

_DAMAGED = say("The file is damaged: the beginning of its protection by a password cannot be read.")
_CHANGED = say(
    "The password is right, but the file is damaged. A file with a password can be read only as a whole, so "
    "nothing can be taken out of this one: use an earlier copy of it."
)
_WRONG = say("This is not the password of the file. Look at capital letters and the layout of the keyboard.")
_MISSING = say(
    "Files with a password need a part of EuroApp that could not be loaded (the package cryptography). "
    "Install EuroApp anew."
)


@dataclass(frozen=True)
class Seal:
    """What files that share one password, and were given it together, say of it."""

    cost: int
    """Of scrypt, as the exponent of 2."""
    salt: bytes
    """16 random bytes."""
    check: bytes
    """16 bytes that follow from password and salt, and by which a wrong password is known as such."""


_keys: dict[Seal, bytes] = {}
"""The keys that were derived since this program was started."""


def is_sealed(raw: bytes) -> bool:
    """Tell whether some bytes begin as a file with a password does."""
    return raw.startswith(MAGIC)


def new_seal(password: str) -> Seal:
    """Return a seal for a new password; its key is kept in memory.

    Raises:
        ValueRefused: the password is empty.
        DraftUnreadable: this computer cannot derive a key, or the package that encrypts is missing.

    """
    _cipher()
    salt = secrets.token_bytes(_SALT)
    derived = _derived(password, COST, salt)
    seal = Seal(COST, salt, derived[_KEY:])
    _keys[seal] = derived[:_KEY]
    return seal


def unlock(head: bytes, password: str) -> Seal:
    """Try a password on a file, and keep its key in memory if it is the right one.

    Args:
        head: the file, or as much of its beginning as `HEAD` says.
        password: as typed.

    Raises:
        ValueRefused: the password is empty.
        WrongPassword: it is another one.
        DraftUnreadable: the beginning of the file is damaged, or no key can be derived here.

    """
    seal, _ = _read_head(head)
    derived = _derived(password, seal.cost, seal.salt)
    if not hmac.compare_digest(derived[_KEY:], seal.check):
        raise WrongPassword(_WRONG)
    _keys[seal] = derived[:_KEY]
    return seal


def lock_all() -> None:
    """Forget all keys, as a new start of the program does."""
    _keys.clear()


def sealed(raw: bytes, seal: Seal) -> bytes:
    """Return a file with a password; equal files never give equal bytes.

    Raises:
        PasswordNeeded: the key of the seal is not in memory.
        DraftUnreadable: the package that encrypts is missing.

    """
    nonce = secrets.token_bytes(_NONCE)
    told = _TOLD.pack(MAGIC, VERSION, seal.cost, seal.salt, seal.check, nonce)
    head = told + _sum(told)
    key = _keys.get(seal)
    if key is None:
        raise needed(head)
    return head + _cipher()(key).encrypt(nonce, raw, head)


def opened(raw: bytes) -> tuple[bytes, Seal | None]:
    """Return what a file holds, and its seal; a file without a password as it is, and None.

    Raises:
        PasswordNeeded: its key is not in memory.
        DraftTooNew: a later version of the program sealed it.
        DraftUnreadable: it is damaged, hostile, or the package that decrypts is missing.

    """
    if not is_sealed(raw):
        return raw, None
    seal, nonce = _read_head(raw)
    key = _keys.get(seal)
    if key is None:
        raise needed(raw)
    cipher = _cipher()(key)
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(nonce, raw[HEAD:], raw[:HEAD]), seal
    except InvalidTag as error:
        raise DraftUnreadable(_CHANGED) from error


def check_unlocked(head: bytes) -> None:
    """Refuse a file whose password was not given yet.

    Args:
        head: as much of its beginning as `HEAD` says.

    Raises:
        PasswordNeeded: so it is.
        DraftUnreadable: it has a password, and its beginning is damaged.

    """
    if is_sealed(head) and _read_head(head)[0] not in _keys:
        raise needed(head)


def resealed(raw: bytes, seal: Seal | None) -> bytes:
    """Return the same file under another seal, or under none; one that is so already as it is.

    Raises:
        PasswordNeeded: its key is not in memory.
        DraftUnreadable: it is damaged.

    """
    present = _read_head(raw)[0] if is_sealed(raw) else None
    if present == seal:
        return raw
    plain, _ = opened(raw)
    return sealed(plain, seal) if seal is not None else plain


def needed(head: bytes, name: str = "") -> PasswordNeeded:
    """Return what says that a file cannot be read without its password."""
    words = (
        say("{name} is protected by a password, so it cannot be read without it.", name=name)
        if name
        else say("The file is protected by a password, so it cannot be read without it.")
    )
    return PasswordNeeded(words, head[:HEAD], name)


def _read_head(raw: bytes) -> tuple[Seal, bytes]:
    """Return the seal and the nonce that a file begins with.

    Raises:
        DraftTooNew: a later version of the program wrote it.
        DraftUnreadable: it is cut off, damaged or hostile.

    """
    told = raw[: _TOLD.size]
    # The sum stands at the same place in every version, so that damage is never taken for a later one.
    if len(raw) < HEAD or not is_sealed(raw) or raw[_TOLD.size : HEAD] != _sum(told):
        raise DraftUnreadable(_DAMAGED)
    _, version, cost, salt, check, nonce = _TOLD.unpack(told)
    if version > VERSION:
        raise DraftTooNew(
            say("A later version of EuroApp protected this file by a password. Update EuroApp to open it.")
        )
    if version < VERSION or not LEAST_COST <= cost <= MOST_COST:
        raise DraftUnreadable(_DAMAGED)
    return Seal(cost, salt, check), nonce


def _sum(told: bytes) -> bytes:
    return hashlib.sha256(told).digest()[:_SUM]


def _derived(password: str, cost: int, salt: bytes) -> bytes:
    """Return key and check value of a password, in some tenths of a second.

    Raises:
        ValueRefused: the password is empty.
        DraftUnreadable: there is no memory for it.

    """
    if not password:
        raise ValueRefused(say("Type a password: an empty one protects nothing."))
    # The same letters give the same bytes, however a keyboard composes an accent.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    work, size = 1 << cost, 128 * _BLOCK << cost
    try:
        return hashlib.scrypt(
            typed, salt=salt, n=work, r=_BLOCK, p=_LANES, maxmem=2 * size, dklen=_KEY + _CHECK
        )
    except (ValueError, MemoryError) as error:
        raise DraftUnreadable(
            say(
                "This computer has not enough free memory to try a password: {size} MB are needed. "
                "Close other programs and try again.",
                size=size // 1024**2,
            )
        ) from error


def _cipher() -> type[AESGCM]:
    """Return what encrypts, which is imported only where a file with a password is met or made.

    Raises:
        DraftUnreadable: the package is missing, or broken.

    """
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except (ImportError, OSError) as error:
        raise DraftUnreadable(_MISSING) from error
    return AESGCM
