"""What stops the work. The docstring of each error is the Swedish sentence that the user reads.

Problems in the user's data are not errors but values: see `anmarkning`.
"""

import inspect

from xlsaddin.domain.synligt import synlig_pa_en_rad


class XlsAddinError(Exception):
    """Något gick fel, och ingenting har ändrats."""

    exit_code = 3

    def __init__(self, **place: object) -> None:
        sats = inspect.cleandoc(self.__doc__ or "").replace("\n", " ").format(**place)
        super().__init__(synlig_pa_en_rad(sats))


class FilenSaknas(XlsAddinError):
    """Filen {fil} finns inte. Kontrollera namnet och mappen."""


class FilenArLast(XlsAddinError):
    """Filen {fil} är öppen i ett annat program. Stäng arbetsboken och försök igen."""


class FilenArSkadad(XlsAddinError):
    """Filen {fil} är ofullständig eller skadad. Hämta en kopia ur mappen Säkerhetskopior."""


class FilenArForStor(XlsAddinError):
    """Filen {fil} rymmer för mycket. Ta bort det som står utanför tabellerna och spara om."""


class StriktArbetsbok(XlsAddinError):
    """Filen {fil} är sparad som strikt Open XML. Välj Spara som, Excel-arbetsbok, i Excel."""


class DagarFran1904(XlsAddinError):
    """Filen {fil} räknar dagar från 1904. Skapa en ny med xlsaddin ny och skriv in datumen där."""


class PrecisionSomVisas(XlsAddinError):
    """Filen {fil} har avrundade tal. Stäng av Ange precision som visas i Excels alternativ."""


class FilenArKrypterad(XlsAddinError):
    """Filen {fil} är skyddad med lösenord. Ta bort lösenordet i Excel och spara om."""


class FelFilformat(XlsAddinError):
    """Filen {fil} är ingen arbetsbok av typen .xlsx eller .xlsm. Spara om den i Excel."""


class ArbetsbokenArNyare(XlsAddinError):
    """Arbetsboken {fil} är gjord av en nyare xlsaddin. Installera den senaste, försök igen."""


class FelFilandelse(XlsAddinError):
    """Filen {fil} måste ha ett namn som slutar på {andelse}. Annars öppnar Excel den inte."""


class FilenHarAndrats(XlsAddinError):
    """Filen {fil} ändrades av någon annan under tiden. Ingenting är skrivet. Försök igen."""


class FilenGarInteAttNa(XlsAddinError):
    """Filen {fil} går inte att nå. Kontrollera namnet, mappen och din behörighet."""


class ArUtanRegler(XlsAddinError):
    """Det finns inga regler för {ar}. Välj ett år från {first}."""


class PivottabellPaRapportflik(XlsAddinError):
    """Fliken {tab} innehåller en pivottabell. Flytta den till en egen flik och försök igen."""


class FilenFarInteLasas(XlsAddinError):
    """Filen {fil} får inte läsas med din behörighet. Be den som äger mappen om läsrätt."""


class FilenArSkrivskyddad(XlsAddinError):
    """Filen {fil} är skrivskyddad. Ta bort skrivskyddet (högerklicka, Egenskaper), försök igen."""


class MappenArSkrivskyddad(XlsAddinError):
    """Du får inte spara i mappen {mapp}. Flytta arbetsboken till en mapp där du får spara."""


class DiskenArFull(XlsAddinError):
    """Det finns inte plats att spara {fil}. Frigör utrymme på disken och försök igen."""


class SakerhetskopiaSaknas(XlsAddinError):
    """Det finns ingen säkerhetskopia av {fil} att gå tillbaka till."""


class SakerhetskopianFinnsInte(XlsAddinError):
    """Det finns ingen säkerhetskopia {nummer} av {fil}. Visa dem med xlsaddin angra --lista."""


class TabellnamnetUpptaget(XlsAddinError):
    """Tabellnamnet {table} behövs på fliken {tab}. Byt namn på tabellen som har det i dag."""


class FlikenUtanTabell(XlsAddinError):
    """Fliken {tab} saknar tabellen {table}. Byt namn på fliken och kör xlsaddin uppgradera igen."""


class PlatsSaknas(XlsAddinError):
    """Något står {sida} tabellen {table} på fliken {tab}. Flytta det och försök igen."""


class RadenHarKommentar(XlsAddinError):
    """Rad {row} på fliken {tab} har en kommentar och kan inte flyttas. Ta bort den först."""


class AretInteAvslutat(XlsAddinError):
    """Året är inte avslutat: {skal}. Uppdatera arbetsboken, och gör sedan nytt år."""


class IngaArbetsbocker(XlsAddinError):
    """I mappen {mapp} finns inga arbetsböcker (.xlsm). Skriv en annan mapp eller filernas namn."""


class FilenFinnsRedan(XlsAddinError):
    """Filen {fil} finns redan. Välj ett annat namn, eller flytta den först."""


class MallenSaknas(XlsAddinError):
    """Den tomma arbetsboken saknas i installationen. Installera om xlsaddin."""


class NamnetArOklart(XlsAddinError):
    """{namn} finns {antal}. Välj en av: {val}."""

    exit_code = 2


class ExcelArUpptaget(XlsAddinError):
    """Excel är upptaget, kanske för att en cell redigeras. Tryck Esc och försök igen."""


class ArbetsbokenIMolnet(XlsAddinError):
    """Arbetsboken ligger i OneDrive eller SharePoint ({fil}). Spara den på datorn, försök igen."""


class ArbetsbokenArInteSparad(XlsAddinError):
    """Arbetsboken är inte sparad någon gång. Spara den i en mapp på datorn och försök igen."""


class ArbetsbokenArOppnadSkrivskyddad(XlsAddinError):
    """Arbetsboken är öppnad skrivskyddad. Stäng den hos alla som har den öppen, öppna den igen."""


class ArbetsbokenArSkyddad(XlsAddinError):
    """Arbetsboken är skyddad. Ta bort skyddet under Granska, Skydda arbetsbok, och försök igen."""


class FlikenArSkyddad(XlsAddinError):
    """Fliken {tab} är skyddad. Välj Granska, Ta bort bladets skydd, och försök igen."""


class InteAterstalld(XlsAddinError):
    """Allt kunde inte läggas tillbaka. Stäng utan att spara; som det var finns i {fil}."""


class IngentingAttAngra(XlsAddinError):
    """Rapportflikarna är redan som i säkerhetskopian {fil}. Ingenting har ändrats."""


class SokvagenGarInteAttSkriva(XlsAddinError):
    """Excels makron kan inte läsa alla tecken i {sokvag}. Installera Python i en mapp utan dem."""


class BaraWindows(XlsAddinError):
    """Knapparna finns bara i Excel för Windows. Här räcker kommandona, som xlsaddin uppdatera."""


class FilenSparasAvAnnan(XlsAddinError):
    """Filen {fil} sparas just nu av någon annan. Vänta en stund och försök igen."""


class NamnetSaknas(XlsAddinError):
    """Filens namn saknas. Skriv arbetsbokens namn, med mappen framför om den ligger i en annan."""


class NamnetGarInte(XlsAddinError):
    """Filen {fil} kan inte heta så i Windows: {skal}. Välj ett annat namn."""


class LikhetsteckenINamnet(XlsAddinError):
    """Filen {fil} har tecknet = i namnet, så knapparna hittar den inte. Välj ett namn utan =."""


class SokvagenArForLang(XlsAddinError):
    """Sökvägen {fil} är för lång: {antal} tecken. Välj ett kortare namn eller en annan mapp."""


class ArEnMapp(XlsAddinError):
    """{fil} är en mapp, ingen arbetsbok. Skriv även arbetsbokens namn."""


class IngenVanligFil(XlsAddinError):
    """{fil} är ingen vanlig fil utan en enhet eller ett rör. Välj en arbetsbok."""


class GenvagenGarRunt(XlsAddinError):
    """Genvägen {fil} leder tillbaka till sig själv. Skriv var arbetsboken själv ligger."""


class EnhetenSvararInte(XlsAddinError):
    """{fil} går inte att nå: enheten eller servern svarar inte. Kontrollera nätverket."""


class DiskenGavFel(XlsAddinError):
    """Disken eller nätverket gav fel vid arbetet med {fil}. Pröva igen, eller en annan disk."""


class FilenBlirForStor(XlsAddinError):
    """Filen {fil} blir större än vad som får sparas där. Spara den på en annan disk."""


class SakerhetskopianArSkadad(XlsAddinError):
    """Säkerhetskopian {fil} är ingen hel arbetsbok. Flytta bort den och ångra igen."""


class IngenSiefil(XlsAddinError):
    """Filen {fil} är inte en SIE-fil: {vad}. Exportera den igen ur ekonomisystemet."""


class Tabellfel(XlsAddinError):
    """Filen {fil} går inte att läsa som en tabell. {vad}"""


class ArbetsbokenArAldre(XlsAddinError):
    """Arbetsboken {fil} saknar {vad}. Stäng den, kör xlsaddin uppgradera och försök igen."""


class ImportenSaknas(XlsAddinError):
    """Import {nummer} finns inte, eller gäller inte längre. {val}"""

    exit_code = 2


class IngetAttFardigstalla(XlsAddinError):
    """Ingen rapport har några siffror att färdigställa. Fyll i dataflikarna och försök igen."""


class RapportflikenSaknas(XlsAddinError):
    """Rapporten «{tab}» finns inte eller kan inte göras. Välj av: {val}."""

    exit_code = 2


class TeckenUtanTypsnitt(XlsAddinError):
    """Ett tecken i rapporterna går inte att visa i PDF: {text}. Byt ut det och försök igen."""


class FelFilAttGranska(XlsAddinError):
    """Filen {fil} går inte att granska. Välj en arbetsbok (.xlsx), en PDF eller ett mejl (.eml)."""


class KopianInteRen(XlsAddinError):
    """Ingen kopia är gjord, för den skulle innehålla något som inte får lämna huset. {fynd}"""
