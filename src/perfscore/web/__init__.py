"""The service: REST, pages, sign-in; what is computed is asked of ``api``."""
