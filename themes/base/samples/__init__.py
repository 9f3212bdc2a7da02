"""Sample data for every page template and block: rich and empty, in Persian, English and Arabic, without a database."""

from themes.base.samples.pages import Sample, page_samples
from themes.base.samples.pieces import block_samples

__all__ = ["Sample", "block_samples", "page_samples"]
