"""Finite problems: tables that the kernel decides, bounds, colourings."""
