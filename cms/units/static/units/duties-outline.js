/* Duties as an outline, in the place of Wagtail's list of blocks.

   The inputs keep the names that Wagtail's own form gives them, so that parsing, validation, comments, autosave and the
   notice of unsaved changes go on as they are; a row keeps the identity of its block wherever it moves, and with it the
   anchor that citizens link to. Where this script is missing, Wagtail's own list of blocks edits the same duties. */
import { drawFrame } from './outline-frame.js';
import { History } from './outline-history.js';
import { OutlineDrag } from './outline-drag.js';
import { OutlineRow } from './outline-row.js';
import { endOf, mended, numbersOf, parentOf, placeAbove, placeBelow, siblingBefore } from './outline-tree.js';
import { filled, inDigits, make, newId } from './outline-parts.js';

const NUMBER_JOINT = '–';

class DutiesOutline {
  constructor(blockDef, placeholder, prefix, state, error) {
    this.blockDef = blockDef;
    this.type = blockDef.name;
    this.prefix = prefix;
    this.settings = blockDef.meta.outline;
    this.words = this.settings.words;
    this.fieldDefs = blockDef.childBlockDefsByName.duty.childBlockDefsByName;
    // A label does not reach into the rich text editor, which takes a name of its own.
    const { text } = this.fieldDefs;
    text.widget.options = { ...text.widget.options, ariaLabel: text.meta.label };
    this.language = prefix.match(/_([a-z]{2})$/)?.[1] ?? document.documentElement.lang;
    this.isRightToLeft = this.settings.languages[this.language]?.rtl ?? document.dir === 'rtl';
    this.rows = [];
    this.known = [];
    this.history = new History(this);
    drawFrame(this);
    placeholder.replaceWith(this.element);
    this.setState(state ?? []);
    if (error) this.setError(error);
    this.drag = new OutlineDrag(this);
  }

  // What Wagtail asks of a stream ---------------------------------------------------------------------------------

  get children() {
    return this.rows;
  }

  setState(state) {
    this.known = [];
    this.rows = [];
    this.list.replaceChildren();
    this.history.clear();
    const levels = mended(state.map(({ value }) => Number(value.level)));
    state.forEach(({ id, value }, at) => this.rows.push(this.makeRow({ ...value, level: levels[at] }, id)));
    this.sync();
  }

  getState() {
    return this.rows.map((row) => ({ type: 'duty', id: row.id, value: row.value }));
  }

  getDuplicatedState() {
    return this.getState().map((state) => ({ ...state, id: newId() }));
  }

  getValue() {
    return this.getState();
  }

  getTextLabel() {
    return this.rows.map((row) => row.title).filter(Boolean).join(', ');
  }

  setError(error) {
    this.problems.replaceChildren(...(error.messages ?? []).map((words) => make('p', { class: 'error-message' }, words)));
    this.rows.forEach((row, at) => row.setError(error.blockErrors?.[at]));
    Object.keys(error.blockErrors ?? {}).forEach((at) => this.rows[at] && this.unfoldAround(this.rows[at]));
    this.sync();
  }

  focus() {
    this.rows[0]?.focus();
  }

  /** The icon of an arrow along the line. Wagtail mirrors it with the admin's direction, not with the outline's. */
  mirrored(name) {
    if (this.isRightToLeft === (document.dir === 'rtl')) return name;
    return { 'arrow-left': 'arrow-right', 'arrow-right': 'arrow-left' }[name] ?? name;
  }

  // Sentences -----------------------------------------------------------------------------------------------------

  digitsOf(language) {
    return this.settings.languages[language]?.digits ?? '0123456789';
  }

  /** A sentence of the admin's language, with digits of that language. */
  say(sentence, values = {}) {
    return inDigits(filled(sentence, values), this.digitsOf(document.documentElement.lang.slice(0, 2)));
  }

  announce(words) {
    this.status.textContent = '';
    // Two equal sentences in a row are two announcements.
    setTimeout(() => {
      this.status.textContent = words;
    }, 50);
  }

  // Looks ---------------------------------------------------------------------------------------------------------

  /** Let the document show what `rows` holds: order, numbers, folds. */
  sync() {
    this.notice?.remove();
    let next = this.list.firstElementChild;
    this.rows.forEach((row) => {
      if (row.element === next) next = next.nextElementSibling;
      else this.list.insertBefore(row.element, next);
    });
    const levels = this.levels;
    const digits = this.digitsOf(this.language);
    let foldedAt = Infinity;
    numbersOf(levels).forEach((numbers, at) => {
      const row = this.rows[at];
      const hasChildren = endOf(levels, at) > at + 1;
      const isVisible = levels[at] <= foldedAt;
      row.isFolded &&= hasChildren;
      if (isVisible) foldedAt = row.isFolded ? levels[at] : Infinity;
      const joined = numbers.join(NUMBER_JOINT);
      row.place(at, { shown: inDigits(joined, digits), spoken: joined }, hasChildren, isVisible);
    });
    this.count.value = this.known.length;
    this.empty.hidden = this.rows.length > 0;
    this.foldButtons.forEach((button) => {
      button.hidden = !levels.some((level) => level > 1);
    });
    this.undoButton.disabled = !this.history.canUndo;
    this.redoButton.disabled = !this.history.canRedo;
  }

  // Rows ----------------------------------------------------------------------------------------------------------

  get levels() {
    return this.rows.map((row) => row.level);
  }

  get visibleRows() {
    return this.rows.filter((row) => !row.element.hidden);
  }

  makeRow(value, id = newId()) {
    const whole = { ...this.blockDef.initialChildStates.duty, ...value };
    const row = new OutlineRow(this, { id, value: whole }, `${this.prefix}-${this.known.length}`);
    this.known.push(row);
    this.list.append(row.element);
    row.render();
    return row;
  }

  rowOf(element) {
    return this.rows.find((row) => row.element.contains(element));
  }

  subtreeOf(row) {
    const at = this.rows.indexOf(row);
    return this.rows.slice(at, endOf(this.levels, at));
  }

  numberOf(row) {
    return numbersOf(this.levels)[this.rows.indexOf(row)].join(NUMBER_JOINT);
  }

  unfoldAround(row) {
    const { levels } = this;
    for (let at = parentOf(levels, this.rows.indexOf(row)); at >= 0; at = parentOf(levels, at)) {
      this.rows[at].isFolded = false;
    }
  }

  toggle(row) {
    row.isFolded = !row.isFolded;
    this.sync();
  }

  foldAll(isFolded) {
    this.rows.forEach((row) => {
      row.isFolded = isFolded;
    });
    this.sync();
  }

  showActions(row) {
    const show = row.actions.hidden;
    this.rows.forEach((other) => other.showActions(show && other === row));
  }

  // Changes -------------------------------------------------------------------------------------------------------

  /** Do something to `rows` as one step that can be undone, and let the focus stay where it was. `titled` are the rows
      whose words it changes. */
  change(act, titled = []) {
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    this.history.record(act, titled);
    this.sync();
    if (focused && document.activeElement !== focused && focused.isConnected) focused.focus();
    focused?.scrollIntoView({ block: 'nearest' });
  }

  act(action, row) {
    const acts = {
      up: () => this.moveUp(row),
      down: () => this.moveDown(row),
      deeper: () => this.deepen(row),
      higher: () => this.raise(row),
      add: () => this.addBelow(row),
      about: () => row.openDetails(),
      duplicate: () => this.duplicate(row),
      remove: () => this.remove(row),
    };
    acts[action]();
  }

  /** Move a row and all that belongs to it before another row, or to the end. */
  moveTo(row, before, level) {
    const { rows } = this;
    const isSame = rows[rows.indexOf(row) + this.subtreeOf(row).length] === (before ?? undefined);
    if (isSame && level === row.level) return;
    this.change(() => {
      const subtree = this.subtreeOf(row);
      const steps = level - row.level;
      const others = rows.filter((other) => !subtree.includes(other));
      others.splice(before ? others.indexOf(before) : others.length, 0, ...subtree);
      subtree.forEach((part) => {
        part.level += steps;
      });
      this.rows = others;
      this.unfoldAround(row);
    });
    this.sayPlace(row);
  }

  sayPlace(row) {
    const at = this.rows.indexOf(row);
    const end = endOf(this.levels, at);
    const isNextBeside = end < this.rows.length && this.rows[end].level === row.level;
    const place = siblingBefore(this.levels, at);
    const values = { number: this.numberOf(row), level: row.level };
    if (isNextBeside) this.announce(this.say(this.words.before, { ...values, title: this.rows[end].spoken }));
    else if (place >= 0) this.announce(this.say(this.words.after, { ...values, title: this.rows[place].spoken }));
    else this.announce(this.say(this.words.atLevel, values));
  }

  moveUp(row) {
    const place = placeAbove(this.levels, this.rows.indexOf(row));
    if (place === null) this.announce(this.words.isFirst);
    else this.moveTo(row, this.rows[place], row.level);
  }

  moveDown(row) {
    const place = placeBelow(this.levels, this.rows.indexOf(row));
    if (place === null) this.announce(this.words.isLast);
    else this.moveTo(row, this.rows[place] ?? null, row.level);
  }

  deepen(row) {
    if (siblingBefore(this.levels, this.rows.indexOf(row)) < 0) this.announce(this.words.notDeeper);
    else this.setLevel(row, 1);
  }

  raise(row) {
    if (row.level === 1) this.announce(this.words.notHigher);
    else this.setLevel(row, -1);
  }

  setLevel(row, steps) {
    this.change(() => {
      this.subtreeOf(row).forEach((part) => {
        part.level += steps;
      });
      this.unfoldAround(row);
    });
    this.announce(this.say(this.words.atLevel, { number: this.numberOf(row), level: row.level }));
  }

  /** Where a new row below another goes: before its first part if that is seen, else after all that belongs to it. */
  below(row) {
    const at = this.rows.indexOf(row);
    const end = endOf(this.levels, at);
    return end > at + 1 && !row.isFolded ? { at: at + 1, level: row.level + 1 } : { at: end, level: row.level };
  }

  addBelow(row, title = '') {
    const { at, level } = this.below(row);
    const added = this.makeRow({ level, title });
    this.change(() => this.rows.splice(at, 0, added));
    added.focus(0);
  }

  addAtEnd() {
    const added = this.makeRow({ level: 1 });
    this.change(() => this.rows.push(added));
    added.focus();
  }

  /** Enter: the words after the caret become the next row. The row itself keeps its words, its place and its anchor. */
  split(row) {
    const { selectionStart, selectionEnd } = row.textarea;
    const words = row.title;
    if (words && selectionEnd === 0) {
      const added = this.makeRow({ level: row.level });
      this.change(() => this.rows.splice(this.rows.indexOf(row), 0, added));
      return;
    }
    const { at, level } = this.below(row);
    const added = this.makeRow({ level, title: words.slice(selectionEnd).trim() });
    this.change(() => {
      const kept = words.slice(0, selectionStart).trimEnd();
      if (kept !== words) row.title = kept;
      this.rows.splice(at, 0, added);
    }, [row]);
    added.focus(0);
  }

  duplicate(row) {
    const subtree = this.subtreeOf(row);
    const copies = subtree.map((part) => this.makeRow({ ...part.value, anchor: '' }));
    this.change(() => this.rows.splice(this.rows.indexOf(row) + subtree.length, 0, ...copies));
    copies[0].focus();
    this.announce(this.say(this.words.duplicated, { number: this.numberOf(copies[0]) }));
  }

  remove(row) {
    const subtree = this.subtreeOf(row);
    const at = this.rows.indexOf(row);
    this.change(() => {
      this.rows = this.rows.filter((other) => !subtree.includes(other));
    });
    const sentence = subtree.length > 1 ? this.words.deletedMany : this.words.deleted;
    this.giveNotice(this.say(sentence, { title: row.spoken, count: subtree.length - 1 }), this.rows[at]);
    this.notice.querySelector('button').focus();
  }

  /** Backspace in a row without words takes it away and goes on in the row before it. */
  removeBlank(row) {
    const before = this.visibleRows[this.visibleRows.indexOf(row) - 1];
    this.change(() => {
      this.rows = this.rows.filter((other) => other !== row);
    });
    before?.focus();
  }

  /** A line that says what was done, with a button to undo it, before a row or at the end. */
  giveNotice(words, before) {
    const undo = make('button', { type: 'button', class: 'button button-small button-secondary' }, this.words.undo);
    undo.addEventListener('click', () => this.undo());
    this.notice = make('li', { class: 'duty-notice', dir: document.dir }, make('span', {}, words), undo);
    this.list.insertBefore(this.notice, before?.element ?? null);
    this.announce(words);
  }

  undo() {
    this.travel(() => this.history.undo(), this.words.undone);
  }

  redo() {
    this.travel(() => this.history.redo(), this.words.redone);
  }

  travel(go, words) {
    const before = new Set(this.rows);
    const fromNotice = this.notice?.contains(document.activeElement);
    go();
    this.sync();
    const back = this.rows.find((row) => !before.has(row));
    if (back && fromNotice) back.focus();
    this.announce(words);
  }
}

const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

/** Wagtail's definition of a stream; one that asks for an outline gets it. */
class OutlineOrStream extends StreamBlockDefinition {
  render(placeholder, prefix, state, error) {
    if (!this.meta.outline) return super.render(placeholder, prefix, state, error);
    return new DutiesOutline(this, placeholder, prefix, state, error);
  }
}

window.telepath.register('wagtail.blocks.StreamBlock', OutlineOrStream);
