"""All cryptography there is, by PyNaCl (libsodium): sealed boxes, a start code, signatures. Nothing is invented here.

- To the trainer: `SealedBox` (X25519, XSalsa20-Poly1305) to the public key in the paper.
- By a start code: `SecretBox` under a key that argon2id makes of the code.
- By whom: Ed25519 signatures.

The extra ``unit`` brings the library; `missing` says whether it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from unicodedata import normalize

KEY, SIGNATURE, SALT = 32, 64, 16
"""Bytes of a key of any sort, of a signature, and of the salt of a start code."""


class Unopened(Exception):
    """What was sealed does not open with this key or code: another one's, or changed since."""


def missing() -> bool:
    """Return whether the library is not installed."""
    return find_spec("nacl") is None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys that belong together: one that is told to everybody, one that is kept."""

    public: bytes
    secret: bytes


def sealing_pair() -> Pair:
    """Return new keys to seal to and to open with."""
    from nacl.public import PrivateKey  # noqa: PLC0415  (an extra)

    key = PrivateKey.generate()
    return Pair(bytes(key.public_key), bytes(key))


def signing_pair() -> Pair:
    """Return new keys to check signatures with and to sign with."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    key = SigningKey.generate()
    return Pair(bytes(key.verify_key), bytes(key))


def chance(count: int) -> bytes:
    """Return that many random bytes."""
    from nacl.utils import random  # noqa: PLC0415

    found: bytes = random(count)
    return found


def seal(content: bytes, to: bytes) -> bytes:
    """Return what only the holder of the secret key that belongs to `to` can open."""
    from nacl.public import PublicKey, SealedBox  # noqa: PLC0415

    return bytes(SealedBox(PublicKey(to)).encrypt(content))


def unseal(sealed: bytes, secret: bytes) -> bytes:
    """Return what was sealed; Unopened if it was sealed to another key, or changed."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.public import PrivateKey, SealedBox  # noqa: PLC0415

    try:
        return bytes(SealedBox(PrivateKey(secret)).decrypt(sealed))
    except (CryptoError, ValueError) as error:
        raise Unopened from error


def sign(content: bytes, secret: bytes) -> bytes:
    """Return the signature of the holder of a signing key."""
    from nacl.signing import SigningKey  # noqa: PLC0415

    return bytes(SigningKey(secret).sign(content).signature)


def is_signed(content: bytes, signature: bytes, by: bytes) -> bool:
    """Return whether a signature is that of the holder of the key that belongs to `by`, under this very content."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.signing import VerifyKey  # noqa: PLC0415

    try:
        VerifyKey(by).verify(content, signature)
    except (CryptoError, ValueError):
        return False
    return True


def lock(content: bytes, code: str, salt: bytes) -> bytes:
    """Return what opens with a start code."""
    from nacl.secret import SecretBox  # noqa: PLC0415

    return bytes(SecretBox(_of_code(code, salt)).encrypt(content))


def unlock(locked: bytes, code: str, salt: bytes) -> bytes:
    """Return what was locked; Unopened for another code."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.secret import SecretBox  # noqa: PLC0415

    try:
        return bytes(SecretBox(_of_code(code, salt)).decrypt(locked))
    except (CryptoError, ValueError) as error:
        raise Unopened from error


def _of_code(code: str, salt: bytes) -> bytes:
    """The key that a code makes: as it is typed, whatever its case, blanks and width; slow on purpose, about 0.2 s."""
    from nacl.pwhash import argon2id  # noqa: PLC0415

    plain = "".join(normalize("NFKC", code).split()).casefold()
    found: bytes = argon2id.kdf(
        KEY, plain.encode(), salt, opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE
    )
    return found
