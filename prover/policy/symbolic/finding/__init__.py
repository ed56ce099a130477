"""Finding values: witnesses for ∃, instances against or of ∀."""
