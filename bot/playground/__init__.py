"""A Telegram that lives in the process: a strict Bot API, people who use it, and a page.

It checks what the bot sends by Telegram's published rules and answers with Telegram's
error texts (taken from its public server, tdlib/telegram-bot-api), whoever the bot is.
The page and most tests talk to it; nothing in it knows Kizuna's own calls.
"""
