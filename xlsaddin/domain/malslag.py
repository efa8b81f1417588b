"""The kinds of target: one frozen record a kind, and everything that depends on the kind in it.

A kind is its word in `Maltyp` with a `Malslag` beside it. What else there is (the rule, the
formulas, the checks, the validation list, the worksheet function's help) asks the record.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum, StrEnum, auto
from fractions import Fraction
from functools import cache
from typing import NamedTuple, Self

from xlsaddin.domain.indikator import FLODESMATT, Enhet, Matning, Tal

_STRECK = re.compile("[‐-―−]")


class Hoplaggning(Enum):
    """The ways in which the events of plattformar and sexes become one outcome."""

    ANDEL = auto()
    """All numerators ÷ all denominators."""
    KVOT = auto()
    """The same, in the target's own measure."""
    ANTAL = auto()
    """What is counted, and one for each told event."""
    VARDE = auto()
    """One booked value, that nothing can be added to."""
    MINDRE_KON = auto()
    """The sex that is fewer ÷ both."""
    KONSSKILLNAD = auto()
    """The distance between women's share and men's; or one booked difference."""


class Form(Enum):
    """How the numbers of an event are booked."""

    MED_NAMNARE = auto()
    UTAN_NAMNARE = auto()


class Betydelse(NamedTuple):
    """What the numbers of an event mean, booked in one form for a target in one unit.

    Attributes:
        hoplaggning: how events become the outcome.
        faktor: what the pooled numbers are multiplied with, to be what the target is.
        i_ord: the outcome: `{procent}`, `{hundradelar}` or `{tal}`, with `{enhet}`,
            `{taljare}`, `{namnare}` and `{farre}`: the sex that is fewer, and a space.
    """

    hoplaggning: Hoplaggning
    faktor: Fraction
    i_ord: str


Betydelser = Mapping[tuple[Enhet, Form], Betydelse]
"""What each form of data means in each unit; what is not there is a remark."""

_ETT, _HUNDRA = Fraction(1), Fraction(100)
_VARDE = Betydelse(Hoplaggning.VARDE, _ETT, "{tal}{enhet}")
_SNITT = Betydelse(Hoplaggning.KVOT, _ETT, "{tal}{enhet} ({taljare} delat med {namnare})")
_TID: Betydelser = {
    (enhet, form): betydelse
    for enhet in (Enhet.DAGAR, Enhet.MANADER)
    for form, betydelse in ((Form.UTAN_NAMNARE, _VARDE), (Form.MED_NAMNARE, _SNITT))
}
_ANDEL: Betydelser = {
    (Enhet.PROCENT, Form.MED_NAMNARE): Betydelse(
        Hoplaggning.ANDEL, _ETT, "{procent} % ({taljare} av {namnare})"
    ),
    (Enhet.PROCENT, Form.UTAN_NAMNARE): Betydelse(
        Hoplaggning.VARDE, 1 / _HUNDRA, "{hundradelar}{enhet}"
    ),
}
_KON: Betydelser = {
    (Enhet.PROCENT, Form.UTAN_NAMNARE): Betydelse(
        Hoplaggning.MINDRE_KON, _ETT, "{farre}{procent} % ({taljare} av {namnare})"
    )
}
_SKILLNAD: Betydelser = {
    (Enhet.PROCENTENHETER, form): Betydelse(
        Hoplaggning.KONSSKILLNAD, _ETT, "{hundradelar} procentenheter"
    )
    for form in Form
}
_BERATTAT: Betydelser = {
    (Enhet.ANTAL, Form.UTAN_NAMNARE): Betydelse(Hoplaggning.ANTAL, _ETT, "{tal} st")
}
_FORANDRING: Betydelser = {
    **{(enhet, Form.UTAN_NAMNARE): _VARDE for enhet in Enhet},
    **_TID,
    # Written as its target is: 42 of 100 is 42 where last year's share is 40 %.
    (Enhet.PROCENT, Form.MED_NAMNARE): Betydelse(
        Hoplaggning.KVOT, _HUNDRA, "{tal}{enhet} ({taljare} av {namnare})"
    ),
}


class Malslag(NamedTuple):
    """All that is special to a kind of target; no field has a default.

    A kind is written as a relative of another: what differs from it stands with its word.

    Attributes:
        kvar: (utfall, mal) -> how much is missing; zero or less when the target is reached.
        kvar_formel: the same in a cell: `{u}` is the outcome, `{m}` the target.
        minst: the least outcome or target that makes sense, or None; shares are 0-1.
        hogst: the greatest that makes sense, or None.
        strikt: an outcome equal to the target does not reach it.
        har_nara: an outcome within the margin, in percentage points, is near.
        betydelser: the units that fit the target, and what data mean in them.
        kraver_mal: without a target the indicator cannot be judged; where not, it is not measured.
        standardmal: the target of the worksheet function where none is given: a number, or the
            name of the parameter that holds it in percent; None when it must be given.
        enda_mal: the only target that the kind can have, or None.
        ja_eller_nej: the worksheet function takes yes and no for outcome and target too.
        matningar: what the outcome can be measured with.
        mal_i_ord: the target: `{mal}`, `{enhet}`, and `{motsatt}` for what is left to a hundred.
        noll_i_ord: the words for the target nought, where the outcome is then the change itself;
            "" where nought is a target as any other.
        kon_kravs: the remark on a count whose sex is not given; "" where it need not be.
    """

    kvar: Callable[[Tal, Tal], Tal]
    kvar_formel: str
    minst: int | None
    hogst: int | None
    strikt: bool
    har_nara: bool
    betydelser: Betydelser
    kraver_mal: bool
    standardmal: int | str | None
    enda_mal: int | None
    ja_eller_nej: bool
    matningar: frozenset[Matning]
    mal_i_ord: str
    noll_i_ord: str
    kon_kravs: str

    @property
    def enheter(self) -> tuple[Enhet, ...]:
        """The units that fit the target."""
        return tuple(dict.fromkeys(enhet for enhet, _ in self.betydelser))

    @property
    def mot_forra_aret(self) -> bool:
        """Whether the target is last year's value: then nought stands for a booked change."""
        return bool(self.noll_i_ord)

    def betydelse(self, enhet: Enhet, form: Form) -> Betydelse:
        """Return what data of a form mean, or of the other form where only that has a meaning."""
        med, utan = ((enhet, f) for f in Form)
        forst, sedan = (med, utan) if form is Form.MED_NAMNARE else (utan, med)
        return self.betydelser.get(forst) or self.betydelser[sedan]


def _upp_till(utfall: Tal, mal: Tal) -> Tal:
    return mal - utfall


def _ner_till(utfall: Tal, mal: Tal) -> Tal:
    return utfall - mal


_MINST_ANDEL = Malslag(
    kvar=_upp_till,
    kvar_formel="{m}-{u}",
    minst=0,
    hogst=1,
    strikt=False,
    har_nara=True,
    betydelser=_ANDEL,
    kraver_mal=True,
    standardmal=None,
    enda_mal=None,
    ja_eller_nej=False,
    matningar=frozenset(Matning) - {Matning.DELTAGARE},
    mal_i_ord="minst {mal}{enhet}",
    noll_i_ord="",
    kon_kravs="",
)
_MINST_ANTAL = _MINST_ANDEL._replace(
    hogst=None,
    har_nara=False,
    betydelser={**_BERATTAT, **_TID},
    matningar=frozenset({Matning.SOCIAL_BOKFORING}),
)
_OKAT = _MINST_ANDEL._replace(
    minst=None,
    hogst=None,
    strikt=True,
    har_nara=False,
    betydelser=_FORANDRING,
    kraver_mal=False,
    matningar=frozenset({Matning.SOCIAL_BOKFORING}),
    mal_i_ord="högre än {mal}{enhet}",
    noll_i_ord="ökat",
)


class Maltyp(StrEnum):
    """The kinds of target, in the words that a person types in the workbook."""

    _value_: str
    malslag: Malslag

    def __new__(cls, ord_: str, *malslag: Malslag) -> Self:
        """Return the word with the record of its kind; a word without one is no kind."""
        en = str.__new__(cls, ord_)
        en._value_ = ord_
        (en.malslag,) = malslag
        return en

    MINST_ANDEL = "minst andel", _MINST_ANDEL
    HOGST_ANDEL = (
        "högst andel",
        _MINST_ANDEL._replace(
            kvar=_ner_till, kvar_formel="{u}-{m}", mal_i_ord="högst {mal}{enhet}"
        ),
    )
    KONSFORDELNING = (
        "könsfördelning 40–60",
        _MINST_ANDEL._replace(
            kvar=lambda utfall, mal: min(mal, 1 - mal) - min(utfall, 1 - utfall),
            kvar_formel="MIN({m},1-{m})-MIN({u},1-{u})",
            standardmal="konsfordelning",
            betydelser=_KON,
            matningar=frozenset({Matning.SOCIAL_BOKFORING, *FLODESMATT}),
            mal_i_ord="{mal}–{motsatt} %",
            kon_kravs="Könsfördelning räknar kvinnor och män. Ange vilka raden gäller.",
        ),
    )
    KONSSKILLNAD = (
        "könsskillnad högst",
        _MINST_ANDEL._replace(
            kvar=lambda utfall, mal: max(utfall, -utfall) - mal,
            kvar_formel="ABS({u})-{m}",
            minst=-1,
            betydelser=_SKILLNAD,
            standardmal="konsskillnad",
            matningar=frozenset({Matning.SOCIAL_BOKFORING, Matning.ENKAT}),
            mal_i_ord="högst {mal}{enhet}",
            kon_kravs="Könsskillnad jämför kvinnor och män. Ange vilka raden gäller.",
        ),
    )
    MINST_ANTAL = "minst antal", _MINST_ANTAL
    HOGST_ANTAL = (
        "högst antal",
        _MINST_ANTAL._replace(
            kvar=_ner_till, kvar_formel="{u}-{m}", mal_i_ord="högst {mal}{enhet}"
        ),
    )
    BESKRIVNING = (
        "beskrivning finns",
        _MINST_ANTAL._replace(
            betydelser=_BERATTAT,
            standardmal=1,
            ja_eller_nej=True,
            mal_i_ord="minst {mal} beskrivning",
        ),
    )
    MINSKAT = (
        "minskat",
        _OKAT._replace(
            kvar=_ner_till,
            kvar_formel="{u}-{m}",
            mal_i_ord="lägre än {mal}{enhet}",
            noll_i_ord="minskat",
        ),
    )
    OKAT = "ökat", _OKAT
    ALLA = (
        "alla",
        _MINST_ANDEL._replace(standardmal=1, enda_mal=1, mal_i_ord="{mal}{enhet}"),
    )


@cache
def maltyp(text: str) -> Maltyp | None:
    """Return the kind that `text` names, or None; case, spaces and kind of dash do not matter.

    >>> str(maltyp(" Könsfördelning 40-60")), maltyp("ungefär")
    ('könsfördelning 40–60', None)
    """
    return _MALTYPER.get(_vikt_ihop(text))


def _vikt_ihop(text: str) -> str:
    rakt = _STRECK.sub("-", unicodedata.normalize("NFC", text))
    return " ".join(rakt.casefold().split())


_MALTYPER = {_vikt_ihop(kind): kind for kind in Maltyp}
