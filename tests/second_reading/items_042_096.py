"""Second reading of items 42 to 96 (categories 22 to 43), from the catalogue's cells alone."""

from __future__ import annotations

from .answers import Answers


def _only_low_voc_coating(a: Answers) -> bool:
    """年用非溶剂型低VOCs含量涂料10吨以下: coating is all there is, and low-VOC coating is used.

    Third reading: some low-VOC coating must be used; a coating that is neither kind is not excepted.
    """
    return (
        a.yes("coating_is_the_only_process")
        and a.number("solvent_coating") <= 0
        and 0 < a.number("low_voc_coating") < 10
    )


def _no_coating(a: Answers) -> bool:
    """No coating is used at all."""
    return a.number("solvent_coating") <= 0 and a.number("low_voc_coating") <= 0


def _only_cutting_welding_assembly(a: Answers) -> bool:
    """仅分割、焊接、组装: whoever also coats does more than that."""
    return a.yes("only_cutting_welding_assembly") and _no_coating(a)


def _only_assembly(a: Answers) -> bool:
    """仅组装: by the same reasoning, no coating at all."""
    return a.yes("only_assembly") and _no_coating(a)


def _plating_or_much_solvent(a: Answers) -> bool:
    """有电镀工艺的；年用溶剂型涂料（含稀释剂）10吨及以上的."""
    return a.yes("electroplating") or a.number("solvent_coating") >= 10


def _machinery_with_mechanical_exception(a: Answers) -> str:
    """Items 66, 69, 70, 76 share their cells word for word; 77 and 83 add to them."""
    if _plating_or_much_solvent(a):
        return "report"
    if _only_cutting_welding_assembly(a) or _only_low_voc_coating(a):
        return "none"
    return "form"


def _coating_grounds_only(a: Answers) -> str:
    """Items 84 and 86: the form tier is no 其他, it names the coating grounds alone."""
    if _plating_or_much_solvent(a):
        return "report"
    if a.number("solvent_coating") > 0 or a.number("low_voc_coating") >= 10:
        return "form"
    return "none"


# Category 22: petroleum, coal and other fuel processing


def item_42(a: Answers) -> str:
    """精炼石油产品制造251；煤炭加工252: 煤制品 and 其他煤炭加工 are form grounds by themselves."""
    if a.choice("petroleum_coal_processing") in {"coal_products", "other_coal_processing"}:
        return "form"
    if not a.yes("only_physical_processing"):
        return "report"
    return "form" if a.yes("wastewater_or_voc") else "none"


def item_43(a: Answers) -> str:
    """生物质燃料加工254: liquid fuel report, densified fuel form, nothing else named."""
    by_kind = {"liquid_fuel": "report", "densified_fuel": "form"}
    return by_kind.get(a.choice("biomass_fuel_kind"), "none")


# Category 23: chemical raw materials and chemical products


def item_44(a: Answers) -> str:
    """基础化学原料等261、263–267: merely physical with neither wastewater nor VOCs falls out."""
    if not a.yes("only_physical_processing"):
        return "report"
    return "form" if a.yes("wastewater_or_voc") else "none"


def item_45(a: Answers) -> str:
    """肥料制造262: chemical N, P or compound fertiliser is a report, every other one a form."""
    return "report" if a.yes("chemical_method_fertiliser") else "form"


def item_46(a: Answers) -> str:
    """日用化学产品制造268: the mixing exclusion stands in the report cell, not in the form cell."""
    works = a.chosen("daily_chemical_works")
    mixing = a.yes("only_mixing_or_repackaging")
    if works & {"fat_soap_other_process", "aroma_chemicals"} and not mixing:
        return "report"
    form_works = {
        "soap_continuous_or_hydrolysis",
        "spray_tower_washing_powder",
        "thermal_reaction_flavour",
        "hair_perm_or_dye",
    }
    return "form" if works & form_works else "none"


# Category 24: pharmaceuticals


def item_47(a: Answers) -> str:
    """化学药品等271、272、275、276: clean compounding and all mere repackaging fall out."""
    kind = a.choice("drug_making_kind")
    if kind == "api_veterinary_or_biological":
        return "report"
    if kind == "chemical_formulation_only":
        return "form"
    if kind == "compounding_only" and a.yes("wastewater_or_voc"):
        return "form"
    return "none"


def item_48(a: Answers) -> str:
    """中药饮片273*、中成药274*: all starred; 其他 less mere slicing, drying and packing."""
    if not a.yes("in_industrial_building"):
        return "none"
    process = a.choice("chinese_medicine_process")
    if process == "extraction_beyond_alcohol_water":
        return "report"
    return "none" if process == "only_slicing_drying_packing" else "form"


def item_49(a: Answers) -> str:
    """卫生材料277；药用辅料及包装材料278: assembly exception to 277, synthesis condition to 278."""
    works = a.chosen("medical_supply_works")
    if "hygiene_and_medical_supplies" in works and not a.yes("only_assembly_or_repackaging"):
        return "form"
    excipients_or_packaging = works & {"excipients", "pharmaceutical_packaging"}
    if excipients_or_packaging and a.yes("organic_synthesis_of_excipients"):
        return "form"
    return "none"


# Category 25: chemical fibres


def item_50(a: Answers) -> str:
    """纤维素纤维281；合成纤维282: all reports but mere spinning and mere polypropylene fibre."""
    kind = a.choice("chemical_fibre_kind")
    return "form" if kind in {"only_fibre_spinning", "only_polypropylene_fibre"} else "report"


def item_51(a: Answers) -> str:
    """生物基材料制造283: only fibres are named, so other bio-based materials fall out."""
    by_kind = {"bio_based_fibre_beyond_spinning": "report", "bio_based_spinning_only": "form"}
    return by_kind.get(a.choice("bio_based_material_kind"), "none")


# Category 26: rubber and plastic products


def item_52(a: Answers) -> str:
    """橡胶制品业291: tyres, and reclaimed rubber unless 常压连续脱硫; else form."""
    return "report" if a.chosen("rubber_product_works") & {"tyres", "reclaimed_rubber"} else "form"


def item_53(a: Answers) -> str:
    """塑料制品业292: four grounds for a report; all else a form, less low-VOC coating alone."""
    if a.yes("recycled_plastic_feedstock") or a.number("solvent_adhesive") >= 10:
        return "report"
    if _plating_or_much_solvent(a):
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


# Category 27: non-metallic mineral products


def item_54(a: Answers) -> str:
    """水泥、石灰和石膏制造301: cement report; grinding station, lime and gypsum form."""
    return "report" if a.choice("cement_lime_gypsum_kind") == "cement_making" else "form"


def item_55(a: Answers) -> str:
    """石膏、水泥制品302: three products are named; gypsum products, for one, are not."""
    named = {"ready_mixed_concrete", "concrete_structural_parts", "cement_products"}
    return "form" if a.chosen("concrete_and_cement_products") & named else "none"


def item_56(a: Answers) -> str:
    """砖瓦、石材等303: the five kinds fill the industry; shaping finished slabs falls out."""
    return "none" if a.yes("only_stone_slab_shaping") else "form"


def item_57(a: Answers) -> str:
    """玻璃304；玻璃制品305: each of the two exceptions frees glass products, never glass."""
    kind = a.choice("glass_making_kind")
    if kind == "flat_glass":
        return "report"
    if kind in {"special_glass", "other_glass"}:
        return "form"
    if a.yes("glass_products_electric_heating") or a.yes("only_glass_cutting_shaping"):
        return "none"
    return "form"


def item_58(a: Answers) -> str:
    """玻璃纤维306: all are forms."""
    return "form"


def item_59(a: Answers) -> str:
    """陶瓷制品307*: fuel decides the report; sizes count for sanitary and household wares only."""
    if not a.yes("in_industrial_building"):
        return "none"
    if a.yes("high_polluting_fuel"):
        return "report"
    if (
        a.yes("building_ceramics")
        or a.number("sanitary_ceramics_output") >= 1_500_000
        or a.number("household_ceramics_output") >= 2_500_000
    ):
        return "form"
    return "none"


def item_60(a: Answers) -> str:
    """耐火材料308；石墨及其他309: asbestos, or graphite and carbon with baking; else form."""
    works = a.chosen("asbestos_graphite_works")
    return "report" if works & {"asbestos_products", "baked_graphite_or_carbon"} else "form"


# Categories 28 and 29: ferrous and non-ferrous metals


def item_61(a: Answers) -> str:
    """炼铁311: all are reports."""
    return "report"


def item_62(a: Answers) -> str:
    """炼钢312；铁合金冶炼314: all are reports."""
    return "report"


def item_63(a: Answers) -> str:
    """钢压延加工313: cold rolling of 500,000 t/a and more; every other rolling is a form."""
    return "report" if a.number("cold_rolling_output") >= 500_000 else "form"


def item_64(a: Answers) -> str:
    """有色金属冶炼321–324: all reports but alloys remelted from elemental metals, a form."""
    return "form" if a.yes("only_alloy_from_elemental_metal") else "report"


def item_65(a: Answers) -> str:
    """有色金属压延加工325: all are forms."""
    return "form"


# Category 30: metal products


def item_66(a: Answers) -> str:
    """金属制品331–335、337、338: plating or ≥10 t solvent; 其他 less two exceptions."""
    return _machinery_with_mechanical_exception(a)


def item_67(a: Answers) -> str:
    """金属表面处理及热处理: any organic coating but the excepted kinds is a report.

    喷粉、喷塑、浸塑和电泳 leave the report tier for 其他. Third reading: they leave the form tier
    too where what they use is low-VOC coating below the limit and there is no other process.
    """
    if a.yes("galvanising_with_passivation") or _plating_or_much_solvent(a):
        return "report"
    methods = a.chosen("organic_coating_methods")
    if "other_organic_coating" in methods:
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


def item_68(a: Answers) -> str:
    """铸造及其他金属制品339: each casting has its own 100,000 t/a; whoever casts is not 仅分割."""
    outputs = (a.number("ferrous_casting_output"), a.number("nonferrous_casting_output"))
    if max(outputs) >= 100_000:
        return "report"
    if a.yes("only_cutting_welding_assembly") and max(outputs) <= 0:
        return "none"
    return "form"


# Categories 31 to 34: machinery and vehicles


def item_69(a: Answers) -> str:
    """通用设备341–349: the cells of item 66."""
    return _machinery_with_mechanical_exception(a)


def item_70(a: Answers) -> str:
    """专用设备351–359: the cells of item 66."""
    return _machinery_with_mechanical_exception(a)


def item_71(a: Answers) -> str:
    """汽车361–367: mere assembly frees cars and engines from the report only, not from 其他."""
    if _plating_or_much_solvent(a):
        return "report"
    whole = a.chosen("automobile_works") & {"complete_automobiles", "automobile_engines"}
    if whole and not _only_assembly(a):
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


def item_72(a: Answers) -> str:
    """铁路、城轨设备371、372: rolling stock, urban rail equipment, engines; no 仅组装 here."""
    report_works = {
        "locomotives",
        "rail_vehicles",
        "high_speed_trainsets",
        "urban_rail_equipment",
        "rail_engines",
    }
    if a.chosen("rail_equipment_works") & report_works or _plating_or_much_solvent(a):
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


def item_73(a: Answers) -> str:
    """船舶373: shipyards always; wooden boats, mere assembly and low-VOC coating leave 其他."""
    kind = a.choice("ship_works_kind")
    if kind == "shipyard" or _plating_or_much_solvent(a):
        return "report"
    if kind == "wooden_boats_only" or _only_assembly(a) or _only_low_voc_coating(a):
        return "none"
    return "form"


def item_74(a: Answers) -> str:
    """航空、航天器374: only low-VOC coating leaves 其他; mere assembly does not."""
    if _plating_or_much_solvent(a):
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


def item_75(a: Answers) -> str:
    """摩托车375: read like the cars of item 71."""
    if _plating_or_much_solvent(a):
        return "report"
    whole = a.chosen("motorcycle_works") & {"complete_motorcycles", "motorcycle_engines"}
    if whole and not _only_assembly(a):
        return "report"
    return "none" if _only_low_voc_coating(a) else "form"


def item_76(a: Answers) -> str:
    """自行车等376–379: the cells of item 66."""
    return _machinery_with_mechanical_exception(a)


# Categories 35 to 38: electrical machinery, electronics, instruments, other manufacturing


def item_77(a: Answers) -> str:
    """电气机械381–389: lead-acid batteries and solar cells are reports; the rest as item 66."""
    if a.chosen("electrical_works") & {"lead_acid_batteries", "solar_cells"}:
        return "report"
    return _machinery_with_mechanical_exception(a)


def _electronics_form_grounds(a: Answers) -> bool:
    """使用有机溶剂的；有酸洗的."""
    return a.yes("organic_solvent_used") or a.yes("acid_pickling")


def item_78(a: Answers) -> str:
    """计算机391: four grounds, none of them where there is only cutting, welding, assembly."""
    works = a.chosen("electronic_device_works") & {"display_devices", "integrated_circuits"}
    if a.yes("only_cutting_welding_assembly"):
        return "none"
    return "form" if works or _electronics_form_grounds(a) else "none"


def item_79(a: Answers) -> str:
    """智能消费设备396: all, less mere cutting, welding, assembly."""
    return "none" if a.yes("only_cutting_welding_assembly") else "form"


def item_80(a: Answers) -> str:
    """电子器件397: the cells of item 78."""
    return item_78(a)


def item_81(a: Answers) -> str:
    """电子元件398: 以上均不含 closes the form cell; the report cell has no exception."""
    works = a.chosen("electronic_component_works")
    if works & {"semiconductor_materials", "electronic_chemical_materials"}:
        return "report"
    if a.yes("only_cutting_welding_assembly"):
        return "none"
    named = works & {"printed_circuit_boards", "other_electronic_materials"}
    return "form" if named or _electronics_form_grounds(a) else "none"


def item_82(a: Answers) -> str:
    """通信等电子设备392–395、399: all, less mere cutting, welding, assembly."""
    return "none" if a.yes("only_cutting_welding_assembly") else "form"


def item_83(a: Answers) -> str:
    """仪器仪表401–409: only clocks (403*) need an industrial building; the rest as item 66."""
    if a.yes("only_clocks_and_timers") and not a.yes("in_industrial_building"):
        return "none"
    return _machinery_with_mechanical_exception(a)


def item_84(a: Answers) -> str:
    """日用杂品411*、其他制造419*: all starred; without a coating or plating ground, none."""
    if not a.yes("in_industrial_building"):
        return "none"
    return _coating_grounds_only(a)


# Categories 39 and 40: waste resources, repair


def item_85(a: Answers) -> str:
    """废料加工421、422: title shuts out hazardous feedstock and mere sorting or crushing."""
    if a.yes("hazardous_waste_feedstock") or a.yes("only_sorting_or_crushing"):
        return "none"
    kinds = a.chosen("scrap_kinds")
    if kinds & {"waste_batteries", "waste_oil"}:
        return "report"
    return "form" if kinds - {"farm_trays_or_film"} else "none"


def item_86(a: Answers) -> str:
    """修理业431–439: the grounds of item 84, wherever the repair is done."""
    return _coating_grounds_only(a)


# Category 41: power and heat


def item_87(a: Answers) -> str:
    """火电4411；热电联产4412: the retrofit exception stands in the report cell only."""
    kind = a.choice("thermal_power_kind")
    if kind in {"gas_fired_power", "waste_gas_power_only"}:
        return "form"
    if kind == "waste_heat_or_pressure_power_only":
        return "none"
    return "none" if a.yes("power_unit_energy_saving_retrofit") else "report"


def item_88(a: Answers) -> str:
    """水力发电4413: swapping equipment excuses conventional size, never a sensitive area."""
    if a.yes("pumped_storage"):
        return "report"
    if a.touches(
        "class_1",
        "ecological_redline",
        "spawning_ground",
        "feeding_ground",
        "wintering_ground",
        "migration_route",
    ):
        return "report"
    large = a.number("hydropower_capacity") >= 1000
    if large and not a.yes("only_replacing_generating_equipment"):
        return "report"
    return "form"


def item_89(a: Answers) -> str:
    """生物质能发电4417: co-firing belongs to thermal power, so alone it is nothing here."""
    fuels = a.chosen("biomass_power_fuels")
    if fuels & {"household_waste", "sewage_sludge"}:
        return "report"
    form_fuels = {"farm_and_forest_biomass", "biogas", "landfill_gas"}
    return "form" if fuels & form_fuels else "none"


def item_90(a: Answers) -> str:
    """风电4415、太阳能4416、其他4419: a ground PV station needs both its sizes for the form."""
    kinds = a.chosen("wind_solar_other_power")
    if "onshore_wind" in kinds:
        large = a.number("wind_power_capacity") >= 50_000
        return "report" if large and a.touches("class_1", "class_3") else "form"
    if "land_geothermal_or_solar_thermal" in kinds:
        return "form"
    if "ground_pv_station" in kinds:
        large = a.number("ground_pv_capacity") > 6000
        return "form" if large and a.number("ground_pv_grid_voltage") >= 10 else "registration"
    return "registration" if "other_pv" in kinds else "none"


def item_91(a: Answers) -> str:
    """热力生产和供应: 65 t/h itself is still a form; gas of 1 t/h itself is nothing."""
    if a.number("coal_oil_boiler_capacity") > 65:
        return "report"
    if (
        a.number("coal_oil_boiler_capacity") > 0
        or a.number("gas_boiler_capacity") > 1
        or a.yes("high_polluting_fuel")
    ):
        return "form"
    return "none"


# Categories 42 and 43: gas and water


def item_92(a: Answers) -> str:
    """燃气生产和供应业451: only the making of coal gas is listed; supply works are shut out."""
    if a.yes("gas_supply_works_only"):
        return "none"
    return "report" if a.yes("coal_gas_production") else "none"


def item_93(a: Answers) -> str:
    """生物质燃气452: all, but supply works are shut out by the title."""
    return "none" if a.yes("gas_supply_works_only") else "form"


def item_94(a: Answers) -> str:
    """自来水461: all production; supply works and village works are shut out by the title."""
    return "form" if a.choice("tap_water_works_kind") == "tap_water_production" else "none"


def item_95(a: Answers) -> str:
    """污水处理: what the form's 不含 takes out is 其他; the registration's 不含 leads outside.

    A works built anew on another site is a new one: the ministry's form offers 新建（迁建） as one
    box. So relocation is read with 新建.
    """
    works = a.chosen("wastewater_works")
    if a.choice("project_nature") in {"new_build", "expansion", "relocation"}:
        urban = "urban_rural_sewage" in works
        capacity = a.number("sewage_treatment_capacity")
        if (urban and capacity >= 100_000) or "central_industrial_wastewater" in works:
            return "report"
        indirect_without_metals = a.yes("effluent_indirect_to_surface_water") and not a.yes(
            "effluent_heavy_metals"
        )
        if urban and capacity >= 500:
            return "form"
        if "other_industrial_wastewater" in works and not indirect_without_metals:
            return "form"
    return "none" if a.chosen("wastewater_minor_works") else "registration"


def item_96(a: Answers) -> str:
    """海水淡化463；其他水处理469: all are forms."""
    return "form"
