"""What a workbook's file may be called."""

from pathlib import Path

from xlsaddin.domain.errors import FelFilandelse, LikhetsteckenINamnet

MED_MAKRON = ".xlsm"


def krav_pa_andelse(fil: Path, andelse: str) -> None:
    """Refuse a file that Excel would not open by its name.

    Raises:
        FelFilandelse: the name ends otherwise.
    """
    if fil.suffix.casefold() != andelse.casefold():
        raise FelFilandelse(fil=fil, andelse=andelse)


def krav_pa_nytt_namn(fil: Path) -> None:
    """Refuse a name for a new workbook that the buttons' xlwings would read only in part.

    Raises:
        LikhetsteckenINamnet: it holds an equals sign.
    """
    if "=" in fil.name:
        raise LikhetsteckenINamnet(fil=fil)
