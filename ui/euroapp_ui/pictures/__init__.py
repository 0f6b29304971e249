"""Pictures of what follows from a draft: painted here, worked out in `euroapp.figures`."""
