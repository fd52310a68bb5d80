"""The errors that Kizuna raises on purpose.

An error carries a code (its class) and data, never a sentence for a person: a view words
it in the reader's language. The docstring of the class is what an operator reads in the log.
"""


class KizunaError(Exception):
    """Something that Kizuna expects to go wrong went wrong."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)


class ConfigurationError(KizunaError):
    """The configuration cannot be used."""


class NotPermitted(KizunaError):
    """The person lacks the right for this deed."""
