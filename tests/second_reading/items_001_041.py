"""Second reading of items 1 to 41 (categories 1 to 21), from the catalogue's cells alone."""

from __future__ import annotations

from tests.second_reading.answers import Answers

AQUATIC_LIFE = ("spawning_ground", "feeding_ground", "wintering_ground", "migration_route")
"""重要水生生物的自然产卵场、索饵场、越冬场和洄游通道."""

OIL_AND_GAS = (
    "class_1",
    "ecological_redline",
    "permanent_farmland",
    "basic_grassland",
    "forest_park",
    "geopark",
    "important_wetland",
    "natural_forest",
    "wildlife_habitat",
    "wild_plant_site",
    *AQUATIC_LIFE,
    "natural_fishing_ground",
    "soil_erosion_area",
    "desertified_closure",
    "class_3",
)
"""The areas of items 7 and 8: without 海洋公园, 其他自然公园 and 封闭及半封闭海域."""


def _electroplating_or_much_solvent(a: Answers) -> bool:
    """有电镀工艺的；年用溶剂型涂料（含稀释剂）10吨及以上的: items 33, 35, 36, 40, 41."""
    return a.yes("electroplating") or a.number("solvent_coating") >= 10


def _some_solvent_or_much_low_voc(a: Answers) -> bool:
    """溶剂型涂料10吨以下（大于0），或非溶剂型低VOCs涂料10吨及以上: items 33, 35, 40, 41."""
    return a.number("solvent_coating") > 0 or a.number("low_voc_coating") >= 10


def item_1(a: Answers) -> str:
    """农产品基地项目: a form in the areas named, otherwise registration."""
    areas = ("ecological_redline", "basic_grassland", "important_wetland", "soil_erosion_area")
    return "form" if a.touches("class_1", *areas) else "registration"


def item_2(a: Answers) -> str:
    """经济林基地项目: a raw-material forest needs a form, any other is registered."""
    return "form" if a.yes("raw_material_forest_base") else "registration"


def item_3(a: Answers) -> str:
    """养殖: 规模化以下 is none, but a farm that reaches the numbers is above it in any case.

    Third reading: the registration cell takes large-scale farms below the numbers, so the standard
    for 规模化 lies below them. Stock counts only where nothing is sold by the year.
    """
    sold = a.number("pigs_sold_per_year")
    if sold >= 5000:
        return "report"
    if a.yes("no_annual_output_figure") and sold == 0 and a.number("pigs_in_stock") >= 2500:
        return "report"
    if not a.yes("large_scale_farm"):
        return "none"
    return "report" if a.touches("class_1", "class_3") else "registration"


def item_4(a: Answers) -> str:
    """海水养殖: the report's size counts all but 底播、藻类; the form has a limit for each method.

    One area for all methods: where methods of both groups are mixed, the whole area is held against
    the lower limit. 等 after 苔茷养殖 is taken to be answered with that option.
    """
    methods = a.chosen("mariculture_methods")
    sea_area = a.number("mariculture_sea_area")
    if sea_area >= 1000 or "sea_enclosure" in methods:
        return "report"
    if sea_area >= 300 and methods & {"cage", "marine_ranch", "raft"}:
        return "form"
    if sea_area >= 100 and methods & {"aquaculture_base", "factory_farming", "elevated_pond"}:
        return "form"
    bottom_or_algae = methods & {"bottom_sowing", "algae"}
    if bottom_or_algae and a.number("bottom_or_algae_sea_area") >= 1500:
        return "form"
    sensitive = a.touches(
        "nature_reserve",
        "marine_reserve",
        "ecological_redline",
        "marine_park",
        "wildlife_habitat",
        "wild_plant_site",
        "spawning_ground",
        "feeding_ground",
        "natural_fishing_ground",
        "enclosed_sea",
    )
    return "form" if sensitive else "registration"


def item_5(a: Answers) -> str:
    """内陆养殖: 投饵 belongs to both cages and pens; otherwise the areas decide."""
    if a.yes("fed_cage_or_pen_culture"):
        return "form"
    sensitive = a.touches("class_1", "ecological_redline", "important_wetland", *AQUATIC_LIFE)
    return "form" if sensitive else "registration"


def item_6(a: Answers) -> str:
    """煤炭: extraction is a report, each of the works listed a form; there is no 其他."""
    works = a.chosen("coal_works")
    if "coal_extraction" in works:
        return "report"
    return "form" if works else "none"


def item_7(a: Answers) -> str:
    """陆地石油开采: new block, shale oil or a sensitive area; all other extraction is a form."""
    if a.yes("new_oil_or_gas_block") or a.yes("shale_oil"):
        return "report"
    return "report" if a.touches(*OIL_AND_GAS) else "form"


def item_8(a: Answers) -> str:
    """陆地天然气开采: new block, 1亿立方米 of coalbed methane or a sensitive area; else a form."""
    if a.yes("new_oil_or_gas_block") or a.number("coalbed_methane_capacity") >= 100_000_000:
        return "report"
    return "report" if a.touches(*OIL_AND_GAS) else "form"


def _ore_mine(a: Answers) -> str:
    """全部（不含单独的矿石破碎、集运，不含矿区修复治理工程）: these two alone are a form."""
    lesser = ("only_crushing_or_transport", "only_mine_restoration")
    return "form" if a.choice("mine_works") in lesser else "report"


def item_9(a: Answers) -> str:
    """黑色金属矿采选: all works are a report, an independent tailings pond too; two exceptions."""
    return _ore_mine(a)


def item_10(a: Answers) -> str:
    """有色金属矿采选: the same cells as item 9."""
    return _ore_mine(a)


def item_11(a: Answers) -> str:
    """土砂石开采: 河道采砂 is outside; a report only in a sensitive area; 其他 takes the rest."""
    if a.yes("river_sand_dredging"):
        return "none"
    sensitive = a.touches(
        "class_1", "ecological_redline", "basic_grassland", *AQUATIC_LIFE, "desertified_closure"
    )
    return _ore_mine(a) if sensitive else "form"


def item_12(a: Answers) -> str:
    """化学矿、其他非金属矿: 全部 covers a tailings pond as well, although it is not named."""
    return _ore_mine(a)


def item_13(a: Answers) -> str:
    """采盐: well salt is a report, lake and sea salt a form."""
    return "report" if a.choice("salt_source") == "well_salt" else "form"


def item_14(a: Answers) -> str:
    """其他采矿业: only the areas of Article 3(1) make it a form."""
    return "form" if a.touches("class_1") else "registration"


def item_15(a: Answers) -> str:
    """谷物磨制、饲料加工: starred; fermentation or 1万吨 a year, nothing else is listed."""
    if not a.yes("in_industrial_building"):
        return "none"
    listed = a.yes("fermentation") or a.number("grain_or_feed_processed") >= 10_000
    return "form" if listed else "none"


def item_16(a: Answers) -> str:
    """植物油加工: starred; all but mere repackaging and blending."""
    if not a.yes("in_industrial_building") or a.yes("only_oil_repackaging_or_blending"):
        return "none"
    return "form"


def item_17(a: Answers) -> str:
    """制糖业: starred; the report asks for raw sugar and 1000吨 a day together."""
    if not a.yes("in_industrial_building"):
        return "none"
    if a.yes("raw_sugar_production") and a.number("sugar_crop_capacity") >= 1000:
        return "report"
    return "none" if a.yes("only_repackaging") else "form"


def item_18(a: Answers) -> str:
    """屠宰及肉类加工: starred; each animal has its own limit, kinds are not added together.

    Third reading: a number counts only for an animal that is slaughtered.
    """
    if not a.yes("in_industrial_building"):
        return "none"
    animals = a.chosen("slaughtered_animals")
    if (
        ("pigs" in animals and a.number("pigs_slaughtered") >= 100_000)
        or ("beef_cattle" in animals and a.number("beef_cattle_slaughtered") >= 10_000)
        or ("mutton_sheep" in animals and a.number("mutton_sheep_slaughtered") >= 150_000)
        or ("poultry" in animals and a.number("poultry_slaughtered") >= 10_000_000)
    ):
        return "report"
    if animals or a.number("meat_processed") >= 20_000:
        return "form"
    return "registration"


def item_19(a: Answers) -> str:
    """水产品加工: not starred; three grounds for a form, nothing else is listed."""
    if a.yes("fish_oil_products") or a.number("aquatic_products_processed") >= 100_000:
        return "form"
    return "form" if a.touches("class_1", "class_2") else "none"


def item_20(a: Answers) -> str:
    """其他农副食品加工: starred; 以上均不含单纯分装 stands in the form's cell and counts there."""
    if not a.yes("in_industrial_building"):
        return "none"
    products = a.chosen("starch_or_bean_products")
    if a.yes("fermentation") and products & {"starch", "starch_sugar"}:
        return "report"
    return "form" if products and not a.yes("only_repackaging") else "none"


def item_21(a: Answers) -> str:
    """糖果、方便食品、罐头: starred; all but mere repackaging."""
    if not a.yes("in_industrial_building") or a.yes("only_repackaging"):
        return "none"
    return "form"


def item_22(a: Answers) -> str:
    """乳制品制造: starred; all but mere mixing and repackaging."""
    if not a.yes("in_industrial_building") or a.yes("only_mixing_or_repackaging"):
        return "none"
    return "form"


def item_23(a: Answers) -> str:
    """调味品、发酵制品: starred; 2万吨 is held against soy sauce and vinegar together."""
    if not a.yes("in_industrial_building"):
        return "none"
    if a.yes("fermentation"):
        if a.chosen("condiment_products") & {"msg", "citric_acid", "lysine", "yeast"}:
            return "report"
        brewed = a.chosen("condiment_products") & {"soy_sauce", "vinegar"}
        if brewed and a.number("soy_sauce_and_vinegar_output") >= 20_000:
            return "report"
    return "none" if a.yes("only_mixing_or_repackaging") else "form"


def item_24(a: Answers) -> str:
    """其他食品制造: starred; fermented additives are a report, the listed kinds a form."""
    if not a.yes("in_industrial_building"):
        return "none"
    products = a.chosen("other_food_products")
    if a.yes("fermentation") and products & {"food_additives", "feed_additives"}:
        return "report"
    return "form" if products and not a.yes("only_mixing_or_repackaging") else "none"


def item_25(a: Answers) -> str:
    """酒的制造: starred; below 1000千升 fermented liquor falls to 其他, a form."""
    if not a.yes("in_industrial_building"):
        return "none"
    if a.yes("fermentation") and a.number("liquor_capacity") >= 1000:
        return "report"
    return "none" if a.yes("only_liquor_blending") else "form"


def item_26(a: Answers) -> str:
    """饮料制造: starred; fermentation or raw juice, either is enough."""
    if not a.yes("in_industrial_building"):
        return "none"
    return "form" if a.yes("fermentation") or a.yes("raw_juice_production") else "none"


def item_27(a: Answers) -> str:
    """卷烟制造: 全部, and not starred."""
    return "form"


def item_28(a: Answers) -> str:
    """纺织: starred; the processes named in the two cells, nothing else is listed."""
    if not a.yes("in_industrial_building"):
        return "none"
    processes = a.chosen("textile_processes") | a.chosen("dyeing_and_printing")
    strict = {
        "wool_scouring",
        "degumming",
        "silk_reeling",
        "pretreatment",
        "dyeing",
        "printing",
        "solvent_coating_process",
    }
    if processes & strict:
        return "report"
    lesser = {
        "inkjet_or_digital_printing",
        "solvent_finishing",
        "water_jet_weaving",
        "spunlace_nonwoven",
    }
    return "form" if processes & lesser else "none"


def item_29(a: Answers) -> str:
    """服装、服饰: starred; inkjet printing and washing are the form's two grounds."""
    if not a.yes("in_industrial_building"):
        return "none"
    processes = a.chosen("dyeing_and_printing")
    if processes & {"dyeing", "printing"}:
        return "report"
    inkjet = "inkjet_or_digital_printing" in processes
    return "form" if inkjet or a.yes("garment_or_sand_washing") else "none"


def item_30(a: Answers) -> str:
    """皮革、毛皮: untanned, undyed fur work and leather products are taken out of the form."""
    if a.yes("tanning_or_dyeing"):
        return "report"
    return "form" if a.choice("leather_or_fur_work") == "leather_processing" else "none"


def item_31(a: Answers) -> str:
    """羽毛（绒）: starred; only feather processing with water washing is left of 全部."""
    if not a.yes("in_industrial_building"):
        return "none"
    processing = a.choice("feather_work") == "feather_processing"
    return "form" if processing and a.yes("feather_water_washing") else "none"


def item_32(a: Answers) -> str:
    """制鞋业: starred; two processes and two quantities, any one is enough."""
    if not a.yes("in_industrial_building"):
        return "none"
    listed = (
        a.yes("rubber_vulcanisation")
        or a.yes("plastic_injection_moulding")
        or a.number("solvent_adhesive") >= 10
        or a.number("solvent_treatment_agent") >= 3
    )
    return "form" if listed else "none"


def item_33(a: Answers) -> str:
    """木材加工、木质制品: not starred; the listed grounds only, no 其他."""
    if _electroplating_or_much_solvent(a):
        return "report"
    listed = _some_solvent_or_much_low_voc(a) or a.yes("wood_drying_boiling_dyeing")
    return "form" if listed else "none"


def item_34(a: Answers) -> str:
    """人造板制造: 20万立方米 a year or a form; not starred."""
    return "report" if a.number("wood_panel_output") >= 200_000 else "form"


def item_35(a: Answers) -> str:
    """竹、藤、棕、草制品: starred; gluing and coatings, no 其他."""
    if not a.yes("in_industrial_building"):
        return "none"
    if _electroplating_or_much_solvent(a):
        return "report"
    return "form" if a.yes("gluing_process") or _some_solvent_or_much_low_voc(a) else "none"


def item_36(a: Answers) -> str:
    """家具制造: starred; 其他 less two exceptions, each judged by itself."""
    if not a.yes("in_industrial_building"):
        return "none"
    if _electroplating_or_much_solvent(a):
        return "report"
    solvent, low_voc = a.number("solvent_coating"), a.number("low_voc_coating")
    if a.yes("only_cutting_assembly") and solvent == 0 and low_voc == 0:
        return "none"
    if a.yes("coating_is_the_only_process") and solvent == 0 and 0 < low_voc < 10:
        return "none"
    return "form"


def item_37(a: Answers) -> str:
    """制浆造纸: starred; converted paper without the four processes is in neither cell."""
    if not a.yes("in_industrial_building"):
        return "none"
    kind = a.choice("paper_making_kind")
    if kind in ("pulp", "other_paper"):
        return "report"
    if kind == "handmade_paper":
        return "form"
    return "form" if a.yes("coating_or_printing_process") else "none"


def item_38(a: Answers) -> str:
    """纸制品制造: starred; one of the four processes is enough."""
    if not a.yes("in_industrial_building"):
        return "none"
    return "form" if a.yes("coating_or_printing_process") else "none"


def item_39(a: Answers) -> str:
    """印刷: starred; laser printing and small use of low-VOC ink alone are taken out of 其他.

    Any solvent ink, and any ink that is neither, keeps a project out of the low-VOC exception.
    """
    if not a.yes("in_industrial_building"):
        return "none"
    solvent = a.number("solvent_ink")
    if solvent >= 10:
        return "report"
    if a.choice("printing_method") == "laser_printing":
        return "none"
    only_low_voc = solvent == 0 and not a.yes("other_ink")
    return "none" if only_low_voc and a.number("low_voc_ink") < 10 else "form"


def item_40(a: Answers) -> str:
    """文教、乐器、体育用品、玩具: starred; processes, coatings, adhesives, treatment agents."""
    if not a.yes("in_industrial_building"):
        return "none"
    if _electroplating_or_much_solvent(a):
        return "report"
    listed = (
        a.yes("rubber_vulcanisation")
        or a.yes("plastic_injection_moulding")
        or _some_solvent_or_much_low_voc(a)
        or a.number("solvent_adhesive") >= 10
        or a.number("solvent_treatment_agent") >= 3
    )
    return "form" if listed else "none"


def item_41(a: Answers) -> str:
    """工艺美术及礼仪用品: starred; electroplating and coatings, no 其他."""
    if not a.yes("in_industrial_building"):
        return "none"
    if _electroplating_or_much_solvent(a):
        return "report"
    return "form" if _some_solvent_or_much_low_voc(a) else "none"
