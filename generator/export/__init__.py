"""The open data: every list as JSON, CSV and XLSX, each with its schema.

``shapes`` says what a record of each list holds, ``datasets`` (with ``catalogue``, ``handling`` and
``reference``) makes the records from the compiled policy, ``tables`` lays them out in columns, ``files``
writes them, ``package`` puts a whole folder in place.
"""
