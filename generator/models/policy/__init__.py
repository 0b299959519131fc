"""The compiled policy: plain JSON that ``generator.compile.compile`` makes of records, for the rules to read.

The keys are those of the pydantic models of this room, with conditions read, names of units put in and the
catalogue's files brought together; a test holds these shapes against the policy as it is really compiled. A
day is an ISO date such as ``2026-11-23``; a key that is ``NotRequired`` is absent where a record does not
write it. Modules that run in the browser name these shapes for the type checker only.
"""
