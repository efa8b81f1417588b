"""Impactindex of the constructed year, worked out by hand, with «ej mätt» both ways.

The arithmetic stands in `tests/data/konstruerat_ar/README.md`; nothing here asks the program.
"""

from tests.reports.konstruerat_ar import table

PLAN = {
    "Nytta": (0.375, 30.5, 2, 8, 1),
    "Jämlikhet": (0.3, 24.25, 3, 6, 0),
    "Nöjdhet": (0.325, 26.75, 2, 7, 1),
    "Hela förbundet": (1.0, 81.5, 7, 21, 2),
}
_OMRADEN = (
    "viktning mål; plan; antal mål; antal indikatorer; ej mätta; "
    "viktning utfall; max; uppnått; måluppfyllelse; index; slå; mätt"
)
# Outcome weighting, max, reached, goal fulfilment, index, against 65, words.
PER_OMRADE = table(
    _OMRADEN,
    {
        "Nytta": (
            *PLAN["Nytta"],
            *(26.5 / 71, 26.5, 11.25, 11.25 / 26.5, 1125 / 26.5, -23),
            "1 av 8 ej mätta, räknas inte",
        ),
        "Jämlikhet": (
            *PLAN["Jämlikhet"],
            *(26 / 71, 26, 14, 14 / 26, 1400 / 26, -11, "alla mätta"),
        ),
        "Nöjdhet": (
            *PLAN["Nöjdhet"],
            *(18.5 / 71, 18.5, 17.25, 17.25 / 18.5, 1725 / 18.5, 28),
            "1 av 7 ej mätta, räknas inte",
        ),
        "Hela förbundet": (
            *PLAN["Hela förbundet"],
            *(1, 71, 42.5, 42.5 / 71, 4250 / 71, -5, "2 av 21 ej mätta, räknas inte"),
        ),
    },
)
PER_OMRADE_EJ_NADD = table(
    _OMRADEN,
    {
        "Nytta": (
            *PLAN["Nytta"],
            *(28 / 80.5, 28, 11.25, 11.25 / 28, 1125 / 28, -25),
            "1 av 8 ej mätta, räknas som ej nådda",
        ),
        "Jämlikhet": (
            *PLAN["Jämlikhet"],
            *(26 / 80.5, 26, 14, 14 / 26, 1400 / 26, -11, "alla mätta"),
        ),
        "Nöjdhet": (
            *PLAN["Nöjdhet"],
            *(26.5 / 80.5, 26.5, 17.25, 17.25 / 26.5, 1725 / 26.5, 0),
            "1 av 7 ej mätta, räknas som ej nådda",
        ),
        "Hela förbundet": (
            *PLAN["Hela förbundet"],
            *(1, 80.5, 42.5, 42.5 / 80.5, 4250 / 80.5, -12),
            "2 av 21 ej mätta, räknas som ej nådda",
        ),
    },
)
_FORENKLAT = "nådda; räknade; förenklat; ej mätta"
FORENKLAT = table(
    _FORENKLAT,
    {
        "Förenklat index: Nytta": (3, 7, 300 / 7, 1),
        "Förenklat index: Jämlikhet": (2, 6, 200 / 6, 0),
        "Förenklat index: Nöjdhet": (5, 6, 500 / 6, 1),
        "Förenklat index: Hela förbundet": (10, 19, 1000 / 19, 2),
    },
)
FORENKLAT_EJ_NADD = table(
    _FORENKLAT,
    {
        "Förenklat index: Nytta": (3, 8, 300 / 8, 1),
        "Förenklat index: Jämlikhet": (2, 6, 200 / 6, 0),
        "Förenklat index: Nöjdhet": (5, 7, 500 / 7, 1),
        "Förenklat index: Hela förbundet": (10, 21, 1000 / 21, 2),
    },
)
# Last year as published, this year, the difference in whole points, indicators, measured, words.
PER_PLATTFORM = table(
    "förra; år; diff; indikatorer; mätta; underlag",
    {
        "Hela förbundet: Totalt": (60.5, 4250 / 71, -1, 21, 19, "räknat, 19 av 21 mätta"),
        "Hela förbundet: Nytta": (44, 1125 / 26.5, -2, 8, 7, "räknat, 7 av 8 mätta"),
        "Hela förbundet: Jämlikhet": (51, 1400 / 26, 3, 6, 6, "räknat, 6 av 6 mätta"),
        "Hela förbundet: Nöjdhet": (90, 1725 / 18.5, 3, 7, 6, "räknat, 6 av 7 mätta"),
        "Norra: Totalt": (52, 3275 / 59.25, 3, 21, 15, "räknat, 15 av 21 mätta"),
        "Norra: Nytta": (80, 2150 / 22.5, 16, 8, 6, "räknat, 6 av 8 mätta"),
        "Norra: Jämlikhet": (40, 900 / 20, 5, 6, 4, "räknat, 4 av 6 mätta"),
        "Norra: Nöjdhet": (10, 225 / 16.75, 3, 7, 5, "räknat, 5 av 7 mätta"),
        "Södra: Totalt": (42.5, 1800 / 44.75, -2, 21, 11, "räknat, 11 av 21 mätta"),
        "Södra: Nytta": (31, 625 / 19.5, 1, 8, 5, "räknat, 5 av 8 mätta"),
        "Södra: Jämlikhet": (45, 1000 / 21, 3, 6, 4, "räknat, 4 av 6 mätta"),
        "Södra: Nöjdhet": (39, 175 / 4.25, 2, 7, 2, "räknat, 2 av 7 mätta"),
        "Östra: Totalt": (41, 43.5, 3, None, None, "publicerat, inte räknat"),
        "Östra: Nytta": (30, None, None, None, None, "bara förra året publicerat"),
    },
)
IMPACTINDEX = PER_OMRADE | FORENKLAT | PER_PLATTFORM
