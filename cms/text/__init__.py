"""Persian text and calendars: cleaning, folding, sort keys, digits, slugs, Jalali output. Knows nothing of pages or sites."""
