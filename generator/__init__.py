"""Policy guidance for construction-project EIA in Qinghai: data in, decisions and pages out."""

__version__ = "1.0.0"
