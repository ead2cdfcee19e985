"""The one place that asks what day it is. Only commands/ and plugin may import it."""

from __future__ import annotations

from datetime import date, datetime

from generator.dates import BANGKOK


def today() -> date:
    """Today in Asia/Bangkok, wherever the build runs."""
    return datetime.now(BANGKOK).date()
