"""Persian text and calendars: cleaning, folding, sort keys, digits, slugs, Jalali dates; knows no pages or sites."""
