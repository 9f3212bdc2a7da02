"""Decides whether an ending that stands apart, as in «برنامه های», belongs to the word before it."""

from __future__ import annotations

from functools import lru_cache

from cms.text.half_space_readings import PLURAL_ENDINGS, SHORTEST_STEM, fused_readings, spaced_readings
from cms.text.half_space_words import lexicon

_PLURALS_APART = frozenset(PLURAL_ENDINGS)
_PERSONAL_APART = frozenset(("ام", "اش", "ایم", "اید", "اند"))
_AFTER_YE_APART = frozenset(("اش", "ایم", "اید", "اند", "تان", "مان"))
_INDEFINITE_APART = frozenset(("ای", "ی"))
_SHARED_APART = frozenset(("تان", "مان"))
_COMPARATIVES_APART = frozenset(("تر", "ترین", "تری"))
ENDINGS_APART = _PLURALS_APART | _PERSONAL_APART | _INDEFINITE_APART | _SHARED_APART | _COMPARATIVES_APART
_SILENT_HE_FUNCTION_WORDS = frozenset(("همه", "درباره", "ساله"))


@lru_cache(maxsize=65536)
def takes_ending(word: str, ending: str) -> bool:
    """Whether `ending`, standing apart after `word` (letters only), certainly belongs to it."""
    if ending in _PLURALS_APART:
        return _takes_plural(word)
    if ending in _COMPARATIVES_APART:
        return _takes_comparative(word, ending)
    if ending in _INDEFINITE_APART:
        return _ends_in_silent_he(word) or _looks_like_silent_he(word)
    if ending in _AFTER_YE_APART and word.endswith("ی") and _is_nominal(word):
        return True
    return _ends_in_silent_he(word)


def _is_nominal(word: str) -> bool:
    return bool(fused_readings().of_nominal(word) or spaced_readings().of_nominal(word))


def _is_fixed(word: str) -> bool:
    return word in lexicon().function_words or word in lexicon().verb_words


def _takes_plural(word: str) -> bool:
    if word in lexicon().plural_pronouns:
        return True
    if word in lexicon().function_words or word in lexicon().never_plural or word.endswith(PLURAL_ENDINGS):
        return False
    if _is_nominal(word) or word in lexicon().participles:
        return True
    # A word that only becomes one with a ه has lost it: «گرو های» for «گروه‌های».
    return word not in lexicon().verb_words and len(word) > SHORTEST_STEM and not _is_nominal(word + "ه")


def _takes_comparative(word: str, ending: str) -> bool:
    if word in lexicon().never_compared:
        return False
    if word in lexicon().adjectives:
        return True
    if _is_fixed(word):
        return False
    if _is_nominal(word) or word in lexicon().other_words:
        return fused_readings().is_adjective(word) or spaced_readings().is_adjective(word)
    return ending == "ترین" and len(word) > 3


def _ends_in_silent_he(word: str) -> bool:
    if word in _SILENT_HE_FUNCTION_WORDS:
        return True
    return fused_readings().ends_in_silent_he(word) or spaced_readings().ends_in_silent_he(word)


def _looks_like_silent_he(word: str) -> bool:
    """An unknown word of some length in ه after a consonant: «کلیشه»."""
    known = word in lexicon().other_words or word in lexicon().sounded_he or _is_fixed(word)
    return not known and len(word) > 4 and word.endswith("ه") and word[-2] not in "اویه"
