"""A second reading of the catalogue, made from its text alone, without sight of the first.

``policy_data/catalogue`` holds the first reading, as conditions. These modules hold the second, as
plain Python functions written by someone who saw the catalogue's cells and the questions, but not the
conditions. ``test_two_readings`` compares them answer by answer. Where they had differed, the source
was read a third time and the wrong one mended; ``tests/second_reading/README.md`` keeps the record.
"""
