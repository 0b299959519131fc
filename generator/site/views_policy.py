"""The policy itself: tracks, lists, measures, services, time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.model import Page, SearchEntry, both
from generator.site.views_catalogue import catalogue_source

if TYPE_CHECKING:
    from generator.site.site import Site


def policy_pages(site: Site) -> list[Page]:
    """All of them."""
    return [*_tracks(site), *_lists(site), _measures(site), *_services(site), _clocks(site)]


def _tracks(site: Site) -> list[Page]:
    record = site.policy["tracks"]
    documents = {"zh": ("报告书", "报告表", "登记表", "环评文件", "办理方式", "流程", "怎么办环评"), "en": ("report", "report form", "registration form", "procedure", "how it works")}
    index = Page(
        slug="tracks",
        template="tracks.md.j2",
        title=both("怎么办", "How it works"),
        description=both("四种结果、五条办理路径：先定文件，再定办法。", "The document first, then the way it is handled."),
        section="tracks",
        in_nav=True,
        sources=site.cited(site.kinds, record["warnings"], record["tracks"]),
        search=(SearchEntry("page", documents, weight=1.4),),
    )
    words = {
        "exempt": (("豁免", "免环评"), ("exemption", "exempt")),
        "outside": (("不用环评", "名录之外", "无需环评"), ("not listed", "no EIA needed")),
        "filing": (("备案", "登记表备案", "网上备案", "填登记表"), ("filing", "register online")),
        "commitment": (("告知承诺", "承诺制", "告知承诺制"), ("commitment", "notification and commitment")),
        "ordinary": (("审批", "普通审批", "报批", "审批流程", "材料清单"), ("approval", "ordinary approval", "papers")),
    }
    return [index] + [
        Page(
            slug=f"tracks/{track['id']}",
            template="track.md.j2",
            title={"zh": track["zh"], "en": track["en"]},
            description=track["summary"],
            section="tracks",
            parents=("tracks",),
            data={"track": track},
            sources=site.cited(track, [record["papers"][paper] for step in track["steps"] for paper in step["papers"]]),
            search=(SearchEntry("track", dict(zip(("zh", "en"), words.get(track["id"], ((), ())), strict=True)), note=track["summary"], weight=1.5),),
        )
        for track in site.tracks.values()
    ]


def _lists(site: Site) -> list[Page]:
    lists = site.policy["lists"]
    words = {
        "filing": (("备案清单", "登记表项目清单", "15大类29小类"), ("filing list", "registration items")),
        "commitment": (("告知承诺清单", "正面清单", "17大类44小类"), ("commitment list", "positive list", "pilot")),
        "exempt": (("豁免清单", "豁免"), ("exemption list", "exemptions")),
    }
    return [
        Page(
            slug=f"lists/{name}",
            template=f"list_{name}.md.j2",
            title={"zh": record["zh"], "en": record["en"]},
            description=record["what"],
            section="tracks",
            parents=("tracks",),
            data={"record": record},
            sources=site.cited(record) or catalogue_source(site),
            search=(SearchEntry("list", dict(zip(("zh", "en"), words.get(name, ((), ())), strict=True)), note=record["what"], weight=1.4),),
        )
        for name in ("filing", "commitment", "exempt")
        for record in (lists[name],)
    ]


def _measures(site: Site) -> Page:
    record = site.policy["measures"]
    entries = [
        SearchEntry("measure", {}, title={"zh": m["zh"], "en": m["en"]}, fragment=f"measure-{m['number']}", note=m.get("what"), weight=1.2)
        for m in record["measures"]
        if m["zh"]
    ]
    return Page(
        slug="measures",
        template="measures.md.j2",
        title={"zh": record["zh"], "en": record["en"]},
        description=both("重点项目在谋划、设计、运行三个阶段能得到的环评服务。", "What key projects are offered in planning, design and operation."),
        section="measures",
        in_nav=True,
        data={"record": record},
        sources=site.cited(record),
        search=(SearchEntry("page", {"zh": ("十条措施", "十项措施", "重点项目", "重大项目"), "en": ("ten measures", "key projects", "major projects")}, weight=1.5), *entries),
    )


def _services(site: Site) -> list[Page]:
    record, size = site.policy["services"], site.policy["size_criteria"]
    entries = [
        SearchEntry("service", {}, title={"zh": part["zh"], "en": part["en"]}, fragment=part["id"].replace("_", "-"), note=part["what"], weight=1.1)
        for group in record["groups"]
        for part in group["parts"]
    ]
    return [
        Page(
            slug="services",
            template="services.md.j2",
            title={"zh": record["zh"], "en": record["en"]},
            description=both("互动交流、优化审批、重大项目保障、小微企业服务四类服务，各有哪些、怎样用。", "Four groups of services: what each offers and how to use it."),
            section="services",
            in_nav=True,
            data={"record": record},
            sources=site.cited(record),
            search=(SearchEntry("page", {"zh": ("服务", "小微企业", "绿色通道", "帮扶"), "en": ("services", "small firms", "green channel", "help")}, weight=1.4), *entries),
        ),
        Page(
            slug="services/size",
            template="size.md.j2",
            title=both("企业规模怎么算", "What size is your firm"),
            description=both("中小企业划型标准：按行业看从业人员、营业收入、资产总额。规模不改变环评类别。", "Size criteria by sector. Size does not change the EIA class."),
            section="services",
            parents=("services",),
            contents=False,
            data={"record": size},
            sources=site.cited(size),
            search=(SearchEntry("page", {"zh": ("小微企业", "划型标准", "企业规模", "中小企业"), "en": ("firm size", "small firm", "micro firm", "size criteria")}, weight=1.2),),
        ),
    ]


def _clocks(site: Site) -> Page:
    record = site.policy["clocks"]
    return Page(
        slug="clocks",
        template="clocks.md.j2",
        title=both("办理时限", "Time limits"),
        description=both("报告书、报告表要办多少天，从哪天算，哪些时间不算。", "How many days a decision takes, from when they count, and what does not count."),
        section="tracks",
        parents=("tracks",),
        data={"record": record},
        sources=site.cited(record),
        search=(SearchEntry("page", {"zh": ("时限", "多久", "几天", "工作日", "审批时间", "多长时间"), "en": ("time limits", "how long", "working days", "days")}, weight=1.4),),
    )
