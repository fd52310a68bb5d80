"""The bot killed, cut off and starved, again and again from a seed; nothing may be lost.

`make chaos` runs it long, `make test` a short form. A seed that fails is run again with
`python -m tests.chaos --seed N`.
"""
