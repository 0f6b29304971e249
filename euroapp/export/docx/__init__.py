"""The proposal as a Word document, for partners who comment there; its comments find the way back."""
