"""How a task is declared, and how often and when it is tried again."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, ParamSpec, TypeVar

from django_tasks_db.compat import Task

P = ParamSpec("P")
T = TypeVar("T")

LONGEST_DELAY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Policy:
    """How a task is run. Tasks that libraries declare without one get the defaults."""

    attempts: int = 5
    """How often it may fail before it is given up."""

    first_delay: timedelta = timedelta(seconds=2)
    """Wait after the first failure; doubled after each further one, up to an hour."""

    atomic: bool = True
    """Whether its effects and its success mark commit together."""

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ValueError("A task needs at least one attempt.")
        if not timedelta(0) <= self.first_delay <= LONGEST_DELAY:
            raise ValueError("The first delay is at most an hour.")

    def delay(self, failures: int, draw: Callable[[], float] = random.random) -> timedelta:
        """The wait after the given number of failures (≥ 1): between half and the whole of the doubled delay.

        `draw` gives a number in [0, 1): what failed together is not tried again all at once.
        """
        # More doublings change nothing: even a microsecond is over an hour by then. They would only overflow.
        whole = min(self.first_delay * (1 << min(failures - 1, 32)), LONGEST_DELAY)
        return whole * (0.5 + draw() / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundTask(Task[P, T]):
    """A task of django_tasks that carries its policy."""

    policy: Policy = Policy()


def policy_of(task: Task[..., Any]) -> Policy:
    return task.policy if isinstance(task, BackgroundTask) else Policy()


def background(
    *,
    queue: Literal["quick", "slow"],
    priority: int = 0,
    attempts: int = 5,
    first_delay: timedelta = timedelta(seconds=2),
    atomic: bool = True,
) -> Callable[[Callable[P, T]], BackgroundTask[P, T]]:
    """Declare a function of a module as a task: `function.enqueue(...)`, with arguments that JSON can carry.

    Every task is idempotent: it may run twice, its effect happens once. With `atomic` the body runs in a transaction
    that also marks the task as done, which is enough where all effects are in the database. Work that takes long or
    reaches outside the database says `atomic=False` and looks at what is already done.

    Args:
        queue: "quick" for what an editor or a reader waits for (under a second), "slow" for the rest.
        priority: from -100 to 100; higher goes first within a queue.
        attempts: how often it may fail before it is given up and kept as failed.
        first_delay: the wait after the first failure; it doubles, up to an hour.
        atomic: whether its effects and its success mark commit together.
    """
    policy = Policy(attempts=attempts, first_delay=first_delay, atomic=atomic)

    def declare(function: Callable[P, T]) -> BackgroundTask[P, T]:
        return BackgroundTask(func=function, queue_name=queue, priority=priority, policy=policy)

    return declare
