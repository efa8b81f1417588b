"""What the libraries say about a broken file, turned into our sentences."""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from xlsaddin.domain.errors import FilenArForStor, FilenArSkadad
from xlsaddin.excel.package.limits import TooLarge
from xlsaddin.excel.package.opc import UnexpectedXml

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    UnexpectedXml,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    struct.error,
    # A number that is none, letters that are none.
    ValueError,
)


@contextmanager
def as_sentences(name: str) -> Iterator[None]:
    """Read a file of this name.

    Raises:
        FilenArSkadad: the file is broken.
        FilenArForStor: it holds more than is read.
    """
    try:
        yield
    except TooLarge as error:
        raise FilenArForStor(fil=name) from error
    except _BROKEN as error:
        raise FilenArSkadad(fil=name) from error
    except OSError as error:
        # A place before the file's beginning, where a broken directory leads.
        if error.errno == errno.EINVAL:
            raise FilenArSkadad(fil=name) from error
        raise
