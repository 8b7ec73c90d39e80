"""Stands in for the engine's native `_os`."""
from os import _exit as exit
from os import cpu_count, urandom
