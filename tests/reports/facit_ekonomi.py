"""The economy of the constructed year, worked out by hand: every figure of every tab.

The arithmetic stands in `tests/data/konstruerat_ar/README.md`; nothing here asks the program.
"""

from tests.reports.konstruerat_ar import Answers, table

BADA = "år; föregående år"
BUDGET = "utfall; budget; avvikelse"

RESULTAT: Answers = table(
    "år; budget; föregående år",
    {
        "Verksamhetens intäkter": (9_189_557.10, 9_239_000.75, 12_122_000.35),
        "Verksamhetens kostnader": (-9_280_303.50, -9_285_000.00, -11_551_001.50),
        "Avskrivningar": (-60_000.75, -50_000.00, -55_000.50),
        "Verksamhetens nettokostnader": (-150_747.15, -95_999.25, 515_998.35),
        "Skatteintäkter": (70_000.50, 80_000.25, 60_000.25),
        "Generella statsbidrag och utjämning": (-70_000.50, -75_000.50, -60_000.25),
        "Verksamhetens resultat": (-150_747.15, -90_999.50, 515_998.35),
        "Finansiella intäkter": (3_081.00, 2_500.50, 2_000.50),
        "Finansiella kostnader": (-520.50, -700.25, -400.25),
        "Resultat efter finansiella poster": (-148_186.65, -89_199.25, 517_598.60),
        "Extraordinära poster": (-59_999.50, -1_000.75, -17_598.85),
        "Årets resultat": (-208_186.15, -90_200.00, 499_999.75),
        "varav jämförelsestörande poster": (-300.25, None, -210.75),
    },
)
BALANS = table(
    BADA,
    {
        "Anläggningstillgångar": (219_999.50, 199_999.75),
        "Fordringar": (59_500.25, 48_000.50),
        "Kassa och bank": (1_992_315.85, 2_302_000.75),
        "Summa omsättningstillgångar": (2_051_816.10, 2_350_001.25),
        "SUMMA TILLGÅNGAR": (2_271_815.60, 2_550_001.00),
        "Årets resultat": (-208_186.15, 499_999.75),
        "Övrigt eget kapital": (1_950_000.00, 1_450_000.25),
        "Summa eget kapital": (1_741_813.85, 1_950_000.00),
        "Avsättningar": (45_000.75, 30_000.25),
        "Långfristiga skulder": (400_000.50, 500_000.00),
        "Kortfristiga skulder": (85_000.50, 70_000.75),
        "Summa skulder": (485_001.00, 570_000.75),
        "SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER": (2_271_815.60, 2_550_001.00),
        "Tillgångar minus eget kapital, avsättningar och skulder": (0.0, 0.0),
    },
)
KASSAFLODE = table(
    BADA,
    {
        "Årets resultat": (-208_186.15, 499_999.75),
        "Justering för ej likviditetspåverkande poster": (75_001.25, 50_000.50),
        "Medel från verksamheten före förändring av rörelsekapital": (-133_184.90, 550_000.25),
        "Ökning (-) / minskning (+) kortfristiga fordringar": (-11_499.75, 5_000.25),
        "Ökning (+) / minskning (-) kortfristiga skulder": (14_999.75, -7_000.50),
        "Kassaflöde för den löpande verksamheten": (-129_684.90, 548_000.00),
        "Kassaflöde från investeringar": (-80_000.50, -65_000.25),
        "Kassaflöde från finansiering": (-99_999.50, -90_000.75),
        "Årets kassaflöde": (-309_684.90, 392_999.00),
        "Likvida medel vid årets början": (2_302_000.75, 1_909_003.25),
        "Likvida medel vid årets slut": (1_992_315.85, 2_302_000.75),
        "Förändring av likvida medel": (-309_684.90, 392_997.50),
        "Årets kassaflöde minus förändring av likvida medel": (0.0, 1.5),
    },
)
NOTER = table(
    BADA,
    {
        "Not 2/Driftbidrag från staten": (5_500_000.50, 9_000_000.50),
        "Not 2/Driftbidrag från kommuner": (3_499_999.60, 2_999_999.60),
        "Not 2/EU-medel": (150_000.75, 90_000.00),
        "Not 2/Återbetalda bidrag": (-12_345.50, -8_000.50),
        "Not 2/Övriga intäkter": (51_901.75, 40_000.75),
        "Not 2/Summa": (9_189_557.10, 12_122_000.35),
        "Not 3/Insatser": (-7_620_000.50, -10_000_000.25),
        "Not 3/Personal": (-1_500_001.25, -1_400_000.50),
        "Not 3/Resor": (-15_000.50, -14_000.00),
        "Not 3/Övriga kostnader": (-105_300.75, -99_000.25),
        "Not 3/Revision": (-40_000.50, -38_000.50),
        "Not 3/Summa": (-9_280_303.50, -11_551_001.50),
        "Not 4/Revision av bokföring": (30_000.50, 29_000.50),
        "Jämförelsestörande poster/Realisationsförluster": (-300.25, -210.75),
        "Jämförelsestörande poster/Summa": (-300.25, -210.75),
        "Not 5/Skattekonto": (55_000.25, 40_000.50),
        "Not 5/Upplupna intäkter": (7_500.50, 10_000.00),
        "Not 5/Nedskrivna fordringar": (-3_000.50, -2_000.00),
        "Not 5/Summa": (59_500.25, 48_000.50),
        "Not 6/Leverantörsskulder": (80_000.00, 60_000.50),
        "Not 6/Övriga kortfristiga skulder": (5_000.50, 10_000.25),
        "Not 6/Summa": (85_000.50, 70_000.75),
    },
)
DRIFT = table(
    "utfall; budget; avvikelse; föregående år",
    {
        "Verksamhetens intäkter": (9_189_557.10, 9_239_000.75, -49_443.65, 12_122_000.35),
        "Verksamhetens kostnader": (-9_280_303.50, -9_285_000.00, 4_696.50, -11_551_001.50),
        "Avskrivningar": (-60_000.75, -50_000.00, -10_000.75, -55_000.50),
        "Verksamhetens nettokostnader": (-150_747.15, -95_999.25, -54_747.90, 515_998.35),
        "Skatteintäkter": (70_000.50, 80_000.25, -9_999.75, 60_000.25),
        "Generella statsbidrag och utjämning": (-70_000.50, -75_000.50, 5_000.00, -60_000.25),
        "Verksamhetens resultat": (-150_747.15, -90_999.50, -59_747.65, 515_998.35),
        "Utgående eget kapital": (1_741_813.85, 1_859_800.00, -117_986.15, 1_950_000.00),
        "Ingående eget kapital": (1_950_000.00, 1_950_000.00, 0.0, 1_450_000.25),
        "Årets resultat": (-208_186.15, -90_200.00, -117_986.15, 499_999.75),
        "Utgående eget kapital, uträkning": (
            *(1_741_813.85, 1_859_800.00, -117_986.15, 1_950_000.00),
        ),
    },
) | table(
    "utfall",
    {
        # The balance's eget kapital, and 1 950 000.00 with the result -208 186.15.
        "Avstämning Utgående eget kapital enligt Balansräkningen": (1_741_813.85,),
        "Ingående eget kapital och årets resultat": (1_741_813.85,),
        "Skillnad": (0.0,),
    },
)
UTFALL_OCH_BUDGET = table(
    BUDGET,
    {
        "Medlemsavgifter": (9_000_000.10, 9_100_000.00, -99_999.90),
        "Återbetalda bidrag": (-12_345.50, -10_000.00, -2_345.50),
        "Övriga intäkter": (201_902.50, 149_000.75, 52_901.75),
        "Summa Intäkter": (9_189_557.10, 9_239_000.75, -49_443.65),
        "Kanslipersonal": (-1_000_000.75, -1_100_500.00, 100_499.25),
        "Processledning": (-500_000.50, -499_500.00, -500.50),
        "Kontor": (-55_001.00, -54_500.50, -500.50),
        "Avskrivningar": (-60_000.75, -50_000.00, -10_000.75),
        "Övrigt": (-105_300.75, -100_000.00, -5_300.75),
        "Summa Kansli": (-1_720_303.75, -1_804_500.50, 84_196.75),
        "Torget": (-7_500_000.00, -7_400_000.00, -100_000.00),
        "Förstudie": (-120_000.50, -130_499.50, 10_499.00),
        "Summa Insatser": (-7_620_000.50, -7_530_499.50, -89_501.00),
        "Totala kostnader": (-9_340_304.25, -9_335_000.00, -5_304.25),
        "VERKSAMHETENS RESULTAT": (-150_747.15, -95_999.25, -54_747.90),
    },
) | table(
    "utfall",
    {
        "Avstämning Verksamhetens resultat i Utfall och budget": (-150_747.15,),
        "Samma rader i Resultaträkningen": (-150_747.15,),
        "Skillnad": (0.0,),
    },
)
KOSTNADER = table(
    "belopp; procent",
    {
        "Administration": (955_001.75, 955_001.75 / 9_280_303.50),
        "Strukturövergripande insatser": (705_301.25, 705_301.25 / 9_280_303.50),
        "Individinriktade insatser": (7_620_000.50, 7_620_000.50 / 9_280_303.50),
        "Summa": (9_280_303.50, 1.0),
    },
) | table(
    "belopp",
    {
        "Avstämning Fördelade kostnader": (9_280_303.50,),
        "Verksamhetens kostnader i Resultaträkningen": (9_280_303.50,),
        "Skillnad": (0.0,),
    },
)
FLERAR = table(
    "år; år−1; år−2; år−3; år−4; år−5",
    {
        "Verksamhetens intäkter": (
            *(9_189_557.10, 12_122_000.35, 8_200_000.50, 8_100_000.50, 8_000_000.50, 7_900_000.50),
        ),
        "varav ESF-projekt (intäkter)": (
            *(170_501.25, 91_000.50, 72_000.50, 71_000.50, 70_000.50, 69_000.50),
        ),
        "Verksamhetens kostnader": (
            *(9_280_303.50, 11_551_001.50, 8_152_500.50, 8_131_500.50, 7_988_000.25, 7_878_000.50),
        ),
        "varav ESF-projekt (kostnader)": (
            *(120_000.50, 81_000.25, 62_000.25, 61_000.25, 60_000.25, 59_000.25),
        ),
        "Årets resultat": (
            *(-208_186.15, 499_999.75, 47_500.00, -31_500.00, 12_000.25, 22_000.00),
        ),
        "Eget kapital": (
            *(1_741_813.85, 1_950_000.00, 1_450_000.25, 1_402_500.25, 1_434_000.25, 1_422_000.00),
        ),
        "Soliditet": (
            *(1_741_813.85 / 2_271_815.60, 1_950_000.00 / 2_550_001.00),
            *(0.705, 0.694, 0.683, 0.672),
        ),
        "Antal anställda": (3.5, 3.25, 3.0, 2.5, 2.0, 1.5),
    },
)
BALANSKRAV = table(
    BADA,
    {
        "Årets resultat enligt resultaträkningen": (-208_186.15, 499_999.75),
        "Samtliga realisationsvinster": (-1_401.25, -1_100.25),
        "Realisationsvinster enligt undantagsmöjlighet": (200.75, 110.50),
        "Realisationsförluster enligt undantagsmöjlighet": (300.25, 220.75),
        "Orealiserade vinster och förluster i värdepapper": (-80.50, -33.50),
        "Återföring av orealiserade vinster och förluster": (20.25, 44.25),
        "Summa balanskravsjusteringar": (-960.50, -758.25),
        "Årets resultat efter balanskravsjusteringar": (-209_146.65, 499_241.50),
        "Justering av reserven": (-150.50, -100.25),
        "Balanskravsresultat": (-209_297.15, 499_141.25),
        "Negativa balanskravsresultat att återställa": (-212_797.65, -3_500.50),
    },
) | table(
    "resultat; kvar",
    {
        "3 år tidigare": (-20_000.25, -20_000.25),
        "2 år tidigare": (5_000.00, -15_000.25),
        "1 år tidigare": (499_141.25, -3_500.50),
        "0 år tidigare": (-209_297.15, -212_797.65),
    },
)
INVESTERINGAR = table(
    BADA,
    {
        "Anläggningstillgångar vid årets början": (199_999.75, 180_000.50),
        "Årets investeringar": (80_000.50, 74_999.75),
        "Avskrivningar": (-60_000.75, -55_000.50),
        "Anläggningstillgångar vid årets slut": (219_999.50, 199_999.75),
    },
)
TRAPPAN = table(
    BADA,
    {
        "Tilldelning": (9_000_000.10, 12_000_000.10),
        "Verksamhetens intäkter": (9_189_557.10, 12_122_000.35),
        "Bas som trappan räknas på": (9_000_000.10, 12_000_000.10),
        "20 % av de första 7 000 tkr": (1_400_000.00, 1_400_000.00),
        "15 % därutöver, upp till 15 000 tkr": (300_000.015, 750_000.015),
        "Högsta eget kapital enligt trappan": (1_700_000.015, 2_150_000.015),
        "Eget kapital 31 december": (1_741_813.85, 1_950_000.00),
        "Högsta eget kapital enligt trappan, som ovan": (1_700_000.015, 2_150_000.015),
        # Half an öre: 41 813.835 and -200 000.015, both away from zero.
        "Eget kapital minus trappans nivå": (41_813.84, -200_000.02),
        "Eget kapital 1 januari": (1_950_000.00, None),
        "Högsta eget kapital enligt trappan, som ovan, årets början": (1_700_000.015, None),
        "Eget kapital minus trappans nivå, årets början": (249_999.99, None),
    },
)
FACIT = {
    "Driftsredovisning": DRIFT,
    "Resultaträkning": RESULTAT,
    "Balansräkning": BALANS,
    "Kassaflödesanalys": KASSAFLODE,
    "Noter": NOTER,
    "Utfall och budget": UTFALL_OCH_BUDGET,
    "Kostnadsfördelning": KOSTNADER,
    "Flerårsöversikt": FLERAR,
    "Balanskravsresultat": BALANSKRAV,
    "Investeringsredovisning": INVESTERINGAR,
    "Trappan": TRAPPAN,
}
