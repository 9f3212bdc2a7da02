/* Shows the pictures of a series one by one, over the page. Without it every picture is a link to its largest size.
   The texts come from the list itself (data-label, data-previous, data-next, data-close), in the page's language. */
const SWIPE = 40; // CSS pixels that a finger has to go

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

class Lightbox {
  constructor(list) {
    const { label, previous, next, close } = list.dataset;
    const button = (text, onclick) => make('button', { type: 'button', onclick }, text);
    this.links = [...list.querySelectorAll('figure > a')];
    this.forward = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
    this.picture = make('img', {});
    this.legend = make('div', { className: 'legend', ariaLive: 'polite', ariaAtomic: 'true' });
    this.previous = button(previous, () => this.show(this.index - 1));
    this.next = button(next, () => this.show(this.index + 1));
    this.dialog = make(
      'dialog',
      { className: 'lightbox night', ariaLabel: label, onclose: () => this.leave() },
      make('div', { className: 'stage' }, this.picture),
      this.legend,
      make('div', { className: 'actions' }, this.previous, this.next, button(close, () => this.dialog.close())),
    );
    this.dialog.addEventListener('keydown', (event) => this.press(event));
    this.dialog.addEventListener('pointerdown', (event) => { this.start = event.clientX; });
    this.dialog.addEventListener('pointerup', (event) => this.swipe(event));
    this.links.forEach((link, index) => link.addEventListener('click', (event) => this.open(event, index)));
    // Language and direction are those of the pictures' text, which may be another than the page's.
    this.home = list.closest('[lang]');
  }

  open(event, index) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.home.append(this.dialog);
    this.dialog.showModal();
    this.show(index);
  }

  show(index) {
    if (!this.links[index]) return;
    this.index = index;
    const { href, parentElement: figure } = this.links[index];
    const shown = figure.querySelector('img');
    ['width', 'height', 'alt'].forEach((name) => this.picture.setAttribute(name, shown.getAttribute(name)));
    this.picture.src = href;
    this.legend.replaceChildren(...(figure.querySelector('figcaption')?.cloneNode(true).childNodes ?? []));
    // Not `disabled`: a button at the end keeps the focus.
    this.previous.ariaDisabled = String(!this.links[index - 1]);
    this.next.ariaDisabled = String(!this.links[index + 1]);
    if (this.links[index + 1]) new Image().src = this.links[index + 1].href;
  }

  press(event) {
    const step = { ArrowRight: this.forward, ArrowLeft: -this.forward }[event.key];
    const goal = step ? this.index + step : { Home: 0, End: this.links.length - 1 }[event.key];
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.show(goal);
  }

  swipe(event) {
    const way = (this.start - event.clientX) * this.forward;
    if (event.pointerType === 'touch' && Math.abs(way) > SWIPE) this.show(this.index + Math.sign(way));
  }

  /** The reader goes on where the pictures were left. */
  leave() {
    this.dialog.remove();
    this.links[this.index].focus();
  }
}

if (window.HTMLDialogElement) document.querySelectorAll('[data-lightbox]').forEach((list) => new Lightbox(list));
