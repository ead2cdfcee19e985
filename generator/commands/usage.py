"""Wrong uses of the command line, which click tells in English alone: told in Thai first."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from generator import report
from generator.commands.options import FAILED
from generator.reading.nearest import nearest
from generator.strings import wording

Said = tuple[str, dict[str, Any]]  # a sentence of `usage` in wording/cli.yml, and its data


class _Formatter(click.HelpFormatter):
    """The headings of a help page in both languages."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{_word('usage')}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_word(heading.lower()))


class _Context(click.Context):
    formatter_class = _Formatter


class Program(click.Group):
    """The whole program: a wrong use of any of its commands ends in 2, with what to type."""

    def main(  # type: ignore[override]  # click has an overload an exit; this always exits
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any
    ) -> Any:
        more["standalone_mode"] = False
        try:
            done = super().main(args, prog_name, **more)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(FAILED)
        except click.UsageError as error:
            _tell(error)
            sys.exit(FAILED)
        except click.Abort:
            report.say("authoring.stopped")
            sys.exit(FAILED)
        sys.exit(done if isinstance(done, int) else 0)


def in_both_languages(command: click.Command) -> None:
    """The words of click itself on the help pages of this command and those below it."""
    command.context_class = _Context
    context = click.Context(command, help_option_names=["-h", "--help"])
    if option := command.get_help_option(context):
        option.help = _word("help")
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        in_both_languages(inner)


def _word(name: str) -> str:
    words = wording("cli")["help"][name]
    return f"{words.th} | {words.en}"


def _tell(error: click.UsageError) -> None:
    """What was wrong, what may be meant, how the whole command goes, and where its help is."""
    key, data = _said(error)
    report.say(f"usage.{key}", "both", **data)
    command = shape = "namrong COMMAND"
    if (context := error.ctx) is not None:
        command = context.command_path
        shape = " ".join([command, *context.command.collect_usage_pieces(context)])
    report.say("usage.see", shape=shape, command=command)


def _said(error: click.UsageError) -> Said:
    param = error.param if isinstance(error, click.BadParameter) else None
    said: Said
    match error:
        case click.NoSuchCommand():
            said = _unknown("command", error.command_name, _commands(error))
        case click.NoSuchOption():
            params = error.ctx.command.params if error.ctx else []
            known = [one for param in params for one in param.opts if one.startswith("--")]
            said = _unknown("option", error.option_name, [*known, "--help"])
        case click.MissingParameter():
            said = "missing", {"name": _name(param)}
        case click.BadParameter():
            said = _bad_value(param, _name(param))
        case click.BadOptionUsage():
            takes = "not take" not in error.message
            said = "no_value" if takes else "takes_none", {"name": error.option_name}
        case _ if known := _commands(error):
            said = "no_command_typed", {"known": ", ".join(known)}
        case _:
            extra = re.search(r"\((.+)\)", error.message)
            said = "extra", {"found": extra[1] if extra else ""}
    return said


def _unknown(what: str, found: str, known: Iterable[str]) -> Said:
    """With the nearest that there is, else with all of them."""
    names = sorted(known)
    if close := nearest(found, names):
        return f"near_{what}", {"found": found, "close": close}
    return f"no_{what}", {"found": found, "known": ", ".join(names)}


def _bad_value(param: click.Parameter | None, name: str) -> Said:
    """What an option or an argument takes, when it was given something else."""
    kind = param.type if param else None
    if isinstance(kind, click.Choice):
        return "choose", {"name": name, "known": ", ".join(map(str, kind.choices))}
    if isinstance(kind, click.IntRange):
        return "range", {"name": name, "least": kind.min, "most": kind.max}
    if isinstance(kind, click.Path):
        return "folder_there" if kind.exists else "folder", {"name": name}
    return "day", {"name": name}


def _commands(error: click.UsageError) -> list[str]:
    command = error.ctx.command if error.ctx else None
    return list(command.commands) if isinstance(command, click.Group) else []


def _name(param: click.Parameter | None) -> str:
    """As a person types it: the longest form of an option, an argument as the help has it."""
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.metavar or str(param.name).upper()
