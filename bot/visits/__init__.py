"""Visits as coordinators plan them: a draft over several messages, conflicts, saving.

values      plain values for the views
drafts      what was said so far, and the visit that it makes
answers     what people type, put into the draft (bot.questions.planning reads it)
steps       the order of the questions
breaks      customary breaks, from db/programme/breaks.yaml
conflicts   what speaks against a date
saving      written with all that it causes, unless somebody else changed the same
outcomes    asked of coordinators once a visit's time is over
"""
