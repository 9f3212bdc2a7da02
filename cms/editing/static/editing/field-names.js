/* Names for screen readers where Wagtail's scripts make something that has none: editors of text, tags, files to upload,
   and the dialogs in which one chooses. */
const NAMELESS = [
  '[role=textbox][contenteditable=true]',
  '.tagit input[type=text]',
  'input[type=file]',
].map((selector) => `${selector}:not([aria-label], [aria-labelledby])`).join();

const text = (element) => element?.textContent.replace(/\*/g, '').trim();

/** What stands over a field: its label, the heading of its panel, or the button in front of it. */
function nameOf(field) {
  return (
    text(field.labels?.[0]) ||
    text(field.closest('.w-field')?.querySelector('.w-field__label')) ||
    text(field.closest('.w-field__wrapper')?.querySelector('.w-field__label')) ||
    text(field.closest('.w-panel')?.querySelector('[data-panel-heading-text], .w-panel__heading')) ||
    text(field.parentElement.querySelector('button'))
  );
}

const NAMELESS_DIALOG = '.modal[role=dialog]:not([aria-label], [aria-labelledby])';

function nameFields(root) {
  root.querySelectorAll(NAMELESS_DIALOG).forEach((dialog) => {
    const name = text(dialog.querySelector('h1, h2'));
    if (name) dialog.setAttribute('aria-label', name);
  });
  root.querySelectorAll(NAMELESS).forEach((field) => {
    const name = nameOf(field);
    if (name) field.setAttribute('aria-label', name);
  });
}

nameFields(document);
new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => addedNodes.length)) nameFields(document);
}).observe(document.body, { subtree: true, childList: true });
