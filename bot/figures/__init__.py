"""`/stats` in numbers: how many are reached, what was sent and asked, what is owed. Nobody in particular.

model      the figures as plain values
counting   counted from the database
"""
