"""Whether a backup is a workbook at all, before anything is replaced by it."""

import stat
from pathlib import Path

from xlsaddin.domain.errors import SakerhetskopianArSkadad, XlsAddinError
from xlsaddin.excel.package.package import Package


def refuse_other_than_file(backup: Path) -> None:
    """Refuse a link, a pipe, a folder that is named as a backup.

    Raises:
        SakerhetskopianArSkadad: it is no file.
    """
    if not stat.S_ISREG(backup.lstat().st_mode):
        raise SakerhetskopianArSkadad(fil=backup)


def refuse_broken(backup: Path) -> None:
    """Refuse a backup that is no whole workbook: every part is read, and its sum checked.

    Raises:
        SakerhetskopianArSkadad: it is cut off, empty or something else.
    """
    refuse_other_than_file(backup)
    try:
        with Package(backup) as package:
            package.check()
    except XlsAddinError as error:
        raise SakerhetskopianArSkadad(fil=backup) from error
