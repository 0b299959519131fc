"""The shapes of all records, checked by pydantic before anything else looks at them."""

from generator.models.approval import Calendar, Clocks, Documents, Penalties, Procedure, Tracks
from generator.models.base import Effective, Note, Source, Standing, Text, Unit
from generator.models.catalogue import AreaClasses, Category, Edition, Fact, Item, Kinds, SharedFacts
from generator.models.guidance import Contacts, MajorChange, Measures, Services, SizeCriteria
from generator.models.lists import CommitmentList, ExemptList, FilingList
from generator.models.publishing import Agenda, Changes, Redirects, Site
from generator.models.reference import Glossary, Instruments, Questions, Standings, Timeline, Unknowns
from generator.models.scenario import Case, Cases, MajorChangeScenarios, Scenario, Scenarios, SizeScenarios

__all__ = [
    "Agenda",
    "AreaClasses",
    "Calendar",
    "Case",
    "Cases",
    "Category",
    "Changes",
    "Clocks",
    "CommitmentList",
    "Contacts",
    "Documents",
    "Edition",
    "Effective",
    "ExemptList",
    "Fact",
    "FilingList",
    "Glossary",
    "Instruments",
    "Item",
    "Kinds",
    "MajorChange",
    "MajorChangeScenarios",
    "Measures",
    "Note",
    "Penalties",
    "Procedure",
    "Questions",
    "Redirects",
    "Scenario",
    "Scenarios",
    "Services",
    "SharedFacts",
    "Site",
    "SizeCriteria",
    "SizeScenarios",
    "Source",
    "Standing",
    "Standings",
    "Text",
    "Timeline",
    "Tracks",
    "Unit",
    "Unknowns",
]
