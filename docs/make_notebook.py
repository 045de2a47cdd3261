"""Run docs/notebook.ipynb and write its outputs anew. `make docs` runs this."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

TARGET = Path(__file__).parent / "notebook.ipynb"


def run() -> nbformat.NotebookNode:
    """Return the notebook with the outputs of a fresh run: nothing of them says when or where it was."""
    notebook = nbformat.read(TARGET, as_version=4)
    folder = {"metadata": {"path": str(TARGET.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=folder).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                del output["data"]["text/plain"]  # a report's is a page long
    return notebook


if __name__ == "__main__":
    nbformat.write(run(), TARGET)
