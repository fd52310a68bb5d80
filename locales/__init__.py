"""The catalogues: what the bot says, in three languages."""
