"""The decision core: which document and which approval track a project takes, and why.

Pure Python, standard library only, no input or output. The same files run on the command line, in
the site generator, in the tests and, in Pyodide, in the visitor's browser.

Read it in this order:

====================  ====================================================================
``logic``             conditions and three-valued truth
``numbers``           numbers as people type them and as pages print them
``errors``            what is wrong with a request, field by field
``facts``             what a person can answer, and how an answer is read
``unit_conversion``   a quantity in other units, and how it is converted
``partition``         the finitely many answers that a condition can tell apart
``decision_diagram``  every answer an item can give, as one reduced decision diagram
``workdays``          Chinese working days, and dates in words
``effective``         when records begin and end to apply
``policy``            the compiled policy, and the diagrams made from it
``tracks``            from the document and the lists to the approval track
``classify``          from items and facts to the document
``ways``              where to go: sites, telephones, pages of the guide
``entitle``           services, measures and modifiers
``schedule``          the steps in order, with limits, clocks and papers
``dates``             from a start date to the days of each step
``wording``           conditions as sentences, in both languages
``documents``         the documents by strictness, and their names by date
``reasons``           why: the reasons for a document
``reason_tree``       every condition weighed, as a tree
``nearest_thresholds``  what would change it: the nearest limits
``cite``              citations, standing and penalties
``phrases``           the answer in one sentence
``prohibitions``      where a project may not be built, whatever its document
``places``            where a project lies
``deciding``          who decides: the levels that may
``afterwards``        what comes once the EIA is done
``questions``         questions as a form needs them
``derived``           answers that follow from answers to other questions
``asking``            which questions to put, and in which order
``request``           a request, read and checked
``plan``              the dated plan: days, clocks and what they leave open
``time_band``         how long it takes, as a band
``next_steps``        what to do today
``request_texts``     texts to copy: what one asks of an office
``brief``             the answer in a few lines, and what a remark on it carries
``upcoming_changes``  what a day already known will change
``check``             all of it together: the verdict
``outline``           the dated plan on its own
``ics``               the dated plan as a calendar file
``size``              a check of its own: the size of a firm
``major_change``      a check of its own: has an approved project changed too much
``earlier_answer``    an answer given earlier, and whether it still stands
``link``              a check as the fragment of a link, and back
====================  ====================================================================
"""
