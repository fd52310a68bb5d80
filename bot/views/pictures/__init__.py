"""Pictures that the bot sends: drawn for a phone held upright, in the reader's language."""
