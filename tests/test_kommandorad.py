"""What the command line says of wrong usage, and its help: in Swedish, with exit code 2."""

import re

import pytest
from click.testing import CliRunner

from xlsaddin.cli import main
from xlsaddin.kommandorad import INTERRUPTED, USAGE

ENGLISH = re.compile(
    r"\b(usage|options|commands?|try|error|missing|no such|got|show|exit|path|required)\b"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("uppdatera", "BOK saknas. Lägg till det sist på raden."),
        ("ny 2031", "--ut FIL saknas. Lägg till det sist på raden."),
        ("ny tjugo -o x", "ÅR: «tjugo» går inte. Skriv ett tal från 2000 till 2100."),
        ("ny 1066 -o x", "ÅR: «1066» går inte. Skriv ett tal från 2000 till 2100."),
        ("visaa", "Kommandot «visaa» finns inte. Menade du visa?"),
        ("frukost", "Kommandot «frukost» finns inte."),
        ("uppdatera --fel x", "Flaggan --fel finns inte. Menade du --help?"),
        ("--versjon", "Flaggan --versjon finns inte. Menade du --version?"),
        ("uppdatera bok.xlsm -o", "Efter flaggan -o ska det stå FIL."),
        ("visa a b --json=ja", "Flaggan --json står ensam. Ta bort det som följer efter «=»."),
        ("visa min bok.xlsm Noter", "Det står för mycket: «Noter». Sätt citattecken runt ett namn"),
        ("visa a b --json --csv", "Välj antingen --json eller --csv."),
    ],
)
def test_wrong_usage_is_told_in_swedish(words: str, sentence: str):
    answer = CliRunner().invoke(main, words.split())
    assert USAGE == answer.exit_code
    assert sentence in answer.stderr
    assert not ENGLISH.findall(answer.stderr.lower())


@pytest.mark.parametrize("words", ["--help", *(f"{name} --help" for name in main.commands)])
def test_help_is_in_swedish_and_not_cut_off(words: str):
    answer = CliRunner().invoke(main, words.split())
    assert 0 == answer.exit_code
    assert not ENGLISH.findall(answer.stdout.lower())
    assert not re.search(r"\w\.\.\.", answer.stdout)


def test_without_a_command_the_help_is_shown():
    answer = CliRunner().invoke(main, [])
    assert (USAGE, True) == (answer.exit_code, "uppdatera" in answer.stderr)


def test_an_interrupted_command_says_so(monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xlsaddin.cli.kontrollera_boken", interrupted)
    answer = CliRunner().invoke(main, ["kontrollera", "bok.xlsm"])
    assert (INTERRUPTED, "Avbrutet.\n") == (answer.exit_code, answer.stderr)
