from tests.web.security.expecting import Row, to

from perfscore.web.security.rights import Right

ROWS = (
    Row("GET", "/healthz", None, {}),
    Row("GET", "/readyz", None, {}),
    Row("GET", "/metrics", Right.OPERATE, to("administrator")),
)
