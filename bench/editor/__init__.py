"""What an editor waits for: opening a page of 3,000 words and saving it, beside Wagtail as it comes."""
