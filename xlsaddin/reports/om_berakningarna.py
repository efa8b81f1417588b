"""Om beräkningarna: every rule and parameter with its source, and what is our own reading."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import ParameterSaknas, gallande, kalla
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules import (
    avstamning,
    avvikelse,
    balanskrav,
    deltagarvolym,
    eget_kapital,
    genomstromning,
    impactindex,
    kassaflode,
    konsfordelning,
    kostnadsfordelning,
    malstatus,
    personnummer,
    samlat_utfall,
    soliditet,
    trappa,
)
from xlsaddin.rules.regel import Regel, regel_for
from xlsaddin.tabs.underlag import Underlag

TAB = "Om beräkningarna"
BOKDEL = Bokdel.GEMENSAMT

REGLER = (
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
    ("Kvar att återställa", balanskrav.att_aterstalla),
    ("Trappan", trappa.trappa),
    ("Avrundning eller fel", avstamning.utslag),
    ("Andel av en volym", deltagarvolym.volymandel),
    ("Kvar i verksamheten", deltagarvolym.kvar),
    ("Fått nej", deltagarvolym.fatt_nej),
    ("Inflöde mot utflöde", deltagarvolym.nettoinflode),
    ("Personnummer", personnummer.innehaller_personnummer),
    ("Samlat utfall", samlat_utfall.samlad_andel),
    ("Samlat antal", samlat_utfall.samlat_antal),
    ("Målstatus", malstatus.malstatus),
    ("Genomströmning", genomstromning.genomstromning),
    ("Det mindre könets andel", konsfordelning.mindre_andel),
    ("Könsskillnad", konsfordelning.konsskillnad),
    ("Impactvärde", impactindex.impactvarde),
    ("Impactindex", impactindex.impactindex),
    ("Impactvärde per målområde", impactindex.impactvarde_per_malomrade),
    ("Förenklat impactindex", impactindex.forenklat_impactindex),
    ("Slå sitt index", impactindex.slog_sitt_index),
    ("Viktavvikelse", impactindex.viktavvikelse),
)
_SOCIALA_VALUES = (
    ("Mål för impactindex", "impactmal", ""),
    ("Nära målet", "naramarginal", "högst "),
    ("Målområdets avvikelse", "viktavvikelse", "högst "),
    ("Det mindre könets andel", "konsfordelning", "minst "),
    ("Skillnad mellan könen", "konsskillnad", "högst "),
)

_ORD = (("Redovisningslag", "redovisningslag"), ("Reserven", "resultatreserv"))


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        TAB,
        "Om beräkningarna",
        "Varje regel och värde med sin källa. Vår egen tolkning är utmärkt.",
        (
            Block("Regler", _COLUMNS, tuple(_regel(name, regel_for(f)) for name, f in REGLER)),
            Block("Värden som gäller", _VARDEKOLUMNER, _values(u)),
        ),
        noter=(
            (
                "Inuti räknas alla belopp i kronor och ören. Avrundning sker en gång, när siffran "
                "visas, halva enheter från noll, varje cell för sig."
            ),
            "Kolumner för tidigare år visar publicerade siffror från fliken Jämförelseår.",
            (
                "Indikatorer som inte är mätta utelämnas ur indexet eller räknas som ej nådda, "
                "efter inställningen «Ej mätt». Ingen källa säger vilket: att de utelämnas är vår "
                "tolkning."
            ),
        ),
    )


_COLUMNS = (
    BlockColumn("lydelse", "Regel", Format.TEXT, 70),
    BlockColumn("källa", "Källa", Format.TEXT, 62),
    BlockColumn("tolkning", "Vår tolkning", Format.TEXT, 44),
)
_VARDEKOLUMNER = (
    BlockColumn("lydelse", "Värde", Format.TEXT, 70),
    BlockColumn("källa", "Källa", Format.TEXT, 62),
    BlockColumn("tolkning", "Vår tolkning", Format.TEXT, 44),
)


def _regel(name: str, regel: Regel) -> BlockRow:
    tolkning = " ".join(k.tolkning for k in regel.kallor if k.tolkning)
    return _row(name, regel.lydelse, "; ".join(str(k) for k in regel.kallor), tolkning)


def _row(name: str, lydelse: str, kallan: str, tolkning: str) -> BlockRow:
    cells = {"lydelse": lydelse, "källa": kallan, "tolkning": tolkning}
    return BlockRow(name, cells, RowKind.TEXT, key=f"{name}: {lydelse}")


def _values(u: Underlag) -> tuple[BlockRow, ...]:
    trappan, klass = gallande("trappa", u.balansdag), gallande("kontoklass", u.balansdag)
    steg = "; ".join(
        f"{s['andel']:.0%} upp till {s['till']:,} kr".replace(",", " ").replace("%", " %")
        for s in trappan["steg"]
    )
    return (
        _value("Trappans steg", f"{steg} (gäller från {trappan['giltig_fran']})", kalla(trappan)),
        _value("Första resultatkonto", str(klass["forsta_resultatkonto"]), kalla(klass)),
        *(_ord(u, *row) for row in _ORD),
        *_sociala_values(u),
    )


def _ord(u: Underlag, name: str, parameter: str) -> BlockRow:
    vardet = gallande(parameter, u.balansdag)
    return _value(name, f"{vardet['varde']} (från {vardet['giltig_fran']})", kalla(vardet))


def _sociala_values(u: Underlag) -> tuple[BlockRow, ...]:
    try:
        return (_viktskala(u), *(_socialt(u, *row) for row in _SOCIALA_VALUES))
    except ParameterSaknas:
        return ()


def _viktskala(u: Underlag) -> BlockRow:
    skala = gallande("viktskala", u.balansdag)
    return _value("Viktskala", f"{skala['minst']}–{skala['hogst']}", kalla(skala))


def _socialt(u: Underlag, name: str, parameter: str, grans: str) -> BlockRow:
    vardet = gallande(parameter, u.balansdag)
    return _value(name, f"{grans}{vardet['varde']} {vardet['enhet']}", kalla(vardet))


def _value(name: str, lydelse: str, kallan: Kalla) -> BlockRow:
    return _row(name, lydelse, str(kallan), kallan.tolkning)
