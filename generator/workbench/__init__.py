"""What the workbench page runs: the data as published, the data as edited, and what lies between them.

===========  =================================================================================
``state``    the published data and the edited data, loaded and examined; files read once
``preview``  the answer for one project by the published policy and by the edited one
``session``  the door for the page's worker: a question as JSON in, an answer as JSON out
===========  =================================================================================
"""
