"""The kinds of target: one frozen record a kind, and everything that depends on the kind in it.

A kind is its word in `Maltyp` with a `Malslag` beside it. What else there is (the rule, the
formulas, the checks, the validation list, the worksheet function's help) asks the record.
"""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum, StrEnum, auto
from functools import cache
from typing import NamedTuple, Self

from xlsaddin.domain.indikator import Enhet, Matning, Tal

_STRECK = re.compile("[‐-―−]")


class Hoplaggning(Enum):
    """The ways in which the events of plattformar and sexes become one outcome."""

    ANDEL = auto()
    """All numerators ÷ all denominators."""
    ANTAL = auto()
    """What is counted, and one for each told event."""
    MINDRE_KON = auto()
    """The sex that is fewer ÷ both."""
    KONSSKILLNAD = auto()
    """The distance between women's share and men's; or one booked difference."""
    FORANDRING = auto()
    """A share where there are denominators, else one booked value."""


class Namnare(Enum):
    """Whether an event has a denominator."""

    KRAVS = auto()
    INGEN = auto()
    VALFRI = auto()
    """A value alone is an outcome of its own, that nothing can be added to."""


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
        enheter: the units that fit the target.
        kraver_mal: without a target the indicator cannot be judged; where not, it is not measured.
        standardmal: the target of the worksheet function where none is given: a number, or the
            name of the parameter that holds it in percent; None when it must be given.
        enda_mal: the only target that the kind can have, or None.
        ja_eller_nej: the worksheet function takes yes and no for outcome and target too.
        hoplaggning: how events are pooled.
        matningar: what the outcome can be measured with.
        mal_i_ord: the target: `{mal}`, `{enhet}`, and `{motsatt}` for what is left to a hundred.
        noll_i_ord: the words for the target nought; "" where they are those of any other.
        utfall_i_ord: the outcome: `{procent}`, `{procentenheter}`, `{antal}` or `{tal}`, with
            `{enhet}`, `{taljare}`, `{namnare}` and `{farre}`: the sex that is fewer, and a space.
        namnare: whether an event has a denominator.
        kon_kravs: the remark on a count whose sex is not given; "" where it need not be.
        hogst_ensamt: the greatest size of a value without denominator, as booked; None for any.
    """

    kvar: Callable[[Tal, Tal], Tal]
    kvar_formel: str
    minst: int | None
    hogst: int | None
    strikt: bool
    har_nara: bool
    enheter: frozenset[Enhet]
    kraver_mal: bool
    standardmal: int | str | None
    enda_mal: int | None
    ja_eller_nej: bool
    hoplaggning: Hoplaggning
    matningar: frozenset[Matning]
    mal_i_ord: str
    noll_i_ord: str
    utfall_i_ord: str
    namnare: Namnare
    kon_kravs: str
    hogst_ensamt: int | None


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
    enheter=frozenset({Enhet.PROCENT}),
    kraver_mal=True,
    standardmal=None,
    enda_mal=None,
    ja_eller_nej=False,
    hoplaggning=Hoplaggning.ANDEL,
    matningar=frozenset(Matning),
    mal_i_ord="minst {mal}{enhet}",
    noll_i_ord="",
    utfall_i_ord="{procent} % ({taljare} av {namnare})",
    namnare=Namnare.KRAVS,
    kon_kravs="",
    hogst_ensamt=None,
)
_MINST_ANTAL = _MINST_ANDEL._replace(
    hogst=None,
    har_nara=False,
    enheter=frozenset({Enhet.ANTAL}),
    hoplaggning=Hoplaggning.ANTAL,
    matningar=frozenset({Matning.SOCIAL_BOKFORING}),
    utfall_i_ord="{antal} st",
    namnare=Namnare.INGEN,
)
_OKAT = _MINST_ANDEL._replace(
    minst=None,
    hogst=None,
    strikt=True,
    har_nara=False,
    enheter=frozenset(Enhet),
    kraver_mal=False,
    hoplaggning=Hoplaggning.FORANDRING,
    matningar=frozenset({Matning.SOCIAL_BOKFORING}),
    mal_i_ord="högre än {mal}{enhet}",
    noll_i_ord="ökat",
    utfall_i_ord="{tal}{enhet}",
    namnare=Namnare.VALFRI,
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
            hoplaggning=Hoplaggning.MINDRE_KON,
            matningar=frozenset({Matning.SOCIAL_BOKFORING}),
            mal_i_ord="{mal}–{motsatt} %",
            utfall_i_ord="{farre}{procent} % ({taljare} av {namnare})",
            namnare=Namnare.INGEN,
            kon_kravs="Könsfördelning räknar kvinnor och män. Ange vilka raden gäller.",
        ),
    )
    KONSSKILLNAD = (
        "könsskillnad högst",
        _MINST_ANDEL._replace(
            kvar=lambda utfall, mal: max(utfall, -utfall) - mal,
            kvar_formel="ABS({u})-{m}",
            minst=-1,
            enheter=frozenset({Enhet.PROCENTENHETER}),
            standardmal="konsskillnad",
            hoplaggning=Hoplaggning.KONSSKILLNAD,
            matningar=frozenset({Matning.SOCIAL_BOKFORING, Matning.ENKAT}),
            mal_i_ord="högst {mal}{enhet}",
            utfall_i_ord="{procentenheter} procentenheter",
            namnare=Namnare.VALFRI,
            kon_kravs="Könsskillnad jämför kvinnor och män. Ange vilka raden gäller.",
            hogst_ensamt=100,
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
            standardmal=1, ja_eller_nej=True, mal_i_ord="minst {mal} beskrivning"
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
