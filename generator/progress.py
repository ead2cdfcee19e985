"""How far a long step is, for whoever is told."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somebody who is told how far the work is; `step` is worded in wording/cli.yml."""

    def start(self, step: str, total: int) -> None: ...

    def advance(self) -> None: ...


class Untold:
    """Nobody asked."""

    def start(self, step: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""
