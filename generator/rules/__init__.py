"""The decision core: which document and which approval track a project takes, and why.

Pure Python, standard library only, no input or output. The same files run on the command line, in
the site generator, in the tests and, in Pyodide, in the visitor's browser.

Read it in this order:

==============  ====================================================================
``logic``       conditions and three-valued truth
``numbers``     numbers as people type them and as pages print them
``errors``      what is wrong with a request, field by field
``facts``       what a person can answer, and how an answer is read
``amounts``     a quantity in other units, and how it is converted
``cells``       the finitely many answers that a condition can tell apart
``diagram``     every answer an item can give, as one reduced decision diagram
``workdays``    Chinese working days
``policy``      the compiled policy, and the diagrams made from it
``route``       from the document and the lists to the approval track
``classify``    from items and facts to the document
``entitle``     services, measures and modifiers
``schedule``    the steps in order, with limits, clocks and papers
``dates``       from a start date to the days of each step
``wording``     conditions as sentences, in both languages
``documents``   the documents by strictness, and their names by date
``explain``     why: the reasons for a document
``reason_tree`` every condition weighed, as a tree
``limits``      what would change it: the nearest limits
``cite``        citations, standing and penalties
``phrases``     the answer in one sentence
``questions``   questions as a form needs them
``request``     a request, read and checked
``plan``        the dated plan: days, clocks and what they leave open
``later``       what a day already known will change
``check``       all of it together: the verdict
``outline``     the dated plan on its own
``ics``         the dated plan as a calendar file
``cover``       few conditions that together take exactly some projects
``answers``     an item's answers as a table
``size``        a check of its own: the size of a firm
``major_change`` a check of its own: has an approved project changed too much
``words``       a description in clauses and words, each with its weight
``chinese``     phrases of items found in Chinese or in pinyin
``english``     phrases of items found in English
``find``        items for a project in a person's own words
``slip``        an answer given earlier, and whether it still stands
``link``        a check as the fragment of a link, and back
``entries``     answers as people write them in the cells of a table
``results``     the answer to a row, as the cells written beside it
``columns``     the header of a table of projects
``rows``        a row of a table: to a check, and to its answer
``template``    the columns of a table to fill in
``session``     the one door for the browser's worker
==============  ====================================================================
"""
