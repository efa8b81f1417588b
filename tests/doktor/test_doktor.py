"""Each thing that can be wrong on a computer is found, and said with what to do."""

import shutil
import sys

import openpyxl
import pytest

from tests.hosts.oppen_bok import umea
from xlsaddin import install
from xlsaddin.doktor import Utslag, dator, undersok
from xlsaddin.doktor.arbetsbok import VBA_VERSION
from xlsaddin.excel.package.opc import main
from xlsaddin.excel.package.package import Package


@pytest.fixture(autouse=True)
def konfiguration(tmp_path, monkeypatch):
    """A home of its own, with a configuration that is right."""
    fil = tmp_path / "hem" / ".xlwings" / "xlwings.conf"
    monkeypatch.setattr(install, "konfigurationsfil", lambda: fil)
    monkeypatch.setattr(dator, "konfigurationsfil", lambda: fil)
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)
    install.installera(fil, install.onskade())
    return fil


@pytest.fixture
def bok(tmp_path):
    return shutil.copy(umea(), tmp_path / "bok.xlsm")


def prov(name, bok=None):
    return next(it for it in undersok(bok) if it.name == name)


def test_a_healthy_computer_and_workbook_have_no_fault(bok):
    assert [] == [str(it) for it in undersok(bok) if it.utslag is Utslag.FEL]


def test_every_fault_says_what_to_do(bok, konfiguration):
    konfiguration.write_text('"EGEN","1"\n')
    bok.with_name("xlwings.conf").touch()
    fel = [it for it in undersok(bok) if it.utslag is Utslag.FEL]
    assert len(fel) >= 3
    assert all(it.svar.endswith(".") and it.atgard.endswith(".") for it in fel)


def test_no_configuration_is_told(konfiguration):
    konfiguration.unlink()
    assert "saknas eller är tom" in prov("Inställningar").svar


@pytest.mark.parametrize(
    ("tolk", "svar"),
    [
        ("", "Är inte satt"),
        ("/finns/inte/python.exe", "finns inte"),
        (shutil.which("sh"), "men xlsaddin finns i"),
    ],
)
def test_another_python_in_the_configuration_is_a_fault(konfiguration, tolk, svar):
    install.installera(konfiguration, {install.TOLK: tolk})
    assert (Utslag.FEL, True) == (prov(install.TOLK).utslag, svar in prov(install.TOLK).svar)


def test_programs_beside_the_workbook_may_not_run(konfiguration):
    install.installera(konfiguration, {install.BOKENS_MAPP: "True"})
    assert prov(install.BOKENS_MAPP).utslag is Utslag.FEL


@pytest.mark.parametrize("key", ["CONDA PATH", "CONDA ENV", "PYTHONPATH"])
def test_settings_that_lead_to_another_python_are_told(konfiguration, key):
    install.installera(konfiguration, {key: "x"})
    assert (Utslag.UPPLYSNING, True) == (prov(key).utslag, "annat Python" in prov(key).svar)


def test_another_version_of_xlwings_is_a_fault(monkeypatch):
    monkeypatch.setattr(dator, "version", lambda _: "0.1.0")
    assert "Version 0.1.0" in prov("xlwings").svar
    assert prov("xlwings").utslag is Utslag.FEL


def test_a_workbook_built_for_another_xlwings_is_a_fault(bok, tmp_path):
    with Package(bok) as package:
        rot = package.xml(package.workbook_part)
        for name in rot.iter(main("definedName")):
            if name.get("name") == VBA_VERSION:
                name.text = '"0.1.0"'
        package.put_xml(package.workbook_part, rot)
        package.save(tmp_path / "gammal.xlsm")
    svar = prov("Knappar och funktioner", tmp_path / "gammal.xlsm")
    assert (Utslag.FEL, True) == (svar.utslag, "gjord för xlwings 0.1.0" in svar.svar)


@pytest.mark.skipif(sys.platform == "win32", reason="där är det ingen fil")
def test_the_mark_of_the_web_is_found(bok):
    bok.with_name("bok.xlsm:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    assert "Avblockera" in prov("Märkt som nedladdad", bok).atgard


def test_a_file_of_the_own_network_is_not_marked(bok):
    bok.with_name("bok.xlsm:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=1\n")
    assert prov("Märkt som nedladdad", bok).utslag is Utslag.BRA


def test_a_onedrive_folder_is_found_by_its_name_and_by_windows_own_word(bok, tmp_path, monkeypatch):
    mapp = tmp_path / "OneDrive - Umeå kommun"
    mapp.mkdir()
    assert prov("OneDrive", shutil.copy(bok, mapp / "bok.xlsm")).utslag is Utslag.FEL
    assert prov("OneDrive", bok).utslag is Utslag.BRA
    monkeypatch.setenv("OneDriveCommercial", str(bok.parent))
    assert prov("OneDrive", bok).utslag is Utslag.FEL


@pytest.mark.parametrize("marke", ["~$bok.xlsm", ".~lock.bok.xlsm#"])
def test_a_workbook_that_is_open_elsewhere_is_told(bok, marke):
    bok.with_name(marke).touch()
    assert "öppen i ett annat program" in prov("Går att skriva", bok).svar


def test_a_planted_configuration_beside_the_workbook_is_a_fault(bok):
    bok.with_name("xlwings.conf").touch()
    assert prov("Inställningar bredvid", bok).utslag is Utslag.FEL


def test_a_damaged_workbook_and_a_missing_one_are_one_answer_each(bok):
    bok.write_bytes(bok.read_bytes()[:5000])
    assert "skadad" in prov("Går att läsa", bok).svar
    assert "finns inte" in prov("Arbetsboken", bok.with_name("ingen.xlsm")).svar


def test_a_workbook_without_macros_is_told(bok, tmp_path):
    openpyxl.load_workbook(bok).save(tmp_path / "utan.xlsx")
    svar = prov("Knappar och funktioner", tmp_path / "utan.xlsx")
    assert "inga makron" in svar.svar
