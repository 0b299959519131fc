"""Makes the folder of files that the self-check runs in the browser (see ``build.build_widget``)."""
