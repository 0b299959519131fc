"""What a page and the Python in its worker say to each other: every request, every answer, every key of them.

The verdict and the questions are what the command line prints too. All of it is plain JSON. A day is an ISO
date such as ``2026-11-23``; a key is always there unless it is ``NotRequired``, and null where nothing is to
be said. ``authoring.typescript`` writes these shapes for the scripts of the pages, and a test holds the real
answers against them.
"""
