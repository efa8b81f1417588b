"""What stops the work. The docstring of each error is the Swedish sentence that the user reads.

Problems in the user's data are not errors but values: see `anmarkning`.
"""

import inspect


class XlsAddinError(Exception):
    """Något gick fel, och ingenting har ändrats."""

    exit_code = 3

    def __init__(self, **plats: object) -> None:
        super().__init__(inspect.cleandoc(self.__doc__ or "").replace("\n", " ").format(**plats))


class FilenSaknas(XlsAddinError):
    """Filen {fil} finns inte. Kontrollera namnet och mappen."""


class FilenArLast(XlsAddinError):
    """Filen {fil} är öppen i ett annat program. Stäng arbetsboken och försök igen."""


class FilenArSkadad(XlsAddinError):
    """Filen {fil} går inte att läsa: den är avbruten eller skadad. Hämta en hel kopia."""


class FilenArKrypterad(XlsAddinError):
    """Filen {fil} är skyddad med lösenord. Ta bort lösenordet i Excel och spara om."""


class FelFilformat(XlsAddinError):
    """Filen {fil} är ingen arbetsbok av typen .xlsx eller .xlsm. Spara om den i Excel."""


class FlikenSaknas(XlsAddinError):
    """Fliken {flik} saknas i arbetsboken. Hämta den ur en ny arbetsbok."""


class PivottabellPaRapportflik(XlsAddinError):
    """Fliken {flik} innehåller en pivottabell. Flytta den till en egen flik och försök igen."""
