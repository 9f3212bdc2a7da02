/* What keys do in a row of an outline. */

/** Handle a key that was pressed in a row's words. Tab is left alone: it leads out of the row. */
export function press(outline, event, row) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const keys = event.altKey ? altKeys(outline) : event.shiftKey ? {} : plainKeys(outline);
  const act = keys[event.key];
  if (act && act(row) !== false) event.preventDefault();
}

function altKeys(outline) {
  const [deeper, higher] = outline.isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  return {
    ArrowUp: (row) => outline.moveUp(row),
    ArrowDown: (row) => outline.moveDown(row),
    [deeper]: (row) => outline.deepen(row),
    [higher]: (row) => outline.raise(row),
  };
}

/** A key that answers false keeps its usual meaning. */
function plainKeys(outline) {
  const isAlone = (row) => outline.subtreeOf(row).length === 1 && outline.rows.length > 1;
  return {
    Enter: (row) => outline.split(row),
    ArrowUp: (row) => row.textarea.selectionEnd === 0 && goTo(outline, row, -1),
    ArrowDown: (row) => row.textarea.selectionStart === row.title.length && goTo(outline, row, 1),
    Backspace: (row) => row.isBlank && isAlone(row) && outline.removeBlank(row),
  };
}

function goTo(outline, row, steps) {
  const rows = outline.visibleRows;
  const other = rows[rows.indexOf(row) + steps];
  if (!other) return false;
  other.focus(steps > 0 ? 0 : undefined);
  return true;
}
