"""Follow-ups as they are shown: cards, nudges, lists, what was agreed on a visit, tables."""
