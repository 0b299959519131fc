"""The check list of a build: what was looked at before the site is published, each point passed, warned of or failed.

============  =============================================================
``point``     one point of the list
``records``   the points on the data
``made``      the points on the pages that were made
``text``      the list as text and as plain data
============  =============================================================
"""
