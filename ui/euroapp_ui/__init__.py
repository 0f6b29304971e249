"""The window of EuroApp: Qt views over the core in `euroapp`."""
