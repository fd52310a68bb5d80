"""Measurements. They are looked at, never asserted: machines differ."""
