"""The site: policy records become pages in two languages.

``views`` says which pages there are, ``render`` writes them as Markdown, ``mkdocs_adapter`` has MkDocs make
HTML of them, ``postprocess`` finishes that HTML, ``build`` puts the whole in place or leaves the old site
alone.
"""
