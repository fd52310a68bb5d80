"""Broadcasts: an audience is frozen into delivery rows, which the one sender sends.

values    audience, counts and states as plain values
audience  who would get it, and whom it would wake
release   the audience frozen, at once or for each city's fair hour
control   stop, resume, correct, delete, resend
progress  how far it is, and what is owed when it is done
"""
