"""Digital signatures hold for what was signed: a changed workbook loses its own."""

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.package import Package

ARBETSBOKEN = "Arbetsboken"
BOKENS_BORTTAGEN = Anmarkning(
    ARBETSBOKEN,
    None,
    "",
    "Den digitala signaturen gällde filen som den var och är borttagen. Signera arbetsboken igen.",
    Grad.UPPLYSNING,
)
MAKRONENS_BORTTAGEN = Anmarkning(
    ARBETSBOKEN,
    None,
    "",
    "Makrona är bytta, så deras digitala signatur är borttagen. Signera dem igen.",
    Grad.UPPLYSNING,
)
_KIND = "/digital-signature/origin"


def forget_signature(book: Package) -> tuple[Anmarkning, ...]:
    """Take the signature from a workbook that is changed, as Excel does; return what to say."""
    origins = [it.target for it in book.relationships("") if it.kind.endswith(_KIND)]
    if not origins or not book.changed:
        return ()
    for part in origins:
        forget_targets(book, part)
        forget_part(book, part)
    book.remove_link("", _KIND)
    return (BOKENS_BORTTAGEN,)


def forget_targets(book: Package, part: str) -> bool:
    """Remove every part that a part points to; return whether there was any."""
    targets = [it.target for it in book.relationships(part)]
    for target in targets:
        forget_part(book, target)
    book.remove_relationships(part)
    return bool(targets)


def forget_part(book: Package, part: str) -> None:
    """Remove a part together with its type."""
    types = ContentTypes(book)
    book.remove(part)
    types.forget([part])
    types.store()
