"""Help for staff who write records: templates for new ones, and the schema that editors check against."""
