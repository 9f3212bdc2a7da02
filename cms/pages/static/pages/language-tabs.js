/* The state of a language in the name of its tab follows what is typed: whether anything is written, whether it is
   marked as ready, and whether citizens still read what was published before. */

const PAUSE = 300; // milliseconds; rich text reaches its field a moment after the key

function textOf(value) {
  if (!value.startsWith('{')) return value.trim();
  try {
    return JSON.parse(value).blocks.map((block) => block.text).join('').trim();
  } catch {
    return value.trim();
  }
}

class LanguageTab extends window.StimulusModule.Controller {
  static targets = ['progress', 'publication'];
  static values = { language: String, publication: String, words: Object };

  connect() {
    this.form = this.element.closest('form') ?? document;
    this.panel = document.querySelector(this.element.closest('[role=tab]').getAttribute('href'));
    this.look = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), PAUSE);
    };
    this.remember = () => {
      this.before ??= this.content();
    };
    for (const event of ['focusin', 'pointerdown']) this.panel.addEventListener(event, this.remember, true);
    for (const event of ['input', 'change', 'keyup', 'click', 'focusout']) this.panel.addEventListener(event, this.look);
    // After an error the form holds what was typed, which the server does not count as the page's.
    if (this.panel.querySelector('.error-message')) this.show();
  }

  disconnect() {
    clearTimeout(this.timer);
    for (const event of ['focusin', 'pointerdown']) this.panel.removeEventListener(event, this.remember, true);
    for (const event of ['input', 'change', 'keyup', 'click', 'focusout']) {
      this.panel.removeEventListener(event, this.look);
    }
  }

  /** The fields of this language: `title_en`, and of streams `body_en-count`, `body_en-0-value-text` and so on. */
  get fields() {
    const named = new RegExp(`_${this.languageValue}(?:-|$)`, 'u');
    return Array.from(this.panel.querySelectorAll('input[name], textarea[name], select[name]')).filter(
      (field) => named.test(field.name) && field.type !== 'checkbox',
    );
  }

  get mark() {
    return this.panel.querySelector(`[name=ready_${this.languageValue}]`);
  }

  content() {
    const values = this.fields.map((field) => [field.name, field.value]);
    return JSON.stringify([values, this.mark?.checked]);
  }

  isEmpty() {
    const [streams, others] = [/-count$/u, /^[^-]+$/u].map((name) => this.fields.filter((field) => name.test(field.name)));
    const deleted = this.fields.filter((field) => /^[^-]+-\d+-deleted$/u.test(field.name) && field.value === '1').length;
    const blocks = streams
      .filter((field) => /^[^-]+-count$/u.test(field.name))
      .reduce((sum, field) => sum + Number(field.value), 0);
    return blocks - deleted <= 0 && others.every((field) => textOf(field.value) === '' || field.value === 'null');
  }

  progress() {
    if (this.mark?.checked) return 'ready';
    if (this.isEmpty()) return 'empty';
    return this.mark ? 'in_work' : 'with_page';
  }

  publication() {
    const stored = this.publicationValue;
    if (stored !== 'current') return stored;
    return this.before !== undefined && this.before !== this.content() ? 'older' : stored;
  }

  show() {
    const progress = this.progress();
    const publication = this.publication();
    this.put(this.progressTarget, progress, progress === 'with_page' && publication !== '');
    this.put(this.publicationTarget, publication, publication === '');
  }

  put(target, state, isHidden) {
    target.hidden = isHidden;
    target.className = `language-tab__state language-tab__state--${state || 'none'}`;
    const words = this.wordsValue[state] ?? '';
    if (target.textContent !== words) target.textContent = words;
  }
}

window.wagtail.app.register('language-tab', LanguageTab);
