"""Second reading of categories 52 to 55: transport, storage, marine works, radiation."""

from __future__ import annotations

from .answers import Answers

ALL_AREAS = ("class_1", "class_2", "class_3")
FISH_GROUNDS = ("spawning_ground", "feeding_ground", "wintering_ground", "migration_route")
PORT_AREAS = ("class_1", "ecological_redline", *FISH_GROUNDS, "natural_fishing_ground")
TOWN_NETWORK_AREAS = (
    "class_1",
    "ecological_redline",
    "permanent_farmland",
    "geopark",
    "important_wetland",
    "natural_forest",
)
PIPELINE_AREAS = (*TOWN_NETWORK_AREAS, "forest_park", "class_3")
SEA_AREAS = (
    "nature_reserve",
    "marine_reserve",
    "ecological_redline",
    "marine_park",
    "wildlife_habitat",
    "wild_plant_site",
    "enclosed_sea",
)
REEF_AREAS = (*SEA_AREAS, "spawning_ground", "feeding_ground")


def _new_build(a: Answers) -> bool:
    """新建; third reading: relocation builds anew on another site and is taken as new build."""
    return a.choice("project_nature") in ("new_build", "relocation")


def _only(chosen: frozenset[str], *left_out: str) -> bool:
    """Something was chosen, and nothing but what the cell or the title leaves out."""
    return bool(chosen) and chosen <= set(left_out)


# 52 交通运输业、管道运输业


def item_130(a: Answers) -> str:
    """等级公路: only new roads of class 2 or better reach the report; 30 km itself does not."""
    road = a.choice("road_class")
    works = a.choice("road_works")
    if works in ("maintenance", "rescue_or_emergency", "defence_traffic") or road == "unclassified":
        return "none"
    if road == "class_4" and a.choice("project_nature") in ("expansion", "reconstruction"):
        return "none"
    if works == "ancillary_facilities":
        return "registration"
    sensitive = a.touches(*ALL_AREAS)
    if road in ("class_3", "class_4"):
        return "form" if sensitive else "registration"
    new_road = a.number("new_road_length")
    if new_road > 30 or (sensitive and (new_road > 0 or _new_build(a))):
        return "report"
    return "form"


def item_131(a: Answers) -> str:
    """城市道路: 新建 limits the expressways and arterials; bridges and tunnels count anyhow."""
    parts = a.chosen("urban_road_parts")
    if a.yes("urban_road_maintenance"):
        return "none"
    if _only(parts, "branch_road", "footbridge", "pedestrian_underpass"):
        return "none"
    if parts & {"urban_bridge", "urban_tunnel"}:
        return "form"
    if _new_build(a) and parts & {"urban_expressway", "arterial_road"}:
        return "form"
    return "registration"


def item_132(a: Answers) -> str:
    """新建、增建铁路: form only for connecting or dedicated lines to 30 km, unless sensitive."""
    short_branch = (
        a.choice("new_railway_kind") in ("connecting_line", "dedicated_line")
        and a.number("new_railway_length") <= 30
    )
    return "form" if short_branch and not a.touches(*ALL_AREAS) else "report"


def item_133(a: Answers) -> str:
    """改建铁路: report from 200 km of electrification, unless lines and stations both stay."""
    if a.number("railway_electrification_length") < 200:
        return "form"
    return "report" if a.yes("railway_line_or_station_adjusted") else "form"


def item_134(a: Answers) -> str:
    """铁路枢纽: partial reconstruction of an existing hub without new land falls out altogether."""
    works = a.choice("railway_hub_works")
    if works == "new_hub" and a.touches(*ALL_AREAS):
        return "report"
    if works == "partial_line_reconstruction" and not a.yes("new_land_taken"):
        return "none"
    return "form"


def item_135(a: Answers) -> str:
    """城市轨道交通: the title leaves out stabling-yard reconstruction without new land."""
    if a.yes("transit_stabling_yard_reconstruction") and not a.yes("new_land_taken"):
        return "none"
    return "report"


def item_136(a: Answers) -> str:
    """机场: report if new or relocated, or if the airfield is extended for more traffic."""
    if a.choice("project_nature") in ("new_build", "relocation"):
        return "report"
    if a.yes("airfield_extended") and a.yes("air_traffic_increased"):
        return "report"
    return "form"


def item_137(a: Answers) -> str:
    """机场配套工程: fuel supply, or anything that touches a settlement, takes a form."""
    if "fuel_supply" in a.chosen("airport_support_works") or a.touches("settlement"):
        return "form"
    return "registration"


def item_138(a: Answers) -> str:
    """油气、液体化工码头: 新建, or 扩建 with any increase or change of cargo; by the letter."""
    if _new_build(a):
        return "report"
    if a.choice("project_nature") == "expansion" and a.chosen("oil_terminal_changes"):
        return "report"
    return "form"


def item_139(a: Answers) -> str:
    """干散货等码头: 1,000 t class inland, 10,000 t class on the coast, or a sensitive area."""
    limit = 1_000 if a.choice("port_location") == "inland_port" else 10_000
    if a.number("berth_tonnage") >= limit or a.touches(*PORT_AREAS):
        return "report"
    return "form"


def item_140(a: Answers) -> str:
    """集装箱专用码头: 3,000 t class inland, 30,000 on the coast, dangerous goods, areas."""
    limit = 3_000 if a.choice("port_location") == "inland_port" else 30_000
    if a.number("berth_tonnage") >= limit or a.yes("containers_with_dangerous_goods"):
        return "report"
    return "report" if a.touches(*PORT_AREAS) else "form"


def item_141(a: Answers) -> str:
    """滚装、客运、工作船、游艇码头: report in a sensitive area, form otherwise."""
    return "report" if a.touches(*PORT_AREAS) else "form"


def item_142(a: Answers) -> str:
    """铁路轮渡码头: report in a sensitive area, form otherwise."""
    return "report" if a.touches(*PORT_AREAS) else "form"


def item_143(a: Answers) -> str:
    """航道、水运辅助工程: new or expanded channels anywhere; the three structures if sensitive."""
    works = a.chosen("waterway_works")
    if "waterway_channel" in works and (_new_build(a) or a.choice("project_nature") == "expansion"):
        return "report"
    if works & {"breakwater", "ship_lock", "navigation_structure"} and a.touches(*PORT_AREAS):
        return "report"
    return "form"


def item_144(a: Answers) -> str:
    """航电枢纽工程: 报告书 for all."""
    return "report"


def item_145(a: Answers) -> str:
    """中心渔港码头: report in a sensitive area, form otherwise."""
    return "report" if a.touches(*PORT_AREAS) else "form"


def item_146(a: Answers) -> str:
    """城市（镇）管网及管廊: not for water pipes, fibre, gas up to 1.6 MPa; form if new there."""
    left_out = ["water_supply_pipe", "optical_fibre"]
    if a.number("urban_gas_pressure") <= 1.6:
        left_out.append("natural_gas_pipe")
    if _only(a.chosen("urban_network_parts"), *left_out):
        return "none"
    if _new_build(a) and a.touches(*TOWN_NETWORK_AREAS):
        return "form"
    return "registration"


def item_147(a: Answers) -> str:
    """原油、成品油、天然气管线: town gas lines and lines inside a plant are not in the item."""
    if a.yes("city_or_town_gas_line") or a.yes("pipeline_within_plant"):
        return "none"
    return "report" if a.touches(*PIPELINE_AREAS) else "form"


def item_148(a: Answers) -> str:
    """危险化学品输送管线: lines inside a plant are not in the item."""
    if a.yes("pipeline_within_plant"):
        return "none"
    return "report" if a.touches(*PIPELINE_AREAS) else "form"


# 53 装卸搬运和仓储业


def item_149(a: Answers) -> str:
    """危险品仓储594: anything underground, or oil depots from 200,000 m³; station tanks are out."""
    kinds = a.chosen("dangerous_storage_kinds")
    if kinds & {"underground_oil_depot", "underground_gas_storage"}:
        return "report"
    if "surface_oil_depot" in kinds and a.number("oil_depot_capacity") >= 200_000:
        return "report"
    if _only(kinds, "fuel_station_oil_storage", "gas_station_gas_storage"):
        return "none"
    return "form"


# 54 海洋工程


def item_150(a: Answers) -> str:
    """海洋矿产资源: each kind of work by its own limit; three kinds can come down to filing."""
    works = a.chosen("marine_mineral_works")
    sensitive = a.touches(*SEA_AREAS)
    large_field = a.number("marine_sewage_discharge") >= 1_000 or a.number("offshore_oil_output") >= 200_000
    if works & {"new_block_oil_gas", "seabed_minerals"}:
        return "report"
    if works & {"other_oil_gas", "adjustment_wells"} and large_field:  # third reading: wells too
        return "report"
    if "gathering_lines" in works and (a.number("marine_trench_length") >= 20 or sensitive):
        return "report"
    light = {"oil_gas_exploration", "abandonment_in_place"}
    if not sensitive and not a.yes("adjustment_well_discharge_exceeded"):
        light.add("adjustment_wells")
    return "registration" if _only(works, *light) else "form"


def item_151(a: Answers) -> str:
    """海洋能源: 20 MW, 50,000 kW of wind or a sensitive area; the form names what is left."""
    kinds = a.chosen("marine_energy_kinds")
    if a.touches(*SEA_AREAS):
        return "report"
    if "ocean_energy" in kinds and a.number("ocean_energy_capacity") >= 20:
        return "report"
    if "offshore_wind" in kinds and a.number("offshore_wind_capacity") >= 50_000:
        return "report"
    return "form"  # third reading: the form names every kind that is left


def item_152(a: Answers) -> str:
    """海底隧道、管道、电缆: leaving harmless lines in place is filing, in sensitive areas too."""
    works = a.chosen("subsea_works")
    harmless = {"subsea_cable", "subsea_water_pipeline", "subsea_harmless_pipeline"}
    hazardous = "subsea_hazardous_pipeline" in works
    if "subsea_tunnel" in works:
        return "report"
    if works & harmless and a.number("marine_trench_length") >= 20:
        return "report"
    if hazardous and a.number("subsea_hazardous_pipeline_length") >= 1:
        return "report"
    if (works & harmless or hazardous) and a.touches(*SEA_AREAS):
        return "report"
    return "registration" if _only(works, "subsea_abandonment_in_place") else "form"


def item_153(a: Answers) -> str:
    """跨海桥梁: 非单跨 and 0.1 km and 公铁 together, or a sensitive area."""
    long_bridge = (
        not a.yes("sea_bridge_single_span")
        and a.number("sea_bridge_length") >= 0.1
        and a.yes("sea_bridge_road_or_rail")
    )
    return "report" if long_bridge or a.touches(*SEA_AREAS) else "form"


def item_154(a: Answers) -> str:
    """围填海及海上堤坝: any reclamation, or an embankment from 0.5 km."""
    if a.yes("sea_reclamation") or a.number("sea_embankment_length") >= 0.5:
        return "report"
    return "form"


def item_155(a: Answers) -> str:
    """海上娱乐、景观: report from 200 m³ of sewage a day, form below."""
    return "report" if a.number("marine_sewage_discharge") >= 200 else "form"


def item_156(a: Answers) -> str:
    """海洋人工鱼礁: report from 50,000 m³; form from 5,000 m³ or in a sensitive area."""
    volume = a.number("reef_volume")
    if volume >= 50_000:
        return "report"
    return "form" if volume >= 5_000 or a.touches(*REEF_AREAS) else "registration"


def item_157(a: Answers) -> str:
    """海上物资储藏: the limit, 500,000 t or m³, is only for ash, waste and use of marine space."""
    kinds = a.chosen("marine_storage_kinds")
    large = a.number("marine_storage_mass") >= 500_000 or a.number("marine_storage_volume") >= 500_000
    if kinds & {"material_storage", "oil_gas_chemical_storage"}:
        return "report"
    if kinds & {"ash_or_waste_storage", "marine_space_use"} and large:
        return "report"
    return "form"


def item_158(a: Answers) -> str:
    """海洋生态修复: the registration cell is a list, so other works off sensitive areas are out."""
    works = a.chosen("marine_restoration_works")
    sensitive = a.touches(*SEA_AREAS)
    dredging = "dredging_or_raising" in works
    if dredging and a.number("marine_restoration_volume") >= 100_000:
        return "report"
    if "hydrodynamic_change" in works and sensitive:
        return "report"
    if dredging or sensitive:
        return "form"
    if works & {"nearshore_removal", "vegetation_planting", "reef_restoration"}:
        return "registration"
    return "none"


def item_159(a: Answers) -> str:
    """排海工程: low-level radioactive liquid, 100,000 m³/d of town sewage, 5,000 of industrial."""
    if a.yes("sea_discharge_low_level_radioactive") or a.number("sea_outfall_sewage") >= 100_000:
        return "report"
    return "report" if a.number("sea_industrial_wastewater") >= 5_000 else "form"


def item_160(a: Answers) -> str:
    """其他海洋工程: 100,000 m³ of underwater digging or 2,000 m³ of blasting."""
    if a.number("underwater_excavation_volume") >= 100_000:
        return "report"
    return "report" if a.number("underwater_blasting_volume") >= 2_000 else "form"


# 55 核与辐射


def item_161(a: Answers) -> str:
    """输变电: 500 kV, or 330 kV in a sensitive area; below 100 kV nothing, 100 kV itself a form."""
    voltage = a.number("line_voltage")
    if voltage >= 500 or (voltage >= 330 and a.touches("class_1", "settlement")):
        return "report"
    return "form" if voltage >= 100 else "none"


def item_162(a: Answers) -> str:
    """广播电台、差转台: medium wave from 50 kW, short wave from 100 kW, or a settlement."""
    if a.number("medium_wave_power") >= 50 or a.number("short_wave_power") >= 100:
        return "report"
    return "report" if a.touches("settlement") else "form"


def item_163(a: Answers) -> str:
    """电视塔台: 100 kW and a settlement together."""
    return "report" if a.touches("settlement") and a.number("tv_tower_power") >= 100 else "form"


def item_164(a: Answers) -> str:
    """卫星地球上行站: report if it touches a settlement, form otherwise."""
    return "report" if a.touches("settlement") else "form"


def item_165(a: Answers) -> str:
    """雷达: report if it touches a settlement, form otherwise."""
    return "report" if a.touches("settlement") else "form"


def item_166(a: Answers) -> str:
    """无线通讯: 登记表 for all."""
    return "registration"


def item_167(a: Answers) -> str:
    """核设施: a major change that does raise the source term is read as expansion: a report."""
    works = a.chosen("nuclear_facility_works")
    if works & {
        "new_facility",
        "facility_expansion",
        "facility_decommissioning",
        "major_change_source_up",
    }:
        return "report"
    if works & {"major_change_source_same", "subcritical_assembly"}:
        return "form"
    return "registration" if "non_radioactive_buildings" in works else "none"


def item_168(a: Answers) -> str:
    """放射性废物设施: stand-alone storage goes to the form, or that cell would mean nothing."""
    works = a.chosen("radwaste_works")
    if "disposal_closure" in works:
        return "report"
    if a.yes("radwaste_standalone_storage"):
        return "form"
    return "report" if works else "none"


def item_169(a: Answers) -> str:
    """铀矿采冶: new, expanded or decommissioned works; industrial tests and the rest a form."""
    works = a.chosen("uranium_works")
    if works & {"new_uranium_works", "uranium_expansion", "uranium_decommissioning"}:
        return "report"
    return "form"


def item_170(a: Answers) -> str:
    """铀矿地质勘查、退役治理: 报告表 for all."""
    return "form"


def item_171(a: Answers) -> str:
    """伴生放射性矿: mining, dressing and smelting a report, the rest a form."""
    works = a.chosen("associated_radioactive_works")
    return "report" if works & {"mining_and_dressing", "smelting"} else "form"


def item_172(a: Answers) -> str:
    """核技术利用: a licensed addition leaves the form cell, and up to 50 % the report cell too."""
    activities = a.chosen("nuclear_tech_activities")
    licensed = a.yes("nuclear_tech_licensed_addition")
    in_report = activities & {
        "isotope_production",
        "class_1_source_use",
        "class_1_device",
        "class_a_workplace",
    }
    in_form = activities & {
        "pet_drug_preparation",
        "class_1_source_medical",
        "class_2_or_3_source_use",
        "class_2_device",
        "class_b_or_c_workplace",
        "field_tracer_test",
    }
    if in_report and not (licensed and a.number("nuclear_tech_added_share") <= 50):
        return "report"
    if in_form and not licensed:
        return "form"
    return "registration" if activities - in_report - in_form else "none"


def item_173(a: Answers) -> str:
    """核技术利用退役: X-ray sets and accelerators up to 10 MeV, and clean devices, need nothing."""
    sites = a.chosen("decommissioned_radiation_sites")
    dirty_sources = "class_1_to_3_source_site" in sites and a.yes("source_site_contaminated")
    counted_device = "other_class_1_or_2_device" in sites or (
        "electron_accelerator" in sites and a.number("electron_accelerator_energy") > 10
    )
    if sites & {"isotope_production_site", "class_a_site"}:
        return "report"
    if sites & {"pet_drug_site", "class_b_site"} or dirty_sources:
        return "form"
    if counted_device and a.yes("ray_device_contaminated"):
        return "form"
    return "registration" if sites & {"class_c_site", "class_1_to_3_source_site"} else "none"
