/* What stands around the rows of an outline: help, undo, folding, the way to begin. */
import { icon, make } from './outline-parts.js';

function help(outline) {
  const arrows = outline.isRightToLeft ? ['←', '→'] : ['→', '←'];
  const keys = [
    ['Enter', 'enter'], ['Shift+Enter', 'lineBreak'], ['Alt+↑', 'up'], ['Alt+↓', 'down'],
    [`Alt+${arrows[0]}`, 'deeper'], [`Alt+${arrows[1]}`, 'higher'], ['Tab', 'tab'],
  ];
  const entries = keys.map(([key, name]) =>
    make('li', {}, make('kbd', { dir: 'ltr' }, key), ` ${outline.words.keys[name]}`));
  return make(
    'details',
    {},
    make('summary', {}, outline.words.help),
    make('ul', {}, ...entries),
    make('p', {}, outline.words.helpDrag),
    make('p', {}, outline.words.helpPaste),
  );
}

/** Make the outline's element with all that stands around its rows; its parts become the outline's own. */
export function drawFrame(outline) {
  const button = (words, name, onclick) =>
    make('button', { type: 'button', class: 'button button-small button-secondary', onclick }, ...(name ? [icon(name)] : []), words);
  const { words } = outline;
  outline.count = make('input', { type: 'hidden', name: `${outline.prefix}-count`, value: 0 });
  outline.list = make('ol', { class: 'duty-outline__rows' });
  outline.status = make('p', { class: 'w-sr-only', role: 'status' });
  outline.problems = make('div', { class: 'duty-outline__problems' });
  outline.undoButton = button(words.undo, '', () => outline.undo());
  outline.redoButton = button(words.redo, '', () => outline.redo());
  outline.foldButtons = [
    button(words.foldAll, 'collapse-up', () => outline.foldAll(true)),
    button(words.unfoldAll, 'collapse-down', () => outline.foldAll(false)),
  ];
  outline.empty = make('p', { class: 'duty-outline__empty' }, words.empty);
  const { dir } = document;
  outline.element = make(
    'div',
    {
      class: 'duty-outline', lang: outline.language, dir: outline.isRightToLeft ? 'rtl' : 'ltr',
      role: 'group', 'aria-label': outline.words.outline,
    },
    outline.count,
    make('div', { class: 'duty-outline__help', dir, lang: document.documentElement.lang }, help(outline)),
    make('div', { class: 'duty-outline__bar', dir, lang: document.documentElement.lang },
      outline.undoButton, outline.redoButton, ...outline.foldButtons),
    outline.problems,
    outline.list,
    make('div', { class: 'duty-outline__end', dir, lang: document.documentElement.lang },
      outline.empty, button(words.addFirst, 'plus', () => outline.addAtEnd())),
    outline.status,
  );
}
