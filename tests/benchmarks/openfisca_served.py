"""OpenFisca's web API on the same work, as its documentation has it served.

``python -m tests.benchmarks.openfisca_served WORKERS`` serves until it is told to stop,
and prints its address.
"""

import socket
import sys
from typing import Any

from gunicorn.app.base import BaseApplication
from openfisca_core.parameters import ParameterNode
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_web_api.app import create_app
from tests.benchmarks.batch_openfisca import entities, variables
from tests.benchmarks.batch_peers import CENTS, EDGES


class _Served(BaseApplication):  # type: ignore[misc]
    def __init__(self, app: Any, options: dict[str, Any]) -> None:  # noqa: ANN401
        self._app, self._options = app, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401
        return self._app


def main() -> None:
    """Serve until told to stop."""
    system = TaxBenefitSystem(entities())
    system.add_variables(*variables(CENTS, EDGES))
    # Its description of itself wants a parameter to give as an example.
    system.parameters = ParameterNode(
        "", data={"full": {"values": {"2000-01-01": 100}}}
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "bind": f"127.0.0.1:{port}",
        "workers": int(sys.argv[1]),
        "when_ready": lambda _: print(f"http://127.0.0.1:{port}", flush=True),  # noqa: T201
        "loglevel": "error",
    }
    _Served(create_app(system), options).run()


if __name__ == "__main__":
    main()
