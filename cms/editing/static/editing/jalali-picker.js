/* The Jalali field that stands before a date or time input of the Persian admin, and its calendar.

   The input itself keeps its name and its ISO value and is hidden, so that nothing changes for the form, autosave and
   the server. What is typed and is no date goes to the server as it is: it refuses it, and nothing typed is lost.
   The calendar follows the date picker dialog of the ARIA Authoring Practices. */
import {
  FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS, dayOf, isoOf, plusDays, plusMonths, read, shown, spoken, timeOf, toAscii,
  toPersian, weekday, weeks,
} from './jalali-text.js';

const settings = JSON.parse(document.getElementById('jalali-settings').textContent);
const words = settings.words;
const ISO = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
const FRIDAY = 6;

/** An element with attributes, listeners (on…) and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  });
  element.append(...children);
  return element;
}

/** A sentence with its %(names)s filled in, in Persian digits. */
const say = (sentence, values = {}) =>
  toPersian(sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]));

const problemOf = (found) => say(words.problems[found.problem], { ...found, first: FIRST_YEAR, last: LAST_YEAR });

const today = () => dayOf(settings.today);

class Calendar {
  /** `field` gives `value` (ISO), `label`, `min`, `max` and takes `choose(iso)`; the calendar opens on it. */
  constructor(field) {
    this.field = field;
    this.chosen = dayOf(field.value);
    this.day = this.chosen || this.nearest(today());
    this.build();
  }

  nearest(day) {
    const { min, max } = this.field;
    if (min && isoOf(day) < min) return dayOf(min);
    if (max && isoOf(day) > max) return dayOf(max);
    return day;
  }

  build() {
    this.year = make('input', {
      type: 'text', class: 'jalali-calendar__year', inputmode: 'numeric', maxlength: 4, 'aria-label': words.year,
      onchange: () => this.setYear(),
    });
    this.month = make(
      'select',
      { class: 'jalali-calendar__month', 'aria-label': words.month, onchange: () => this.setMonth() },
      ...MONTHS.map((name, index) => make('option', { value: index + 1 }, name)),
    );
    const turn = (months, label, sign) =>
      make('button', {
        type: 'button', class: 'jalali-calendar__turn', 'aria-label': label,
        onclick: () => this.show(plusMonths(this.day, months)),
      }, sign);
    this.heading = make('p', { class: 'w-sr-only', 'aria-live': 'polite' });
    this.body = make('tbody');
    const grid = make(
      'table',
      { role: 'grid', class: 'jalali-calendar__grid', onkeydown: (event) => this.move(event) },
      make('thead', {}, make('tr', {}, ...WEEKDAYS.map((name) =>
        make('th', { scope: 'col', abbr: name }, make('span', { 'aria-hidden': 'true' }, name[0]),
          make('span', { class: 'w-sr-only' }, name))))),
      this.body,
    );
    this.grid = grid;
    this.dialog = make(
      'dialog',
      {
        class: 'jalali-calendar', dir: 'rtl', lang: 'fa', 'aria-label': `${words.calendar}: ${this.field.label}`,
        onclose: () => this.leave(), onclick: (event) => event.target === this.dialog && this.dialog.close(),
      },
      make('div', { class: 'jalali-calendar__head' },
        turn(-1, words.previousMonth, '‹'), this.month, this.year, turn(1, words.nextMonth, '›')),
      this.heading, grid,
    );
    if (this.field.kind === 'datetime') this.dialog.append(this.clock());
    this.dialog.append(
      make('div', { class: 'jalali-calendar__foot' },
        make('button', { type: 'button', class: 'button button-small', onclick: () => this.pick(this.day) }, words.choose),
        make('button', {
          type: 'button', class: 'button button-small button-secondary', onclick: () => this.show(this.nearest(today()), true),
        }, words.today),
        make('button', {
          type: 'button', class: 'button button-small button-secondary', onclick: () => this.dialog.close(),
        }, words.cancel)),
    );
  }

  clock() {
    this.time = make('input', {
      type: 'text', inputmode: 'numeric', dir: 'ltr', autocomplete: 'off',
      onchange: () => this.time.setCustomValidity(this.readTime().problem ? words.problems.time : ''),
      onkeydown: (event) => event.key === 'Enter' && (event.preventDefault(), this.pick(this.day)),
    });
    ISO.set.call(this.time, timeOf(this.field.value) || timeOf(settings.now));
    return make('label', { class: 'jalali-calendar__clock' }, words.time, this.time);
  }

  readTime() {
    return read(this.time.value || '0', 'time');
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.show(this.day);
    this.place();
    this.body.querySelector('[tabindex="0"]').focus();
  }

  /** Below its field where there is room; on a small screen the style sheet puts it at the bottom. */
  place() {
    const field = this.field.box.getBoundingClientRect();
    const { offsetHeight: height, offsetWidth: width } = this.dialog;
    const lowest = window.innerHeight - height - 8;
    const top = field.bottom < lowest ? field.bottom : Math.max(8, Math.min(lowest, field.top - height));
    const start = Math.min(Math.max(8, field.right - width), window.innerWidth - width - 8);
    this.dialog.style.setProperty('--calendar-top', `${top}px`);
    this.dialog.style.setProperty('--calendar-left', `${start}px`);
  }

  show(day, withFocus = false) {
    this.day = day;
    this.month.value = day.jm;
    this.year.value = toPersian(day.jy);
    this.heading.textContent = `${MONTHS[day.jm - 1]} ${toPersian(day.jy)}`;
    this.grid.setAttribute('aria-label', this.heading.textContent);
    this.body.replaceChildren(...weeks(day.jy, day.jm).map((week) =>
      make('tr', {}, ...week.map((number) => this.cell(number)))));
    if (withFocus) this.body.querySelector('[tabindex="0"]').focus();
  }

  cell(number) {
    if (!number) return make('td', { role: 'gridcell' });
    const day = { jy: this.day.jy, jm: this.day.jm, jd: number };
    const iso = isoOf(day);
    const isChosen = this.chosen !== null && isoOf(this.chosen) === iso;
    return make('td', {
      role: 'gridcell',
      class: weekday(day) === FRIDAY ? 'jalali-calendar__friday' : null,
      tabindex: number === this.day.jd ? 0 : -1,
      'aria-label': spoken(day),
      'aria-selected': isChosen ? 'true' : 'false',
      'aria-current': iso === settings.today ? 'date' : null,
      'aria-disabled': this.isOutside(iso) ? 'true' : null,
      onclick: () => this.pick(day),
    }, toPersian(number));
  }

  isOutside(iso) {
    return (this.field.min && iso < this.field.min) || (this.field.max && iso > this.field.max);
  }

  move(event) {
    const column = weekday(this.day);
    const years = event.shiftKey ? 12 : 1;
    const goals = {
      ArrowLeft: () => plusDays(this.day, 1),
      ArrowRight: () => plusDays(this.day, -1),
      ArrowUp: () => plusDays(this.day, -7),
      ArrowDown: () => plusDays(this.day, 7),
      Home: () => plusDays(this.day, -column),
      End: () => plusDays(this.day, 6 - column),
      PageUp: () => plusMonths(this.day, -years),
      PageDown: () => plusMonths(this.day, years),
    };
    if (goals[event.key]) {
      event.preventDefault();
      const day = goals[event.key]();
      if (day.jy >= FIRST_YEAR && day.jy <= LAST_YEAR) this.show(day, true);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.pick(this.day);
    }
  }

  setMonth() {
    this.show(plusMonths(this.day, Number(this.month.value) - this.day.jm));
  }

  setYear() {
    const year = Number(toAscii(this.year.value));
    if (year >= FIRST_YEAR && year <= LAST_YEAR) this.show(plusMonths(this.day, (year - this.day.jy) * 12));
    else this.show(this.day);
  }

  pick(day) {
    const iso = isoOf(day);
    if (this.isOutside(iso)) return;
    if (!this.time) {
      this.field.choose(iso);
    } else {
      const time = this.readTime();
      if (time.problem) {
        this.time.setCustomValidity(words.problems.time);
        this.time.reportValidity();
        return;
      }
      this.field.choose(`${iso} ${time.iso}`);
    }
    this.dialog.close();
  }

  leave() {
    this.dialog.remove();
    this.field.input.focus();
  }
}

class Field {
  /** Takes the place of `source`: its id, so that labels lead here, and what describes it. */
  constructor(source, kind) {
    this.source = source;
    this.kind = kind;
    this.min = source.min || '';
    this.max = source.max || '';
    const id = source.id;
    this.input = make('input', {
      type: 'text', id, dir: 'auto', autocomplete: 'off', class: 'jalali-field__input', placeholder: words.examples[kind],
      onchange: () => this.accept(),
      onkeydown: (event) => this.openByKey(event),
    });
    ['required', 'aria-describedby', 'readonly', 'disabled'].forEach((name) => {
      if (source.hasAttribute(name)) this.input.setAttribute(name, source.getAttribute(name));
    });
    this.problem = make('p', { class: 'jalali-field__problem', id: `${id}-problem`, role: 'alert' });
    this.box = make('span', { class: 'jalali-field' }, this.input);
    if (kind !== 'time') this.box.append(this.button());
    source.id = `${id}-iso`;
    source.removeAttribute('required');
    source.type = 'hidden';
    source.after(this.box, this.problem);
    this.follow();
    this.refresh();
  }

  button() {
    return make('button', {
      type: 'button', class: 'button button-secondary jalali-field__button', 'aria-haspopup': 'dialog',
      disabled: this.input.disabled || this.input.readOnly, onclick: () => this.open(),
    }, words.calendar);
  }

  /** Whoever sets the input's value by program, as StreamField does, is shown here too. */
  follow() {
    Object.defineProperty(this.source, 'value', {
      get: () => this.value,
      set: (iso) => {
        ISO.set.call(this.source, iso);
        this.refresh();
      },
    });
    this.source.focus = () => this.input.focus();
    new MutationObserver(() => this.mark()).observe(this.source, { attributeFilter: ['aria-invalid'] });
  }

  get value() {
    return ISO.get.call(this.source);
  }

  get label() {
    return this.input.labels[0] ? this.input.labels[0].textContent.replace('*', '').trim() : words.calendar;
  }

  refresh() {
    this.input.value = shown(this.value, this.kind);
    const isISO = this.kind === 'time' ? timeOf(this.value) : dayOf(this.value);
    // A refused form comes back with what was typed.
    this.explain(this.value && !isISO ? this.read() : {});
  }

  read() {
    const found = read(this.input.value, this.kind);
    const iso = found.iso && this.kind !== 'time' ? found.iso.slice(0, 10) : '';
    if (iso && this.min && iso < this.min) return { problem: 'early', limit: shown(this.min, 'date') };
    if (iso && this.max && iso > this.max) return { problem: 'late', limit: shown(this.max, 'date') };
    return found;
  }

  accept() {
    const found = this.read();
    this.put(found.problem ? this.input.value : found.iso);
    if (!found.problem) this.input.value = shown(found.iso, this.kind);
    this.explain(found);
  }

  choose(iso) {
    this.put(iso);
    this.refresh();
  }

  put(value) {
    ISO.set.call(this.source, value);
    ['input', 'change'].forEach((name) => this.source.dispatchEvent(new Event(name, { bubbles: true })));
  }

  explain(found) {
    this.problem.textContent = found.problem ? problemOf(found) : '';
    this.mark();
  }

  mark() {
    const isInvalid = this.problem.textContent !== '' || this.source.getAttribute('aria-invalid') === 'true';
    this.input.toggleAttribute('aria-invalid', isInvalid);
    if (isInvalid) this.input.setAttribute('aria-invalid', 'true');
    const described = (this.source.getAttribute('aria-describedby') || '').split(' ').filter(Boolean);
    const ids = this.problem.textContent ? [...described, this.problem.id] : described;
    if (ids.length) this.input.setAttribute('aria-describedby', ids.join(' '));
    else this.input.removeAttribute('aria-describedby');
  }

  openByKey(event) {
    if (this.kind !== 'time' && event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      this.open();
    }
  }

  open() {
    if (this.input.disabled || this.input.readOnly) return;
    new Calendar(this).open();
  }
}

window.jalaliDates.start((id, kind) => {
  const source = document.getElementById(id);
  if (source && source.type !== 'hidden') new Field(source, kind);
});
