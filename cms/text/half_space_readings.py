"""How a Persian word may be read: every way to cut it into a stem and endings, with the half-spaces between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from cms.text.half_space_words import Breaks, Lexicon, lexicon

NON_JOINING = frozenset("اأإآٱدذرزژوؤءة")
"""Letters that do not join the next one: behind them a half-space changes nothing that can be seen."""

PLURAL_ENDINGS = ("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هاست")
COMPARATIVE_ENDINGS = ("تر", "ترین", "تری", "ترند", "ترینش")
SILENT_HE_ENDINGS = ("ای", "ام", "ات", "اش", "ایم", "اید", "اند", "مان", "تان", "شان", "ی")
AFTER_YE_ENDINGS = ("اش", "اند")
POSSESSIVE_ENDINGS = ("ش", "شان", "مان", "تان", "م", "ند", "ست", "یم", "ید")
# Tails that never stand alone and may follow any noun: «بازدید کننده», «شفافیت سازی».
FREE_TAILS = (
    *("کننده", "دهنده", "شونده", "پذیر", "ناپذیر", "رسانی", "سازی", "سنجی", "زدایی", "نگاری", "نویسی", "شناسی"),
    *("گذاری", "ستیزی", "شدگان", "یافتگان"),
)

SHORTEST_STEM = 2
_MOST_ENDINGS = 4
_VOWEL_SIGNS = dict.fromkeys([*range(0x64B, 0x660), 0x670])


class Readings:
    """Reads words against one table of compounds: those that are fused in writing, or those split by a space."""

    def __init__(self, words: Lexicon, compounds: Mapping[str, Breaks], *, only_compounds: bool) -> None:
        self._words = words
        self._compounds = compounds
        self._only_compounds = only_compounds
        self.of = lru_cache(maxsize=65536)(self._of)
        self.of_nominal = lru_cache(maxsize=65536)(self._of_nominal)

    def _of(self, word: str) -> frozenset[Breaks]:
        """Every reading of `word` (letters only); empty when the word is unknown."""
        if not self._only_compounds and (self._is_fixed(word) or self._is_simple(word)):
            return frozenset({()})
        plain = word.translate(_VOWEL_SIGNS)
        if plain != word:
            known = self.of(plain) if plain else frozenset()
            # Signs at the end, as in «برنامهٔ», move no letter.
            return known if word.startswith(plain) else frozenset({()} if known else ())
        found = set(self.of_nominal(word))
        verb = self._words.verbs.get(word)
        # «رسیدهایم» is «رسیده‌ایم», not «رسید‌هایم»; «خریدهای» is «خریدهای», not «خریده‌ای».
        if verb and word.endswith("هایم"):
            return frozenset({verb})
        if verb is not None and not (word.endswith("های") and word[:-3] in self._words.nouns):
            found.add(verb)
        found.update(self._with_plural(word))
        found.update(self._with_silent_he_ending(word))
        if not found and not self._only_compounds:
            found.update(self._with_possessive(word))
        return frozenset(found)

    def _of_nominal(self, word: str) -> frozenset[Breaks]:
        """Readings of `word` as a noun or adjective without plural or personal endings."""
        return frozenset([*self._stems(word, _MOST_ENDINGS), *self._with_comparative(word)])

    def is_adjective(self, word: str) -> bool:
        """Whether `word` can be compared."""
        if word in self._words.adjectives or word in self._compounds:
            return True
        return word not in self._words.nouns and word.endswith("ی") and bool(self._stems(word, _MOST_ENDINGS))

    def ends_in_silent_he(self, word: str) -> bool:
        """Whether `word` is known and its last letter is a ه that only stands for a vowel."""
        if not word.endswith("ه") or word.endswith(("اه", "الله", "پژوه", "گروه")) or word in self._words.sounded_he:
            return False
        return bool(self.of_nominal(word)) or word in self._words.participles

    def _is_fixed(self, word: str) -> bool:
        words = self._words
        return word in words.other_words or word in words.function_words or word in words.verb_words

    def _is_simple(self, word: str) -> bool:
        return word in self._words.nouns or word in self._words.adjectives

    def _is_listed(self, word: str) -> bool:
        return self._is_simple(word) or word in self._compounds

    def _stems(self, word: str, depth: int) -> frozenset[Breaks]:
        if not self._only_compounds and self._is_simple(word):
            return frozenset({()})
        if word in self._compounds:
            return frozenset({self._compounds[word]})
        found = set(self._with_free_tail(word))
        if depth and not found:
            for stem, moved in _derived_from(word, _CLOSE_ENDINGS if self._only_compounds else _DERIVING_ENDINGS):
                # After a silent ه the ی is an ending of its own, with a half-space.
                if len(stem) >= SHORTEST_STEM and not (word == stem + "ی" and self.ends_in_silent_he(stem)):
                    found.update(tuple(place + moved for place in places) for places in self._stems(stem, depth - 1))
        return frozenset(found)

    def _with_free_tail(self, word: str) -> Iterator[Breaks]:
        for tail in FREE_TAILS:
            stem = word.removesuffix(tail)
            if stem == word or stem in self._words.before_no_tail:
                continue
            if self._is_simple(stem) or stem in self._words.complements:
                yield (len(stem),)

    def _with_comparative(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, COMPARATIVE_ENDINGS):
            if stem not in self._words.never_compared and self.is_adjective(stem):
                yield from ((*breaks, len(stem)) for breaks in self._stems(stem, _MOST_ENDINGS))

    def _with_plural(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, PLURAL_ENDINGS):
            if not (word == stem + "های" and self._reads_as_indefinite(stem)):
                yield from ((*breaks, len(stem)) for breaks in self._of_plural_stem(stem))

    def _of_plural_stem(self, stem: str) -> frozenset[Breaks]:
        """Readings of a noun, an adjective, a participle («ساخته‌ها») or a people («اصفهانی‌ها»)."""
        words = self._words
        if stem in words.participles or (stem in words.other_words and stem.endswith("ی")):
            return self.of_nominal(stem) or frozenset({()})
        return self.of_nominal(stem)

    def _with_silent_he_ending(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, SILENT_HE_ENDINGS):
            if self.ends_in_silent_he(stem) and not (word == stem + "ای" and self._reads_as_plural(stem)):
                yield from ((*breaks, len(stem)) for breaks in self._of_plural_stem(stem))
        for stem in _without(word, AFTER_YE_ENDINGS):
            if stem.endswith("ی"):
                yield from ((*breaks, len(stem)) for breaks in self.of_nominal(stem))

    def _with_possessive(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, POSSESSIVE_ENDINGS):
            yield from self.of_nominal(stem)

    def _reads_as_indefinite(self, stem: str) -> bool:
        """Whether «جامعهای», which may be `stem` in the plural, is «جامعه‌ای» all the same."""
        longer = stem + "ه"
        if not self.ends_in_silent_he(longer) or longer in self._words.plural_preferred:
            return False
        return longer in self._words.silent_he_preferred or self._is_listed(longer) and not self._is_listed(stem)

    def _reads_as_plural(self, stem: str) -> bool:
        """Whether «بارانهای», which may be `stem` and ای, is «باران‌های» all the same."""
        if stem in self._words.plural_preferred:
            return True
        return not self._is_listed(stem) and self._is_listed(stem[:-1])


def _without(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            yield word[: -len(ending)]


Endings: TypeAlias = tuple[tuple[str, str], ...]
# Endings that are written together with the stem, and what the stem ends in without them. Words that a space divides
# take the first ones only: «بی ادبیات» is without literature.
_CLOSE_ENDINGS: Endings = (("ی", ""), ("گی", "ه"), ("گان", "ه"), ("ان", ""), ("انه", ""))
_DERIVING_ENDINGS: Endings = (*_CLOSE_ENDINGS, ("ات", ""), ("ات", "ه"), ("ین", ""), ("یت", ""))
_DERIVING_PREFIXES = ("غیر", "نا")


def _derived_from(word: str, endings: Endings) -> Iterator[tuple[str, int]]:
    """Stems that `word` may be derived from by an affix that is always written together with them.

    Each comes with the number of letters that stand before it in `word`.
    """
    for ending, restored in endings:
        if word.endswith(ending):
            yield word[: -len(ending)] + restored, 0
    for prefix in _DERIVING_PREFIXES:
        if word.startswith(prefix):
            yield word[len(prefix) :], len(prefix)
    # «دانشجویی», «دانشجویان»: a ی keeps two vowels apart.
    if word[-3:] in ("ایی", "ویی", "ائی", "وئی"):
        yield word[:-2], 0
    if word[-4:] in ("ایان", "ویان"):
        yield word[:-3], 0


def visible(word: str, breaks: Breaks) -> Breaks:
    """Those of `breaks` that stand behind a joining letter, where a missing half-space can be seen."""
    return tuple(place for place in breaks if word[place - 1] not in NON_JOINING)


@lru_cache(maxsize=1)
def fused_readings() -> Readings:
    """Readings of a word as it stands."""
    return Readings(lexicon(), lexicon().fused_compounds, only_compounds=False)


@lru_cache(maxsize=1)
def spaced_readings() -> Readings:
    """Readings of words with the spaces between them left out."""
    return Readings(lexicon(), lexicon().spaced_compounds, only_compounds=True)
