"""Överenskommelsen: each measure of the agreement by area, against last year, in words.

What is better is told by the measure's own direction. An area without data is blank, never 0.
"""

from itertools import groupby

from xlsaddin.domain.belopp import avrunda
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.figures.text import Kort, sentence
from xlsaddin.figures.urval import Om
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.ekonomi.perioden import med_ar
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, Stycke
from xlsaddin.tabs.manniskor.samhalle import Samhallsmatt, samhallsmatt
from xlsaddin.tabs.manniskor.samhallstabeller import SAMHALLSMATT, Riktning
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import LARGEST

TAB = "Överenskommelsen"
BOKDEL = Bokdel.DELTAGARE
INGA = "Inga mått är inlagda på fliken Samhällsmått."
AR, FORRA, DIFF, BEDOMNING = "år", "föregående år", "förändring", "bedömning"
BATTRE, SAMRE, LIKA, OKAT, MINSKAT = "bättre", "sämre", "oförändrat", "ökat", "minskat"
RIKET = "Riket"
"""The area that the others are compared with; it is not judged."""
BRUSFRIA_DECIMALER = 6


def cell(matt: str, omrade: str, column: str) -> Cell:
    """Return a cell on the row of an area, in the table of a measure."""
    return Cell(TAB, _key(matt, omrade), column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    matten = [it for it in samhallsmatt(u) if {u.ar, u.ar - 1} & {*it.ar}]
    innehall: list[Block | Stycke] = []
    for mal, grupp in groupby(matten, key=lambda it: it.mal):
        innehall.append(Stycke(f"Mål: {mal}"))
        for matt in grupp:
            innehall += [_tabell(u, matt), _omdome(matt)]
    return Rapport(
        TAB,
        "Överenskommelsens mål",
        "Året mot året före. Riktningen avgör vad som är bättre: också ett minus kan vara bättre.",
        tuple(innehall) or (Block("Mått", (), (BlockRow(INGA),)),),
        noter=("Tomt betyder att ingen siffra finns.",) if innehall else (),
    )


def _key(matt: str, omrade: str) -> str:
    return f"{matt}: {omrade}"


def _heading(matt: Samhallsmatt) -> str:
    return f"{matt.name} ({matt.enhet})"


def _tabell(u: Underlag, matt: Samhallsmatt) -> Block:
    visas = format_of(matt)
    columns = (
        BlockColumn(FORRA, med_ar("", u, 1).strip().capitalize(), visas, 12),
        BlockColumn(AR, med_ar("", u) or "Året", visas, 12),
        BlockColumn(DIFF, "Förändring", visas, 12),
        BlockColumn(BEDOMNING, "Bedömning", Format.TEXT, 14),
    )
    rows = tuple(_row(matt, omrade) for omrade in matt.omraden)
    return Block(_heading(matt), columns, rows, key=matt.name)


def _row(matt: Samhallsmatt, omrade: str) -> BlockRow:
    ar, forra, diff = (cell(matt.name, omrade, column) for column in (AR, FORRA, DIFF))
    cells: dict[str, Figur | str] = {
        FORRA: varde(matt.name, omrade, ks.tidigare_ar(1)),
        AR: varde(matt.name, omrade, ks.ARET),
        DIFF: utan_brus(ar - forra),
    }
    if omrade != RIKET:
        cells[BEDOMNING] = _bedomning(matt, diff)
    return BlockRow(omrade, cells, key=_key(matt.name, omrade))


def format_of(matt: Samhallsmatt) -> Format:
    """Return how a measure is shown: whole, or each value with as many decimals."""
    return Format.ANTAL if matt.hela else Format.UTFALL


def varde(matt: str, omrade: str, ar: Figur) -> Figur:
    """Return a measure's value; missing where there is none."""
    return SummaOm(
        SAMHALLSMATT.name,
        "Värde",
        (
            Condition("Mått", "=", Konstant(matt)),
            Condition("Område", "=", Konstant(omrade)),
            Condition("År", "=", ar),
            Condition("Värde", ">=", Konstant(-LARGEST)),
        ),
        otherwise_saknas=True,
    )


def utan_brus(figur: Figur) -> Figur:
    """Return a difference without the noise of binary fractions."""
    decimaler = Konstant(BRUSFRIA_DECIMALER)
    return Funktion("ROUND", (figur, decimaler), lambda tal, n: avrunda(tal, int(n)))


def _bedomning(matt: Samhallsmatt, diff: Cell) -> Figur:
    upp, ned = {
        Riktning.HOGRE: (BATTRE, SAMRE),
        Riktning.LAGRE: (SAMRE, BATTRE),
        None: (OKAT, MINSKAT),
    }[matt.riktning]
    andrat = Om(diff, ">", Konstant(0), text(upp), text(ned))
    return Om(diff, "=", Konstant(0), text(LIKA), andrat)


def _omdome(matt: Samhallsmatt) -> Stycke:
    """Return in how many areas it got better, worse, or neither."""
    ord_ = (BATTRE, SAMRE, LIKA) if matt.riktning else (OKAT, MINSKAT, LIKA)
    bedomning = ColumnRange(TAB, matt.name, BEDOMNING)
    forst, andra, tredje = (
        Kort(AntalOm("", (Condition(bedomning, "=", text(ett)),))) for ett in ord_
    )
    return Stycke(
        sentence(
            f"{ord_[0].capitalize()} i ",
            forst,
            f", {ord_[1]} i ",
            andra,
            f", {ord_[2]} i ",
            tredje,
            ".",
        ),
        key=f"omdöme {matt.name}",
    )
