"""The same bars, under another of their names."""
from tqdm import tqdm, trange
