/* The focal point on a picture: pointed at, moved by arrow keys, or written as two numbers. Shares of the picture, from
   its left and upper edge, in every direction of writing. */

const STEP = 0.01;
const LEAP = 0.1;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const inside = (share) => Math.min(1, Math.max(0, Math.round(share * 1e4) / 1e4));

/** Put a mark on its place over a picture; it is hidden without one. */
export function place(mark, focal) {
  mark.hidden = !focal;
  if (!focal) return;
  mark.style.setProperty('--focal-x', `${focal.x * 100}%`);
  mark.style.setProperty('--focal-y', `${focal.y * 100}%`);
}

export class FocalPoint {
  /** `root` holds the parts; `onChange(focal)` hears what somebody chose: {x, y} or null. */
  constructor(root, onChange = () => {}) {
    const part = (name) => root.querySelector(`[data-focal-${name}]`);
    this.frame = part('frame');
    this.image = part('image');
    this.mark = part('mark');
    this.fields = { x: part('x'), y: part('y') };
    this.onChange = onChange;
    this.frame.addEventListener('pointerdown', (event) => this.point(event));
    this.mark.addEventListener('keydown', (event) => this.move(event));
    Object.values(this.fields).forEach((field) => field.addEventListener('input', () => this.read()));
    this.show(null);
  }

  show(focal) {
    this.focal = focal;
    // Without a point the mark waits in the middle, where it can be reached.
    place(this.mark, focal || { x: 0.5, y: 0.5 });
    this.mark.toggleAttribute('data-unset', !focal);
    Object.entries(this.fields).forEach(([axis, field]) => {
      field.value = focal ? Math.round(focal[axis] * 1000) / 10 : '';
    });
  }

  choose(focal) {
    this.show(focal);
    this.onChange(focal);
  }

  point(event) {
    const box = this.image.getBoundingClientRect();
    if (event.button || !box.width || !box.height) return;
    event.preventDefault();
    const at = ({ clientX, clientY }) =>
      this.choose({ x: inside((clientX - box.left) / box.width), y: inside((clientY - box.top) / box.height) });
    const stop = () => this.frame.removeEventListener('pointermove', at);
    this.frame.setPointerCapture(event.pointerId);
    this.frame.addEventListener('pointermove', at);
    this.frame.addEventListener('pointerup', stop, { once: true });
    this.frame.addEventListener('pointercancel', stop, { once: true });
    at(event);
    this.mark.focus();
  }

  move(event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const { x, y } = this.focal || { x: 0.5, y: 0.5 };
    const step = event.shiftKey ? LEAP : STEP;
    this.choose({ x: inside(x + move[0] * step), y: inside(y + move[1] * step) });
  }

  /** The numbers were changed: both make a point, none means that there is none; in between nothing is said. */
  read() {
    const { x, y } = this.fields;
    const isWhole = x.value !== '' && y.value !== '' && x.validity.valid && y.validity.valid;
    if (!isWhole && (x.value !== '' || y.value !== '')) return;
    this.focal = isWhole ? { x: inside(x.value / 100), y: inside(y.value / 100) } : null;
    place(this.mark, this.focal || { x: 0.5, y: 0.5 });
    this.mark.toggleAttribute('data-unset', !this.focal);
    this.onChange(this.focal);
  }
}
