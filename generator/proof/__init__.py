"""The proof: every answer the data can give, looked at before it is published.

Conditions tell apart finitely many projects (``generator.rules.partition``), so whatever is claimed of all
projects can be tried on all of them. Nothing here is sampled.

=============  =====================================================================
``table``      the cells of an item, each with the document it leads to
``parts``      a condition taken apart: what stands in it, and what is left without
``anomalies``  gaps, shadowed parts, and more impact with a lighter document
``records``    the same for tracks, lists, services, names and clocks
``mutants``    which limits and conditions no worked example would defend
``cases``      worked cases, run
``tell``       anomalies as findings, each with an example project
``prove``      all of it together, with figures
=============  =====================================================================
"""
