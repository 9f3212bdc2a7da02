"""Rules, steps and what waits at them."""

from cms.review.models.rules import ReviewMode, ReviewRule, page_types
from cms.review.models.steps import CentralReview, ReviewTask, ReviewWorkflow, SiteReview
from cms.review.models.waiting import ReviewStep, ReviewTaskState

__all__ = [
    "CentralReview",
    "ReviewMode",
    "ReviewRule",
    "ReviewStep",
    "ReviewTask",
    "ReviewTaskState",
    "ReviewWorkflow",
    "SiteReview",
    "page_types",
]
