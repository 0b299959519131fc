"""The decision core: which document and which approval track a project takes, and why.

Pure Python, standard library only, no input or output. The same files run on the command line, in
the site generator, in the tests and, in Pyodide, in the visitor's browser.

Read it in this order:

==============  ====================================================================
``logic``       conditions and three-valued truth
``facts``       what a person can answer, and how an answer is read
``cells``       the finitely many answers that a condition can tell apart
``diagram``     every answer an item can give, as one reduced decision diagram
``classify``    from items and facts to the document
``route``       from the document and the lists to the approval track
``entitle``     services, measures and modifiers
``workdays``    Chinese working days
``schedule``    the steps in order, with limits and dates
``wording``     conditions as sentences, in both languages
``check``       all of it together: the verdict
``find``        items for a project in a person's own words
``link``        a check as the fragment of a link, and back
``session``     the one door for the browser's worker
==============  ====================================================================
"""
