"""Puts files in their place, whole or not at all, and keeps what was there before."""
