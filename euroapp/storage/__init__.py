"""Draft files: container, save, recovery, migrations."""
