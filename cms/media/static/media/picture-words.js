/* The words of one picture in a table: alternative text, credit, focal point. They belong to the picture, not to the page
   that shows it, and are saved as soon as somebody leaves a field. */
import { place } from './focal-point.js';
import { change, digits, say, words } from './sending.js';

const pending = new Set();

/** Resolves when nothing is on its way to the server any more. */
export const allSaved = () => Promise.allSettled([...pending]);
export const isSaving = () => pending.size > 0;

export class PictureWords {
  /** `root` holds the fields; `onChange()` hears of every change; `dialog` asks for focal points. */
  constructor(root, { dialog, onChange = () => {} }) {
    const part = (name) => root.querySelector(`[data-picture-${name}]`);
    this.part = part;
    this.dialog = dialog;
    this.onChange = onChange;
    this.texts = [...root.querySelectorAll('[data-picture-alt], [data-picture-credit]')];
    this.decorative = part('decorative');
    this.texts.forEach((field) => field.addEventListener('change', () => this.leaveText(field)));
    this.decorative.addEventListener('change', () => this.decide());
    part('focal').addEventListener('click', () => this.dialog.open(this.picture, (focal) => this.setFocal(focal)));
  }

  get lacksAlternative() {
    return !this.decorative.checked && !this.field('alt', 'fa').value.trim();
  }

  field(kind, language) {
    return this.texts.find((field) => field.dataset[`picture${kind === 'alt' ? 'Alt' : 'Credit'}`] === language);
  }

  show(picture) {
    this.picture = picture;
    const thumbnail = this.part('thumbnail');
    thumbnail.hidden = !picture.thumbnail;
    if (picture.thumbnail) {
      ['width', 'height'].forEach((name) => thumbnail.setAttribute(name, picture.thumbnail[name]));
      thumbnail.src = picture.thumbnail.url;
    }
    this.part('lost').hidden = Boolean(picture.thumbnail);
    this.part('title').textContent = picture.title;
    this.texts.forEach((field) => {
      const { pictureAlt, pictureCredit } = field.dataset;
      // What somebody is writing at the moment stays.
      if (field !== document.activeElement) field.value = pictureAlt ? picture.alt[pictureAlt] : picture.credit[pictureCredit];
      field.readOnly = !picture.can_change;
    });
    this.decorative.checked = picture.is_decorative;
    this.decorative.disabled = !picture.can_change;
    this.part('focal').disabled = !picture.can_change || !picture.thumbnail;
    this.part('note').textContent = this.note();
    this.showFocal();
    this.showState();
  }

  note() {
    const { can_change: canChange, uses } = this.picture;
    if (!canChange) return words.foreign;
    return uses ? say(words.used_elsewhere, { uses: digits(uses) }) : '';
  }

  showFocal() {
    const { focal } = this.picture;
    place(this.part('mark'), focal);
    this.part('focal-state').textContent =
      focal ? say(words.focal, { x: Math.round(focal.x * 100), y: Math.round(focal.y * 100) }) : words.no_focal;
  }

  /** A decorative picture has no alternative text to write. */
  showState() {
    const isDecorative = this.decorative.checked;
    this.texts.filter((field) => field.dataset.pictureAlt).forEach((field) => { field.disabled = isDecorative; });
    const asks = this.lacksAlternative && this.picture.can_change;
    this.part('asked').textContent = asks ? words.asked : '';
    this.field('alt', 'fa').setAttribute('aria-invalid', asks);
    this.onChange();
  }

  leaveText(field) {
    field.value = field.value.replace(/\s+/g, ' ').trim();
    const kind = field.dataset.pictureAlt ? 'alt' : 'credit';
    this.showState();
    this.save(this.values(kind));
  }

  decide() {
    if (this.decorative.checked) {
      this.texts.filter((field) => field.dataset.pictureAlt).forEach((field) => { field.value = ''; });
    }
    this.showState();
    // Taking the mark away says nothing yet: the text that is asked for then is saved with it.
    if (this.decorative.checked) this.save(this.values('alt'));
    else this.save({ is_decorative: 'false' });
  }

  /** The name of a photographer for all pictures: written where there is none. True if it was. */
  credit(name) {
    const field = this.field('credit', 'fa');
    if (field.value.trim() || !this.picture.can_change) return false;
    field.value = name;
    this.save(this.values('credit'));
    return true;
  }

  values(kind) {
    const fields = this.texts.filter((field) => (kind === 'alt') === Boolean(field.dataset.pictureAlt));
    const values = Object.fromEntries(
      fields.map((field) => [`${kind}_${field.dataset.pictureAlt || field.dataset.pictureCredit}`, field.value]),
    );
    return kind === 'alt' ? { ...values, is_decorative: this.decorative.checked } : values;
  }

  setFocal(focal) {
    this.save({ focal_x: focal ? focal.x : '', focal_y: focal ? focal.y : '' });
  }

  save(values) {
    this.part('state').textContent = words.saving;
    const saving = (this.last || Promise.resolve()).then(() => change(this.picture.id, values)).then((answer) => {
      this.part('state').textContent = answer.problem || words.saved;
      this.part('state').toggleAttribute('data-failed', Boolean(answer.problem));
      if (!answer.picture) return;
      // How often it is used elsewhere does not change by its words.
      this.picture = { ...answer.picture, uses: this.picture.uses };
      this.showFocal();
    });
    this.last = saving;
    pending.add(saving);
    saving.finally(() => pending.delete(saving));
  }
}
