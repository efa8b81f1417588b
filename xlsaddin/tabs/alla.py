"""Every data table, in the order of the tabs."""

from xlsaddin.tabs.ekonomi.importtabeller import IMPORTER, IMPORTMALLAR
from xlsaddin.tabs.ekonomi.tables import (
    BUDGET,
    HUVUDBOK,
    JAMFORELSEAR,
    KONTOPLAN,
    POSTER,
    SALDON,
)
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR, KOMMENTARER, TRYCKTA
from xlsaddin.tabs.manniskor.samhallstabeller import BAKGRUND, KOMPETENS, SAMHALLSMATT
from xlsaddin.tabs.manniskor.tables import DELTAGARE, MATT, VOLYMER
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, MALOMRADEN

TABLES = (
    INSTALLNINGAR,
    MALOMRADEN,
    INDIKATORER,
    HANDELSER,
    ENKAT,
    DELTAGARE,
    MATT,
    VOLYMER,
    BAKGRUND,
    SAMHALLSMATT,
    KOMPETENS,
    KONTOPLAN,
    POSTER,
    HUVUDBOK,
    SALDON,
    BUDGET,
    JAMFORELSEAR,
    IMPORTER,
    IMPORTMALLAR,
    KOMMENTARER,
    TRYCKTA,
)
