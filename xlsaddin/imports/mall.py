"""A column mapping: which of a file's columns is what, and how it writes numbers and days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from xlsaddin.tabs.values import normal_text

HUVUDBOK, SALDON, BUDGET = "Huvudbok", "Saldon", "Budget"
PLUS_FOR_INTAKTER, MINUS_FOR_INTAKTER = "plus för intäkter", "minus för intäkter"

NAMN = {
    "Datum": (
        *("datum", "bokföringsdatum", "bokföringsdag", "verifikationsdatum", "verifikatdatum"),
        *("verdatum", "ver.datum", "bokf.datum", "bokfdatum", "transaktionsdatum", "period"),
    ),
    "Konto": ("konto", "kontonr", "konto nr", "kontonummer", "kto", "slag", "baskonto"),
    "Ansvar": ("ansvar", "ansvarskod", "kostnadsställe", "kst", "kostnadsst", "enhet"),
    "Projekt": ("projekt", "projektkod", "projektnr", "proj"),
    "Text": ("text", "benämning", "beskrivning", "verifikationstext", "vertext", "kontonamn"),
    "Belopp": ("belopp", "belopp kr", "belopp sek", "summa", "utfall", "saldo", "budget", "kronor"),
    "Debet": ("debet", "debit", "debet kr"),
    "Kredit": ("kredit", "credit", "kredit kr"),
    "Verifikat": (
        *("verifikat", "verifikatnr", "verifikatnummer", "verifikation", "verifikationsnr"),
        *("verifikationsnummer", "vernr", "ver.nr", "ver nr", "ver"),
    ),
    "Post": ("post", "budgetpost"),
    "Ingående": ("ingående", "ingående balans", "ingående saldo", "ib", "ing balans"),
    "Utgående": ("utgående", "utgående balans", "utgående saldo", "ub", "utg balans"),
}
"""What the columns that we know are called elsewhere, in small letters."""
FORM = ("Separator", "Rubrikrad", "Blad", "Decimaltecken", "Datumform", "Tecken")
"""What else a mapping says: how the file is written."""
NYCKLAR = ("Flik", *NAMN, *FORM)
SEPARATORER = {"semikolon": ";", "tabb": "\t", "komma": ",", "lodstreck": "|"}
KRAV = {
    HUVUDBOK: (("Datum",), ("Konto",), ("Belopp", "Debet")),
    SALDON: (("Konto",), ("Ingående", "Utgående")),
    BUDGET: (("Post", "Konto"), ("Belopp",)),
}
"""The columns that the rows of a tab need, one of each."""


@dataclass(frozen=True, slots=True)
class Mall:
    """A column mapping.

    Attributes:
        namn: its name, "" where it has none yet.
        val: what it says, by the keys of `NYCKLAR`; a column's value is the header in the file.
    """

    namn: str = ""
    val: Mapping[str, str] = field(default_factory=dict)

    def med(self, **val: str) -> "Mall":
        """Return the mapping with more said."""
        return replace(self, val={**self.val, **{key: it for key, it in val.items() if it}})

    def kolumner(self) -> dict[str, str]:
        """Return the columns that it names: ours -> the file's header."""
        return {key: rubrik for key, rubrik in self.val.items() if key in NAMN}

    def passar(self, rubriker: list[str]) -> bool:
        """Tell whether a file has every column that it names."""
        there = {folded(it) for it in rubriker}
        return all(folded(it) in there for it in self.kolumner().values())


def folded(rubrik: str) -> str:
    """Return a header as headers compare.

    >>> folded(" Ver.  Nr ")
    'ver. nr'
    """
    return normal_text(rubrik).casefold()


def fraga(vad: str, nyckel: str, *svar: str) -> str:
    """Return the sentence that asks: what is unclear, and which option to give.

    >>> fraga("Datum kan läsas på två sätt", "Datumform", "dd/mm/åååå")
    'Datum kan läsas på två sätt. Lägg till --val "Datumform=dd/mm/åååå".'
    """
    val = " eller ".join(f'--val "{nyckel}={it}"' for it in svar)
    return f"{vad}. Lägg till {val}."
