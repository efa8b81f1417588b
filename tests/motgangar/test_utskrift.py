"""Output into old code pages, closed streams, full disks and readers that have gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from templates.build import ROT
from tests.andrad_bok import UMEA

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="asks a POSIX shell")


def xlsaddin(*words: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program."""
    command = [sys.executable, "-B", "-m", "xlsaddin", *map(str, words)]
    return subprocess.run(command, cwd=ROT, check=False, stderr=subprocess.PIPE, **options)


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of sh in which x is the command line and b a workbook."""
    setup = f'x() {{ {sys.executable} -B -m xlsaddin "$@"; }}; b={UMEA}; '
    return subprocess.run(
        ["bash", "-c", setup + line], cwd=ROT, check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "cp437", "latin-1"])
@pytest.mark.parametrize("words", [[], ["--csv"]])
def test_no_sign_is_lost_in_an_old_code_page(code_page, words):
    env = os.environ | {"PYTHONIOENCODING": code_page}
    command = ("visa", UMEA, "Utfall och budget", *words)
    shown = xlsaddin(*command, env=env, stdout=subprocess.PIPE).stdout.decode(code_page)
    whole = xlsaddin(*command, env=os.environ | {"PYTHONUTF8": "1"}, stdout=subprocess.PIPE)
    text = whole.stdout.decode()
    assert "?" not in shown
    assert sum(map(text.count, "−-─")) == sum(map(shown.count, "-─"))
    assert "\N{MINUS SIGN}" in text


@POSIX
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x visa $b Noter | head -1; exit ${PIPESTATUS[0]}", 0),
        ("x visa $b Noter | true; exit ${PIPESTATUS[0]}", 0),
        ("x visa $b Noter >&-", 0),
        ("x visa $b Noter >&- 2>&-", 0),
        ("x visa $b Noter <&- >&- 2>&-", 0),
        ("x kontrollera finns_inte.xlsm 2>&-", 3),
        ("x kontrollera finns_inte.xlsm 2>/dev/full", 3),
        ("x kontrollera workbooks/mall.xlsm 2>/dev/full", 1),
        ("x frukost 2>/dev/full", 2),
        ("x --help >/dev/full", 4),
        ("x visa $b Noter >/dev/full", 4),
        ("x visa $b Noter --json >/dev/full 2>/dev/full", 4),
    ],
)
def test_where_nobody_listens_the_exit_code_is_right_and_no_traceback_is_shown(line, code):
    answer = shell(line)
    assert code == answer.returncode, answer.stderr
    assert "Traceback" not in answer.stderr
    assert "Exception ignored" not in answer.stderr


@POSIX
def test_a_full_disk_under_the_answer_is_said():
    assert "Svaret gick inte att skriva ut: disken är full.\n" == (
        shell("x visa $b Noter >/dev/full").stderr
    )


@POSIX
def test_an_update_whose_reader_has_gone_is_done_nevertheless(tmp_path: Path):
    new = tmp_path / "ny.xlsm"
    answer = shell(f"x uppdatera $b -o {new} | true; exit ${{PIPESTATUS[0]}}")
    assert (0, "", True) == (answer.returncode, answer.stderr, new.exists())


@POSIX
def test_a_workbook_never_gets_the_number_of_a_closed_stream(tmp_path: Path):
    new = tmp_path / "ny.xlsm"
    assert 0 == shell(f"x ny 2026 -o {new} <&- >&- 2>&-").returncode
    assert 1 == shell(f"x kontrollera {new}").returncode
