"""Characters that cannot be seen: a terminal obeys some of them, and XML cannot hold others."""

import re

ERSATT = "\N{REPLACEMENT CHARACTER}"
_OSYNLIGT = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
"""Control characters, and those that turn letters round, but for line breaks and tabs."""
_TECKEN = re.compile(f"[{_OSYNLIGT}]")
_PA_EN_RAD = re.compile(f"[\n{_OSYNLIGT}]")
_EJ_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def synlig(text: str) -> str:
    r"""Return a text where what cannot be seen is seen to be there.

    >>> synlig("\x1b[31mröd\n")
    '�[31mröd\n'
    """
    return _TECKEN.sub(ERSATT, text)


def synlig_pa_en_rad(text: str) -> str:
    r"""Return a text as `synlig`, on one line.

    >>> synlig_pa_en_rad("a\nb")
    'a�b'
    """
    return _PA_EN_RAD.sub(ERSATT, text)


def skrivbar(text: str) -> str:
    r"""Return a text that a file can hold.

    >>> skrivbar("a\x07b")
    'a�b'
    """
    return _EJ_XML.sub(ERSATT, text)


def som_json(text: str) -> str:
    r"""Return JSON where what cannot be seen is written as numbers, as JSON may.

    >>> som_json('["\x9b"]')
    '["\\u009b"]'
    """
    return _TECKEN.sub(_nummer, text)


def _nummer(found: re.Match[str]) -> str:
    pairs = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[place : place + 4]}" for place in range(0, len(pairs), 4))
