"""What an import did, or would do, in words and for programs."""

from collections.abc import Iterator, Mapping

from xlsaddin.actions.importera import Importerad
from xlsaddin.actions.importplan import Plan
from xlsaddin.domain.belopp import shown
from xlsaddin.tabs.ekonomi.kontering import UtanPost

MEST = 20


def visat(plan: Plan) -> Iterator[str]:
    """Yield what the file holds, and what importing it does: to be judged before it is done."""
    yield from plan.inlast.visat
    if plan.inlast.har_fel:
        return
    if plan.redan:
        yield f"Samma innehåll är redan importerat: {plan.redan}. Ingenting läggs till."
        return
    yield f"Rader: {_rader(plan.rader)}."
    if plan.ersatter:
        yield f"Ersätter {', '.join(plan.ersatter)}."
        yield from _forst(plan.skillnader or ["Ingen summa ändras."])


def rader(svar: Importerad, *, torrkor: bool = False, angrad: bool = False) -> Iterator[str]:
    """Yield what was done, and what is left for the user to do."""
    plan = svar.plan
    if angrad:
        yield f"Klart: import {plan.etikett} är borttagen. {_rader(plan.rader) or 'Inga rader'}."
    else:
        yield from visat(plan)
    if plan.inlast.har_fel:
        yield "Ingenting är skrivet. Rätta det som är fel eller svara på det som är oklart."
        return
    if svar.utan_post:
        yield "Konton utan post i Kontoplan, med en rad att klistra in där:"
        yield from _forst([_klistra(it) for it in svar.utan_post])
    if not angrad and not plan.redan:
        yield (
            "Torrkörning: ingenting är skrivet."
            if torrkor
            else f"Klart: {plan.etikett} är importerad."
        )


def _klistra(it: UtanPost) -> str:
    """Return a booking without a post, its amount, and the row to paste on the Kontoplan."""
    return "\t".join([f"{it.bokning.kontering}: {shown(it.bokning.belopp, 2)} kr", *it.forslag])


def _rader(antal: Mapping[str, int]) -> str:
    return ", ".join(f"{name.removeprefix('tbl')} {antal}" for name, antal in antal.items())


def _forst(lines: list[str]) -> Iterator[str]:
    yield from (f"  {it}" for it in lines[:MEST])
    if len(lines) > MEST:
        yield f"  … och {len(lines) - MEST} till."


def som_data(svar: Importerad) -> dict[str, object]:
    """Return the answer for programs."""
    plan = svar.plan
    return {
        "import": plan.etikett,
        "skriven": svar.skriven,
        "redan": plan.redan or None,
        "ersatter": plan.ersatter,
        "rader": {name.removeprefix("tbl"): antal for name, antal in plan.rader.items()},
        "skillnader": plan.skillnader,
        "visat": plan.inlast.visat,
        "utan_post": [
            {
                "konto": it.bokning.kontering.konto,
                "ansvar": it.bokning.kontering.ansvar,
                "projekt": it.bokning.kontering.projekt,
                "belopp": it.bokning.belopp,
                "forslag": it.forslag,
            }
            for it in svar.utan_post
        ],
        "anmarkningar": [it.as_data() for it in (*plan.inlast.anmarkningar, *svar.anmarkningar)],
    }
