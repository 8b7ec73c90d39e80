"""Addresses, and what can be fetched from them."""
