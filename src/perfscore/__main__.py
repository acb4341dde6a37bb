"""The program that ``perfscore`` and ``python -m perfscore`` start."""

import gc
import sys

_FEW_COLLECTIONS = 100_000
"""Objects made between two collections; the modules that load are no garbage."""


def main() -> int:
    """Run the command in ``sys.argv``; give its exit code."""
    gc.set_threshold(_FEW_COLLECTIONS)
    try:
        from perfscore.cli.main import run  # noqa: PLC0415 - Ctrl-C while it loads

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
