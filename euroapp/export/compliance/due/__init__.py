"""What must stand in a print: derived from draft and form, by another way than the writer's."""
