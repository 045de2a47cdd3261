"""A run on a local Ray of two workers, with a check that a text can kill: what the tests of the cluster engine start."""

from __future__ import annotations

import sys

from extractor.batch import Options, run
from extractor.batch.progress import Quiet
from tests.batch.material import deadly_check

if __name__ == "__main__":
    _, source, folder, parts = sys.argv
    options = Options(engine="ray", workers=2, shard_pairs=5, resume=True, parts=parts)
    run(source, folder, options, Quiet(), check=deadly_check)
