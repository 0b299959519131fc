"""The folder of YAML as typed records: read, validated, conditions parsed; each record knows its file and
line."""
