"""Navigation, guide, findings and status line."""
