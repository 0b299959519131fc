"""From a person's own words to items of the catalogue; the word lists are compiled from YAML."""
