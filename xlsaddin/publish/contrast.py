"""Whether the texts of a workbook can be seen: contrast and size, as WCAG counts them."""

from collections.abc import Iterator
from typing import Any

from xlsaddin.publish.fynd import Fynd

LEAST_CONTRAST = 4.5
LEAST_SIZE = 10
_STYLES = "xl/styles.xml"
_BLACK, _WHITE = "000000", "FFFFFF"
_THEME = {"0": _WHITE, "1": _BLACK, "10": "0563C1"}


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, 1 to 21.

    >>> round(contrast("000000", "FFFFFF")), contrast("FFFFFF", "FFFFFF")
    (21, 1.0)
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_findings(styles: Any) -> Iterator[Fynd]:  # noqa: ANN401 - an XML element
    """Yield the looks of cells whose texts nobody can see, or hardly."""
    fonts, fills = styles.findall("{*}fonts/{*}font"), styles.findall("{*}fills/{*}fill")
    for look in styles.iterfind("{*}cellXfs/{*}xf"):
        font, fill = fonts[int(look.get("fontId", 0))], fills[int(look.get("fillId", 0))]
        size = font.find("{*}sz")
        if size is not None and float(size.get("val")) < LEAST_SIZE:
            yield Fynd(_STYLES, f"har text som är mindre än {LEAST_SIZE} punkter.")
        ground = fill.find(".//{*}fgColor")
        if contrast(_colour(font.find("{*}color"), _BLACK), _colour(ground, _WHITE)) < (
            LEAST_CONTRAST
        ):
            yield Fynd(_STYLES, "har text i nästan samma färg som sin bakgrund.")


def _colour(element: Any, otherwise: str) -> str:  # noqa: ANN401 - an XML element
    """Return a colour as six hexadecimal digits; one that cannot be told is like its opposite."""
    if element is None or element.get("auto") or element.get("indexed") in {"64", "65"}:
        return otherwise
    if element.get("theme"):
        return _THEME.get(str(element.get("theme")), "808080")
    return str(element.get("rgb", "808080"))[-6:]


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for it in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
