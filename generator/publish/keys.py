"""Writes a new pair of keys, the secret one for its owner's eyes alone."""

from __future__ import annotations

import os
from pathlib import Path

from generator.integrity.signature import new_pair


def write_pair(secret: Path, password: str) -> Path:
    """Write `secret`, and beside it the public key, of which the path is returned.

    Raises FileExistsError where one of them is there already, and OSError.
    """
    public = secret.with_name(f"{secret.name}.pub")
    if public.exists():
        raise FileExistsError(str(public))
    for_secret, for_public = new_pair(password)
    descriptor = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(for_secret)
    public.write_bytes(for_public)
    return public


def repository_of(path: Path) -> Path | None:
    """The repository in which a file would stand: no place for a secret."""
    folders = path.resolve().parents
    return next((folder for folder in folders if (folder / ".git").exists()), None)
