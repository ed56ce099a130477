"""`python -m prover.cli`, where the installed command is not on the path."""

from __future__ import annotations

import sys

from prover.cli.app import main

sys.exit(main())
