"""The participants of the constructed year, worked out by hand."""

from tests.reports.konstruerat_ar import Answers, table

_COLUMNS = "Kvinnor; Män; Kön saknas; Totalt; Andel; föregående år; föregående andel"
VOLYMER: Answers = table(
    _COLUMNS,
    {
        # Norra and Södra: 21 + 13, 14 + 24, 2 unknown; Södra's new ones are not told by sex.
        "Hela förbundet: Deltagare": (34, 38, 2, 74, None, 70, None),
        "Hela förbundet: varav nya": (None, None, None, 27, None, None, None),
        "Hela förbundet: Avslutade": (17, 13, 1, 31, None, None, None),
        "Hela förbundet: Positiv lösning": (12, 9, None, 21, 21 / 31, None, 0.61),
        "Hela förbundet: varav arbete": (6, 4, None, 10, 10 / 21, None, None),
        "Hela förbundet: Avbrott": (3, 2, None, 5, 5 / 31, None, None),
        "Hela förbundet: Kvar": (17, 25, 1, 43, None, None, None),
        "Norra: Deltagare": (21, 14, None, 35, None, 33, None),
        "Norra: varav nya": (9, 6, None, 15, None, None, None),
        "Norra: Avslutade": (11, 5, None, 16, None, 12, None),
        "Norra: Positiv lösning": (7, 3, None, 10, 10 / 16, 9, 9 / 12),
        "Norra: varav arbete": (4, 1, None, 5, 5 / 10, None, 0.55),
        "Norra: Avbrott": (3, 2, None, 5, 5 / 16, None, None),
        "Norra: Kvar": (10, 9, None, 19, None, None, None),
        "Södra: Deltagare": (13, 24, 2, 39, None, None, None),
        "Södra: varav nya": (None, None, None, 12, None, None, None),
        "Södra: Avslutade": (6, 8, 1, 15, None, None, None),
        "Södra: Positiv lösning": (5, 6, None, 11, 11 / 15, None, None),
        "Södra: varav arbete": (2, 3, None, 5, 5 / 11, None, None),
        "Södra: Kvar": (7, 16, 1, 24, None, None, None),
        "Prova på: Började": (4, 3, None, 7, None, None, None),
        "Prova på: Till studier": (2, 0, None, 2, 2 / 7, None, None),
        "Intag: Aktualiserade": (None, None, None, 30, None, None, None),
        "Intag: Ja": (12, 9, None, 21, 21 / 30, 25, None),
        "Intag: Nej": (None, None, None, 9, None, None, None),
        "Intag: Avslut": (14, 11, None, 25, None, None, None),
    },
)
INFLODE: Answers = table(
    "aktualiserade; ja; andel; nej; avslutade; netto; förra; förändring; ord",
    {"Intag": (30, 21, 0.7, 9, 25, -4, 25, -4, "Inflödet är 4 färre än de som har avslutat.")},
) | table(
    "totalt; kvinnor; män",
    {
        "Intag: Aktualiserade": (30, 60, 40),
        "Intag: Ja": (21, 100 * 12 / 21, 100 * 9 / 21),
        "Intag: Avslut": (25, 56, 44),
    },
)
