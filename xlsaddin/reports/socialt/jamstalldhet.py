"""Jämställdhet: is each group mixed (40-60), and do women and men answer alike (20 points)?"""

from xlsaddin.domain.indikator import Kon, Maltyp
from xlsaddin.figures.figur import Figur, Kolumnomrade, Konstant
from xlsaddin.figures.funktion import Om
from xlsaddin.reports.rapport import Block, Diagram, Format, Kolumn, Rad, Rapport, Serie
from xlsaddin.reports.socialt import indikatorsammandrag as sm, jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatortext import mal, resultat, symbol
from xlsaddin.reports.socialt.socialsumma import SAKNAS
from xlsaddin.tabs.socialt.poster import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

FLIK = jt.FLIK
INGA_FORDELNINGAR = "Ingen indikator på fliken Indikatorer gäller könsfördelning."
INGA_SKILLNADER = "Ingen indikator på fliken Indikatorer gäller könsskillnad."
_FASTSTALLD = (
    (
        "En fastställd status står kvar oberoende av siffrorna; "
        "skälet står på fliken Socialt bokslut."
    ),
)
_UTFALL = (
    Kolumn("mål", "Målnivå", Format.TEXT, 26),
    Kolumn("resultat", "Resultat", Format.TEXT, 28),
    Kolumn("status", "Status", Format.TEXT, 9),
    Kolumn("symbol", "Symbol", Format.TEXT, 8),
)
_ANDELAR = (
    Kolumn("kvinnors andel", "Andel kvinnor", Format.PROCENT, 10),
    Kolumn("mäns andel", "Andel män", Format.PROCENT, 10),
)
_FORDELNING = (
    Kolumn(Kon.KVINNOR, "Kvinnor", Format.ANTAL, 10),
    Kolumn(Kon.MAN, "Män", Format.ANTAL, 10),
    *_ANDELAR,
    *_UTFALL,
)
_SKILLNAD = (
    Kolumn("kvinnors täljare", "Kvinnor, antal", Format.TAL, 10),
    Kolumn("mäns täljare", "Män, antal", Format.TAL, 10),
    *_ANDELAR,
    *_UTFALL,
)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    fordelningar = [rad for rad in budget(u) if rad.maltyp is Maltyp.KONSFORDELNING]
    skillnader = [rad for rad in budget(u) if rad.maltyp is Maltyp.KONSSKILLNAD]
    return Rapport(
        FLIK,
        "Jämställdhet",
        "Det mindre könets andel av en grupp, och skillnaden mellan kvinnors och mäns svar.",
        (
            Block(
                "Könsfördelning",
                _FORDELNING,
                tuple(_fordelning(rad) for rad in fordelningar)
                or (Rad(INGA_FORDELNINGAR, nyckel="inga fördelningar"),),
            ),
            Block(
                "Skillnad mellan kvinnor och män",
                _SKILLNAD,
                tuple(_skillnad(u, rad) for rad in skillnader)
                or (Rad(INGA_SKILLNADER, nyckel="inga skillnader"),),
            ),
        ),
        noter=(
            "Könsfördelningen är jämn när det mindre könets andel når den lägre gränsen.",
            (
                "Där antalen för kvinnor och män saknas är bara skillnaden publicerad. "
                "«20 %» läses som procentenheter, skillnaden mellan två andelar: vår tolkning."
            ),
            *(_FASTSTALLD if any(rad.faststalld for rad in (*fordelningar, *skillnader)) else ()),
        ),
        diagram=_diagram() if fordelningar else (),
    )


def _utfall(rad: Budgetrad) -> dict[str, Figur]:
    status = sm.cell(rad.id, "status")
    return {
        "mål": mal(rad),
        "resultat": resultat(rad),
        "status": status,
        "symbol": symbol(jt.cell(rad, "status")),
    }


def _fordelning(rad: Budgetrad) -> Rad:
    kvinnor, man = jt.antal(rad)
    bokforda = sm.cell(rad.id, "antal")
    raknade = {kon: jt.summan(rad, "Täljare", kon) for kon in Kon}
    celler: dict[str, Figur] = {
        **{
            str(kon): Om(bokforda, "=", Konstant(0), SAKNAS, antal)
            for kon, antal in raknade.items()
        },
        "kvinnors andel": kvinnor / (kvinnor + man),
        "mäns andel": man / (kvinnor + man),
    }
    return Rad(f"{rad.id} {rad.indikator}", celler | _utfall(rad), nyckel=rad.id)


def _skillnad(u: Underlag, rad: Budgetrad) -> Rad:
    celler: dict[str, Figur] = {}
    if jt.per_kon(u, rad):
        for kon, vems in ((Kon.KVINNOR, "kvinnors"), (Kon.MAN, "mäns")):
            taljare = jt.cell(rad, f"{vems} täljare")
            celler[f"{vems} täljare"] = jt.summan(rad, "Täljare", kon)
            celler[f"{vems} andel"] = taljare / jt.summan(rad, "Nämnare", kon)
    return Rad(f"{rad.id} {rad.indikator}", celler | _utfall(rad), nyckel=rad.id)


def _diagram() -> tuple[Diagram, ...]:
    return (
        Diagram(
            "Könsfördelning",
            "Liggande staplar: andelen kvinnor och andelen män i varje grupp.",
            Kolumnomrade(FLIK, 0, "text"),
            (
                Serie("Andel kvinnor", Kolumnomrade(FLIK, 0, "kvinnors andel")),
                Serie("Andel män", Kolumnomrade(FLIK, 0, "mäns andel")),
            ),
            Format.PROCENT,
            "bar",
        ),
    )
