"""Many pairs: cut into shards, checked by many processes, written as parts, merged in the order of the input.

The shard is the unit of work. One plain function (`shard.run_shard`) checks a shard and writes its part in one step; a part
that exists is done. Engines only carry shards to processes, so that each of them resumes alike and gives the same files.
"""

from extractor.batch.plan import Options
from extractor.batch.run import Outcome, run
from extractor.batch.summary import read_summary

__all__ = ["Options", "Outcome", "read_summary", "run"]
