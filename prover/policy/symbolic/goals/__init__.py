"""Reading a goal: terms, polynomials, exact arithmetic; what every proposer builds on."""
