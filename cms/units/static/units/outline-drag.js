/* Dragging a row by its handle, with mouse, pen or finger: up and down chooses the place, sideways the level. A line
   shows both before the row is let go. Escape lets everything stay. */
import { levelsBetween } from './outline-tree.js';
import { make } from './outline-parts.js';

// Pixels: what counts as a level sideways, as a movement at all, and as the edge of the window that scrolls.
const LEVEL_STEP = 28;
const LEAST_MOVE = 4;
const EDGE = 110;
const SCROLL_STEP = 10;

/** What scrolls around an element: in Wagtail's admin that is not the window. */
function scrollerOf(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return document.scrollingElement;
}

export class OutlineDrag {
  constructor(outline) {
    this.outline = outline;
    outline.list.addEventListener('pointerdown', (event) => this.begin(event));
  }

  begin(event) {
    const handle = event.target.closest('.duty-row__handle');
    if (!handle || event.button !== 0 || this.row) return;
    event.preventDefault();
    this.row = this.outline.rowOf(handle);
    this.from = { x: event.clientX, y: event.clientY };
    this.subtree = this.outline.subtreeOf(this.row);
    this.drop = null;
    this.scroller = scrollerOf(handle);
    this.mark = make('li', { class: 'duty-drop', 'aria-hidden': 'true' }, make('span'));
    this.ending = new AbortController();
    const listen = (target, type, act) => target.addEventListener(type, act, { signal: this.ending.signal });
    handle.setPointerCapture(event.pointerId);
    listen(handle, 'pointermove', (move) => this.move(move));
    listen(handle, 'pointerup', () => this.end(true));
    listen(handle, 'pointercancel', () => this.end(false));
    listen(document, 'keydown', (key) => {
      if (key.key === 'Escape') this.end(false);
    });
  }

  move({ clientX, clientY }) {
    this.at = { x: clientX, y: clientY };
    if (!this.drop) {
      if (Math.hypot(clientX - this.from.x, clientY - this.from.y) < LEAST_MOVE) return;
      this.subtree.forEach((row) => row.element.classList.add('duty-row--dragged'));
      this.scroll();
    }
    this.aim();
  }

  /** Find the gap and the level at the pointer, and show them. */
  aim() {
    const others = this.outline.visibleRows.filter((row) => !this.subtree.includes(row));
    const next = others.findIndex((row) => {
      const box = row.element.getBoundingClientRect();
      return this.at.y < box.top + box.height / 2;
    });
    const place = next < 0 ? others.length : next;
    const { least, most } = levelsBetween(others[place - 1]?.level, others[place]?.level);
    const sideways = (this.at.x - this.from.x) * (this.outline.isRightToLeft ? -1 : 1);
    const level = Math.max(least, Math.min(most, this.row.level + Math.round(sideways / LEVEL_STEP)));
    this.drop = { before: others[place] ?? null, level };
    this.mark.style.setProperty('--duty-depth', level - 1);
    this.mark.firstElementChild.textContent = this.outline.say(this.outline.words.level, { level });
    this.outline.list.insertBefore(this.mark, others[place]?.element ?? null);
  }

  scroll() {
    if (!this.row) return;
    const way = this.at.y < EDGE ? -1 : this.at.y > window.innerHeight - EDGE ? 1 : 0;
    if (way) {
      this.scroller.scrollBy(0, way * SCROLL_STEP);
      if (this.drop) this.aim();
    }
    requestAnimationFrame(() => this.scroll());
  }

  end(isDone) {
    const { row, drop, subtree } = this;
    this.ending.abort();
    this.mark.remove();
    subtree.forEach((part) => part.element.classList.remove('duty-row--dragged'));
    this.row = null;
    if (isDone && drop) this.outline.moveTo(row, drop.before, drop.level);
  }
}
