"""Records of how projects are handled: lists, tracks, time limits, services, measures, penalties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.export import shapes
from generator.export.source import Record, backing, text, words
from generator.library.library import Library


def commitment(library: Library) -> Iterator[shapes.Commitment]:
    """Rows of the commitment list, established or not."""
    record = library.policy["lists"]["commitment"]
    for row in record["rows"]:
        yield shapes.Commitment(
            row=row["row"],
            name=words(row),
            sector=row["category"],
            items=row["items"],
            documents=row["documents"],
            established=row["established"],
            note=text(row.get("note")),
            **backing(library, row, "lists/commitment.yaml", record),
        )


def exempt(library: Library) -> Iterator[shapes.Exempt]:
    """Kinds of project that need no document."""
    record = library.policy["lists"]["exempt"]
    for row in record["rows"]:
        yield shapes.Exempt(
            id=row["id"],
            name=words(row),
            what=words(row["what"]),
            items=row["items"],
            **backing(library, row, "lists/exempt.yaml", record),
        )


def national_exempt(library: Library) -> Iterator[shapes.NationalExempt]:
    """Rows of the national exemption batch that could be found."""
    batch = library.policy["lists"]["exempt"]["national_batch"]
    for row in batch["rows"]:
        note = text(row.get("note"))
        yield shapes.NationalExempt(
            row=row["row"],
            name=words(row),
            established=row["established"],
            note=note,
            **backing(library, row, "lists/exempt.yaml", batch),
        )


def tracks(library: Library) -> Iterator[shapes.Track]:
    """The ways of handling."""
    for track in library.tracks.values():
        yield shapes.Track(
            id=track["id"],
            name=words(track),
            summary=words(track["summary"]),
            applies_to=words(track["who"]),
            first_step=words(track["first_step"]),
            without_it=words(track["without_it"]),
            **backing(library, track, "tracks.yaml"),
        )


def steps(library: Library) -> Iterator[shapes.Step]:
    """The steps of every way of handling, in order."""
    for track in library.tracks.values():
        for order, step in enumerate(track["steps"], 1):
            yield _step(library, track, order, step)


def _step(library: Library, track: Record, order: int, step: Record) -> shapes.Step:
    limit = step.get("limit") or {}
    return shapes.Step(
        track=track["id"],
        order=order,
        id=step["id"],
        name=words(step),
        actor=words(library.policy["tracks"]["roles"][step["who"]]),
        documents=step.get("documents") or [],
        days=limit.get("days"),
        unit=limit.get("unit"),
        sense=limit.get("sense"),
        clock=step["clock"],
        papers=step["papers"],
        detail=text(step.get("detail")),
        **backing(library, step, "tracks.yaml", track),
    )


def papers(library: Library) -> Iterator[shapes.Paper]:
    """What has to be handed in."""
    for identifier, paper in library.policy["tracks"]["papers"].items():
        yield shapes.Paper(
            id=identifier,
            name=words(paper),
            help=text(paper.get("help")),
            **backing(library, paper, "tracks.yaml"),
        )


def clocks(library: Library) -> Iterator[shapes.Clock]:
    """Promised and statutory time limits."""
    for clock in library.records("clocks"):
        yield shapes.Clock(
            id=clock["id"],
            name=words(clock),
            document=clock["document"],
            kind=clock["kind"],
            days=clock["days"],
            unit=clock["unit"],
            starts=words(clock["starts"]),
            excludes=words(clock["excludes"]),
            note=text(clock.get("note")),
            **backing(library, clock, "clocks.yaml"),
        )


def documents(library: Library) -> Iterator[shapes.DocumentTitle]:
    """Titles of the documents, as the law names them on different days."""
    for identifier, kind in library.kinds.items():
        for name in kind["names"]:
            yield shapes.DocumentTitle(
                document=identifier,
                short=words(kind["short"]),
                name=words(name),
                **backing(library, name, "documents.yaml"),
            )


def measures(library: Library) -> Iterator[shapes.Measure]:
    """The measures for key projects; one without a name keeps its place."""
    stages = {stage["id"]: words(stage) for stage in library.policy["measures"]["stages"]}
    for measure in library.policy["measures"]["measures"]:
        yield shapes.Measure(
            number=measure["number"],
            name=text(measure),
            stage=measure["stage"],
            stage_name=stages[measure["stage"]],
            what=text(measure.get("what")),
            help_now=text(measure.get("help_now")),
            unknown=text(measure.get("unknown")),
            **backing(library, measure, "measures.yaml"),
        )


def services(library: Library) -> Iterator[shapes.Service]:
    """What a project owner can ask for."""
    for group in library.policy["services"]["groups"]:
        for part in group["parts"]:
            when = part.get("when")
            yield shapes.Service(
                id=part["id"],
                name=words(part),
                group=group["id"],
                group_name=words(group),
                what=words(part["what"]),
                how=words(part["how"]),
                when=text(library.core.phrase(when)) if when else None,
                **backing(library, part, "services.yaml"),
            )


def _amount(band: Record | None) -> shapes.Amount | None:
    return (
        shapes.Amount(min=band.get("min"), max=band.get("max"), unit=band["unit"], of=text(band.get("of")))
        if band
        else None
    )


_BANDS = ("fine", "serious", "persons", "not_corrected", "detention", "lighter_detention")


def penalties(library: Library) -> Iterator[shapes.Penalty]:
    """What follows from an act, before and after the Code."""
    for penalty in library.policy["penalties"]["penalties"]:
        amounts: dict[str, Any] = {name: _amount(penalty.get(name)) for name in _BANDS}
        yield shapes.Penalty(
            id=penalty["id"],
            act=words(penalty),
            documents=penalty["documents"],
            sanction=words(penalty["sanction"]),
            note=text(penalty.get("note")),
            **amounts,
            **backing(library, penalty, "penalties.yaml"),
        )


def procedure(library: Library) -> Iterator[shapes.Ruling]:
    """Rules of procedure."""
    for rule in library.policy["procedure"]["rules"]:
        yield shapes.Ruling(
            id=rule["id"], text=words(rule), tracks=rule["tracks"], **backing(library, rule, "procedure.yaml")
        )


def authority(library: Library) -> Iterator[shapes.Ruling]:
    """Who decides on which projects."""
    for rule in library.policy["contacts"]["authority"]:
        yield shapes.Ruling(
            id=rule["id"], text=words(rule), tracks=[], **backing(library, rule, "contacts.yaml")
        )


def major_changes(library: Library) -> Iterator[shapes.MajorChange]:
    """Changes after approval that need a new one."""
    record = library.policy["major_change"]
    for point in record["points"]:
        yield shapes.MajorChange(
            number=point["number"],
            text=words(point),
            group=point["group"],
            group_name=words(record["groups"][point["group"]]),
            **backing(library, point, "major_change.yaml", record),
        )


def sizes(library: Library) -> Iterator[shapes.SizeSector]:
    """The limits of firm size by sector."""
    record = library.policy["size_criteria"]
    for sector in record["sectors"]:
        limits = {
            f"{which}_{name}": sector[which].get(name)
            for which in ("below", "medium", "small")
            for name in record["figures"]
        }
        yield shapes.SizeSector(
            number=sector["number"],
            id=sector["id"],
            name=words(sector),
            note=text(sector.get("note")),
            **limits,
            **backing(library, sector, "size_criteria.yaml", record),
        )
