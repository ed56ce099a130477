"""The report of a run: one static page and a summary in Markdown.

`entries` gathers what is known of each problem, `page` puts it into one HTML file without outside
links, `markdown` into a text for a pull request. Nothing here starts Lean or a search.
"""

from prover.report.entries import Entry, entry_of, run_entries
from prover.report.facts import RunFacts, run_facts
from prover.report.markdown import markdown
from prover.report.page import page

__all__ = ["Entry", "RunFacts", "entry_of", "markdown", "page", "run_entries", "run_facts"]
