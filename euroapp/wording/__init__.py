"""Codes and values turned into words and figures for people."""
