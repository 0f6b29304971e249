"""The live preview: a process that prints the draft again and again, and says what stands where."""
