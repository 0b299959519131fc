"""Second reading of items 97 to 129 (categories 44 to 51), from the catalogue's cells alone."""

from __future__ import annotations

from tests.second_reading.answers import Answers

AQUATIC_LIFE = ("spawning_ground", "feeding_ground", "wintering_ground", "migration_route")
"""重要水生生物的自然产卵场、索饵场、越冬场和洄游通道."""

LISTED_LAND = (
    "ecological_redline",
    "basic_grassland",
    "forest_park",
    "geopark",
    "important_wetland",
    "natural_forest",
    "wildlife_habitat",
    "wild_plant_site",
)
"""The kinds of class 2 named in items 97, 110, 111, 113, 116 and 118, without 永久基本农田."""

DRY_LAND = ("class_1", "permanent_farmland", *LISTED_LAND)
"""The areas of items 110, 111 and 113; items 97 and 118 add to them."""

WATER_WORKS = ("class_1", "ecological_redline", *AQUATIC_LIFE)
"""The areas of items 124, 125 and 126."""


def _new_build(a: Answers) -> bool:
    """新建. The EIA report form prints the box 新建（迁建）, so relocation is new build."""
    return a.choice("project_nature") in {"new_build", "relocation"}


def _new_build_or_expansion(a: Answers) -> bool:
    """新建、扩建."""
    return _new_build(a) or a.choice("project_nature") == "expansion"


# Category 44: real estate


def item_97(a: Answers) -> str:
    """房地产等: form in the listed areas; 居住等区域 counts only for standard factory buildings."""
    if a.touches(*DRY_LAND, "heritage_unit"):
        return "form"
    if a.yes("standard_factory_buildings") and a.touches("settlement"):
        return "form"
    return "none"


# Category 45: research and experimental development


def item_98(a: Answers) -> str:
    """专业实验室、研发基地: P3, P4, transgenic report; others form if any waste arises."""
    if a.chosen("research_lab_kinds") & {"biosafety_p3", "biosafety_p4", "transgenic"}:
        return "report"
    return "form" if a.yes("lab_waste_arises") else "none"


# Category 46: professional technical services


def item_99(a: Answers) -> str:
    """陆地矿产资源地质勘查；二氧化碳地质封存: the form, always."""
    return "form"


# Category 47: ecological protection and environmental governance


def item_100(a: Answers) -> str:
    """大气污染治理工程: registration, always."""
    return "registration"


def item_101(a: Answers) -> str:
    """危险废物利用及处置: in-house recovery, mere collection and storage: form."""
    if a.yes("only_medical_waste"):
        return "none"
    return "report" if a.choice("hazardous_waste_activity") == "use_or_disposal" else "form"


def item_102(a: Answers) -> str:
    """医疗废物处置、病死动物无害化处理: central disposal of medical waste report; the rest form."""
    return "report" if a.choice("medical_waste_activity") == "central_medical_disposal" else "form"


def item_103(a: Answers) -> str:
    """一般工业固体废物、建筑施工废弃物: landfill or burning of industrial waste is report."""
    strict = a.choice("general_waste_method") in {"landfill", "incineration"}
    return "report" if a.yes("general_industrial_waste") and strict else "form"


def item_104(a: Answers) -> str:
    """地质灾害治理工程: form for 特大型泥石流 in class 1; small ones off it none."""
    if a.yes("geohazard_emergency_works"):
        return "none"
    size = a.choice("geohazard_works_size")
    in_area = a.touches("class_1")
    if in_area and a.yes("debris_flow_control") and size == "extra_large":
        return "form"
    if size == "small" and not in_area:
        return "none"
    return "registration"


# Category 48: public facilities management


def item_105(a: Answers) -> str:
    """生活垃圾转运站: form from 150 t/d."""
    return "form" if a.number("waste_transfer_capacity") >= 150 else "none"


def item_106(a: Answers) -> str:
    """生活垃圾集中处置: landfill at any size; else limits at 50, 10 and 1 t/d, all included."""
    if a.yes("municipal_waste_power"):
        return "none"
    capacity = a.number("municipal_waste_capacity")
    if a.yes("municipal_waste_landfill") or capacity >= 50:
        return "report"
    if capacity >= 10:
        return "form"
    return "registration" if capacity >= 1 else "none"


def item_107(a: Answers) -> str:
    """粪便处置工程: form from 50 t/d."""
    return "form" if a.number("night_soil_capacity") >= 50 else "none"


# Category 49: health


def item_108(a: Answers) -> str:
    """医院等: new or added 500 beds report; fewer than 20 beds, or no bed at all, registration."""
    beds = a.number("hospital_beds")
    if beds >= 500 and _new_build_or_expansion(a):
        return "report"
    return "registration" if beds < 20 else "form"


def item_109(a: Answers) -> str:
    """疾病预防控制中心: a new one report, other works form."""
    return "report" if _new_build(a) else "form"


# Category 50: social undertakings and services


def item_110(a: Answers) -> str:
    """学校、福利院、养老院: from 5000 m²; new in an area, or a school with such laboratories."""
    if a.number("floor_area") < 5000:
        return "none"
    if a.yes("school_science_laboratory"):
        return "form"
    return "form" if _new_build(a) and a.touches(*DRY_LAND) else "none"


def item_111(a: Answers) -> str:
    """批发、零售市场: from 5000 m², in an area."""
    return "form" if a.number("floor_area") >= 5000 and a.touches(*DRY_LAND) else "none"


def item_112(a: Answers) -> str:
    """高尔夫球场等: golf report; in any area of class 1 or 2 form; the rest registration."""
    if a.yes("golf_course"):
        return "report"
    return "form" if a.touches("class_1", "class_2") else "registration"


def item_113(a: Answers) -> str:
    """展览馆、博物馆等: form in an area; village venues outside the item."""
    if a.yes("village_culture_sports_venue"):
        return "none"
    return "form" if a.touches(*DRY_LAND) else "none"


def item_114(a: Answers) -> str:
    """公园；人工湖、人工湿地: each kind of works judged by itself, the strictest decides."""
    works = a.chosen("park_works")
    tiers = set()
    if "large_theme_park" in works:
        tiers.add("report")
    if "other_park" in works:
        tiers.add("form")
    if "artificial_lake_or_wetland" in works:
        tiers.add(_artificial_water(a))
    return next((tier for tier in ("report", "form", "registration") if tier in tiers), "none")


def _artificial_water(a: Answers) -> str:
    """人工湖、人工湿地: limits at 5 million and 50,000 m³, one tier stricter in class 1."""
    volume = a.number("artificial_water_volume")
    if volume >= 5_000_000 or a.number("lake_replenishment_share") >= 25:
        return "report"
    if a.touches("class_1"):
        return "report" if volume >= 50_000 else "form"
    return "form" if volume >= 50_000 else "registration"


def item_115(a: Answers) -> str:
    """旅游开发: cableways form, the rest registration."""
    return "form" if a.yes("cableway") else "registration"


def item_116(a: Answers) -> str:
    """影视基地建设: report in an area (here without farmland, but with all of class 3)."""
    return "report" if a.touches("class_1", *LISTED_LAND, "class_3") else "form"


def item_117(a: Answers) -> str:
    """胶片洗印厂: the form, always."""
    return "form"


def item_118(a: Answers) -> str:
    """驾驶员训练基地等: form in an area; of class 3 only protected heritage counts."""
    return "form" if a.touches(*DRY_LAND, "heritage_unit") else "none"


def item_119(a: Answers) -> str:
    """加油、加气站: petrol new or expanded in the built-up area; any station in class 1."""
    petrol_in_town = a.yes("fuel_station") and a.yes("in_urban_built_up_area")
    if petrol_in_town and _new_build_or_expansion(a):
        return "form"
    return "form" if a.touches("class_1") else "none"


def item_120(a: Answers) -> str:
    """洗车场: only those that wash vehicles that carry dangerous chemicals."""
    return "form" if a.yes("hazchem_vehicle_washing") else "none"


def item_121(a: Answers) -> str:
    """汽车、摩托车维修场所: from 5000 m², with any solvent coating or 10 t/a of low-VOC coating."""
    coats = a.number("solvent_coating") > 0 or a.number("low_voc_coating") >= 10
    return "form" if a.number("repair_business_area") >= 5000 and coats else "none"


def item_122(a: Answers) -> str:
    """殡仪馆、陵园、公墓: funeral homes; others in class 1, redline or permanent basic farmland."""
    in_area = a.touches("class_1", "ecological_redline", "permanent_farmland")
    return "form" if a.yes("funeral_home") or in_area else "none"


def item_123(a: Answers) -> str:
    """动物医院: form with surgery on skull, chest or belly."""
    return "form" if a.yes("animal_surgery_facilities") else "none"


# Category 51: water conservancy


def item_124(a: Answers) -> str:
    """水库: report from 10 million m³ or in an area; the rest form."""
    in_area = a.touches(*WATER_WORKS)
    return "report" if a.number("reservoir_storage") >= 10_000_000 or in_area else "form"


def item_125(a: Answers) -> str:
    """灌区工程: water-saving works are let off the form only, not the report in an area."""
    if a.yes("irrigation_water_source_works"):
        return "none"
    if a.touches(*WATER_WORKS):
        return "report"
    return "none" if a.yes("water_saving_retrofit") else "form"


def item_126(a: Answers) -> str:
    """引水工程: for a reservoir's own works only the drinking-water area is let off."""
    source = a.choice("diversion_source")
    if a.yes("inter_basin_transfer") or source == "large_or_medium_river":
        return "report"
    if source == "small_river" and a.number("diversion_share_of_runoff") >= 25:
        return "report"
    return "report" if _diversion_in_area(a) else "form"


def _diversion_in_area(a: Answers) -> bool:
    """涉及环境敏感区的（不含涉及饮用水水源保护区的水库配套引水工程）."""
    besides_drinking_water = a.touches(
        "national_park",
        "nature_reserve",
        "scenic_area",
        "world_heritage",
        "marine_reserve",
        "ecological_redline",
        *AQUATIC_LIFE,
    )
    if besides_drinking_water:
        return True
    return a.touches("drinking_water_source") and not a.yes("reservoir_ancillary_diversion")


def item_127(a: Answers) -> str:
    """防洪除涝工程: the report cell has no exception: new large sluices and pumps fall in it."""
    if _new_build(a) and a.choice("flood_works_size") in {"large", "medium"}:
        return "report"
    by_kind = {"urban_sluice_or_pump": "registration", "small_ditch_bank": "none"}
    return by_kind.get(a.choice("flood_works_kind"), "form")


def item_128(a: Answers) -> str:
    """河湖整治: report in an area, otherwise form; rural ponds and ditches outside the item."""
    if a.yes("rural_pond_or_ditch"):
        return "none"
    habitats = ("important_wetland", "wildlife_habitat", "wild_plant_site")
    return "report" if a.touches(*WATER_WORKS, *habitats) else "form"


def item_129(a: Answers) -> str:
    """地下水开采: the exception for 改建 belongs to the areas only, not to 10,000 m³/d."""
    if a.yes("rural_household_well"):
        return "none"
    if a.number("groundwater_abstraction") >= 10_000:
        return "report"
    unchanged = a.yes("groundwater_supply_unchanged")
    if a.choice("project_nature") == "reconstruction" and unchanged:
        return "form"
    in_area = a.touches("class_1", "ecological_redline", "important_wetland")
    return "report" if in_area else "form"
