"""The preview: follow changes of the source files, and show the changed page, or what is wrong, in the
browser."""
