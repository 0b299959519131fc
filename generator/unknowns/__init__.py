"""What is not yet known, each with its line and who could settle it.

===========  =========================================================================
``gap``      one thing that is not established
``find``     all of them, from the records
``text``     as text for a terminal, and as plain data
``command``  the command line
===========  =========================================================================
"""
