"""The buttons: pressed through Book.caller(), answered with one Swedish sentence."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import xlwings as xw
from openpyxl.utils.datetime import to_excel

from templates.moduler import SOURCES
from tests.hosts.oppen_bok import as_seen, built, content, disorder
from udfs import makron
from xlsaddin.actions.kontrollera import read
from xlsaddin.excel.draw.start import KNAPPAR


def said(book: xw.Book) -> list[str]:
    return book.app.impl.said


def test_uppdatera_makes_the_tabs_as_the_closed_path_makes_them_and_needs_no_box(book):
    disorder(content(book))
    makron.uppdatera()
    assert as_seen(built()) == as_seen(content(book))
    assert [] == said(book)


def test_uppdatera_says_on_start_when_and_by_whom(book):
    makron.uppdatera()
    cell = content(book)["Start"]["B6"].value
    assert re.fullmatch(r"\d{4}-\d\d-\d\d kl\. \d\d\.\d\d av Anna Andersson", cell)


def test_uppdatera_shows_its_steps_in_the_status_bar_and_leaves_it_empty(book):
    disorder(content(book))
    makron.uppdatera()
    steps = book.app.impl.steps
    assert "Läser dataflikarna …" == steps[0]
    assert {"Sparar en säkerhetskopia …", "Skriver rapportflikarna …", "Excel räknar …"} < {*steps}
    assert steps[-1] is False


def test_uppdatera_with_fel_lists_them_and_says_which_tabs_were_left(book):
    for row in range(6, 20):
        content(book)["Huvudbok"].cell(row, 6, "tolv")
    makron.uppdatera()
    (sentence,) = said(book)
    assert sentence.startswith("Rapportflikarna är uppdaterade.\n\n12 av dem är inte det")
    assert "14 fel:" in sentence
    assert "Huvudbok, rad 6, Belopp: «tolv» är text" in sentence
    assert "… och 4 till." in sentence


def test_kontrollera_says_that_all_is_well_or_counts_the_remarks(book):
    makron.kontrollera()
    content(book)["Huvudbok"]["F6"] = "tolv"
    makron.kontrollera()
    assert "Dataflikarna och rapporterna är kontrollerade och inga fel hittades." == said(book)[0]
    assert said(book)[1].startswith("Ett fel:\n\n• Huvudbok, rad 6")


def test_kontrollera_writes_nothing(book):
    disorder(content(book))
    makron.kontrollera()
    assert [] == [call for call in book.app.impl.calls if call.kind == "write"]


def test_angra_undoes_what_uppdatera_did_and_says_from_which_backup(book):
    disorder(content(book))
    before = as_seen(content(book))
    makron.uppdatera()
    makron.angra()
    assert before == as_seen(content(book))
    assert re.search(r"säkerhetskopian umea_2023 .*\.xlsm\. Dataflikarna är inte", said(book)[0])


LEDGER = "Datum;Konto;Ansvar;Projekt;Text;Belopp\n2023-05-17;4510;30;INSATS;Ny insats;12,50\n"


def choose(book: xw.Book, folder: Path, text: str = LEDGER) -> None:
    """Let the file dialog answer with a file that says this."""
    fil = folder / "maj.csv"
    fil.write_text(text, encoding="utf-8")
    book.app.api.GetOpenFilename = lambda *_: str(fil)


def ledger(book: xw.Book) -> list[list[object]]:
    """Return the ledger, its days as numbers."""
    sheet = content(book)["Huvudbok"]
    rows = [[it.value for it in row] for row in sheet[sheet.tables["tblHuvudbok"].ref]]
    return [[to_excel(it) if isinstance(it, dt.date) else it for it in row] for row in rows]


def test_importera_shows_what_it_will_do_and_adds_the_rows(book, tmp_path):
    choose(book, tmp_path)
    before = ledger(book)
    makron.importera()
    asked, done = said(book)
    assert "1 rader, summa 12,50 kr." in asked
    assert asked.endswith("Importera?")
    assert "Klart: 1: maj.csv är importerad." in done
    assert [*before, ledger(book)[-1]] == ledger(book)
    assert (4510, "Ny insats", -12.5, "1: maj.csv") == tuple(
        ledger(book)[-1][i] for i in (1, 4, 5, 7)
    )
    assert "gäller" == content(book)["Importer"]["B5"].value


def test_importera_twice_adds_nothing_the_second_time(book, tmp_path):
    choose(book, tmp_path)
    makron.importera()
    after = ledger(book)
    makron.importera()
    assert "redan importerat: 1: maj.csv" in said(book)[-1]
    assert after == ledger(book)


def test_importera_writes_nothing_when_the_user_says_no_or_chooses_no_file(
    book, tmp_path, monkeypatch
):
    before = ledger(book)
    book.app.api.GetOpenFilename = lambda *_: False
    makron.importera()
    choose(book, tmp_path)
    monkeypatch.setattr(book.app.impl, "alert", lambda *_: "cancel")
    makron.importera()
    assert before == ledger(book)
    assert [] == said(book)


def test_importera_asks_for_what_is_unclear_and_writes_nothing(book, tmp_path):
    choose(book, tmp_path, LEDGER.replace("2023-05-17", "05/06/2023"))
    before = ledger(book)
    makron.importera()
    (sentence,) = said(book)
    assert "Ingenting är importerat." in sentence
    assert '--val "Datumform=dd/mm/åååå"' in sentence
    assert before == ledger(book)


def test_importera_that_fails_half_way_leaves_every_tab_as_it_was(book, tmp_path):
    choose(book, tmp_path)
    before = ledger(book)

    def fail(call):
        if call.sheet == "Importer":
            book.app.impl.hook = lambda _: None
            raise ZeroDivisionError("oväntat")

    book.app.impl.hook = fail
    makron.importera()
    assert "Något oväntat gick fel" in said(book)[-1]
    assert before == ledger(book)


def test_angra_takes_the_imported_rows_back(book, tmp_path):
    before = ledger(book)
    choose(book, tmp_path)
    makron.importera()
    makron.angra()
    assert before == ledger(book)


def test_fardigstall_makes_the_copy_beside_the_workbook_and_opens_the_mail(
    book, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(
        "xlsaddin.publish.oppna.open_with_system", lambda it: opened.append(it) or True
    )
    makron.fardigstall()
    stam = tmp_path / "2023_samordningsforbundet_umearegionen_arsredovisning_v01"
    assert [stam.with_suffix(".eml")] == opened
    assert stam.with_suffix(".xlsx").is_file()
    assert said(book)[0].startswith("Klart: Årsredovisning 2023, version 1.")
    assert said(book)[0].endswith("Läs igenom det och skicka det själv.")
    assert [] == [call for call in book.app.impl.calls if call.kind == "write"]


def test_fardigstall_shows_the_folder_where_no_program_opens_the_mail(book, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("xlsaddin.publish.oppna.open_with_system", opened.append)
    makron.fardigstall()
    assert tmp_path == opened[-1]
    assert said(book)[0].endswith("_v01.eml till Utkast i mejlprogrammet.")


def test_fardigstall_with_fel_makes_nothing_and_lists_them(book, tmp_path):
    content(book)["Huvudbok"]["F6"] = "tolv"
    makron.fardigstall()
    assert said(book)[0].startswith("Ingen kopia är gjord, för det finns fel.")
    assert "Huvudbok, rad 6" in said(book)[0]
    assert ["umea_2023.xlsm"] == [it.name for it in tmp_path.iterdir()]


def test_nytt_ar_writes_the_next_years_workbook_beside_this_one(book):
    before = as_seen(content(book))
    makron.nytt_ar()
    (sentence,) = said(book)
    assert sentence.startswith("umea_2024.xlsm är arbetsboken för 2024 och ligger bredvid den här.")
    assert "Ny regel: resultatreserv" in sentence
    ny = read(Path(book.fullname).with_name("umea_2024.xlsm"))
    assert 2024 == ny.underlag.ar
    assert before == as_seen(content(book))
    makron.nytt_ar()
    assert "finns redan" in said(book)[1]


def test_a_hinder_is_one_sentence(book):
    disorder(content(book))
    book.impl.protected.add("Trappan")
    makron.uppdatera()
    assert ["Fliken Trappan är skyddad. Välj Granska, Ta bort bladets skydd, och försök igen."] == (
        said(book)
    )


def test_a_cell_being_edited_is_one_sentence(book):
    book.app.impl.busy = True
    makron.uppdatera()
    assert ["Excel är upptaget, kanske för att en cell redigeras. Tryck Esc och försök igen."] == (
        said(book)
    )


def test_what_nobody_thought_of_is_a_sentence_too_and_kept_for_one_who_can_read_it(book, logs):
    disorder(content(book))
    before = as_seen(content(book))

    def fail(call):
        if call.sheet == "Trappan":
            book.app.impl.hook = lambda _: None
            raise ZeroDivisionError("oväntat")

    book.app.impl.hook = fail
    makron.uppdatera()
    (sentence,) = said(book)
    assert sentence.startswith("Något oväntat gick fel när knappen gjorde sitt arbete. Rapport")
    (log,) = logs.iterdir()
    assert str(log) in sentence
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert before == as_seen(content(book))


def test_without_a_calling_workbook_the_sentence_goes_to_the_vba(monkeypatch):
    monkeypatch.delattr(xw.Book, "_mock_caller", raising=False)
    monkeypatch.setattr(xw, "_xlwindows", type("Utan", (), {"BOOK_CALLER": None}), raising=False)
    with pytest.raises(SystemExit, match="knappen letade efter Excel"):
        makron.uppdatera()


def test_an_excel_that_is_busy_again_after_the_update_hinders_nothing(book, monkeypatch):
    monkeypatch.delattr(book.app.api, "UserName")
    disorder(content(book))
    makron.uppdatera()
    assert as_seen(built()) == as_seen(content(book))
    assert [] == said(book)


def test_a_removed_or_protected_start_hinders_no_update(book):
    del content(book).defined_names["SenastUppdaterad"]
    disorder(content(book))
    makron.uppdatera()
    assert as_seen(built()) == as_seen(content(book))
    assert [] == said(book)


def test_each_button_of_start_has_its_python_function():
    source = (SOURCES / "Knappar.bas").read_text(encoding="utf-8")
    subs = dict(re.findall(r"Public Sub (\w+)\(\)\s+KorMakro \"[^\"]*makron\.(\w+)\(\)\"", source))
    assert {makro for _, makro in KNAPPAR} == set(subs)
    assert all(callable(getattr(makron, name)) for name in subs.values())
