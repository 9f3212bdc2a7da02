"""A page or a section as one file to keep, Word or HTML: reads bodies, released or made of drafts; stores nothing."""
