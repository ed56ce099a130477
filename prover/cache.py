"""Where everything that is fetched or built once is kept: Lean, models, benchmarks."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """`HYPATIA_CACHE`, or the user's cache folder."""
    override = os.environ.get("HYPATIA_CACHE")
    return Path(override) if override else Path(platformdirs.user_cache_dir("hypatia"))
