"""The flows of participants: what the rows of a volume table count, whatever they are called."""

from enum import StrEnum


class Flode(StrEnum):
    """What a mått counts, in the words that a person chooses from."""

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
