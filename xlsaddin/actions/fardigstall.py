"""Färdigställ: the finished copy of the reports, in new files; the workbook is only read."""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.actions.kontrollera import granska, read
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.errors import FilenHarAndrats, IngetAttFardigstalla, RapportflikenSaknas
from xlsaddin.reports.alla import ARBETSFLIKAR
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import Page
from xlsaddin.tabs import installningar as inst

if TYPE_CHECKING:
    from xlwings import Book

    from xlsaddin.publish.utgava import Kontrollage, Utgava

STEG = 6
"""How many steps it has."""
_STOPPAD = (
    "Ingen kopia är gjord, för det finns fel. Rätta dem, eller kör xlsaddin fardigstall med "
    "--trots-fel: då säger kopian att de finns."
)
_OKANDA = "Mottagare som inte är e-postadresser: «{}». Rätta dem på fliken Inställningar."
_SMA_TAL = (
    "Obs! {} siffror räknar 1–4 personer och visas som de är. Välj bort rapporter som är känsliga "
    "innan kopian lämnar huset."
)


class Val(NamedTuple):
    """What the user has chosen.

    Attributes:
        trots_fel: make the copy in spite of fel; its cover says so.
        flikar: the report tabs that go along; those that are meant for readers when empty.
        dag: the day that the copy is of, today when left out.
    """

    trots_fel: bool = False
    flikar: Sequence[str] = ()
    dag: dt.date | None = None


class Fardig(NamedTuple):
    """The answer.

    Attributes:
        filer: the files that were made, none when fel stopped it.
        utgava: what they are; None when fel stopped it.
        utelamnat: sentences that say what of the workbook did not go along.
        anmarkningar: every remark on the workbook.
        sma_tal: how many figures count 1-4 persons, and are shown.
        okanda: the recipients of the settings that are no addresses.
    """

    filer: tuple[Path, ...]
    utgava: "Utgava | None"
    utelamnat: tuple[str, ...]
    anmarkningar: tuple[Anmarkning, ...]
    sma_tal: int = 0
    okanda: tuple[str, ...] = ()

    @property
    def utkast(self) -> Path | None:
        """The mail draft."""
        return next((fil for fil in self.filer if fil.suffix == ".eml"), None)

    @property
    def har_fel(self) -> bool:
        """Whether any of the remarks is a fel."""
        return any(it.grad is Grad.FEL for it in self.anmarkningar)

    def som_text(self) -> str:
        """Return what the user reads: the files, and what did not go along."""
        if self.utgava is None:
            return _STOPPAD
        return "\n".join(
            (
                f"Klart: {self.utgava.titel}, version {self.utgava.version}.",
                *(f"  {fil}" for fil in self.filer),
                "Det här följde inte med:",
                *(f"  {mening}" for mening in self.utelamnat),
                *([_SMA_TAL.format(self.sma_tal)] if self.sma_tal else []),
                *([_OKANDA.format("», «".join(self.okanda))] if self.okanda else []),
            )
        )

    def as_data(self) -> dict[str, object]:
        """Return the answer for programs."""
        utgava = self.utgava
        return {
            "filer": [str(fil) for fil in self.filer],
            "version": utgava.version if utgava else None,
            "kontroller": utgava.kontroller.ord if utgava else None,
            "utelämnat": list(self.utelamnat),
            "små tal": self.sma_tal,
            "okända mottagare": list(self.okanda),
            "anmärkningar": [it.as_data() for it in self.anmarkningar],
        }


def fardigstall(
    bok: Path,
    katalog: Path,
    framsteg: Framsteg = tyst,
    val: Val = Val(),  # noqa: B008 - frozen
) -> Fardig:
    """Make the finished copy of a workbook's reports, as new files in a folder.

    All files are made or none, and no earlier version is written over.

    Raises:
        RapportflikenSaknas: a chosen tab is no report that the workbook uses.
        IngetAttFardigstalla: no report has anything to show.
        FilenHarAndrats: the workbook was saved meanwhile.
        XlsAddinError: it cannot be read, or the folder cannot be written to.
    """
    from xlsaddin.excel.saving.together import write_together  # noqa: PLC0415
    from xlsaddin.publish.copy import draw_copy  # noqa: PLC0415
    from xlsaddin.publish.mail import draft, mottagare  # noqa: PLC0415
    from xlsaddin.publish.pdf import draw_pdf  # noqa: PLC0415
    from xlsaddin.publish.scan import granskade  # noqa: PLC0415
    from xlsaddin.publish.utelamnat import sma_tal, utelamnat  # noqa: PLC0415
    from xlsaddin.publish.utgava import sidor  # noqa: PLC0415

    fore = _kontrollsumma(bok)
    rapporter = read(bok, framsteg)
    alla, lage = granska(rapporter, trots_anmarkningar=val.trots_fel)
    if any(it.grad is Grad.FEL for it in alla) and not val.trots_fel:
        return Fardig((), None, (), alla)
    pages = sidor(rapporter, _valda(lage.gors, val.flikar))
    if not pages:
        raise IngetAttFardigstalla
    utgava = _utgava(rapporter, alla, pages, katalog)._replace(kontrollsumma=fore)
    if val.dag:
        utgava = utgava._replace(dag=val.dag)
    framsteg("Ritar kopian")
    filer = {f"{utgava.stam}.xlsx": draw_copy(utgava)}
    framsteg("Sätter PDF:en")
    filer |= {f"{utgava.stam}.pdf": draw_pdf(utgava)}
    till = mottagare(str(rapporter.installning(inst.MOTTAGARE) or ""))
    filer |= {f"{utgava.stam}.eml": draft(utgava, filer, till, _text(rapporter, inst.AMNESRAD))}
    framsteg("Granskar filerna")
    granskade(filer)
    framsteg("Sparar filerna")
    if _kontrollsumma(bok) != fore:
        raise FilenHarAndrats(fil=bok)
    sparade = write_together(katalog, filer)
    borta = utelamnat(bok, rapporter, utgava)
    return Fardig(sparade, utgava, borta, alla, sma_tal(utgava), till.okanda)


def fardigstall_oppen(
    bok: "Book",
    framsteg: Framsteg = tyst,
    val: Val = Val(),  # noqa: B008 - frozen
) -> Fardig:
    """Make the finished copy of the open workbook as it is now, in the folder of its file.

    Raises:
        XlsAddinError: as `fardigstall`; or Excel is busy, or the workbook has no file.
    """
    from xlsaddin.excel.live.state import as_sentences, refuse_unfit  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        with as_sentences():
            oppen = refuse_unfit(bok, ())
            framsteg("Läser arbetsboken")
            kopia = Path(mapp) / oppen.path.name
            bok.api.SaveCopyAs(str(kopia))
        return fardigstall(kopia, oppen.path.parent, framsteg, val)


def _valda(gors: Sequence[str], flikar: Sequence[str]) -> list[str]:
    """Return the tabs that go along.

    Raises:
        RapportflikenSaknas: a chosen one is not made.
    """
    if not flikar:
        return [tab for tab in gors if tab not in ARBETSFLIKAR]
    tabs = {tab.casefold(): tab for tab in gors}
    for flik in flikar:
        if flik.casefold() not in tabs:
            raise RapportflikenSaknas(tab=flik, val=", ".join(gors))
    return [tabs[flik.casefold()] for flik in flikar]


def _utgava(
    bok: Rapportbok, alla: Sequence[Anmarkning], pages: tuple[Page, ...], katalog: Path
) -> "Utgava":
    """Return the next version of these reports in a folder, of today."""
    from xlsaddin.publish.utgava import Utgava, next_version, rapportnamn, stam  # noqa: PLC0415

    forbund, ar, rapport = _text(bok, inst.FORBUND), bok.underlag.ar, rapportnamn(bok)
    names = [it.name for it in katalog.iterdir()] if katalog.is_dir() else []
    return Utgava(
        forbund,
        rapport,
        ar,
        _text(bok, inst.PERIOD) or inst.HELAR,
        next_version(stam(ar, forbund, rapport), names),
        dt.datetime.now().astimezone().date(),
        _kontrollage(bok, [it.tab for it in pages], alla),
        "",
        pages,
    )


def _kontrollage(
    bok: Rapportbok, flikar: Sequence[str], alla: Sequence[Anmarkning]
) -> "Kontrollage":
    """Return how the checks stand: the remarks, and the reconciliations of the reports."""
    from xlsaddin.excel.draw.avstamningslage import avstamningslage  # noqa: PLC0415
    from xlsaddin.publish.utgava import Kontrollage  # noqa: PLC0415

    antal = sum(it.grad is Grad.FEL for it in alla)
    if antal:
        return Kontrollage(f"{antal} fel. Kopian är färdigställd trots dem.", True)
    return Kontrollage(f"Inga fel. Avstämningar: {avstamningslage(bok, flikar).lage}", False)


def _kontrollsumma(bok: Path) -> str:
    with bok.open("rb") as fil:
        return hashlib.file_digest(fil, "sha256").hexdigest()


def _text(bok: Rapportbok, installning: str) -> str:
    """Return a setting as a text on one line, "" when it is not set."""
    from xlsaddin.publish.utgava import en_rad  # noqa: PLC0415

    return en_rad(str(bok.installning(installning) or ""))


def oppna(svar: Fardig) -> str:
    """Open the mail draft as the computer opens such files, and return what the user is told."""
    from xlsaddin.publish.oppna import open_with_system  # noqa: PLC0415

    if svar.utkast is None:
        return ""
    if open_with_system(svar.utkast):
        return "Mejlet öppnas som ett utkast. Läs igenom det och skicka det själv."
    open_with_system(svar.utkast.parent)
    return f"Mejlet gick inte att öppna. Dra filen {svar.utkast.name} till Utkast i mejlprogrammet."
