"""Runs a program and says what it cost: wall and CPU seconds, and peak memory of all processes."""

from __future__ import annotations

import os
import platform
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.2  # seconds between two looks at memory


@dataclass(frozen=True, slots=True)
class Cost:
    """One run. Seconds and bytes.

    `cpu` is user + system of the program and of every child that it waited for. `rss` is the
    peak of its largest process, exact. `pss` is the peak of the sum over its processes, where
    shared pages count once; looked at every 0.2 s, so a short peak may be missed, and 0 where
    the system does not tell.
    """

    wall: float
    cpu: float
    rss: int
    pss: int
    status: int


def run(command: Sequence[str | Path], log: Path, env: dict[str, str] | None = None) -> Cost:
    """Run to the end; what it prints goes into `log`."""
    with log.open("wb") as stream:
        start = time.perf_counter()
        program = subprocess.Popen(
            command,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=os.environ | (env or {}),
        )
        watch = _Watch(program.pid)
        watch.start()
        _, status, used = os.wait4(program.pid, 0)
        wall = time.perf_counter() - start
    program.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    unit = 1 if platform.system() == "Darwin" else 1024
    return Cost(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, watch.peak, program.returncode
    )


class _Watch(threading.Thread):
    """Looks at the memory of a process and of all below it until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(INTERVAL):
            self.peak = max(self.peak, sum(_pss(pid) for pid in _family(self._pid)))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for task in (PROC / str(one) / "task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue  # it has ended, or this is no Linux
    return found


def _pss(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    names = ("mkdocs", "mkdocs-material", "jinja2", "pydantic", "comrak", "nh3", "lxml", "pyyaml")
    return {
        "python": platform.python_version(),
        **{name: _version(name) for name in names},
        "cpu": _cpu(),
        "cpus": os.cpu_count() or 0,
        "system": f"{platform.system()} {platform.release()}",
    }


def load() -> str:
    """How many processes wanted a processor in the last minute, five and fifteen."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _cpu() -> str:
    try:
        lines = (PROC / "cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if "model name" in line), "-")
