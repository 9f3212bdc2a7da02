/* The pictures of a photo report: a table whose rows are the inline forms of the page. Order, removal and captions are
   saved with the page; the words of the pictures themselves are saved at once (picture-words.js). */
import { FocalDialog } from '../media/focal-dialog.js';
import { PictureWords, allSaved, isSaving } from '../media/picture-words.js';
import { digits, lookUp, say, words } from '../media/sending.js';
import { UploadQueue } from '../media/upload-queue.js';

const HOME_AND_END = { Home: -Infinity, End: Infinity, ArrowUp: -1, ArrowDown: 1 };

class Row {
  constructor(element, panel) {
    this.element = element;
    this.panel = panel;
    const { prefix } = element.dataset;
    const input = (name) => element.querySelector(`[name="${prefix}-${name}"]`);
    this.inputs = { image: input('image'), order: input('ORDER'), remove: input('DELETE') };
    this.part = (name) => element.querySelector(`[data-row-${name}]`);
    this.words = new PictureWords(element, { dialog: panel.dialog, onChange: () => panel.countMissing() });
    const press = (name, act) => this.part(name).addEventListener('click', act);
    press('up', () => panel.move(this, -1, this.part('up')));
    press('down', () => panel.move(this, 1, this.part('down')));
    press('remove', () => panel.remove(this));
    press('undo', () => panel.restore(this));
    this.part('cover').addEventListener('change', () => panel.cover.choose(this.key));
    this.handle = this.part('drag');
    this.handle.addEventListener('keydown', (event) => {
      const places = HOME_AND_END[event.key];
      if (places === undefined) return;
      event.preventDefault();
      panel.move(this, places, this.handle);
    });
    this.handle.addEventListener('pointerdown', (event) => this.drag(event));
  }

  get key() { return Number(this.inputs.image.value); }
  get isRemoved() { return this.inputs.remove.value === '1'; }
  get title() { return this.words.picture.title; }

  /** Follow the pointer: the row goes before or behind the one whose middle the pointer passes. */
  drag(event) {
    if (event.button) return;
    event.preventDefault();
    const follow = ({ clientY }) => {
      const others = this.panel.rows.filter((row) => row !== this);
      const next = others.find((row) => {
        const box = row.element.getBoundingClientRect();
        return clientY < box.top + box.height / 2;
      });
      if (next?.element !== this.element.nextElementSibling) {
        this.panel.list.insertBefore(this.element, next?.element ?? null);
        // The element has left the document for a moment, and the pointer with it.
        this.handle.setPointerCapture(event.pointerId);
      }
    };
    const end = () => {
      this.element.removeAttribute('data-dragged');
      this.handle.removeEventListener('pointermove', follow);
      this.panel.number();
      this.panel.sayPlace(this);
    };
    this.element.setAttribute('data-dragged', '');
    this.handle.setPointerCapture(event.pointerId);
    this.handle.addEventListener('pointermove', follow);
    this.handle.addEventListener('pointerup', end, { once: true });
  }
}

/** Which picture stands for the report in lists: one of the rows, another one, or none, which means the first. */
class Cover {
  constructor(root, panel) {
    this.panel = panel;
    this.input = root.querySelector('[data-cover-field] input');
    this.text = root.querySelector('[data-cover-state]');
    this.first = root.querySelector('[data-cover-first]');
    this.first.addEventListener('change', () => this.choose(null));
    root.querySelector('[data-cover-other]').addEventListener('click', () => {
      panel.chooser.openModal((chosen) => {
        this.other = { id: Number(chosen.id), title: chosen.title ?? chosen.string };
        this.choose(this.other.id);
      });
    });
  }

  get key() { return Number(this.input.value) || null; }

  choose(key) {
    this.input.value = key ?? '';
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
    this.show();
  }

  show() {
    const shown = this.panel.shown;
    const place = shown.findIndex((row) => row.key === this.key);
    shown.forEach((row, index) => { row.part('cover').checked = index === place; });
    this.first.checked = this.key === null;
    if (this.key === null) this.text.textContent = words.cover_first;
    else if (place >= 0) this.text.textContent = say(words.cover_number, { number: digits(place + 1) });
    else this.text.textContent = say(words.cover_other, { title: this.other?.title ?? '' });
  }
}

class PicturesPanel {
  constructor(root) {
    const { prefix } = root.dataset;
    this.prefix = prefix;
    const byId = (name) => document.getElementById(`id_${prefix}-${name}`);
    this.list = byId('FORMS');
    this.template = byId('EMPTY_FORM_TEMPLATE');
    this.total = byId('TOTAL_FORMS');
    this.live = root.querySelector('[data-pictures-live]');
    this.missing = root.querySelector('[data-pictures-missing]');
    this.empty = root.querySelector('[data-pictures-empty]');
    this.dialog = new FocalDialog(root.querySelector('[data-focal-dialog]'));
    this.chooser = window.telepath.unpack(JSON.parse(byId('CHOOSER_WIDGET').textContent));
    this.cover = new Cover(root, this);
    const { rows, cover } = JSON.parse(byId('PICTURES').textContent);
    this.cover.other = cover;
    const known = new Map(rows.map((picture) => [picture.id, picture]));
    this.rows = [...this.list.children].map((element) => new Row(element, this));
    this.rows.forEach((row) => {
      row.words.show(known.get(row.key) ?? lost(row.key));
      if (row.isRemoved) row.element.setAttribute('data-removed', '');
    });
    const uploads = root.querySelector('[data-upload]');
    if (uploads) this.queue = new UploadQueue(uploads, (picture) => this.add([picture]));
    byId('OPEN_MODAL').addEventListener('click', () => this.choose());
    root.querySelector('[data-credit-all]').addEventListener('click', () => this.creditAll(root));
    this.holdForm(root.closest('form'));
    this.number();
  }

  get shown() { return this.rows.filter((row) => !row.isRemoved); }

  choose() {
    this.chooser.openModal(async (chosen) => {
      this.add(await lookUp(chosen.map(({ id }) => id)));
      this.shown.at(-1)?.words.field('alt', 'fa').focus();
    }, { multiple: true });
  }

  add(pictures) {
    pictures.forEach((picture) => {
      const index = Number(this.total.value);
      const holder = document.createElement('template');
      holder.innerHTML = this.template.innerHTML.replaceAll('__prefix__', index);
      const element = holder.content.firstElementChild;
      this.list.append(element);
      this.total.value = index + 1;
      const row = new Row(element, this);
      row.inputs.image.value = picture.id;
      this.rows.push(row);
      row.words.show(picture);
    });
    this.number();
  }

  /** Move a row by so many places and keep the focus on what moved it. */
  move(row, places, control) {
    const { shown } = this;
    const from = shown.indexOf(row);
    const to = Math.min(shown.length - 1, Math.max(0, from + places));
    if (to !== from) {
      const target = shown[to].element;
      this.list.insertBefore(row.element, to > from ? target.nextElementSibling : target);
      this.number();
    }
    control.focus();
    this.sayPlace(row);
  }

  sayPlace(row) {
    const { shown } = this;
    this.live.textContent = say(words.moved, { number: digits(shown.indexOf(row) + 1), all: digits(shown.length) });
  }

  remove(row) {
    row.inputs.remove.value = '1';
    row.element.setAttribute('data-removed', '');
    row.part('removed').textContent = say(words.removed, { title: row.title });
    if (this.cover.key === row.key) this.cover.choose(null);
    this.number();
    row.part('undo').focus();
    this.live.textContent = row.part('removed').textContent;
  }

  restore(row) {
    row.inputs.remove.value = '';
    row.element.removeAttribute('data-removed');
    this.number();
    row.part('remove').focus();
    this.live.textContent = say(words.restored, { title: row.title });
  }

  /** The order on the screen is the order in the form. */
  number() {
    const position = new Map([...this.list.children].map((element, index) => [element, index]));
    this.rows.sort((one, other) => position.get(one.element) - position.get(other.element));
    this.rows.forEach((row, index) => { row.inputs.order.value = index + 1; });
    const { shown } = this;
    shown.forEach((row, index) => {
      row.part('number').textContent = say(words.picture, { number: digits(index + 1) });
      row.part('up').setAttribute('aria-disabled', index === 0);
      row.part('down').setAttribute('aria-disabled', index === shown.length - 1);
    });
    this.empty.hidden = shown.length > 0;
    this.cover.show();
    this.countMissing();
  }

  countMissing() {
    const shown = this.rows?.filter((row) => !row.isRemoved && row.words.picture) ?? [];
    const number = shown.filter((row) => row.words.lacksAlternative).length;
    this.missing.toggleAttribute('data-asks', number > 0);
    if (!shown.length) this.missing.textContent = '';
    else this.missing.textContent = number ? say(words.missing, { number: digits(number) }) : words.complete;
  }

  creditAll(root) {
    const name = root.querySelector('[data-credit-name]').value.trim();
    const written = name ? this.shown.filter((row) => row.words.credit(name)).length : 0;
    this.live.textContent = say(words.credited, { number: digits(written) });
  }

  /** The form waits for words that are on their way: what is published has them. */
  holdForm(form) {
    form.addEventListener('submit', async (event) => {
      if (!isSaving()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      await allSaved();
      // The button may have been disabled meanwhile, and what is disabled does not say which action is meant.
      const isDisabled = submitter?.disabled;
      if (submitter) submitter.disabled = false;
      form.requestSubmit(submitter);
      if (submitter) submitter.disabled = isDisabled;
    }, { capture: true });
  }
}

/** A picture that is gone, or that whoever edits the page may not choose. */
function lost(id) {
  const none = { fa: '', en: '', ar: '' };
  return {
    id, title: '', thumbnail: null, alt: none, credit: none, is_decorative: true, focal: null, can_change: false, uses: 0,
  };
}

document.querySelectorAll('[data-pictures]').forEach((root) => new PicturesPanel(root));
