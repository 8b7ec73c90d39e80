"""More that goes with bars."""
