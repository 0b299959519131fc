"""Tests of the decision core, module by module, then of the whole on the real policy.

``small`` makes a little policy by hand for the tests of one module; ``real`` draws projects from the items
of the real policy for the tests of what must hold everywhere.
"""
