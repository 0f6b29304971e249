"""The timetable that is worked in: tree and bars, moved and stretched by mouse and keys."""
