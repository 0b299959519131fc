"""The words of the finder and of the reader of sentences."""

from __future__ import annotations

from typing import Annotated, TypedDict


class FinderLists(TypedDict):
    """Words that a description has beside the kind of project."""

    noise: Annotated[list[str], "Words that say when, where, how much or by whom."]
    denied: Annotated[list[str], "Words from which on a clause says what the project is not."]
    stood: Annotated[list[str], "Words from which on a clause says what stood there, unless it says no more."]
    parts: Annotated[list[str], "Words behind which a part of the project is named."]
    goods: Annotated[list[str], "Patterns: what is made of what."]
    shops: Annotated[list[str], "Patterns: a clause that ends so names a shop, not a maker."]
    stop: Annotated[list[str], "English words that say nothing."]
    latin_denied: Annotated[list[str], "English words from which on a clause says what the project is not."]
    latin_parts: Annotated[list[str], "English words behind which a part is named."]
    latin_besides: Annotated[list[str], "Those of them behind which a part is a work of its own."]
    variants: Annotated[dict[str, str], "English words, and the spelling that the phrases have."]


class PeoplesWords(TypedDict):
    """What people call an item, by its number; `0`: trades that no item covers."""

    zh: dict[str, list[str]]
    en: dict[str, list[str]]


class ClassWords(TypedDict):
    """The words of classes of GB/T 4754, and the items that cite them."""

    items: list[int]
    words: list[str]


class SupposedWords(TypedDict):
    """Words that mostly mean an option of a fact: it is asked about, and so are amounts of it."""

    options: Annotated[dict[str, str], "By option: the words, as a pattern."]
    amounts: Annotated[list[str], "Facts that are then read without the words which they need."]


class ReadingWords(TypedDict):
    """Patterns by which a sentence tells of facts."""

    past: Annotated[str, "A clause that tells of the past."]
    doubt: Annotated[str, "A clause that asks or leaves open."]
    others: Annotated[str, "A clause that tells of others."]
    asking: Annotated[str, "That an EIA is asked about: it doubts nothing that the project is."]
    stood: Annotated[str, "Behind it stands what was there before the project."]
    change: Annotated[str, "Where what stood before gives way to something else."]
    near: Annotated[str, "Behind it stands what lies around the project."]
    beside: Annotated[str, "Before it stands what lies around the project."]
    denied: Annotated[str, "What denies what stands behind it in its clause."]
    turn: Annotated[str, "Where a denial ends."]
    range: Annotated[str, "Words behind an amount that is no single one."]
    range_before: Annotated[str, "The same before an amount."]
    gone: Annotated[str, "Words behind an amount that makes way for another."]
    reached: Annotated[str, "Words before an amount that is reached, not added."]
    only: Annotated[str, "That there is nothing else: what `ONLY` in a pattern stands for."]
    none_touched: Annotated[str, "That no sensitive area is touched."]
    daily: Annotated[str, "That an amount is one a day."]
    yearly: Annotated[str, "That an amount is one a year."]
    other_periods: Annotated[str, "That an amount is one of a month, a week or an hour."]
    added: Annotated[str, "That an amount is what is added."]
    phase: Annotated[str, "That an amount is one phase's."]
    total: Annotated[str, "That an amount is the sum."]
    carrier: Annotated[str, "Words before an amount of what the clause before names."]
    single: Annotated[str, "That an amount is one of several."]
    spellings: Annotated[dict[str, str], "What is written otherwise, with the words that the patterns know."]
    choices: Annotated[
        dict[str, dict[str, str]],
        "By fact and option: words beside the option's own names; instead of them where a `=` comes first.",
    ]
    supposed: Annotated[dict[str, SupposedWords], "By fact: an answer that words mostly mean."]
    numbers: Annotated[dict[str, str], "By fact: what must stand beside its amount."]
    needs: Annotated[dict[str, str], "By fact: what a sentence must have somewhere."]
    yes: Annotated[dict[str, str], "By fact of yes or no; denied it is false."]
    says_yes: Annotated[dict[str, str], "By fact: words that say yes, whatever is denied."]
    says_no: Annotated[dict[str, str], "By fact: words that say no."]
    units: Annotated[dict[str, str], "Other names of units, with the name that the conversion knows."]
    own_units: Annotated[dict[str, dict[str, str]], "The same by fact."]
    many: Annotated[list[str], "Facts of which several together are meant."]
    highest: Annotated[list[str], "Facts of which the highest counts."]
    any_of: Annotated[list[str], "Facts of yes or no that are true where any of several things is."]
    together: Annotated[list[str], "Facts whose amounts of several kinds are added up."]
    several: Annotated[
        dict[str, list[str]],
        "What two answers to a choice come to, and the amounts that are then of one of them alone, by fact.",
    ]
    denies_all: Annotated[dict[str, list[str]], "Kinds which, all denied, leave none of a fact's options."]


class FinderIndex(TypedDict):
    """What the finder needs beside the items' own words."""

    simplified: Annotated[dict[str, str], "Traditional characters to those used."]
    sounds: Annotated[dict[str, str], "The characters of each syllable."]
    exceptions: Annotated[
        dict[str, list[str]], "The syllables of phrases in which a character is read otherwise than alone."
    ]
    kept: Annotated[list[str], "Words of items that have a word of the lists inside."]
    words: PeoplesWords
    classes: list[ClassWords]
    signs: Annotated[list[list[str]], "A pattern, and what it says in Chinese and in English."]
    lists: FinderLists
    reading: ReadingWords
