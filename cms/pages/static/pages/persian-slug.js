/* Words of an address made from a title: the rule of cms/text/slugs.py, character by character.
   tests/pages/test_slug_in_browser.py compares the two. */

const HALF_SPACE = '\u200c';
const JOINER = '\u200d';
const TATWEEL = '\u0640';
const SOFT_HYPHEN = '\u00ad';
const NOT_SIGN = '\u00ac';
const LONGEST = 255;

const LETTERS = '\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9';
const MARKS = '\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed';
const PERSIAN = new Map(
  Object.entries({ ي: 'ی', ى: 'ی', ې: 'ی', ك: 'ک', ڪ: 'ک', ہ: 'ه', ھ: 'ه', ە: 'ه', ۂ: 'ۀ' }).concat(
    Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, '۰۱۲۳۴۵۶۷۸۹'[value]]),
  ),
);
const WORD_SIGNS = '\ufdfa\ufdfb\ufdfc';

const isLetter = (character) => new RegExp(`^[${LETTERS}]$`, 'u').test(character);
// Variation selectors are marks that join no letters.
const isMark = (character) => /^\p{M}$/u.test(character) && !/^[\ufe00-\ufe0f]$/u.test(character);
const isForeign = (character) => /^[^\x00-\u08ff\u1e00-\u206f\ufb00-\ufe0e\ufe10-\ufeff]$/u.test(character);
const isSpelled = (character) => /^[\p{L}\p{N}]$/u.test(character);
const isInWord = (character) =>
  isLetter(character) || isMark(character) || [HALF_SPACE, SOFT_HYPHEN, NOT_SIGN].includes(character);

const CONTROL =
  /^[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\p{Cs}]$/u;
const SPACE = /^[\v\f\x85\u2028\u2029\u00a0\u2000-\u200a\u202f\u205f\u3000]$/u;
const SHAPE = /^[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]$/u;

function plain(character) {
  if (CONTROL.test(character)) return '';
  if (SPACE.test(character)) return ' ';
  if (!SHAPE.test(character) || WORD_SIGNS.includes(character)) return PERSIAN.get(character) ?? character;
  let letters = character.normalize('NFKC');
  // A mark shown alone stands on a space or on tatweel; in running text its letter precedes it.
  if (letters !== character && /\p{M}/u.test(letters)) letters = letters.replaceAll(/[ \u0640]/gu, '');
  return Array.from(letters, (letter) => PERSIAN.get(letter) ?? letter).join('');
}

/** Each run of `signs` replaced by what `settle` makes of the run and of the characters beside it. */
function settled(text, signs, settle) {
  return text.replaceAll(new RegExp(`[${signs}]+`, 'gu'), (run, at) => {
    const before = Array.from(text.slice(Math.max(at - 2, 0), at)).at(-1) ?? '';
    const [after = ''] = text.slice(at + run.length, at + run.length + 2);
    return settle(run, before, after);
  });
}

function joiner(_run, before, after) {
  const shapesHeh = before === 'ه' && after !== TATWEEL && !isInWord(after);
  const joinsPicture = (isForeign(before) || isMark(before)) && isForeign(after) && !isMark(after);
  return shapesHeh || joinsPicture ? JOINER : '';
}

function tatweel(run, before, after) {
  if (isInWord(before)) {
    if (isInWord(after) || run.length > 1) return '';
    return before === 'ه' ? run : '–';
  }
  return isMark(after) ? run : '–';
}

function halfSpace(run, before, after) {
  const follows = isLetter(before) || isMark(before);
  const precedes = isLetter(after);
  if (run.includes(HALF_SPACE) || (run.includes(NOT_SIGN) && (follows || precedes)) || (follows && precedes)) {
    const joins = isSpelled(after) && (isSpelled(before) || /^\p{M}$/u.test(before) || '»)”'.includes(before || ' '));
    return joins ? HALF_SPACE : '';
  }
  return NOT_SIGN.repeat(run.split(NOT_SIGN).length - 1);
}

function clean(text) {
  let cleaned = Array.from(text, plain).join('').normalize('NFC');
  cleaned = settled(cleaned, JOINER, joiner);
  cleaned = settled(cleaned, TATWEEL, tatweel);
  cleaned = settled(cleaned, HALF_SPACE + SOFT_HYPHEN + NOT_SIGN, halfSpace);
  return cleaned.normalize('NFC').replaceAll('ی\u0654', 'ئ');
}

function shortened(slug) {
  const characters = Array.from(slug);
  if (characters.length <= LONGEST) return slug;
  const cut = characters.slice(0, LONGEST + 1).join('');
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : characters.slice(0, LONGEST).join('');
}

/** Small words joined by single hyphens; empty only without a letter and a digit. */
export function slugify(text) {
  // Twice: signs that are words, like «ﷺ», are spelled out in Arabic letters.
  const letters = clean(clean(text).normalize('NFKC'))
    .replaceAll(/['\u2019\u02bc]/gu, '')
    .replaceAll(new RegExp(`(?<=[${LETTERS}${MARKS}])${TATWEEL}+`, 'gu'), '')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC');
  const slug = letters.replaceAll(new RegExp(`(?:[^\\p{L}\\p{N}]|${TATWEEL})+`, 'gu'), '-');
  return shortened(slug.replaceAll(/^-+|-+$/gu, ''));
}
