"""The user's xlwings configuration: set what is ours, keep what is not."""

import pytest

from xlsaddin import install
from xlsaddin.domain.errors import BaraWindows, SokvagenGarInteAttSkriva
from xlsaddin.excel.backup import FOLDER
from xlsaddin.install import BOKENS_MAPP, SERVER, TOLK, Andring, installera, read_konfiguration

ONSKAT = {TOLK: r"C:\Användare\anna\python.exe", BOKENS_MAPP: "False", SERVER: "False"}


@pytest.fixture
def fil(tmp_path):
    return tmp_path / ".xlwings" / "xlwings.conf"


def skriv(fil, text):
    fil.parent.mkdir(exist_ok=True)
    fil.write_bytes(text.encode(install._kodning()))


def text(fil):
    return fil.read_bytes().decode(install._kodning())


def test_a_new_configuration_holds_what_is_needed_and_nothing_else(fil):
    assert (fil, 3) == (fil, len(installera(fil, ONSKAT)[1]))
    assert ONSKAT == read_konfiguration(fil)


def test_what_is_not_ours_keeps_its_bytes_and_its_order(fil):
    skriv(fil, '"LICENSE_KEY","abc"\n"interpreter_win","C:\\gammal.exe"\nskräp\n"EGEN","1"')
    installera(fil, ONSKAT)
    assert text(fil).endswith('"LICENSE_KEY","abc"\nskräp\n"EGEN","1"')
    assert ONSKAT == {key: read_konfiguration(fil)[key] for key in ONSKAT}


@pytest.mark.parametrize(
    "rows",
    [
        f"{BOKENS_MAPP},True\n{TOLK}, C:\\gammal.exe \n",
        f'\n"{BOKENS_MAPP}","True"\n',
        f'ensam\n"{BOKENS_MAPP}",True\n',
        f'"{TOLK}",\n"x"\n',
    ],
)
def test_what_vba_reads_is_set_whatever_stands_in_the_file(fil, rows):
    skriv(fil, rows)
    installera(fil, ONSKAT)
    assert ONSKAT == {key: read_konfiguration(fil)[key] for key in ONSKAT}
    assert () == installera(fil, ONSKAT)[1]


def test_values_are_read_as_vba_reads_them(fil):
    skriv(fil, f'{BOKENS_MAPP},True\n\n"{TOLK}","a, b"\n')
    assert {BOKENS_MAPP: "True", "": TOLK} == read_konfiguration(fil)


def test_a_path_that_vba_cannot_read_is_one_sentence(fil, monkeypatch):
    monkeypatch.setattr(install, "_kodning", lambda: "cp1252")
    with pytest.raises(SokvagenGarInteAttSkriva, match="Łukasz"):
        installera(fil, {TOLK: r"C:\Users\Łukasz\python.exe"})
    assert not fil.exists()


def test_a_key_that_stands_twice_stands_once_afterwards(fil):
    skriv(fil, f'"{TOLK}","a"\r\n"{TOLK}","b"\r\n')
    installera(fil, ONSKAT)
    assert 1 == text(fil).count(TOLK)
    assert text(fil).count("\r\n") == text(fil).count("\n")


def test_the_first_of_two_lines_counts_as_it_does_in_vba(fil):
    skriv(fil, f'"{TOLK}","a"\n"{TOLK}","b"\n')
    assert {TOLK: "a"} == read_konfiguration(fil)


def test_a_dry_run_says_what_would_change_and_writes_nothing(fil):
    skriv(fil, f'"{BOKENS_MAPP}","True"\n')
    fore = fil.read_bytes()
    _, andringar = installera(fil, ONSKAT, torrkor=True)
    assert Andring(BOKENS_MAPP, "True", "False") in andringar
    assert fore == fil.read_bytes()


def test_what_is_right_already_is_left_alone(fil):
    installera(fil, ONSKAT)
    fore = fil.stat().st_mtime_ns
    assert () == installera(fil, ONSKAT)[1]
    assert fore == fil.stat().st_mtime_ns


def test_the_old_configuration_is_kept_as_a_backup(fil):
    skriv(fil, '"EGEN","1"\n')
    installera(fil, ONSKAT)
    (kopia,) = (fil.parent / FOLDER).iterdir()
    assert '"EGEN","1"\n' == text(kopia)


@pytest.mark.parametrize(
    ("andring", "sentence"),
    [
        (Andring("A", None, "ny"), "A: ny (ny)"),
        (Andring("A", "", "ny"), "A: ny (i stället för tomt)"),
        (Andring("A", "fore", "ny"), "A: ny (i stället för fore)"),
    ],
)
def test_a_change_is_said_in_words(andring, sentence):
    assert sentence == str(andring)


def test_on_other_systems_than_windows_nothing_is_written(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(BaraWindows, match="bara i Excel för Windows"):
        installera()


def test_the_configuration_is_the_file_that_the_vba_reads():
    assert (".xlwings", "xlwings.conf") == install.konfigurationsfil().parts[-2:]
