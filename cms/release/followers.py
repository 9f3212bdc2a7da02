"""Where upper code registers what must follow the content of released documents within the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Follower = Callable[[Sequence[int]], None]
_followers: list[Follower] = []


def follow_content(follower: Follower) -> None:
    """Have `follower` called with the keys of documents whose title or body was written or erased.

    States and addresses change without a word: whoever reads joins the documents for them.
    """
    if follower not in _followers:
        _followers.append(follower)


def tell_followers(documents: Sequence[int]) -> None:
    """Call it in the transaction that wrote the content; a follower that fails takes the change back."""
    for follower in _followers if documents else ():
        follower(documents)
