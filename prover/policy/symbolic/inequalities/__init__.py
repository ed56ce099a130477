"""Inequalities: certificates by linear and semidefinite programmes, denominators, sorted variables."""
