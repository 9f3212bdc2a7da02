/* The field of a page's address: it follows the title until somebody writes another one, by the rule of the server. */

import { slugify } from './persian-slug.js';

class SlugField extends window.StimulusModule.Controller {
  /** Whether the address is the one that this title makes; otherwise Wagtail's syncing lets it be. */
  compare(event) {
    const made = slugify(event.detail?.value ?? '');
    const written = this.element.value;
    // The server numbers an address that is taken.
    const follows = !written || written === made || written.replace(/-\d+$/u, '') === made;
    if (!follows) event.preventDefault();
  }

  follow(event) {
    this.write(slugify(event.detail?.value ?? ''));
  }

  tidy() {
    this.write(slugify(this.element.value));
  }

  write(slug) {
    // What holds no letter stays, so that the form can say so.
    if (slug === this.element.value || (!slug && this.element.value)) return;
    this.element.value = slug;
    this.dispatch('applied', { cancelable: false, detail: { cleanValue: slug } });
  }
}

window.wagtail.app.register('slug-field', SlugField);
