"""The flows of participants: what the rows of a volume table count, whatever they are called."""

from enum import StrEnum


class Flode(StrEnum):
    """What a mått counts, in the words that a person chooses from."""

    AKTUALISERADE = "aktualiserade"
    FATT_JA = "fått ja"
    FATT_NEJ = "fått nej"
    DELTAGARE = "deltagare"
    NYA = "nya"
    AVSLUTADE = "avslutade"
    POSITIV_LOSNING = "positiv lösning"
    ARBETE = "arbete"
    STUDIER = "studier"
    ARBETSFORMEDLINGEN = "Arbetsförmedlingens insatser"
    HALSOSKAL = "hälsoskäl"
    AVBROTT = "avbrott"
    KVAR = "kvar"


UTRAKNADE = {
    Flode.KVAR: (Flode.DELTAGARE, Flode.AVSLUTADE),
    Flode.FATT_NEJ: (Flode.AKTUALISERADE, Flode.FATT_JA),
}
"""The flows that are what is left of one when another is taken from it."""
