"""Om beräkningarna: every rule and parameter with its source, and what is our own reading."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import gallande, kalla
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules import (
    avstamning,
    avvikelse,
    balanskrav,
    eget_kapital,
    kassaflode,
    kostnadsfordelning,
    soliditet,
    trappa,
)
from xlsaddin.rules.regel import Regel, regel_for
from xlsaddin.tabs.underlag import Underlag

FLIK = "Om beräkningarna"

_REGLER = (
    ("Avvikelse", avvikelse.avvikelse),
    ("Kostnadsandel", kostnadsfordelning.kostnadsandel),
    ("Soliditet", soliditet.soliditet),
    ("Utgående eget kapital", eget_kapital.utgaende_eget_kapital),
    ("Övrigt eget kapital", eget_kapital.ovrigt_eget_kapital),
    ("Förändring av fordringar", kassaflode.fordringsforandring),
    ("Förändring av skulder", kassaflode.skuldforandring),
    ("Kassaflöde, löpande", kassaflode.kassaflode_lopande),
    ("Årets investeringar", kassaflode.arets_investeringar),
    ("Balanskravsjusteringar", balanskrav.efter_balanskravsjusteringar),
    ("Balanskravsresultat", balanskrav.balanskravsresultat),
    ("Trappan", trappa.trappa),
    ("Avrundning eller fel", avstamning.utslag),
)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        FLIK,
        "Om beräkningarna",
        "Varje regel och värde med sin källa. Vår egen tolkning är utmärkt.",
        (
            Block("Regler", _KOLUMNER, tuple(_regel(namn, regel_for(f)) for namn, f in _REGLER)),
            Block("Värden som gäller", _VARDEKOLUMNER, _varden(u)),
        ),
        noter=(
            (
                "Inuti räknas alla belopp i kronor och ören. Avrundning sker en gång, när siffran "
                "visas, halva enheter från noll, varje cell för sig."
            ),
            "Kolumner för tidigare år visar publicerade siffror från fliken Jämförelseår.",
        ),
    )


_KOLUMNER = (
    Kolumn("lydelse", "Regel", Format.TEXT, 70),
    Kolumn("källa", "Källa", Format.TEXT, 62),
    Kolumn("tolkning", "Vår tolkning", Format.TEXT, 44),
)
_VARDEKOLUMNER = (
    Kolumn("lydelse", "Värde", Format.TEXT, 70),
    Kolumn("källa", "Källa", Format.TEXT, 62),
    Kolumn("tolkning", "Vår tolkning", Format.TEXT, 44),
)


def _regel(namn: str, regel: Regel) -> Rad:
    tolkning = " ".join(k.tolkning for k in regel.kallor if k.tolkning)
    return _rad(namn, regel.lydelse, "; ".join(str(k) for k in regel.kallor), tolkning)


def _rad(namn: str, lydelse: str, kallan: str, tolkning: str) -> Rad:
    celler = {"lydelse": lydelse, "källa": kallan, "tolkning": tolkning}
    return Rad(namn, celler, Radslag.TEXT, nyckel=f"{namn}: {lydelse}")


def _varden(u: Underlag) -> tuple[Rad, ...]:
    trappan, klass = gallande("trappa", u.balansdag), gallande("kontoklass", u.balansdag)
    steg = "; ".join(
        f"{s['andel']:.0%} upp till {s['till']:,} kr".replace(",", " ").replace("%", " %")
        for s in trappan["steg"]
    )
    return (
        _varde("Trappans steg", f"{steg} (gäller från {trappan['giltig_fran']})", kalla(trappan)),
        _varde("Första resultatkonto", str(klass["forsta_resultatkonto"]), kalla(klass)),
    )


def _varde(namn: str, lydelse: str, kallan: Kalla) -> Rad:
    return _rad(namn, lydelse, str(kallan), kallan.tolkning)
