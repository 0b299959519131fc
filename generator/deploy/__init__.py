"""Ready files for the places where offices put a site: ``files`` makes them, ``command`` writes them."""
