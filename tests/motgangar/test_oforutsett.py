"""What nobody foresaw: one sentence, exit code 4, and a log that only the user can read."""

import errno
import shutil
import stat
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.andrad_bok import UMEA, changed, run
from udfs import makron
from xlsaddin import __main__, oforutsett


class PanicException(BaseException):
    """A panic in a library of Rust is no Exception."""


UNFORESEEN = [
    PanicException("index out of bounds"),
    ZeroDivisionError("x"),
    RecursionError("x"),
    MemoryError(),
    OSError(errno.EMFILE, "Too many open files"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    AssertionError(),
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copy(UMEA, tmp_path / "bok.xlsm"))


def raising(error: BaseException):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def one_sentence(answer: Result) -> str:
    """Return the sentence of a command that met what nobody foresaw."""
    assert oforutsett.EXIT_CODE == answer.exit_code
    assert ("", 1) == (answer.stdout, answer.stderr.count("\n"))
    assert "Traceback" not in answer.stderr
    return answer.stderr


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda it: type(it).__name__)
@pytest.mark.parametrize("words", ["kontrollera {}", "uppdatera {}", "visa {} Noter", "doktor {}"])
def test_every_command_says_it_in_one_sentence(book, monkeypatch, logs, words, error):
    places = ("cli.read", "actions.kontrollera.read", "actions.uppdatera.read", "doktor.undersok")
    for place in places:
        monkeypatch.setattr(f"xlsaddin.{place}", raising(error))
    before = book.read_bytes()
    sentence = one_sentence(run(*words.format(book).split()))
    command = words.split(maxsplit=1)[0]
    assert f"Något oväntat gick fel när kommandot {command} kördes på {book}. Filen är" in sentence
    (log,) = logs.iterdir()
    assert f"eller skicka filen {log} till" in sentence
    assert type(error).__name__ in log.read_text(encoding="utf-8")
    assert before == book.read_bytes()


def test_a_file_that_is_written_is_not_said_to_be_as_it_was(tmp_path, monkeypatch):
    file = changed(tmp_path, "Budget", {"C5": 1})
    monkeypatch.setattr("xlsaddin.excel.backup.prune", raising(ZeroDivisionError()))
    sentence = one_sentence(run("uppdatera", file))
    assert f"Kontrollera {file}: filen är skriven. Det som var finns i Säkerhets" in sentence


def test_a_new_workbook_that_is_not_made_is_said_not_to_be(tmp_path, monkeypatch):
    monkeypatch.setattr("xlsaddin.excel.draw.reports.draw", raising(ZeroDivisionError()))
    assert "Ingen fil är skriven." in one_sentence(run("ny", 2026, "-o", tmp_path / "ny.xlsm"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_log_is_new_and_only_the_users_and_few_are_kept(logs, monkeypatch, book):
    monkeypatch.setattr("xlsaddin.actions.kontrollera.read", raising(ZeroDivisionError()))
    named = {one_sentence(run("kontrollera", book)) for _ in range(13)}
    kept = list(logs.iterdir())
    assert (13, 10) == (len(named), len(kept))
    assert {0o600} == {stat.S_IMODE(it.stat().st_mode) for it in kept}
    assert 0o700 == stat.S_IMODE(logs.stat().st_mode)


def test_without_a_folder_for_the_log_the_sentence_is_the_same_but_for_it(monkeypatch, book):
    monkeypatch.setattr("xlsaddin.actions.kontrollera.read", raising(ZeroDivisionError()))
    monkeypatch.setattr(oforutsett, "loggmapp", raising(RuntimeError()))
    assert one_sentence(run("kontrollera", book)).endswith("var. Kör xlsaddin doktor.\n")


def test_an_installation_that_does_not_load_is_said(monkeypatch, capsys):
    monkeypatch.setattr("xlsaddin.cli.main", raising(ImportError("lxml")))
    with pytest.raises(SystemExit) as stop:
        __main__._run()
    assert oforutsett.EXIT_CODE == stop.value.code
    assert capsys.readouterr().err.startswith("Något oväntat gick fel när xlsaddin startade. Kör")


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda it: type(it).__name__)
def test_a_button_says_it_in_one_sentence(monkeypatch, logs, error):
    shown = []
    monkeypatch.setattr(makron, "_visa", lambda _, sentence, fel: shown.append((sentence, fel)))
    monkeypatch.setattr("xlwings.Book.caller", lambda: None)
    makron._knapp(raising(error))
    ((sentence, fel),) = shown
    assert fel
    assert str(next(logs.iterdir())) in sentence


def test_a_box_that_excel_cannot_show_is_left_to_the_vba(monkeypatch):
    monkeypatch.setattr("xlwings.Book.caller", lambda: None)
    with pytest.raises(SystemExit, match="Klart"):
        makron._knapp(lambda _: "Klart")
