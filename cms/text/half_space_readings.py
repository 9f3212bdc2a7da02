"""How a Persian word may be read: every way to cut it into a stem and endings, with the half-spaces between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from cms.text.half_space_words import Breaks, Lexicon, lexicon

NON_JOINING = frozenset("اأإآٱدذرزژوؤءة")
"""Letters that do not join the next one: behind them a half-space changes nothing that can be seen."""

PLURAL_ENDINGS = (
    *("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هاست"),
    *("هاش", "هاشان", "هایند"),
)
COMPARATIVE_ENDINGS = ("تر", "ترین", "تری", "ترند", "ترینش")
SILENT_HE_ENDINGS = ("ای", "ام", "ات", "اش", "ایم", "اید", "اند", "مان", "تان", "شان", "ی")
POSSESSIVE_ENDINGS = ("ش", "شان", "مان", "تان", "م", "ند", "ست", "یم", "ید")
AGENT_TAILS = ("کننده", "دهنده", "شونده")

# «کمتر», «بهتر», «بیشتر» are written without a half-space.
NEVER_COMPARED = frozenset("به کم بیش که مه".split())

MOST_ENDINGS = 4
SHORTEST_STEM = 2


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
        words = self._words
        if not self._only_compounds and (self._is_fixed(word) or word in words.nouns or word in words.adjectives):
            return frozenset({()})
        if plain := _without_marks(word):
            return frozenset({()}) if self.of(plain) else frozenset()
        found = set(self.of_nominal(word))
        if (verb := words.verbs.get(word)) is not None and not self._is_plural_of_noun(word):
            found.add(verb)
        found.update(self._with_plural(word))
        found.update(self._with_silent_he_ending(word))
        if not found and not self._only_compounds:
            found.update(self._with_possessive(word))
        return frozenset(found)

    def _is_plural_of_noun(self, word: str) -> bool:
        """Whether «خریدهای» is «خریدهای», not «خریده‌ای»."""
        return word.endswith("های") and word[:-3] in self._words.nouns

    def _is_fixed(self, word: str) -> bool:
        words = self._words
        return word in words.other_words or word in words.function_words or word in words.verb_words

    def _of_nominal(self, word: str) -> frozenset[Breaks]:
        """Readings of `word` as a noun or adjective without plural or personal endings."""
        return frozenset([*self._stems(word, MOST_ENDINGS), *self._with_comparative(word)])

    def is_adjective(self, word: str) -> bool:
        """Whether `word` can be compared."""
        if word in self._words.adjectives or word in self._compounds:
            return True
        return word not in self._words.nouns and word.endswith("ی") and bool(self._stems(word, MOST_ENDINGS))

    def ends_in_silent_he(self, word: str) -> bool:
        """Whether the final ه of a known `word` is a vowel."""
        if not word.endswith("ه") or word.endswith(("اه", "وه")) and word not in SILENT_AFTER_VAV:
            return False
        return word not in self._words.sounded_he and bool(self.of_nominal(word) or word in self._words.participles)

    def _stems(self, word: str, depth: int) -> frozenset[Breaks]:
        words = self._words
        if not self._only_compounds and (word in words.nouns or word in words.adjectives):
            return frozenset({()})
        if word in self._compounds:
            return frozenset({self._compounds[word]})
        found = set(self._agents(word))
        if depth and not found:
            for stem in _derived_from(word):
                # After a silent ه the ی is an ending of its own, with a half-space.
                if len(stem) >= SHORTEST_STEM and not (word == stem + "ی" and self.ends_in_silent_he(stem)):
                    found.update(self._stems(stem, depth - 1))
        return frozenset(found)

    def _agents(self, word: str) -> Iterator[Breaks]:
        words = self._words
        for tail in AGENT_TAILS:
            stem = word.removesuffix(tail)
            if (
                stem != word
                and stem != "نام"
                and (stem in words.nouns or stem in words.adjectives or stem in words.complements)
            ):
                yield (len(stem),)

    def _with_comparative(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, COMPARATIVE_ENDINGS):
            if stem not in NEVER_COMPARED and self.is_adjective(stem):
                yield from ((*breaks, len(stem)) for breaks in self._stems(stem, MOST_ENDINGS))

    def _with_plural(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, PLURAL_ENDINGS):
            if not (word == stem + "های" and self._reads_as_indefinite(stem)):
                yield from ((*breaks, len(stem)) for breaks in self.of_nominal(stem))

    def _reads_as_indefinite(self, stem: str) -> bool:
        """Whether «جامعهای», which may be `stem` in the plural, is «جامعه‌ای» all the same."""
        words, longer = self._words, stem + "ه"
        if not self.ends_in_silent_he(longer) or longer in words.plural_preferred:
            return False
        return longer in words.silent_he_preferred or self._is_listed(longer) and not self._is_listed(stem)

    def _reads_as_plural(self, stem: str) -> bool:
        """Whether «بارانهای», which may be `stem` and ای, is «باران‌های» all the same."""
        if stem in self._words.plural_preferred:
            return True
        return not self._is_listed(stem) and self._is_listed(stem[:-1])

    def _is_listed(self, word: str) -> bool:
        return word in self._words.nouns or word in self._words.adjectives or word in self._compounds

    def _with_silent_he_ending(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, SILENT_HE_ENDINGS):
            if self.ends_in_silent_he(stem) and not (word == stem + "ای" and self._reads_as_plural(stem)):
                yield from ((*breaks, len(stem)) for breaks in self.of_nominal(stem))

    def _with_possessive(self, word: str) -> Iterator[Breaks]:
        for stem in _without(word, POSSESSIVE_ENDINGS):
            yield from self.of_nominal(stem)


SILENT_AFTER_VAV = frozenset("شیوه میوه جلوه قوه نحوه بیوه قهوه عشوه رشوه علاوه جزوه بالقوه نوه عضوه".split())


def _without_marks(word: str) -> str:
    """`word` without its vowel signs, «عمدتاً» without its ending too; empty when it bears none."""
    plain = word.translate(_VOWEL_SIGNS)
    return "" if plain == word else plain


_VOWEL_SIGNS = dict.fromkeys([*range(0x64B, 0x660), 0x670])


def _without(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            yield word[: -len(ending)]


def _derived_from(word: str) -> Iterator[str]:
    """Stems that `word` may be derived from by an ending that is always written together with them."""
    if word.endswith(("یی", "ئی")) and word[-3:-2] in ("ا", "و"):
        yield word[:-2]
    if word.endswith("ی"):
        yield word[:-1]
    if word.startswith("غیر"):
        yield word[3:]
    if word.startswith("نا"):
        yield word[2:]
    if word.endswith("گی"):
        yield word[:-2] + "ه"
    if word.endswith("گان"):
        yield word[:-3] + "ه"
    if word.endswith("ان"):
        yield word[:-2]
    if word.endswith("یان") and word[-4:-3] in ("ا", "و"):
        yield word[:-3]
    if word.endswith("انه"):
        yield word[:-3]
    if word.endswith("ات"):
        yield word[:-2]
        yield word[:-2] + "ه"
    if word.endswith("ین") and len(word) > 4:
        yield word[:-2]
    if word.endswith("یت") and len(word) > 4:
        yield word[:-2]


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


_PLURALS_APART = frozenset(PLURAL_ENDINGS)
_PERSONAL_APART = frozenset("ام اش ایم اید اند".split())
_INDEFINITE_APART = frozenset(("ای", "ی"))
_SHARED_APART = frozenset(("تان", "مان"))
ENDINGS_APART = _PLURALS_APART | _PERSONAL_APART | _INDEFINITE_APART | {"تر", "ترین"}
# The function words that take endings; «تن ها» may be «تنها», and «کمتر» is written without a half-space.
_PLURAL_PRONOUNS = frozenset("این آن همین همان بعضی خیلی ده صد هزار میلیون میلیارد".split())
_SILENT_HE_FUNCTION_WORDS = frozenset("همه درباره ساله".split())
_NEVER_PLURAL = frozenset("تن من انت اشت مه".split())


@lru_cache(maxsize=65536)
def takes_ending(word: str, ending: str) -> bool:
    """Whether `ending`, standing apart after `word` (letters only), certainly belongs to it."""
    if ending in _PLURALS_APART:
        return _takes_plural(word)
    if ending in ("تر", "ترین"):
        return _takes_comparative(word, ending)
    if ending in _PERSONAL_APART:
        return _ends_in_silent_he(word)
    if ending in _INDEFINITE_APART:
        return _ends_in_silent_he(word) or _looks_like_silent_he(word)
    if ending in _SHARED_APART:
        return _ends_in_silent_he(word) or word.endswith("ی") and _is_nominal(word)
    return False


def _is_nominal(word: str) -> bool:
    return bool(fused_readings().of_nominal(word) or spaced_readings().of_nominal(word))


def _is_fixed(word: str) -> bool:
    return word in lexicon().function_words or word in lexicon().verb_words


def _takes_plural(word: str) -> bool:
    if word in _PLURAL_PRONOUNS:
        return True
    if word in lexicon().function_words or word in _NEVER_PLURAL or word.endswith(PLURAL_ENDINGS):
        return False
    if _is_nominal(word) or word in lexicon().participles:
        return True
    # A word that only becomes one with a ه has lost it: «گرو های» for «گروه‌های».
    return word not in lexicon().verb_words and len(word) > SHORTEST_STEM and not _is_nominal(word + "ه")


def _takes_comparative(word: str, ending: str) -> bool:
    if word in NEVER_COMPARED:
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
