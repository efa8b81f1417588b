"""The command that takes ledger files in."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from xlsaddin.domain.anmarkning import Grad
from xlsaddin.imports.mall import NYCKLAR
from xlsaddin.kommandorad import Bruksfel, Flagga, Heltal, Kommando, Plats
from xlsaddin.svar import REMARKS, echo_json, end_with_remarks, progress, tell_stopped
from xlsaddin.terminal import skriv

_BOOK = Plats()
_NR = partial(click.option, cls=Flagga, type=Heltal(1, 99_999), metavar="NR")


class Nyckelvarde(click.ParamType[tuple[str, str]]):
    """A key and a value with «=» between."""

    name = "NYCKEL=VÄRDE"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[str, str]:
        """Return key and value.

        Raises:
            click.BadParameter: there is no such key, or no value.
        """
        if isinstance(value, tuple):
            return value
        given, _, varde = str(value).partition("=")
        nyckel = next((it for it in NYCKLAR if it.casefold() == given.strip().casefold()), None)
        if nyckel is None or not varde:
            self.fail(f"«{value}» går inte. Skriv NYCKEL=VÄRDE med en av: {', '.join(NYCKLAR)}.")
        return nyckel, varde


@click.command(cls=Kommando, short_help="Läs in ekonomisystemets fil, SIE eller en tabell.")
@click.argument("bok", type=_BOOK)
@click.argument("fil", type=_BOOK, required=False)
@click.option("--mall", default="", metavar="NAMN", help="Importmallen, eller namnet på en ny.")
@click.option(
    "--val",
    "val",
    multiple=True,
    type=Nyckelvarde(),
    metavar="NYCKEL=VÄRDE",
    help="Svar på det som filen inte säger, som Datumform=dd/mm/åååå. Kan anges flera gånger.",
)
@_NR("--ersatt", help="Importen som filen ersätter.")
@click.option("--lagg-till", is_flag=True, help="Lägg till rader för månader som redan har rader.")
@click.option("--torrkor", is_flag=True, help="Visa vad som skulle göras, och skriv ingenting.")
@_NR("--angra", "nummer", help="Ta tillbaka en import.")
@click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
def importera(bok: Path, fil: Path | None, torrkor: bool, som_json: bool, **flaggor: Any) -> None:  # noqa: ANN401 - the rest of the flags
    """Läs in FIL, en SIE-fil, csv, text eller xlsx, på dataflikarna i BOK.

    Ingenting skrivs om något i filen är fel eller oklart. Samma innehåll läggs inte till två
    gånger, och en rättad eller längre fil ersätter sina tidigare rader.
    """
    from xlsaddin.actions import importsvar  # noqa: PLC0415 - only this command imports
    from xlsaddin.actions.importera import angra_import, importera as las_in  # noqa: PLC0415
    from xlsaddin.actions.importplan import Onskan  # noqa: PLC0415

    nummer = flaggor.pop("nummer")
    if bool(fil) == bool(nummer):
        raise Bruksfel("Ange antingen FIL eller --angra NR.")
    with progress() as framsteg:
        if fil is None:
            svar = angra_import(bok, nummer, framsteg)
        else:
            val, ersatt = dict(flaggor.pop("val")), flaggor.pop("ersatt") or 0
            onskan = Onskan(val=val, ersatt=ersatt, **flaggor)
            svar = las_in(bok, fil, onskan, framsteg, torrkor=torrkor)
    om_filen = svar.plan.inlast.anmarkningar
    fel = any(it.grad is Grad.FEL for it in (*om_filen, *svar.anmarkningar))
    if som_json:
        echo_json(importsvar.som_data(svar))
        sys.exit(REMARKS if fel else 0)
    skriv("\n".join(importsvar.rader(svar, torrkor=torrkor, angrad=fil is None)))
    if svar.lage and svar.skriven:
        tell_stopped(svar.lage)
    end_with_remarks([*om_filen, *svar.anmarkningar])
