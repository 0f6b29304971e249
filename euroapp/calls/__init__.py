"""Calls for proposals as data."""
