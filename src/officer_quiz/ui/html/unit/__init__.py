"""The report of a unit as one page: charts as SVG within it, tables beside them, nothing fetched, nothing run."""
