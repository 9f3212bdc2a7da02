/* A row of the outline: one duty. It holds the inputs that Wagtail's own form of a block has, under the same names.

   The rich text and the anchor get their editors when they are asked for; until then hidden inputs carry them. */
import { press } from './outline-keys.js';
import { icon, make, wordsOf } from './outline-parts.js';
import { paste } from './outline-paste.js';

const LONGEST_SPOKEN = 60;
const ACTIONS = [
  ['up', 'arrow-up'], ['down', 'arrow-down'], ['higher', 'arrow-left'], ['deeper', 'arrow-right'],
  ['add', 'plus'], ['about', 'pilcrow'], ['duplicate', 'copy'], ['remove', 'bin'],
];

export class OutlineRow {
  /** `value` holds level, title, text (the state of the rich text editor) and anchor. The element belongs in the
      document before `render`: comments find their place by it. */
  constructor(outline, { id, value }, prefix) {
    this.outline = outline;
    this.id = id;
    this.prefix = prefix;
    this.initial = value;
    this.isFolded = false;
    this.fields = {};
    this.build(value);
  }

  get level() {
    return Number(this.levelInput.value);
  }

  set level(level) {
    this.levelInput.value = level;
    this.element.style.setProperty('--duty-depth', level - 1);
  }

  get isDeleted() {
    return this.deletedInput.value === '1';
  }

  set isDeleted(is) {
    this.deletedInput.value = is ? '1' : '';
    this.element.hidden = is;
  }

  get textarea() {
    return this.titlePlace.querySelector('textarea');
  }

  get title() {
    return this.textarea.value;
  }

  set title(words) {
    this.textarea.value = words;
    this.textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }

  get text() {
    return this.input('text').value;
  }

  get anchor() {
    return this.input('anchor').value;
  }

  get isBlank() {
    return !this.title.trim() && !wordsOf(this.text) && !this.anchor;
  }

  get value() {
    return { level: this.level, title: this.title, text: this.text, anchor: this.anchor };
  }

  /** Its words as they are told, cut short. */
  get spoken() {
    const words = this.title.trim() || this.outline.words.untitled;
    return words.length > LONGEST_SPOKEN ? `${words.slice(0, LONGEST_SPOKEN).trimEnd()}…` : words;
  }

  input(field) {
    return this.details.querySelector(`[name="${this.prefix}-value-${field}"]`);
  }

  build(value) {
    const { words } = this.outline;
    const hidden = (name, content) =>
      make('input', { type: 'hidden', name: `${this.prefix}-${name}`, value: content ?? '' });
    this.deletedInput = hidden('deleted');
    this.orderInput = hidden('order', 0);
    this.levelInput = hidden('value-level', value.level);
    this.handle = make('span', { class: 'duty-row__handle', 'aria-hidden': 'true', title: words.drag }, icon('grip'));
    this.fold = make(
      'button',
      { type: 'button', class: 'duty-row__button duty-row__fold', onclick: () => this.outline.toggle(this) },
      icon('arrow-down'),
    );
    this.number = make('span', { class: 'duty-row__number' });
    this.titlePlace = make('div', { class: 'duty-row__title', 'data-contentpath': 'title' });
    this.actions = make(
      'div',
      { class: 'duty-row__actions', id: `${this.prefix}-actions`, role: 'group', dir: document.dir, hidden: true },
      ...ACTIONS.map(([action, name]) => this.actionButton(action, this.outline.mirrored(name))),
    );
    this.more = make(
      'button',
      {
        type: 'button', class: 'duty-row__button duty-row__more', 'aria-expanded': 'false',
        'aria-controls': this.actions.id, onclick: () => this.outline.showActions(this),
      },
      icon('dots-horizontal'),
    );
    this.preview = make('span', { class: 'duty-row__preview', lang: this.outline.language, dir: 'auto' });
    this.aboutWords = make('span', {}, words.about);
    this.about = make(
      'button',
      {
        type: 'button', class: 'duty-row__about', 'aria-expanded': 'false',
        'aria-controls': `${this.prefix}-details`, onclick: () => this.pressAbout(),
      },
      icon('pilcrow'),
      this.aboutWords,
      this.preview,
    );
    this.details = make(
      'div',
      { class: 'duty-row__details', id: `${this.prefix}-details`, hidden: true },
      hidden('value-text', value.text),
      hidden('value-anchor', value.anchor),
    );
    this.errors = make('div', { class: 'duty-row__errors' });
    this.element = make(
      'li',
      { class: 'duty-row', 'data-contentpath': this.id },
      this.deletedInput,
      this.orderInput,
      hidden('type', 'duty'),
      hidden('id', this.id),
      this.levelInput,
      make('div', { class: 'duty-row__line' }, this.handle, this.fold, this.number, this.titlePlace, this.more),
      this.errors,
      this.actions,
      this.about,
      this.details,
    );
    this.level = value.level;
  }

  actionButton(action, name) {
    return make(
      'button',
      {
        type: 'button', class: 'duty-row__action', 'data-duty-action': action,
        onclick: () => this.outline.act(action, this),
      },
      icon(name),
      make('span', {}, this.outline.words.actions[action]),
    );
  }

  /** The title's field; once the element stands in the document. */
  render() {
    this.renderField('title', this.titlePlace, this.initial.title);
    this.textarea.addEventListener('keydown', (event) => press(this.outline, event, this));
    this.textarea.addEventListener('paste', (event) => paste(this.outline, event, this));
    this.showPreview();
  }

  renderField(name, place, state) {
    const holder = make('div');
    place.append(holder);
    const definition = this.outline.fieldDefs[name];
    this.fields[name] = definition.render(holder, `${this.prefix}-value-${name}`, state, undefined, new Map());
    return definition;
  }

  /** Give it another rich text, in the state of the editor. */
  setText(state) {
    const hidden = make('input', { type: 'hidden', name: `${this.prefix}-value-text`, value: state });
    const anchor = make('input', { type: 'hidden', name: `${this.prefix}-value-anchor`, value: this.anchor });
    this.toggleDetails(false);
    delete this.fields.text;
    delete this.fields.anchor;
    this.details.replaceChildren(hidden, anchor);
    this.showPreview();
  }

  toggleDetails(show = this.details.hidden) {
    if (show && !this.fields.text) this.renderDetails();
    this.details.hidden = !show;
    this.about.setAttribute('aria-expanded', show);
    this.showPreview();
  }

  pressAbout() {
    this.toggleDetails();
    if (this.about.hidden) this.focus();
  }

  openDetails() {
    this.toggleDetails(true);
    this.fields.text.focus();
  }

  renderDetails() {
    const states = { text: this.text, anchor: this.anchor };
    this.details.hidden = false;
    this.details.replaceChildren();
    Object.entries(states).forEach(([name, state]) => {
      const place = make('div', { 'data-contentpath': name });
      const label = make('label', { class: 'w-field__label' });
      place.append(label);
      this.details.append(place);
      const { meta } = this.renderField(name, place, state);
      label.textContent = meta.label;
      if (this.fields[name].idForLabel) label.setAttribute('for', this.fields[name].idForLabel);
    });
  }

  /** Rows that have more than their words say so; the others only while it is being written. */
  showPreview() {
    const words = wordsOf(this.text);
    this.preview.textContent = this.details.hidden ? words : '';
    this.aboutWords.classList.toggle('w-sr-only', this.details.hidden);
    this.about.hidden = this.details.hidden && !words;
  }

  /** What depends on the place: numbers, order, and whether anything belongs to it. */
  place(order, number, hasChildren, isVisible) {
    const { words } = this.outline;
    const say = (sentence) => this.outline.say(sentence, { number: number.spoken, level: this.level });
    this.orderInput.value = order;
    this.number.textContent = number.shown;
    this.textarea.setAttribute('aria-label', say(words.duty));
    this.more.setAttribute('aria-label', say(words.more));
    this.actions.setAttribute('aria-label', say(words.more));
    this.fold.setAttribute('aria-label', say(words.fold));
    this.fold.setAttribute('aria-expanded', !this.isFolded);
    this.element.classList.toggle('duty-row--leaf', !hasChildren);
    this.fold.disabled = !hasChildren;
    this.element.hidden = !isVisible;
  }

  showActions(show) {
    this.actions.hidden = !show;
    this.more.setAttribute('aria-expanded', show);
  }

  /** What the server has against it, each at its field. */
  setError(error) {
    const { level, ...others } = error?.blockErrors ?? {};
    const own = [...(error?.messages ?? []), ...(level?.messages ?? [])];
    this.errors.replaceChildren(...own.map((words) => make('p', { class: 'error-message' }, words)));
    if (others.text || others.anchor) this.toggleDetails(true);
    Object.entries(this.fields).forEach(([name, field]) => field.setError(others[name]));
    this.element.classList.toggle('duty-row--wrong', Boolean(error));
  }

  focus(at = this.title.length) {
    this.textarea.focus();
    this.textarea.setSelectionRange(at, at);
  }
}
