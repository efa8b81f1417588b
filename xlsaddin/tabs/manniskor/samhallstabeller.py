"""The declarations of the data tabs on who the participants are, and on the society around them."""

from enum import StrEnum

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs.schema import Column, Kind, Table
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET, JA, NEJ


class Riktning(StrEnum):
    """Which way a measure is wanted to go."""

    HOGRE = "högre är bättre"
    LAGRE = "lägre är bättre"


def _kalla() -> Column:
    return Column("Källa", Kind.TEXT, "Var uppgiften är redovisad.", False, width=50, fri=True)


def _ar() -> Column:
    return Column("År", Kind.HELTAL, "Arbetsbokens år, eller ett tidigare.", width=8)


BAKGRUND = Table(
    "Bakgrund",
    "tblBakgrund",
    (
        _ar(),
        Column("Insats", Kind.TEXT, f"En insats, eller «{HELA_FORBUNDET}».", width=22),
        Column("Indelning", Kind.TEXT, "Vad de delas in efter, till exempel ålder.", width=30),
        Column("Kategori", Kind.TEXT, "Gruppen, som den ska stå i tabellen.", width=40),
        Column("Kvinnor", Kind.HELTAL, "Hur många kvinnor.", required=False, width=12),
        Column("Män", Kind.HELTAL, "Hur många män.", required=False, width=12),
        Column(
            "Andel",
            Kind.BELOPP,
            "Publicerad andel i procent, där antalen saknas: skriv 14,5 för 14,5 %.",
            required=False,
            width=10,
        ),
        Column(
            "Flera svar",
            Kind.TEXT,
            "Ja när en person kan höra till flera grupper.",
            required=False,
            allowed=(JA, NEJ),
            width=12,
        ),
        _kalla(),
    ),
    "Vilka deltagarna är: en rad per år, insats, indelning och kategori.",
    Bokdel.DELTAGARE,
    may_be_missing=True,
    carried=True,
)

SAMHALLSMATT = Table(
    "Samhällsmått",
    "tblSamhallsmatt",
    (
        Column("Mål", Kind.TEXT, "Överenskommelsens mål.", width=60, fri=True),
        Column("Mått", Kind.TEXT, "Det som mäts, lika stavat på alla sina rader.", width=60),
        Column("Område", Kind.TEXT, "Kommunen, regionen eller riket.", width=20),
        _ar(),
        Column(
            "Värde",
            Kind.BELOPP,
            "Måttets värde. Tomt när det inte finns något: tomt blir aldrig 0.",
            required=False,
            width=12,
        ),
        Column("Enhet", Kind.TEXT, "Till exempel %, antal eller dagar.", width=16, fri=True),
        Column(
            "Riktning",
            Kind.TEXT,
            "Vad som är bättre. Tomt: förändringen sägs utan att bedömas.",
            required=False,
            allowed=tuple(map(str, Riktning)),
            width=18,
        ),
        Column(
            "Diagram",
            Kind.TEXT,
            "Ja om måttet ska visas i diagram över alla år som finns.",
            required=False,
            allowed=(JA, NEJ),
            width=10,
        ),
        _kalla(),
    ),
    "Överenskommelsens mått: en rad per mått, område och år.",
    Bokdel.DELTAGARE,
    may_be_missing=True,
    carried=True,
)

KOMPETENS = Table(
    "Kompetens",
    "tblKompetens",
    (
        Column("Tillfälle", Kind.TEXT, "Utbildningen eller träffen.", width=44),
        Column("Datum", Kind.DATUM, "Dagen, om den är känd.", required=False, width=12),
        Column("Deltagare", Kind.HELTAL, "Hur många som deltog.", width=12),
        _kalla(),
    ),
    "Årets kompetensutveckling: en rad per tillfälle.",
    Bokdel.DELTAGARE,
    may_be_missing=True,
)
