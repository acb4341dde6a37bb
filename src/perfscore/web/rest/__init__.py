"""Routes for other systems, and for the scripts of the pages: ``/v1``."""
