"""Signatures in the format of minisign (Ed25519), which anybody can check with that program too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Verdict = Literal["good", "bad", "no_key", "no_signature"]


def _minisign() -> Any:
    import minisign  # noqa: PLC0415  # takes a tenth of a second, and few commands sign

    return minisign


@dataclass(frozen=True, slots=True)
class Signer:
    """A secret key that is ready to sign."""

    _key: Any

    def sign(self, data: bytes, comment: str) -> bytes:
        """The same data gives the same signature; `comment` is one line, and signed as well."""
        return bytes(self._key.sign(data, trusted_comment=comment)) + b"\n"


def signer(path: Path, password: str) -> Signer | None:
    """The key of a file; None where it is none, or the password is not its own. Raises OSError."""
    try:
        key = _minisign().SecretKey.from_bytes(path.read_bytes())
        if key.is_encrypted():
            key.decrypt(password)
    except (ValueError, IndexError):
        return None
    return Signer(key)


def new_pair(password: str) -> tuple[bytes, bytes]:
    """A new secret key and its public one, each as its file; with a password it is encrypted."""
    pair = _minisign().KeyPair.generate()
    if password:
        pair.secret_key.encrypt(password)
    return bytes(pair.secret_key) + b"\n", bytes(pair.public_key) + b"\n"


def verdict(data: bytes, signature: bytes, public: bytes) -> Verdict:
    """Whether the owner of the public key, a file or its one line, signed just this."""
    minisign = _minisign()
    try:
        typed = public.strip()
        key = (
            minisign.PublicKey.from_bytes(typed)
            if b"\n" in typed
            else minisign.PublicKey.from_base64(typed)
        )
    except (ValueError, IndexError):
        return "no_key"
    try:
        key.verify(data, minisign.Signature.from_bytes(signature))
    except minisign.VerifyError:
        return "bad"
    except (ValueError, IndexError):
        return "no_signature"
    return "good"
