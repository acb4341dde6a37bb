"""The version of perfscore that runs."""

from importlib import import_module


def version() -> str:
    """Give the version, as ``perfscore.__version__`` has it."""
    # By name, because what lies in a package never imports the package.
    return str(import_module("perfscore").__version__)
