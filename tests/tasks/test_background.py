"""How a task is declared and when it is tried again."""

from datetime import timedelta

import pytest
from django_tasks.exceptions import InvalidTaskError
from hypothesis import given
from hypothesis import strategies as st

from cms.tasks.background import LONGEST_DELAY, BackgroundTask, Policy, background, policy_of
from tests.tasks.sample_tasks import as_libraries_do, fail_until_third_start, write, write_once_and_wait, write_slowly


def test_a_declared_task_carries_queue_and_policy() -> None:
    assert isinstance(write, BackgroundTask)
    assert (write.queue_name, write.priority, write.policy) == ("quick", 0, Policy())
    assert write_slowly.queue_name == "slow"
    assert write_once_and_wait.policy == Policy(atomic=False)
    assert fail_until_third_start.policy == Policy(attempts=3, first_delay=timedelta(0))


def test_the_policy_survives_a_change_of_time_or_priority() -> None:
    assert fail_until_third_start.using(priority=5).policy == fail_until_third_start.policy


def test_a_library_s_task_has_the_usual_policy() -> None:
    assert (policy_of(as_libraries_do), as_libraries_do.queue_name) == (
        Policy(attempts=5, first_delay=timedelta(seconds=2), atomic=True),
        "default",
    )


def test_refused_declarations() -> None:
    with pytest.raises(ValueError, match="at least one attempt"):
        background(queue="quick", attempts=0)
    with pytest.raises(ValueError, match="at most an hour"):
        background(queue="quick", first_delay=timedelta(hours=2))
    with pytest.raises(InvalidTaskError, match="'express'"):
        background(queue="express")(policy_of)
    with pytest.raises(InvalidTaskError, match="module level"):
        background(queue="quick")(lambda: None)


def test_delays_double_up_to_an_hour() -> None:
    policy = Policy(first_delay=timedelta(seconds=2))
    longest = [policy.delay(failures, draw=lambda: 1.0) for failures in (1, 2, 3, 11, 12, 1000)]
    assert longest == [timedelta(seconds=seconds) for seconds in (2, 4, 8, 2048, 3600, 3600)]
    assert policy.delay(3, draw=lambda: 0.0) == timedelta(seconds=4)


@given(
    st.integers(min_value=1, max_value=10_000),
    st.timedeltas(min_value=timedelta(0), max_value=LONGEST_DELAY),
    st.floats(min_value=0, max_value=1, exclude_max=True),
)
def test_a_delay_is_between_half_and_the_whole(failures: int, first_delay: timedelta, drawn: float) -> None:
    policy = Policy(first_delay=first_delay)
    whole = policy.delay(failures, draw=lambda: 1.0)
    assert whole <= LONGEST_DELAY
    assert whole / 2 <= policy.delay(failures, draw=lambda: drawn) <= whole
