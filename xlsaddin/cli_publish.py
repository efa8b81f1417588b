"""The commands for what leaves the house: the finished copy, and the audit of any file."""

import sys
from pathlib import Path
from typing import Any

import click

from xlsaddin.kommandorad import Flagga, Kommando
from xlsaddin.svar import REMARKS, echo_json, end_with_remarks, progress
from xlsaddin.terminal import skriv

_BOOK = click.Path(path_type=Path, readable=False)


@click.command(cls=Kommando, short_help="Gör en kopia av rapporterna som kan mejlas.")
@click.argument("bok", type=_BOOK)
@click.option(
    "-o",
    "--ut",
    "katalog",
    cls=Flagga,
    type=_BOOK,
    metavar="KATALOG",
    required=True,
    help="Mappen där filerna läggs. Måste anges.",
)
@click.option("--trots-fel", is_flag=True, help="Gör kopian även om det finns fel. Den säger det.")
@click.option(
    "--flik",
    "flikar",
    multiple=True,
    metavar="RAPPORT",
    help="En rapport som ska med; får anges flera gånger. Annars alla som har siffror.",
)
@click.option("--oppna", is_flag=True, help="Öppna mejlet som ett utkast. Det skickas inte.")
@click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
def fardigstall(
    bok: Path,
    katalog: Path,
    oppna: bool,
    som_json: bool,
    **val: Any,  # noqa: ANN401 - click gives them by name
) -> None:
    """Gör en kopia av rapporterna i BOK, som nya filer som kan mejlas. BOK ändras inte."""
    from xlsaddin.actions import fardigstall as action  # noqa: PLC0415 - only this command

    with progress(action.STEG) as framsteg:
        svar = action.fardigstall(bok, katalog, framsteg, action.Val(**val))
    oppnat = action.oppna(svar) if oppna else ""
    if som_json:
        echo_json(svar.as_data())
        sys.exit(REMARKS if svar.har_fel else 0)
    skriv("\n".join(filter(None, (svar.som_text(), oppnat))), err=not svar.filer)
    end_with_remarks(svar.anmarkningar)


@click.command("granska-kopia", cls=Kommando, short_help="Pröva om en fil kan lämna huset.")
@click.argument("fil", type=_BOOK)
@click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
def granska_kopia(fil: Path, som_json: bool) -> None:
    """Visa allt i FIL som inte hör hemma i en färdig kopia: arbetsbok, PDF eller mejl."""
    from xlsaddin.publish.scan import scan  # noqa: PLC0415 - only this command audits

    fynd = scan(fil.name, fil.read_bytes())
    if som_json:
        echo_json([it._asdict() for it in fynd])
    else:
        inget = "Inget i filen hindrar att den lämnar huset."
        skriv("\n".join(map(str, fynd)) if fynd else inget)
    sys.exit(REMARKS if fynd else 0)
