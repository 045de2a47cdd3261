"""`crosstally schema` and `crosstally completion`: what the program prints about itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.output import NAME, write_out
from extractor.errors import UsageError
from extractor.printable import cause_of, printable

SCHEMA_EXAMPLES = """\b
Examples:
  crosstally schema
  crosstally schema report > report.schema.json
  crosstally schema --write schemas"""
COMPLETION_EXAMPLES = """\b
Examples:
  crosstally completion bash >> ~/.bash_completion
  crosstally completion zsh > ~/.zfunc/_crosstally
  crosstally completion fish > ~/.config/fish/completions/crosstally.fish"""
# A function that zsh loads when it is first asked must also answer.
_ZSH_REGISTERS = re.compile(r"^(compdef (\w+) .*)$", re.MULTILINE)
_ZSH_LOADED = r"""if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  \2 "$@"
else
  \1
fi"""
# What the script of a shell sets when it asks for completions.
COMPLETE = "_CROSSTALLY_COMPLETE"


def schema(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The schema to print.")] = None,
    write: Annotated[str | None, typer.Option(metavar="FOLDER", help="Write every schema to FOLDER/NAME.json instead.")] = None,
) -> None:
    """Print a published JSON Schema, or, without NAME, the names there are."""
    from extractor.report.save import save
    from extractor.schema import schemas

    published = {key: json.dumps(body, ensure_ascii=False, indent=2) + "\n" for key, body in schemas().items()}
    if name is not None and name not in published:
        raise UsageError(f"schema: there is no {printable(name)!r}; there are: {', '.join(published)}")
    if write is None:
        write_out(published[name] if name else "".join(f"{key}\n" for key in published))
        return
    try:
        Path(write).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{printable(write)}: cannot be made ({cause_of(error)}); name another folder") from error
    for key in [name] if name else published:
        save(str(Path(write, f"{key}.json")), published[key])


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(metavar="SHELL", help="bash, zsh, fish …")],
) -> None:
    """Print the script that completes commands and options in a shell."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name=NAME, complete_var=COMPLETE, shell=shell)
    if shell == "zsh":
        script = _ZSH_REGISTERS.sub(_ZSH_LOADED, script)
    write_out(script + "\n")
