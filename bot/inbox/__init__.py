"""The desk's inbox: questions that their askers passed on, answered by people.

desks     which desk a question goes to, who sits there, when it opens
acts      passed on, answered, kept, closed, handed over, muted
digest    what is open, once a working day
"""
