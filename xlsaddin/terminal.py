"""What the command line writes: nothing in it is obeyed by a terminal."""

from typing import Any

import click

from xlsaddin.domain.synligt import synlig


def skriv(text: str, *, err: bool = False, nl: bool = True, file: Any = None) -> None:  # noqa: ANN401 - click's own
    """Write a text where a terminal obeys nothing that data or the names of files hold."""
    click.echo(synlig(text), file=file, err=err, nl=nl)
