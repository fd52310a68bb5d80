"""The real services that tests run against, and how they come and go."""
