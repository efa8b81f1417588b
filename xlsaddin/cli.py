"""The command line: the same actions as the buttons, for a PC where Excel may not start programs.

Exit codes: 0 done, also with upplysningar, 1 fel in the data or the reports, 2 wrong usage,
3 the file is unreadable or locked, 4 something that nobody foresaw (kept in a log),
130 interrupted.
"""

import sys
from functools import partial
from pathlib import Path

import click

from xlsaddin import __version__
from xlsaddin.actions.kontrollera import anmarkningar, kontrollera as kontrollera_boken, read
from xlsaddin.actions.uppdatera import uppdatera as gor_om
from xlsaddin.cli_publish import fardigstall, granska_kopia
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.errors import NamnetArOklart
from xlsaddin.domain.kontoplan import KOMMUNBAS, KONTOPLANER
from xlsaddin.importkommando import importera
from xlsaddin.kommandorad import Bruksfel, Flagga, Grupp, Heltal, Plats, Val
from xlsaddin.svar import (
    REMARKS,
    ar_flera,
    echo_json,
    end_with_remarks,
    gor_alla,
    progress,
    show_remarks,
    tell_many,
    tell_stopped,
    visa_kopior,
)
from xlsaddin.terminal import skriv

_BOOK = Plats()
_BOCKER = click.argument("bok", type=_BOOK, nargs=-1, required=True, metavar="BOK [BOK …]")
_JSON = click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
_UT = partial(click.option, "-o", "--ut", cls=Flagga, type=_BOOK, metavar="FIL")


@click.group(cls=Grupp, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(
    __version__, prog_name="xlsaddin", message="%(prog)s %(version)s", help="Visa versionen."
)
def main() -> None:
    """Ekonomisk och social redovisning för samordningsförbund, i en arbetsbok per år."""


main.add_command(importera)


@main.command(short_help="Gör om rapportflikarna från dataflikarna.")
@_BOCKER
@_UT(help="Skriv till en ny fil i stället för samma. Går bara med en arbetsbok.")
@click.option(
    "--trots-anmarkningar",
    is_flag=True,
    help="Gör om även rapporter vars data har fel, utan de raderna. Rapporterna säger vilka.",
)
@_JSON
def uppdatera(
    bok: tuple[Path, ...], ut: Path | None, trots_anmarkningar: bool, som_json: bool
) -> None:
    """Gör om rapportflikarna i BOK från dataflikarna.

    Flera arbetsböcker och mappar kan stå efter varandra: svaret är då en rad var.
    """
    flera = ar_flera(bok)
    if ut and flera:
        raise Bruksfel("Flaggan -o går bara med en arbetsbok.")
    if flera or som_json:
        from xlsaddin.actions.manga import uppdaterad  # noqa: PLC0415 - seldom run

        arbete = partial(uppdaterad, ut=ut, trots_anmarkningar=trots_anmarkningar)
        tell_many(gor_alla(bok, arbete), som_json=som_json)
    with progress() as framsteg:
        svar = gor_om(bok[0], ut, framsteg, trots_anmarkningar=trots_anmarkningar)
    if svar.fil is None:
        skriv("Arbetsboken är inte ändrad. Rätta detta först:", err=True)
        show_remarks(svar.anmarkningar)
        sys.exit(REMARKS)
    skriv(f"Klart: {len(svar.lage.gors)} rapportflikar i {svar.fil}.")
    if svar.aldre:
        skriv(f"Arbetsboken är äldre än xlsaddin. Kör xlsaddin uppgradera {svar.fil}.", err=True)
    tell_stopped(svar.lage)
    end_with_remarks(svar.anmarkningar)


@main.command(short_help="Ge BOK det som en nyare xlsaddin har.")
@click.argument("bok", type=_BOOK)
def uppgradera(bok: Path) -> None:
    """Ge BOK det som en nyare xlsaddin har: flikar, kolumner, inställningar, knappar, makron."""
    from xlsaddin.actions.uppgradera import uppgradera as lat_vaxa  # noqa: PLC0415 - seldom run

    with progress() as framsteg:
        svar = lat_vaxa(bok, framsteg)
    skriv(f"Klart: {bok} är uppgraderad." if svar.andrad else f"{bok} är redan uppgraderad.")
    if svar.egna_moduler:
        skriv(
            f"Makrona är inte bytta, för arbetsboken har egna: {', '.join(svar.egna_moduler)}.",
            err=True,
        )
    tell_stopped(svar.lage)
    end_with_remarks(svar.anmarkningar)


@main.command()
@click.argument("bok", type=_BOOK)
@click.argument("rapport")
@_JSON
@click.option("--csv", "som_csv", is_flag=True, help="Skriv svaret som CSV med semikolon.")
def visa(bok: Path, rapport: str, som_json: bool, som_csv: bool) -> None:
    """Visa en RAPPORT, räknad från dataflikarna i BOK. Ingenting skrivs."""
    if som_json and som_csv:
        raise Bruksfel("Välj antingen --json eller --csv.")
    rapporter = read(bok)
    tab_name = {tab.casefold(): tab for tab in rapporter.placering}
    if rapport.casefold() not in tab_name:
        name = ", ".join(tab_name.values())
        raise Bruksfel(f"Rapporten «{rapport}» finns inte. Välj en av: {name}.")
    from xlsaddin.reports import visning  # noqa: PLC0415 - only this command shows reports

    visad = visning.visa(rapporter, tab_name[rapport.casefold()])
    if som_json:
        echo_json(visad.som_json())
    elif som_csv:
        skriv(visad.som_csv(), nl=False)
    else:
        skriv(visad.som_text())
    end_with_remarks(anmarkningar(rapporter))


@main.command(short_help="Visa vad en siffra är gjord av, ner till dataraderna.")
@click.argument("bok", type=_BOOK)
@click.argument("flik")
@click.argument("rad")
@click.argument("kolumn")
@_JSON
def harled(bok: Path, flik: str, rad: str, kolumn: str, som_json: bool) -> None:
    """Visa vad en siffra i BOK är gjord av, hela vägen ner till raderna på dataflikarna.

    RAD är radens text och KOLUMN kolumnens rubrik på rapportfliken FLIK. Ingenting skrivs.
    """
    from xlsaddin.actions.harled import harled as visa_vagen  # noqa: PLC0415

    rapporter = read(bok)
    try:
        node = visa_vagen(bok, rapporter, flik, rad, kolumn)
    except NamnetArOklart as fel:
        raise Bruksfel(str(fel)) from fel
    if som_json:
        echo_json(node.as_data())
    else:
        skriv("\n".join(node.lines()))
    end_with_remarks(anmarkningar(rapporter))


@main.command()
@click.argument("ar", type=Heltal(2000, 2100), metavar="ÅR")
@_UT(required=True, help="Var den nya arbetsboken ska ligga. Måste anges.")
@click.option(
    "--kontoplan",
    type=Val(KONTOPLANER),
    default=KOMMUNBAS,
    metavar="kommunbas|bas|tom",
    help="Raderna på Kontoplan och Poster: kommunbas för förbund som bokför hos en kommun eller "
    "region (så är det om inget anges), bas för ekonomisystem för företag, tom för inga.",
)
def ny(ar: int, ut: Path, kontoplan: str) -> None:
    """Skapa en tom arbetsbok för ÅR."""
    from xlsaddin.actions.ny import ny as skapa  # noqa: PLC0415 - only this command needs it

    skapa(ar, ut, kontoplan)
    skriv(f"Klart: {ut} är en tom arbetsbok för {ar}. Börja på fliken Inställningar.")


@main.command("nytt-ar", short_help="Börja nästa år med det som årets arbetsbok lämnar efter sig.")
@click.argument("bok", type=_BOOK)
@_UT(required=True, help="Var nästa års arbetsbok ska ligga. Måste anges.")
def nytt_ar(bok: Path, ut: Path) -> None:
    """Skapa nästa års arbetsbok ur årets BOK, som inte ändras.

    Inställningar, social budget, kontoplan och poster följer med. Årets siffror blir förra årets,
    utgående saldon blir ingående, och huvudbok, händelser, budget och kommentarer töms.
    """
    from xlsaddin.actions.nytt_ar import nytt_ar as borja  # noqa: PLC0415 - run once a year

    with progress() as framsteg:
        svar = borja(bok, ut, framsteg)
    if svar.fil is None:
        skriv("Nytt år är inte gjort. Rätta detta i årets arbetsbok först:", err=True)
        end_with_remarks(svar.anmarkningar)
    skriv(f"Klart: {svar.fil} är arbetsboken för {svar.ar}. Börja på fliken Budget.")
    skriv(f"Jämförelseår har fått {svar.publicerade} siffror.")
    for regel in svar.regler:
        skriv(f"Ny regel: {regel}.")


@main.command(short_help="Visa alla fel och upplysningar. Ingenting skrivs.")
@_BOCKER
@_JSON
def kontrollera(bok: tuple[Path, ...], som_json: bool) -> None:
    """Visa alla fel och upplysningar i BOK. Ingenting skrivs.

    Flera arbetsböcker och mappar kan stå efter varandra: svaret är då en rad var.
    """
    if ar_flera(bok):
        from xlsaddin.actions.manga import kontrollerad  # noqa: PLC0415 - seldom run

        tell_many(gor_alla(bok, kontrollerad), som_json=som_json)
    alla = kontrollera_boken(bok[0])
    har_fel = any(it.grad is Grad.FEL for it in alla)
    if som_json:
        echo_json([anmarkning.as_data() for anmarkning in alla])
        sys.exit(REMARKS if har_fel else 0)
    if not har_fel:
        skriv("Dataflikarna och rapporterna är kontrollerade och inga fel hittades.")
    end_with_remarks(alla)


@main.command(short_help="Gå tillbaka till BOK som den var förut.")
@click.argument("bok", type=_BOOK)
@click.option("--lista", is_flag=True, help="Visa säkerhetskopiorna och ändra ingenting.")
@click.option(
    "--till",
    cls=Flagga,
    type=Heltal(1, 99),
    metavar="NUMMER",
    help="Gå tillbaka till kopian med detta nummer i listan, inte till den senaste.",
)
@click.option("--json", "som_json", is_flag=True, help="Skriv listan som JSON.")
def angra(bok: Path, lista: bool, till: int | None, som_json: bool) -> None:
    """Gå tillbaka till BOK som den var före den senaste ändringen, eller en tidigare."""
    from xlsaddin.actions.angra import angra as ga_tillbaka, kopior  # noqa: PLC0415

    if lista or som_json:
        visa_kopior(kopior(bok), bok, som_json=som_json)
        return
    kopia = ga_tillbaka(bok, till)
    skriv(f"Klart: {bok} är som i säkerhetskopian {kopia.name}. Kör igen för att gå tillbaka.")


@main.command(short_help="Koppla Excels knappar och funktioner till det här Python.")
@click.option("--torrkor", is_flag=True, help="Visa vad som skulle ändras, och ändra ingenting.")
def installera(torrkor: bool) -> None:
    """Ställ in Excels xlwings så att knapparna och funktionerna hittar det här Python."""
    from xlsaddin import install  # noqa: PLC0415 - only this command and doktor need it

    fil, andringar = install.installera(torrkor=torrkor)
    if not andringar:
        skriv(f"Allt är redan rätt i {fil}.")
        return
    skriv(f"{'Skulle ändra' if torrkor else 'Ändrat'} i {fil}:")
    for andring in andringar:
        skriv(f"  {andring}")
    if not torrkor:
        skriv("Stäng Excel och öppna arbetsboken igen.")


@main.command(short_help="Pröva allt som kan vara fel på datorn.")
@click.argument("bok", type=_BOOK, required=False)
@_JSON
def doktor(bok: Path | None, som_json: bool) -> None:
    """Pröva allt som kan vara fel på datorn, och i BOK om den anges."""
    from xlsaddin.doktor import Utslag, undersok  # noqa: PLC0415 - only this command needs it

    prov = undersok(bok)
    if som_json:
        echo_json([it._asdict() for it in prov])
    else:
        for it in prov:
            skriv(f"{it.utslag:<11}{it}")
    sys.exit(REMARKS if any(it.utslag is Utslag.FEL for it in prov) else 0)


main.add_command(fardigstall)
main.add_command(granska_kopia)

if __name__ == "__main__":
    main()
