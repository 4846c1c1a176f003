"""How often a run waits for a host that is down, or asks to be left alone for long."""

RESTS = 3
"""In a row, without a page in between. A host that fails is left alone for ten minutes at a time (`give_up_for`), and
one that asks for it for up to an hour (`max_retry_after`)."""
SAME = 1.0
"""Seconds by which two reckonings of when a rest ends may differ."""


class Patience:
    """A run's with one host. One that has given it a page is waited for; of one that never has, nobody knows whether
    it is there at all, and its pages fail.

    Rests are known by their ends, in seconds of the event loop.
    """

    __slots__ = ("_end", "_left")

    def __init__(self) -> None:
        self._left = 0
        self._end = 0.0

    def renew(self) -> None:
        """The host gave a page."""
        self._left = RESTS

    def has_granted(self, end: float) -> bool:
        """Whether this rest is one that is waited for already."""
        return end <= self._end + SAME

    def grant(self, end: float) -> bool:
        """Whether this further rest is waited for, too."""
        if not self._left:
            return False
        self._left -= 1
        self._end = end
        return True
