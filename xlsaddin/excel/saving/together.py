"""Several new files saved together: all of them or none, and none in the place of another."""

import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from xlsaddin.domain.errors import FilenFinnsRedan, MappenArSkrivskyddad
from xlsaddin.excel.filfel import filfel, missing, refuse_impossible_name
from xlsaddin.excel.saving.lock import locked
from xlsaddin.excel.saving.passing import to_disk, unfinished
from xlsaddin.excel.saving.place import place


def write_together(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Save new files, by their names, in a folder, and return where they lie.

    The folder is made if the one that it lies in is there. When one of the files cannot be saved
    none is.

    Raises:
        FilenFinnsRedan: one of them is there already.
        XlsAddinError: the folder cannot be written to, or the disk is full.
    """
    paths = {folder / name: content for name, content in files.items()}
    try:
        made = _made(folder)
        try:
            return _written(folder, paths)
        except BaseException:
            with suppress(OSError):
                if made:
                    folder.rmdir()
            raise
    except OSError as error:
        raise filfel(error, folder, MappenArSkrivskyddad(mapp=folder)) from error


def _made(folder: Path) -> bool:
    """Make the folder; tell whether it was missing."""
    refuse_impossible_name(folder / "x")
    if not folder.parent.is_dir():
        raise missing(folder)
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise FilenFinnsRedan(fil=folder) from None
        return False
    return True


def _written(folder: Path, paths: Mapping[Path, bytes]) -> tuple[Path, ...]:
    with ExitStack() as stack:
        for path in paths:
            stack.enter_context(locked(path))
            if os.path.lexists(path):
                raise FilenFinnsRedan(fil=path)
        new = {path: stack.enter_context(unfinished(folder, path)) for path in paths}
        for path, content in paths.items():
            new[path].write_bytes(content)
            to_disk(new[path])
        placed: list[Path] = []
        try:
            for path in paths:
                place(new[path], path)
                placed.append(path)
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise
    return tuple(paths)
