/* What an outline is, apart from its looks: a list of levels from 1, where each is at most one deeper than the one
   before it. A subtree is a row and the deeper rows that follow it. All functions leave their arguments as they are. */

/** The place after the subtree that begins at `at`. */
export function endOf(levels, at) {
  let end = at + 1;
  while (end < levels.length && levels[end] > levels[at]) end += 1;
  return end;
}

/** The place of the row to which the one at `at` belongs, or -1. */
export function parentOf(levels, at) {
  let place = at - 1;
  while (place >= 0 && levels[place] >= levels[at]) place -= 1;
  return place;
}

/** The place of the row beside the one at `at` and before it, or -1. */
export function siblingBefore(levels, at) {
  let place = at - 1;
  while (place >= 0 && levels[place] > levels[at]) place -= 1;
  return place >= 0 && levels[place] === levels[at] ? place : -1;
}

/** The levels with every jump taken back: a row is one deeper than the one before it at the most, as citizens see it. */
export function mended(levels) {
  let deepest = 1;
  return levels.map((level) => {
    const fit = Math.max(1, Math.min(level || 1, deepest));
    deepest = fit + 1;
    return fit;
  });
}

/** The numbers of each row: [1, 2, 3] is the third part of 1–2. */
export function numbersOf(levels) {
  const path = [];
  return levels.map((level) => {
    path.length = Math.min(path.length, level);
    while (path.length < level) path.push(0);
    path[level - 1] += 1;
    return [...path];
  });
}

/** Where the subtree at `at` goes when it moves up: before the row beside it, or to the end of the part above its own.
    Null where it is the first already. */
export function placeAbove(levels, at) {
  const sibling = siblingBefore(levels, at);
  if (sibling >= 0) return sibling;
  const parent = parentOf(levels, at);
  return parent >= 0 && siblingBefore(levels, parent) >= 0 ? parent : null;
}

/** Where the subtree at `at` goes when it moves down, counted before it is taken out; null where it is the last. */
export function placeBelow(levels, at) {
  const end = endOf(levels, at);
  if (end >= levels.length) return null;
  if (levels[end] === levels[at]) return endOf(levels, end);
  return levels[end] === levels[at] - 1 ? end + 1 : null;
}

/** The levels that a subtree may have between the rows `above` and `below` it (undefined at an end), so that neither
    it nor what follows changes its parent by a jump. */
export function levelsBetween(above, below) {
  return { least: below ?? 1, most: above === undefined ? 1 : above + 1 };
}
