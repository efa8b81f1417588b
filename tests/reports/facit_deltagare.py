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
_ALDER, _LON = "Hela förbundet, Ålder", "Hela förbundet, Försörjning"
BAKGRUND: Answers = table(
    "Kvinnor; Män; Totalt; Andel",
    {
        f"{_ALDER}: 16–24": (10, 12, 22, 22 / 60),
        f"{_ALDER}: 25–64": (20, 18, 38, 38 / 60),
        f"{_ALDER}: Slutsumma": (30, 30, 60, None),
        f"{_LON}: Lön": (9, 4, 13, 13 / 69),
        f"{_LON}: Stöd": (26, 30, 56, 56 / 69),
        f"{_LON}: Slutsumma": (35, 34, 69, None),
        "Intag, Aktualiserande part: Kommunen": (None, None, None, 62.5),
    },
) | {(f"{_LON}: svar", "text"): "69 svar från 60 personer. En person kan höra till flera grupper."}
OVERENSKOMMELSEN: Answers = table(
    "föregående år; år; förändring; bedömning",
    {
        "Sysselsättning: Nord": (71.3, 72.1, 0.8, "bättre"),
        "Sysselsättning: Syd": (80, 79.5, -0.5, "sämre"),
        # Without last year's figure there is no difference, and nothing to judge.
        "Sysselsättning: Öst": (None, 60, None, None),
        "Sysselsättning: Riket": (75, 75.2, 0.2, None),
        "Väntetid: Nord": (12, 12, 0, "oförändrat"),
        "Väntetid: Syd": (30, 20, -10, "bättre"),
        "Flyttningar: Nord": (5, 7, 2, "ökat"),
    },
) | {
    ("omdöme Sysselsättning", "text"): "Bättre i 1, sämre i 1, oförändrat i 0.",
    ("omdöme Väntetid", "text"): "Bättre i 1, sämre i 0, oförändrat i 1.",
    ("omdöme Flyttningar", "text"): "Ökat i 1, minskat i 0, oförändrat i 0.",
}
UTVECKLING: Answers = table(
    "2023; 2024",
    {
        "Sysselsättning: Nord": (71.3, 72.1),
        "Sysselsättning: Syd": (80, 79.5),
        "Sysselsättning: Öst": (None, 60),
        "Sysselsättning: Riket": (75, 75.2),
    },
)
KOMPETENS: Answers = table(
    "datum; deltagare",
    {
        # 1 February is the 32nd day after 31 December, day 45 291 in Excel.
        "tillfälle 1": (45_323, 12),
        "tillfälle 2": (None, 7),
        "Totalt": (None, 19),
    },
)
