"""Documents made from a draft; their libraries are loaded with the first export."""
