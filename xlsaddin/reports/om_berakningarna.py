"""Om beräkningarna: every rule and parameter with its source, and what is our own reading."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import gallande, kalla
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules import (
    avstamning,
    avvikelse,
    balanskrav,
    eget_kapital,
    genomstromning,
    impactindex,
    kassaflode,
    konsfordelning,
    kostnadsfordelning,
    malstatus,
    socialt_bokslut,
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
    ("Samlat utfall", socialt_bokslut.samlat_utfall),
    ("Målstatus", malstatus.malstatus),
    ("Genomströmning", genomstromning.genomstromning),
    ("Det mindre könets andel", konsfordelning.mindre_andel),
    ("Jämn könsfördelning", konsfordelning.jamn_konsfordelning),
    ("Könsskillnad", konsfordelning.konsskillnad),
    ("Impactvärde", impactindex.impactvarde),
    ("Impactindex", impactindex.impactindex),
    ("Impactvärde per målområde", impactindex.impactvarde_per_malomrade),
    ("Förenklat impactindex", impactindex.forenklat_impactindex),
    ("Slå sitt index", impactindex.slog_sitt_index),
    ("Viktavvikelse", impactindex.viktavvikelse),
)
_SOCIALA_VARDEN = (
    ("Mål för impactindex", "impactmal", ""),
    ("Nära målet", "naramarginal", "högst "),
    ("Målområdets avvikelse", "viktavvikelse", "högst "),
    ("Det mindre könets andel", "konsfordelning", "minst "),
    ("Skillnad mellan könen", "konsskillnad", "högst "),
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
            "I en källa är «rad» raden i rapportens textversion.",
            "Kolumner för tidigare år visar publicerade siffror från fliken Jämförelseår.",
            (
                "Indikatorer som inte är mätta utelämnas ur indexet eller räknas som ej nådda, "
                "efter inställningen «Ej mätt». Ingen källa säger vilket: att de utelämnas är vår "
                "tolkning."
            ),
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
        _viktskala(u),
        *(_socialt(u, *rad) for rad in _SOCIALA_VARDEN),
    )


def _viktskala(u: Underlag) -> Rad:
    skala = gallande("viktskala", u.balansdag)
    return _varde("Viktskala", f"{skala['minst']}–{skala['hogst']}", kalla(skala))


def _socialt(u: Underlag, namn: str, parameter: str, grans: str) -> Rad:
    vardet = gallande(parameter, u.balansdag)
    return _varde(namn, f"{grans}{vardet['varde']} {vardet['enhet']}", kalla(vardet))


def _varde(namn: str, lydelse: str, kallan: Kalla) -> Rad:
    return _rad(namn, lydelse, str(kallan), kallan.tolkning)
