/* Steps back and forth: which rows there are, in which order, at which levels, and the words that a step changed.
   What was typed in between stays. */
const MOST_STEPS = 100;

export class History {
  constructor(outline) {
    this.outline = outline;
    this.clear();
  }

  get canUndo() {
    return this.done.length > 0;
  }

  get canRedo() {
    return this.undone.length > 0;
  }

  clear() {
    this.done = [];
    this.undone = [];
  }

  record(act, titled) {
    const before = this.state(titled);
    act();
    const after = this.state(titled);
    this.done = [...this.done, { before, after }].slice(-MOST_STEPS);
    this.undone = [];
    this.show(after.rows);
  }

  state(titled) {
    const { rows } = this.outline;
    return { rows: [...rows], levels: rows.map((row) => row.level), titles: titled.map((row) => [row, row.title]) };
  }

  undo() {
    const step = this.done.pop();
    if (!step) return;
    this.undone.push(step);
    this.restore(step.after, step.before);
  }

  redo() {
    const step = this.undone.pop();
    if (!step) return;
    this.done.push(step);
    this.restore(step.before, step.after);
  }

  restore(from, to) {
    this.outline.rows = [...to.rows];
    to.rows.forEach((row, at) => {
      row.level = to.levels[at];
    });
    to.titles.forEach(([row, title], at) => {
      // Whoever has rewritten the row since keeps those words.
      if (row.title === from.titles[at][1]) row.title = title;
    });
    this.show(to.rows);
  }

  /** Rows that are not among these go as deleted; the server then leaves them out. */
  show(rows) {
    this.outline.known.forEach((row) => {
      row.isDeleted = !rows.includes(row);
    });
  }
}
