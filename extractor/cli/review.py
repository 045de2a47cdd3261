"""`crosstally review`: the editors' page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.cli.options import Config, NoConfig, settings_of
from extractor.cli.output import complain, write_out
from extractor.errors import UsageError
from extractor.printable import printable

REVIEW_EXAMPLES = """\b
Examples:
  crosstally review
  crosstally review pairs.jsonl --open
  crosstally review results --pairs pairs.jsonl
  crosstally review --db postgresql+psycopg://desk@db.example/desk
  crosstally review --add-user mai
  crosstally review --host 0.0.0.0 --certificate desk.pem --key desk.key

\b
PAIRS and DIR are
  PAIRS  what crosstally batch reads: JSONL, CSV or Parquet, a folder of
         NAME.LANG.txt files, TMX, XLIFF, PO or TSV
  DIR    a folder that crosstally batch wrote; its reports hold no texts, so name
         the input of that run with --pairs

The desk needs the extra: pip install 'crosstally[desk]'.
On this machine alone nobody logs in. On any other address everybody does, over
HTTPS: give a certificate, or put the desk behind a proxy that has one."""


def review(
    given: Annotated[
        str | None, typer.Argument(metavar="PAIRS|DIR", help="Pairs to check and put into the queue before it is served.")
    ] = None,
    db: Annotated[
        str | None, typer.Option(metavar="URL", help="The database, as SQLAlchemy writes it; without it, a file of yours.")
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="The port; 0 takes any.")] = 8765,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    pairs: Annotated[
        str | None, typer.Option(metavar="PAIRS", help="Where the texts of the reports in DIR are: the input of that run.")
    ] = None,
    login: Annotated[bool, typer.Option("--login", help="Demand a log-in on this machine, too, as behind a proxy.")] = False,
    certificate: Annotated[str | None, typer.Option(metavar="FILE", help="The certificate to serve HTTPS with.")] = None,
    key: Annotated[str | None, typer.Option(metavar="FILE", help="The key of the certificate.")] = None,
    user: Annotated[
        str | None,
        typer.Option("--add-user", metavar="NAME", help="Let NAME log in with a password you are asked for; then end."),
    ] = None,
    former: Annotated[
        str | None, typer.Option("--remove-user", metavar="NAME", help="Let NAME log in no more; then end.")
    ] = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Serve the editors' page over checked pairs, until you stop it with Ctrl+C."""
    if (certificate is None) != (key is None):
        raise UsageError("review: a certificate and its key go together; give both --certificate and --key")
    try:
        from extractor.desk import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"review: needs {error.name}, which is not installed; pip install 'crosstally[desk]'") from error
    settings = settings_of(config, None, (), none=no_config)
    sessions = serve.open_desk(db)
    if user is not None:
        serve.add_user(sessions, user, _password(user))
        write_out(f"{printable(user)} can log in.\n")
        return
    if former is not None:
        serve.remove_user(sessions, former)
        write_out(f"{printable(former)} can log in no more.\n")
        return
    if given is not None:
        taken = serve.fill(sessions, given, pairs, settings)
        for trouble in taken.troubles:
            complain(trouble)
        complain(f"{taken.added} pairs added, {taken.revised} with new texts, {taken.known} known already")

    def ready(address: str) -> None:
        write_out(f"The desk is at {address}\n")
        if show:
            typer.launch(address)

    serve.serve(
        sessions,
        host=host,
        port=port,
        login=login,
        certificate=(certificate, key) if certificate and key else None,
        ready=ready,
        settings=settings,
    )


def _password(name: str) -> str:
    """Ask for a password twice on a terminal; elsewhere it is the first line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""
