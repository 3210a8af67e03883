"""The papers and files of the demo's round, each made from the district's data as bytes.

The door: `source_papers(district)` gives the papers of the round, `proof_bytes(district, proof)`
the file of a proof. The same day gives the same bytes.
"""

from zhenggai.demo.papers.proofs import proof_bytes
from zhenggai.demo.papers.sources import Paper, source_papers

__all__ = ["Paper", "proof_bytes", "source_papers"]
