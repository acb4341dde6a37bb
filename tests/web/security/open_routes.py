"""The routes that nobody has to be signed in for, and why."""

OPEN_ROUTES = {
    "/v1/openapi.json": "says what the service can be asked; holds no data",
    "/healthz": "monitors ask whether the process runs",
    "/readyz": "monitors ask whether requests can be taken",
    "/static/{digest}/{path:path}": "styles and scripts, the same for everybody",
    "/sign-in": "is where one signs in",
    "/sign-in/provider": "leads to the identity provider",
    "/sign-in/back": "comes back from the identity provider with its proof",
    "/welcome/{secret}": "the link itself is the proof",
}
"""All others declare a right through ``needing.needs``."""
