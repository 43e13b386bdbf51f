"""The add-in for Excel: built from text, installed for one user, looked after."""
