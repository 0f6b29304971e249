"""What must stand in a print: derived from the draft and its form, by another way than the writer's outline."""
