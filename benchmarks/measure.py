"""CPU time and peak memory of a command, as the system counts them for a process."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
# The system counts memory in bytes on macOS, in units of 1 024 bytes elsewhere.
_BYTES = 1 if sys.platform == "darwin" else 1_024


class Cost(NamedTuple):
    """What a process took.

    Attributes:
        cpu: seconds of CPU, its own and the system's for it.
        memory: the most memory that it held, in bytes.
    """

    cpu: float
    memory: int


class Run(NamedTuple):
    """A finished command: what it took, and what it wrote."""

    cost: Cost
    output: str


def run(command: Sequence[str]) -> Run:
    """Run a command from the root of the project and measure it.

    A new process begins with the memory peak of the one that started it: the caller must be small.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Run(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _BYTES), output)


def module(name: str, *arguments: object) -> list[str]:
    """Return the command that runs a module of the benchmarks."""
    return [sys.executable, "-m", f"benchmarks.{name}", *map(str, arguments)]


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least CPU and the least memory: what no other work on the computer disturbed.

    >>> least([Cost(2.0, 10), Cost(1.5, 12)])
    Cost(cpu=1.5, memory=10)
    """
    return Cost(min(cost.cpu for cost in costs), min(cost.memory for cost in costs))
