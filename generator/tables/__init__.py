"""Tables of projects, checked row by row: files in, files out.

What a header means, how a row is read and what is said of it stands in ``generator.rules`` (``columns``,
``entries``, ``rows``, ``results``); here are only files: ``text`` reads CSV, ``sheet`` reads XLSX,
``writing`` writes either, ``template`` makes a table to fill in, and ``command`` puts them together.
"""
