"""Small data tables as a reader would find them."""

from collections.abc import Mapping, Sequence

from templates.arsdata import FORSTA_DATARAD, las_arsdata, ratabeller
from templates.build import ROT
from xlsaddin.tabs.reading import Ratabell
from xlsaddin.tabs.schema import Tabell

MAPP = ROT / "templates/umea/2023"


def ratabell(tabell: Tabell, *rader: Sequence[object], **andra: object) -> Ratabell:
    """Return a table with these rows; `andra` replaces other fields."""
    falt = {
        "flik": tabell.flik,
        "rubriker": [kolumn.namn for kolumn in tabell.kolumner],
        "forsta_rad": FORSTA_DATARAD,
        "rader": rader,
    }
    return Ratabell(**(falt | andra))


def hela_2023(
    bytta: Mapping[str, Ratabell] | None = None, tillagda: Mapping[str, list[object]] | None = None
) -> dict[str, Ratabell]:
    """Return the tables of 2023, some replaced, or with a row added at the end."""
    data = las_arsdata(MAPP)
    for namn, rad in (tillagda or {}).items():
        data[namn].append(rad)
    return ratabeller(data) | dict(bytta or {})
