"""Briefs handed on: a site of the public ones, and a zip of some."""
