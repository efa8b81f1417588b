"""Kontosammandrag of the constructed year, worked out by hand: one row for each of Kontoplan.

A row has all that it takes, and then what is left for each place that it names: a narrower row
takes its part first. The arithmetic of those stands in `tests/data/konstruerat_ar/README.md`.
"""

from tests.reports.konstruerat_ar import table

KONTERING = "från; till; utfall"
PLATSER = (
    "Räkning eller not, kr; Utfall och budget, kr; Kostnadsfördelning, kr; Varav, kr; "
    "Trappans bas, kr"
)
SALDON = "från; till; ingående; utgående"

PERIODEN = table(
    "värde",
    {
        "År": (2024,),
        "Första dag": (45_292,),
        "Sista dag": (45_657,),
        "Tecken i huvudboken": (1,),
        "Föregående år": (2023,),
        "2 år tidigare": (2022,),
        "3 år tidigare": (2021,),
        "4 år tidigare": (2020,),
        "5 år tidigare": (2019,),
    },
)
_STATEN, _KOMMUNER, _EU, _ATER = 5_500_000.50, 3_499_999.60, 150_000.75, 12_345.50
_OVRIGT, _VINST = 50_500.50, 1_401.25
RESULTATKONTON = (
    (3510, 3510, _STATEN, _STATEN, _STATEN, None, None, _STATEN),
    (3520, 3529, _KOMMUNER, _KOMMUNER, _KOMMUNER, None, None, _KOMMUNER),
    (3540, 3549, _EU, _EU, _EU, None, _EU, None),
    (3590, 3590, _ATER, _ATER, _ATER, None, None, None),
    (3690, 3690, _OVRIGT, _OVRIGT, _OVRIGT, None, None, None),
    (3690, 3690, 20_500.50, None, None, None, 20_500.50, None),
    (3830, 3839, _VINST, _VINST, _VINST, None, _VINST, None),
    (3839, 3839, 200.75, None, None, None, 200.75, None),
    (4500, 4599, -7_620_000.50, -7_620_000.50, None, None, None, None),
    (4500, 4599, -7_500_000.00, None, -7_500_000.00, None, None, None),
    (4500, 4599, -120_000.50, None, -120_000.50, None, None, None),
    (4500, 4599, -120_000.50, None, None, None, -120_000.50, None),
    (5000, 5999, -1_500_001.25, -1_500_001.25, None, None, None, None),
    (5000, 5999, -1_000_000.75, None, -1_000_000.75, None, None, None),
    (5000, 5999, -500_000.50, None, -500_000.50, None, None, None),
    (6000, 7899, -160_301.75, -105_300.75, None, None, None, None),
    (6000, 7999, -115_001.75, None, -115_001.75, None, None, None),
    (6000, 7999, -105_300.75, None, -105_300.75, None, None, None),
    (7000, 7099, -15_000.50, -15_000.50, None, None, None, None),
    (7530, 7539, -40_000.50, -40_000.50, None, -40_000.50, None, None),
    (7531, 7531, -30_000.50, None, None, None, -30_000.50, None),
    (7830, 7839, -300.25, None, None, None, -300.25, None),
    (7900, 7999, -60_000.75, -60_000.75, None, None, None, None),
    (4000, 7899, -955_001.75, None, None, -915_001.25, None, None),
    (4000, 7899, -705_301.25, None, None, -705_301.25, None, None),
    (4000, 7899, -7_500_000.00, None, None, -7_500_000.00, None, None),
    (4000, 7899, -120_000.50, None, None, -120_000.50, None, None),
    (8400, 8499, 3_081.00, 3_081.00, None, None, None, None),
    (8450, 8459, 80.50, None, None, None, 80.50, None),
    (8500, 8599, -520.50, -520.50, None, None, None, None),
    (8550, 8559, -20.25, None, None, None, -20.25, None),
    (8700, 8799, -59_999.50, -59_999.50, None, None, None, None),
)
BALANSKONTON = (
    (1200, 1299, 199_999.75, 219_999.50),
    (1590, 1590, 2_000.00, 3_000.50),
    (1630, 1630, 40_000.50, 55_000.25),
    (1790, 1790, 10_000.00, 7_500.50),
    (1940, 1940, 2_302_000.75, 1_992_315.85),
    (2010, 2010, 1_950_000.00, 1_950_000.00),
    (2200, 2299, 30_000.25, 45_000.75),
    (2300, 2399, 500_000.00, 400_000.50),
    (2440, 2440, 60_000.50, 80_000.00),
    (2990, 2990, 10_000.25, 5_000.50),
)
KONTON = (
    PERIODEN
    | table(
        f"{KONTERING}; {PLATSER}",
        {f"kontorad {n}": row for n, row in enumerate(RESULTATKONTON, 1)},
    )
    | table(SALDON, {f"kontorad {n}": row for n, row in enumerate(BALANSKONTON, 33)})
)
