"""Questions to a person at a terminal; elsewhere what is missing is named, and nothing is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

import click

from generator import report
from generator.authoring.refusal import Refusal
from generator.commands.options import FAILED

T = TypeVar("T")


def at_terminal() -> bool:
    return sys.stdin.isatty()


def one_line(typed: str | None) -> str:
    """What was typed or pasted, without blanks around it and line breaks within."""
    return " ".join((typed or "").split())


def ask(key: str, default: str = "") -> str:
    """The answer to a question of `ask` in wording/cli.yml; Enter takes the default."""
    try:
        shown = report.question(key)
        return one_line(click.prompt(shown, default=default, show_default=bool(default), err=True))
    except click.Abort:  # Ctrl+C, or the end of what was typed
        report.say("authoring.stopped")
        sys.exit(FAILED)


def needed(given: str | None, key: str, option: str) -> str:
    """A value that must be there: as given, else asked for until it is."""
    value = one_line(given)
    while not value:
        if not at_terminal():
            report.say("authoring.missing", option=option)
            sys.exit(FAILED)
        value = ask(key)
        if not value:
            report.say("authoring.needed")
    return value


def wished(given: str | None, key: str, default: str = "", *, asks: bool) -> str:
    """A value that may stay empty: as given, else asked for at a terminal, else the default.

    Where the options that must be there were given, nothing is asked (`asks`).
    """
    if given is not None:
        return one_line(given)
    return ask(key, default) if asks and at_terminal() else default


def understood(given: str, read: Callable[[str], T | Refusal], key: str, default: str = "") -> T:
    """What was meant by it; at a terminal the question comes again until it is understood.

    Enter takes the same `default` as it did the first time.
    """
    while True:
        meant = read(given)
        if not isinstance(meant, Refusal):
            return meant
        report.say(f"authoring.{meant.key}", "both", **meant.data)
        if not at_terminal():
            sys.exit(FAILED)
        given = ask(key, default)


def refuse(key: str, **data: object) -> NoReturn:
    """Say why nothing is written, and end."""
    report.say(f"authoring.{key}", "both", **data)
    sys.exit(FAILED)
