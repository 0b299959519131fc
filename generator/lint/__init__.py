"""Passes over all records at once: links, totals, dates, languages, self-checks, scenarios and cases."""
