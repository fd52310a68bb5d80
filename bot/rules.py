"""Who may do what: small pure questions, asked by use cases."""

from collections.abc import Set


def is_coordinator(person_id: int | None, coordinators: Set[int]) -> bool:
    """Whether the person is listed in the configuration: such hold all rights."""
    return person_id is not None and person_id in coordinators
