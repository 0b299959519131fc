"""The shapes of all records, checked by pydantic before anything else looks at them."""

from generator.models.approval import Calendar, CalendarYear, Clocks, Documents, Penalties, Procedure, Tracks
from generator.models.base import Backed, Effective, Note, Record, Source, Standing, Text, Unit
from generator.models.catalogue import AreaClasses, Category, Edition, Fact, Item, Kinds, Reading, SharedFacts
from generator.models.guidance import Contacts, MajorChange, Measures, Point, Sector, Services, SizeCriteria
from generator.models.lists import CommitmentList, ExemptList, FilingList, NationalBatch
from generator.models.publishing import Agenda, Changes, Redirect, Redirects, Site
from generator.models.reference import Glossary, Instruments, Questions, Standings, Timeline, Unknowns
from generator.models.scenario import (
    Case,
    Cases,
    MajorChangeScenarios,
    OwnCase,
    Scenario,
    Scenarios,
    SizeScenarios,
)

__all__ = [
    "Agenda",
    "AreaClasses",
    "Backed",
    "Calendar",
    "CalendarYear",
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
    "NationalBatch",
    "Note",
    "OwnCase",
    "Penalties",
    "Point",
    "Procedure",
    "Questions",
    "Reading",
    "Record",
    "Redirect",
    "Redirects",
    "Scenario",
    "Scenarios",
    "Sector",
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
