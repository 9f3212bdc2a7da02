/* Shows the pictures of a series one by one, over the page. Without it every picture is a link to its largest size.

   The texts come from the list itself (data-previous, data-next, data-close, data-counter), in the page's language. */
const KEYS = { Home: () => 0, End: (_index, count) => count - 1 };
const SWIPE = 40; // CSS pixels that a finger has to go

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

class Lightbox {
  constructor(list) {
    this.list = list;
    this.links = [...list.querySelectorAll('figure > a')];
    this.isReversed = getComputedStyle(list).direction === 'rtl';
    this.picture = make('img', { alt: '' });
    this.caption = make('p', {});
    this.counter = make('p', { className: 'num' });
    this.counter.setAttribute('aria-live', 'polite');
    const { previous, next, close } = list.dataset;
    this.previous = make('button', { type: 'button', onclick: () => this.show(this.index - 1) }, previous);
    this.next = make('button', { type: 'button', onclick: () => this.show(this.index + 1) }, next);
    this.dialog = make(
      'dialog',
      { className: 'lightbox night', onclose: () => this.leave() },
      make('div', { className: 'stage' }, this.picture),
      make('div', { className: 'legend' }, this.counter, this.caption),
      make('div', { className: 'actions' }, this.previous, this.next,
        make('button', { type: 'button', onclick: () => this.dialog.close() }, close)),
    );
    this.dialog.setAttribute('aria-label', list.dataset.label);
    this.dialog.addEventListener('keydown', (event) => this.press(event));
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener('pointerdown', (event) => { this.start = event.clientX; });
    this.dialog.addEventListener('pointerup', (event) => this.swipe(event));
    this.links.forEach((link, index) => link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      this.open(index);
    }));
  }

  open(index) {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.show(index);
  }

  show(index) {
    if (index < 0 || index >= this.links.length) return;
    this.index = index;
    const link = this.links[index];
    const shown = link.querySelector('img');
    Object.assign(this.picture, { src: link.href, alt: shown.alt, width: shown.width, height: shown.height });
    ['width', 'height'].forEach((name) => this.picture.setAttribute(name, shown.getAttribute(name)));
    const caption = link.parentElement.querySelector('figcaption').cloneNode(true);
    this.counter.textContent = caption.querySelector('.num').textContent.trim();
    caption.querySelector('.num').remove();
    this.caption.replaceChildren(...caption.childNodes);
    this.mark(this.previous, index === 0);
    this.mark(this.next, index === this.links.length - 1);
  }

  /** A button at the end keeps the focus, so it is not disabled. */
  mark(button, isAtEnd) {
    button.setAttribute('aria-disabled', String(isAtEnd));
  }

  press(event) {
    const forward = this.isReversed ? 'ArrowLeft' : 'ArrowRight';
    const back = this.isReversed ? 'ArrowRight' : 'ArrowLeft';
    const goals = { ...KEYS, [forward]: (index) => index + 1, [back]: (index) => index - 1 };
    if (!goals[event.key]) return;
    event.preventDefault();
    this.show(goals[event.key](this.index, this.links.length));
  }

  swipe(event) {
    if (event.pointerType !== 'touch' || this.start === undefined) return;
    const distance = (event.clientX - this.start) * (this.isReversed ? 1 : -1);
    if (Math.abs(distance) > SWIPE) this.show(this.index + Math.sign(distance));
  }

  leave() {
    this.dialog.remove();
    this.links[this.index].focus();
  }
}

if (window.HTMLDialogElement) {
  document.querySelectorAll('[data-lightbox]').forEach((list) => new Lightbox(list));
}
