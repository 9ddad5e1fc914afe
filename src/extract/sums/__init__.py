"""Sums: what adds up to what in a table, which reading of a row they leave, and which figures they prove."""
