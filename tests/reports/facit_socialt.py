"""The social books of the constructed year, worked out by hand: outcomes, statuses and words.

The arithmetic stands in `tests/data/konstruerat_ar/README.md`; nothing here asks the program.
"""

from tests.reports.konstruerat_ar import table

SKILLNAD = "högst 20 procentenheter"
NARA, NAR, NAR_INTE = ("Resultatet är nära", "Resultatet når", "Resultatet når inte")
# Id: target, result, status, symbol, weight, points, reason.
BOKSLUT = {
    "A1": ("minst 40 %", "36 % (90 av 250)", "nära", "◐", 7.5, 0, NARA),
    "A2": ("minst 45 %", "48 % (43 av 90)", "nådd", "●", 6.25, 6.25, NAR),
    "A3": ("minst 33,5 %", "30 % (13 av 43)", "nära", "◐", 1, 0, NARA),
    "A4": ("högst 25 %", "26 % (11 av 43)", "nära", "◐", 2.75, 0, NARA),
    "A5": ("lägre än 10", "9,5", "nådd", "●", 3, 3, NAR),
    "A6": ("lägre än 12 %", "12 %", "ej nådd", "○", 4, 0, NAR_INTE),
    "A7": ("högre än 40 %", "42 % (42 av 100)", "nådd", "●", 2, 2, NAR),
    "A8": ("saknas", "3 procentenheter", "ej mätt", "–", 1.5, 0, "Värdet att jämföra med saknas."),
    "B1": ("40–60 %", "kvinnor 40 % (80 av 200)", "nådd", "●", 10, 10, NAR),
    "B2": ("45–55 %", "män 41 % (41 av 100)", "nära", "◐", 1, 0, NARA),
    "B3": (SKILLNAD, "25 procentenheter", "ej nådd", "○", 5.5, 0, NAR_INTE),
    "B4": (SKILLNAD, "23 procentenheter", "nära", "◐", 2, 0, NARA),
    "B5": ("100 %", "98 % (98 av 100)", "nära", "◐", 3.5, 0, NARA),
    "B6": (SKILLNAD, "20 procentenheter", "nådd", "●", 4, 4, NAR),
    "C1": ("minst 70 %", "70 % (7 av 10)", "nådd", "●", 10, 10, NAR),
    "C2": ("minst 45 %", "40 % (4 av 10)", "ej nådd", "○", 1.25, 0, NAR_INTE),
    "C3": ("minst 3", "3 st", "nådd", "●", 2.5, 2.5, NAR),
    "C4": ("minst 1 beskrivning", "1 st", "nådd", "●", 1, 1, NAR),
    "C5": ("minst 50 %", "ej mätt", "ej mätt", "–", 8, 0, "Inget utfall är bokfört."),
    "C6": ("högst 10 %", "10 % (0,7 av 7)", "nådd", "●", 1.75, 1.75, NAR),
    "C7": (
        *("minst 90 %", "25 % (1 av 4)", "nådd", "●", 2, 2),
        "Fastställd av förbundet. Alla såg det. Av siffrorna: ej nådd.",
    ),
}
MENINGAR = {
    "Syfte: Nytta": "Insatserna ska nytta.",
    "Mål: Nytta": "Fler ska vidare.",
    "Nytta": "Impactindex 42: 11,3 av 26,5 möjliga poäng, −23 mot målet 65. "
    "Indikatorer: 1 av 8 ej mätta, räknas inte.",
    "Syfte: Jämlikhet": "Alla ska ha samma möjligheter.",
    "Mål: Jämlikhet": "Lika för alla.",
    "Jämlikhet": "Impactindex 54: 14 av 26 möjliga poäng, −11 mot målet 65. "
    "Indikatorer: alla mätta.",
    "Syfte: Nöjdhet": "Deltagarna ska vara nöjda.",
    "Mål: Nöjdhet": "Alla ska trivas.",
    "C3, rad 34": "Vi möttes i Södra.",
    "C4, rad 35": "Det gick bra i Norra.",
    "Nöjdhet": "Impactindex 93: 17,3 av 18,5 möjliga poäng, +28 mot målet 65. "
    "Indikatorer: 1 av 7 ej mätta, räknas inte.",
    "Hela förbundet": "Impactindex 60: 42,5 av 71 möjliga poäng, −5 mot målet 65. "
    "Indikatorer: 2 av 21 ej mätta, räknas inte.",
}


def _skal(mal: str, skal: str) -> str:
    return f"{skal} målet: {mal}." if skal in {NARA, NAR, NAR_INTE} else skal


SOCIALT_BOKSLUT = table(
    "mål; resultat; status; symbol; vikt; poäng; skäl; grund",
    {
        id_: (mal, *falt, _skal(mal, skal), "konstruerad")
        for id_, (mal, *falt, skal) in BOKSLUT.items()
    },
) | table("skäl", {row: (text,) for row, text in MENINGAR.items()})

# Id: numerator, denominator, rows, outcome, target, status by the figures, first row of its mål.
TALEN = {
    "A1": (90, 250, None, 0.36, 0.4, 1),
    "A2": (43, 90, None, 43 / 90, 0.45, 0),
    "A3": (13, 43, None, 13 / 43, 0.335, 0),
    "A4": (11, 43, None, 11 / 43, 0.25, 0),
    "A5": (9.5, 0, 1, 9.5, 10, 1),
    "A6": (12, 0, 1, 12, 12, 0),
    "A7": (42, 100, 2, 42, 40, 0),
    "A8": (3, 0, 1, 3, None, 0),
    "B1": (80, 200, 4, 0.4, 0.4, 1),
    "B2": (41, 100, 2, 0.41, 0.45, 0),
    "B3": (None, None, 4, 0.25, 0.2, 1),
    "B4": (None, None, 1, 0.23, 0.2, 0),
    "B6": (None, None, 6, 0.2, 0.2, 0),
    "B5": (98, 100, None, 0.98, 1, 1),
    "C1": (7, 10, None, 0.7, 0.7, 1),
    "C2": (4, 10, None, 0.4, 0.45, 0),
    "C3": (3, 0, 2, 3, 3, 1),
    "C4": (1, 0, 1, 1, 1, 0),
    "C5": (0, 0, None, None, 0.5, 0),
    "C6": (0.7, 7, None, 0.1, 0.1, 0),
    "C7": (1, 4, None, 0.25, 0.9, 0),
}
MALTYPER = {
    "minst andel": ("A1", "A2", "A3", "C1", "C2", "C5", "C7"),
    "högst andel": ("A4", "C6"),
    "minskat": ("A5", "A6", "A8"),
    "ökat": ("A7",),
    "könsfördelning 40–60": ("B1", "B2"),
    "könsskillnad högst": ("B3", "B4", "B6"),
    "alla": ("B5",),
    "minst antal": ("C3",),
    "beskrivning finns": ("C4",),
}
OMRADEN = {"A": "Nytta", "B": "Jämlikhet", "C": "Nöjdhet"}
INDIKATORER = (
    table(
        "täljare; nämnare; antal; utfall; målvärde; nytt mål; vikt; status; räknas; id; område",
        {
            id_: (*tal, vikt, status, status, id_, OMRADEN[id_[0]])
            for id_, tal in TALEN.items()
            for _, _, status, _, vikt, *_ in [BOKSLUT[id_]]
        },
    )
    | table("maltyp", {id_: (kind,) for kind, ids in MALTYPER.items() for id_ in ids})
    | table(
        "värde",
        {"Impactindex-mål": (65,), "Nära-marginal": (4,), "Ej mätt": ("utelämnas",)},
    )
    | {("C7", "mätning"): "ej nådd"}
)

# Id: Norra's outcome and status, Södra's; Östra has booked nothing and has no column.
PLATTFORMAR = {
    "A1": (0.48, "nådd", 0.28, "ej nådd"),
    "A2": (0.5, "nådd", 19 / 42, "nådd"),
    "A3": (7 / 24, "ej nådd", 6 / 19, "nära"),
    "A4": (5 / 24, "nådd", 6 / 19, "ej nådd"),
    "A5": (9.5, "nådd", None, None),
    "A7": (60, "nådd", 24, "ej nådd"),
    "A8": (3, "ej mätt", None, None),
    "B1": (0.375, "nära", 50 / 120, "nådd"),
    "B2": (0.41, "nära", None, None),
    "B3": (0.2, "nådd", 0.7, "ej nådd"),
    "B4": (None, None, 0.23, "nära"),
    "B5": (1, "nådd", 0.96, "nära"),
    "B6": (None, "ej mätt", None, "ej mätt"),
    "C1": (2 / 3, "nära", None, None),
    "C2": (2 / 3, "nådd", None, None),
    "C3": (2, "ej nådd", 1, "ej nådd"),
    "C4": (1, "nådd", None, None),
    "C6": (None, None, 0.1, "nådd"),
    "C7": (0.25, "ej nådd", None, None),
}
PER_PLATTFORM = table(
    "Norra; Södra", {f"utfall {id_}": (n, s) for id_, (n, _, s, _) in PLATTFORMAR.items()}
) | table("Norra; Södra", {f"status {id_}": (n, s) for id_, (_, n, _, s) in PLATTFORMAR.items()})
# Where shares are pooled, Norra's numerator and denominator and then Södra's: the events added up.
ANDELARNAS_DELAR = {
    "A1": (36 + 12, 80 + 20, 12 + 30, 60 + 90),
    "A2": (20 + 4, 36 + 12, 3 + 16, 12 + 30),
    "A3": (5 + 2, 20 + 4, 6, 19),
    "A4": (4 + 1, 20 + 4, 6, 19),
    "B5": (50, 50, 48, 50),
    # Norra's answers of the group Deltagare: two «Mycket», wished for, and one «Inte så».
    "C1": (2, 2 + 1, None, None),
    "C2": (2, 2 + 1, None, None),
    # 0.1 of 1 in each of seven months.
    "C6": (None, None, 0.7, 7),
    "C7": (1, 4, None, None),
}
PER_PLATTFORM |= table(
    "Norra; Södra", {f"täljare {id_}": (n, s) for id_, (n, _, s, _) in ANDELARNAS_DELAR.items()}
) | table(
    "Norra; Södra", {f"nämnare {id_}": (n, s) for id_, (_, n, _, s) in ANDELARNAS_DELAR.items()}
)

# Where the sexes are compared, women's share and men's: B6 has only women in Norra, men in Södra.
PER_PLATTFORM |= table(
    "Norra; Södra",
    {
        "kvinnors andel B3": (40 / 50, 10 / 50),
        "mäns andel B3": (12 / 20, 18 / 20),
        "kvinnors andel B6": (8 / 10, None),
        "mäns andel B6": (None, 9 / 15),
    },
)

# Numerator, denominator, women's share, men's; target in figures and words; result, status, symbol.
_A1, _A2, _A3, _A4 = (
    (0.4, "minst 40 %"),
    (0.45, "minst 45 %"),
    (0.335, "minst 33,5 %"),
    (0.25, "högst 25 %"),
)
GENOMSTROMNING = table(
    "täljare; nämnare; andel; kvinnor; män; målet; mål; resultat; status; symbol",
    {
        "A1: Norra": (*(48, 100, 0.48, 36 / 80, 12 / 20, *_A1, "48 % (48 av 100)", "nådd", "●"),),
        "A1: Södra": (
            *(42, 150, 0.28, 12 / 60, 30 / 90, *_A1, "28 % (42 av 150)", "ej nådd", "○"),
        ),
        "A1: Hela förbundet": (
            *(90, 250, 0.36, 48 / 140, 42 / 110, *_A1, "36 % (90 av 250)", "nära", "◐"),
        ),
        "A2: Norra": (*(24, 48, 0.5, 20 / 36, 4 / 12, *_A2, "50 % (24 av 48)", "nådd", "●"),),
        "A2: Södra": (*(19, 42, 19 / 42, 3 / 12, 16 / 30, *_A2, "45 % (19 av 42)", "nådd", "●"),),
        "A2: Hela förbundet": (
            *(43, 90, 43 / 90, 23 / 48, 20 / 42, *_A2, "48 % (43 av 90)", "nådd", "●"),
        ),
        "A3: Norra": (*(7, 24, 7 / 24, 5 / 20, 2 / 4, *_A3, "29 % (7 av 24)", "ej nådd", "○"),),
        "A3: Södra": (6, 19, 6 / 19, None, None, *_A3, "32 % (6 av 19)", "nära", "◐"),
        "A3: Hela förbundet": (
            *(13, 43, 13 / 43, 5 / 20, 2 / 4, *_A3, "30 % (13 av 43)", "nära", "◐"),
        ),
        "A4: Norra": (*(5, 24, 5 / 24, 4 / 20, 1 / 4, *_A4, "21 % (5 av 24)", "nådd", "●"),),
        "A4: Södra": (6, 19, 6 / 19, None, None, *_A4, "32 % (6 av 19)", "ej nådd", "○"),
        "A4: Hela förbundet": (
            *(11, 43, 11 / 43, 4 / 20, 1 / 4, *_A4, "26 % (11 av 43)", "nära", "◐"),
        ),
    },
)
JAMSTALLDHET = (
    table(
        "kvinnor; män; kvinnors andel; mäns andel",
        {"B1": (80, 120, 0.4, 0.6), "B2": (59, 41, 0.59, 0.41)},
    )
    | table(
        "kvinnors täljare; mäns täljare; kvinnors andel; mäns andel",
        {"B3": (50, 30, 0.5, 0.75), "B6": (8, 9, 0.8, 0.6)},
    )
    | table(
        "mål; resultat; status; symbol",
        {id_: BOKSLUT[id_][:4] for id_ in ("B1", "B2", "B3", "B4", "B6")},
    )
)
ENKATSVAR = table(
    "kvinnor; män; övriga; alla; andel; önskat; resultat",
    {
        "1: Mycket": (2, None, 2, 4, 0.4, "Ja", None),
        "1: Ganska": (None, 3, None, 3, 0.3, "Ja", None),
        "1: Inte så": (1, None, None, 1, 0.1, "Nej", None),
        "1: Inte alls": (None, None, 2, 2, 0.2, "Nej", None),
        "1: alla": (3, 3, 4, 10, None, None, None),
        "1: önskade": (2, 3, 2, 7, 0.7, None, "70 % (7 av 10)"),
        "2: Mycket": (9, None, None, 9, 0.6, "Ja", None),
        "2: Ganska": (None, 6, None, 6, 0.4, "Nej", None),
        "2: alla": (9, 6, None, 15, None, None, None),
        "2: önskade": (9, None, None, 9, 0.6, None, "60 % (9 av 15)"),
        "3: Ja": (8, 9, 3, 20, 20 / 29, "Ja", None),
        "3: Nej": (2, 6, 1, 9, 9 / 29, "Nej", None),
        "3: alla": (10, 15, 4, 29, None, None, None),
        "3: önskade": (8, 9, 3, 20, 20 / 29, None, "69 % (20 av 29)"),
    },
)
