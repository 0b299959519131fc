"""The doors that the browser's workers knock at: the check, tables of projects, and the workbench."""
