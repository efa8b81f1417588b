import json

import pytest

from tests.templates.bok import with_replaced
from tools.validering import ooxml
from tools.validering.ooxml import is_available, problems, read_answer

needs_validator = pytest.mark.skipif(
    not is_available(), reason="npm ci --prefix tests/hosts has not been run"
)
ERROR = {"description": "Fel element.", "path": "/xl/workbook.xml", "xPath": "/x:workbook[1]"}


@needs_validator
def test_a_workbook_as_built_has_no_fault(book):
    assert problems(book) == []


@needs_validator
def test_an_element_that_the_schema_does_not_know_is_caught(book, tmp_path):
    copy = with_replaced(book, tmp_path, "xl/workbook.xml", "<sheets>", "<påhittat/><sheets>")
    assert "/xl/workbook.xml" in problems(copy)[0]


@needs_validator
def test_a_file_that_is_no_workbook_is_caught(tmp_path):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(b"inte en arbetsbok")
    assert problems(path)


def test_each_error_is_one_sentence_with_its_place():
    answer = json.dumps({"ok": False, "errors": [ERROR]})
    assert read_answer(answer) == ["Open XML SDK: /xl/workbook.xml /x:workbook[1]: Fel element."]


def test_a_clean_answer_has_no_problems():
    assert read_answer('{"ok": true, "errors": []}') == []


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"ok": true}', '{"ok": true, "errors": 5}'])
def test_half_an_answer_is_a_problem(answer):
    assert "gave no answer" in read_answer(answer)[0]


def test_a_verdict_against_its_own_list_is_a_problem():
    assert "contradicts" in read_answer('{"ok": false, "errors": []}')[0]


def test_without_node_the_validator_is_not_available(monkeypatch, tmp_path):
    monkeypatch.setattr(ooxml.shutil, "which", lambda _: None)
    assert not is_available()
    assert problems(tmp_path / "bok.xlsx") == ["Open XML SDK: node is not installed"]
