"""Which of the product's languages a language code means."""


def base_language(code: str | None) -> str:
    """`fa` for `fa`, `fa-IR` and `fa_IR`; empty for no language."""
    return (code or "").replace("_", "-").partition("-")[0].lower()
