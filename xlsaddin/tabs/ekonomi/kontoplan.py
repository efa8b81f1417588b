"""What the rows of the Kontoplan must say: posts that exist, and never two at once."""

from collections.abc import Iterator

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.kontoplan import PLATSER, RAKNING, TRAPPBAS, Kontorad
from xlsaddin.domain.post import BALANSRAKNING, NOT_FORDRINGAR, NOT_SKULDER
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.underlag import Underlag

BALANSEN = frozenset({NOT_FORDRINGAR, NOT_SKULDER, BALANSRAKNING})


def check(u: Underlag) -> list[Anmarkning]:
    """Return a remark for each row that leads nowhere, or that another one contradicts."""
    return [
        remark
        for rad in u.kontorader
        for remark in (*_konton(u, rad), *_poster(u, rad), *_utan_plats(u, rad))
    ] + [*_oavgjorda(u)]


def excelrad(u: Underlag, rad: Kontorad) -> int:
    """Return the row's number in Excel."""
    return u.table(KONTOPLAN).first_row + rad.number - 1


def _konton(u: Underlag, rad: Kontorad) -> Iterator[Anmarkning]:
    fran, till = rad.omfang.fran, rad.omfang.till
    if till < fran:
        text = f"Till konto {till} är lägre än Från konto {fran}. Byt plats."
    elif fran < u.first_resultatkonto <= till:
        text = (
            f"{fran}–{till} är både balanskonton och resultatkonton. Dela raden vid "
            f"{u.first_resultatkonto}."
        )
    else:
        return
    yield Anmarkning(KONTOPLAN.tab, excelrad(u, rad), "Till konto", text)


def _poster(u: Underlag, rad: Kontorad) -> Iterator[Anmarkning]:
    for plats in PLATSER:
        post = rad.poster.get(plats.column)
        if post is None or plats is TRAPPBAS:
            continue
        if post not in u.poster_i_plats[plats]:
            text = (
                f"«{post}» finns inte under {', '.join(plats.rapporter)} på fliken Poster. "
                "Rätta stavningen eller lägg till posten."
            )
        elif plats is not RAKNING and not u.ar_resultatrad(rad):
            text = f"{rad.omfang.fran} är ett balanskonto. Lämna {plats.column} tomt."
        elif plats is RAKNING and (u.poster_i_plats[plats][post] in BALANSEN) == u.ar_resultatrad(
            rad
        ):
            slag = "resultatkonto" if u.ar_resultatrad(rad) else "balanskonto"
            text = (
                f"{rad.omfang.fran} är ett {slag}, men «{post}» står i "
                f"{u.poster_i_plats[plats][post]}. Välj en annan post."
            )
        else:
            continue
        yield Anmarkning(KONTOPLAN.tab, excelrad(u, rad), plats.column, text)


def _utan_plats(u: Underlag, rad: Kontorad) -> Iterator[Anmarkning]:
    if not rad.poster:
        text = "Raden säger inte vart beloppet hör. Fyll i minst en av kolumnerna efter Projekt."
        yield Anmarkning(KONTOPLAN.tab, excelrad(u, rad), RAKNING.column, text)


def _oavgjorda(u: Underlag) -> Iterator[Anmarkning]:
    for (column, _), rad, annan in u.foretrade.oavgjorda():
        text = (
            f"Rad {excelrad(u, rad)} och rad {excelrad(u, annan)} gäller samma konton och är lika "
            "breda, så det går inte att säga vilken som gäller. Ändra konton, ansvar eller "
            "projekt på den ena."
        )
        yield Anmarkning(KONTOPLAN.tab, excelrad(u, annan), column, text)
