"""The impact sheet: which answers change between two states of the data, exactly, and which lines did it.

Nothing here is sampled: the conditions of both states together cut every item's projects into kinds
(``generator.rules.partition``), and each kind is answered by both.

===================  ===========================================================================
``revision``         a git revision, or a folder, as a folder of data; the working tree is left alone
``side``             one state of the data: its records and the policy compiled from them
``periods``          the days on which the catalogue or a list changes, so that every date is covered
``pairs``            which item of one state is which item of the other: same, renumbered, added, removed
``joint``            the projects of an item that the conditions of both states tell apart
``changed_answers``  kinds of project whose answer differs, counted, each with an example
``yaml_diff``        what differs between two YAML documents, record by record, with the lines
``blame``            which of these lines changed an answer
``states``           what a day has besides the documents, in words
``by_day``           what of it differs, and which days are worked
``records``          clocks, lists, services, measures …: what changed in them, and texts apart
``reach``            for whom a record begins or ceases to apply
``whole_records``    prohibitions and levels, of which several keys together say whom they meet
``pages``            the pages of the site that read differently
``sheet``            all of it together
``words``            the sheet in words, both languages
``layout``           the sheet as headings, lines and lists, the same for every form
``as_json`` ``text`` ``markdown`` ``html`` ``entry``   the forms of it
===================  ===========================================================================
"""
