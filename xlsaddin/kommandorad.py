"""Click in Swedish: headings, help and what it says of wrong usage."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from xlsaddin.domain.errors import NamnetSaknas, XlsAddinError
from xlsaddin.excel.filfel import filfel
from xlsaddin.excel.saving.stamp import stamp
from xlsaddin.excel.saving.versions import FOLDER
from xlsaddin.oforutsett import EXIT_CODE, oforutsett
from xlsaddin.terminal import skriv

USAGE = 2
INTERRUPTED = 130
_FORESEEN = (
    click.Abort,
    click.ClickException,
    click.exceptions.Exit,
    GeneratorExit,
    KeyboardInterrupt,
    SystemExit,
    XlsAddinError,
)
_CITATTECKEN = "Sätt citattecken runt ett namn med mellanslag."
_RUBRIKER = {"Options": "Flaggor", "Commands": "Kommandon"}


class Bruksfel(click.UsageError):
    """What is wrong with how a command was written, in Swedish."""

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Say how the command is written, and what was wrong."""
        if self.ctx:
            skriv(self.ctx.get_usage(), file=file, err=True)
            skriv(f"Hjälp: {self.ctx.command_path} --help\n", file=file, err=True)
        skriv(self.message, file=file, err=True)


class Hjalpsida(click.HelpFormatter):
    """The page of help, with Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is written."""
        super().write_usage(prog, args, prefix or "Så här: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(_RUBRIKER.get(heading, heading))


class Sammanhang(click.Context):
    """A command being run."""

    formatter_class = Hjalpsida


class Kommando(click.Command):
    """A command whose help, and complaints about how it was written, are in Swedish."""

    context_class = Sammanhang

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature
        """Take what click takes."""
        super().__init__(*args, **{"options_metavar": "[FLAGGOR]"} | kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the command.

        Raises:
            Bruksfel: a word is missing, is wrong or is one too many.
        """
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as fel:
            raise pa_svenska(fel, ctx) from fel
        if rest and not isinstance(self, click.Group):
            orden = "», «".join(rest)
            raise Bruksfel(f"Det står för mycket: «{orden}». {_CITATTECKEN}", ctx)
        return rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what nobody foresaw becomes a sentence, never a traceback."""
        files = {it: stamp(it) for it in _files(ctx.params.values())}
        try:
            return super().invoke(ctx)
        except _FORESEEN:
            raise
        except BaseException as fel:  # noqa: BLE001 - Rust's panics are no Exception
            if isinstance(fel, OSError) and isinstance(fel.filename, str | bytes):
                onabar = filfel(fel, Path(os.fsdecode(fel.filename)))
                skriv(str(onabar), err=True)
                ctx.exit(onabar.exit_code)
            skriv(oforutsett(_doing(ctx, files), _state(files)), err=True)
            ctx.exit(EXIT_CODE)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the flag that shows the help."""
        flagga = super().get_help_option(ctx)
        if flagga:
            flagga.help = "Visa den här hjälpen."
        return flagga


class Flagga(click.Option):
    """A flag whose help says in its own words, not click's, what must be given."""

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own type
        """Return what stands after the help."""
        extra = super().get_help_extra(ctx)
        extra.pop("required", None)
        extra.pop("range", None)
        return extra


class Grupp(Kommando, click.Group):
    """Turns what stops the work into one Swedish sentence and an exit code."""

    command_class = Kommando

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature
        """Take what click takes."""
        super().__init__(*args, **{"subcommand_metavar": "KOMMANDO ..."} | kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before the command; without any, show the help."""
        if not any(word != "--" for word in args):
            skriv(ctx.get_help(), err=True)
            ctx.exit(USAGE)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, without looking for garbage in the many records of a short run."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return super().invoke(ctx)
        except XlsAddinError as error:
            skriv(str(error), err=True)
            ctx.exit(error.exit_code)
        except click.UsageError as fel:
            raise pa_svenska(fel, fel.ctx or ctx) from fel
        except KeyboardInterrupt:
            skriv("Avbrutet.", err=True)
            ctx.exit(INTERRUPTED)
        finally:
            if collects:
                gc.enable()


class Heltal(click.IntRange):
    """A whole number between two others."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """Return the number.

        Raises:
            click.BadParameter: it is none, or too small or great.
        """
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(f"«{value}» går inte. Skriv ett tal från {self.min} till {self.max}.")


class Plats(click.Path):
    """A file or a folder; no name at all is not the folder that one happens to stand in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """Return the path.

        Raises:
            NamnetSaknas: the name is empty.
        """
        if not str(value):
            raise NamnetSaknas
        return super().convert(value, param, ctx)


class Val(click.Choice[str]):
    """One of some words."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return what can be chosen."""
        return f"«{value}» finns inte. Välj en av: {', '.join(self.choices)}."


def _files(values: Iterable[object]) -> Iterator[Path]:
    """Yield the files among what a command was given, which may be several by one name."""
    for it in values:
        if isinstance(it, Path):
            yield it
        elif isinstance(it, tuple):
            yield from _files(it)


def _doing(ctx: click.Context, files: Iterable[Path]) -> str:
    """Return what a command was doing, after «när»."""
    if not ctx.parent:
        return "xlsaddin startade"
    return f"kommandot {ctx.info_name} kördes" + "".join(f" på {it}" for it in list(files)[:1])


def _state(files: Mapping[Path, object]) -> str:
    """Return whether the files that a command was given are as they were."""
    changed = [fil for fil, before in files.items() if stamp(fil) != before]
    if changed:
        return f"Kontrollera {changed[0]}: filen är skriven. Det som var finns i {FOLDER}."
    if any(before is not None for before in files.values()):
        return "Filen är som den var."
    return "Ingen fil är skriven." if files else ""


def pa_svenska(fel: click.UsageError, ctx: click.Context) -> Bruksfel:
    """Return a complaint about wrong usage in Swedish."""
    return fel if isinstance(fel, Bruksfel) else Bruksfel(_mening(fel, ctx), ctx)


def _mening(fel: click.UsageError, ctx: click.Context) -> str:
    mening = fel.message
    if isinstance(fel, click.NoSuchCommand):
        mening = f"Kommandot «{fel.command_name}» finns inte.{_menade(fel.possibilities)}"
    elif isinstance(fel, click.NoSuchOption):
        mening = f"Flaggan {fel.option_name} finns inte.{_menade(fel.possibilities)}"
    elif isinstance(fel, click.BadOptionUsage):
        mening = _felaktig_flagga(fel.option_name, ctx)
    elif isinstance(fel, click.MissingParameter) and fel.param:
        mening = f"{_namn(fel.param, ctx)} saknas. Lägg till det sist på raden."
    elif isinstance(fel, click.BadParameter) and fel.param:
        mening = f"{_namn(fel.param, ctx)}: {mening}"
    return mening


def _felaktig_flagga(namn: str, ctx: click.Context) -> str:
    flagga = next(param for param in ctx.command.get_params(ctx) if namn in param.opts)
    if isinstance(flagga, click.Option) and flagga.is_flag:
        return f"Flaggan {namn} står ensam. Ta bort det som följer efter «=»."
    return f"Efter flaggan {namn} ska det stå {flagga.make_metavar(ctx)}."


def _namn(param: click.Parameter, ctx: click.Context) -> str:
    """Return a parameter as the usage line names it."""
    if isinstance(param, click.Option):
        return f"{param.opts[-1]} {param.make_metavar(ctx)}"
    return param.human_readable_name.split(" ")[0]


def _menade(forslag: Sequence[str] | None) -> str:
    return f" Menade du {' eller '.join(forslag)}?" if forslag else ""
