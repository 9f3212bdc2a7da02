/* What a Persian screen says has Persian digits, whichever template or script wrote it.

   Codes keep theirs: a word with a Latin letter, and whatever is marked as code or as left-to-right. So does everything
   that is read back: what an editor types, tags, options without a value of their own. */

const toPersian = (text) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[digit]);
const KEPT = [
  'code, kbd, pre, samp, script, style, textarea, [dir=ltr], [contenteditable]:not([contenteditable=false])',
  '.tagit, option:not([value]), [data-keep-digits]',
].join();
const SPOKEN = ['title', 'aria-label', 'placeholder', 'alt'];
const SPEAKING = SPOKEN.map((name) => `[${name}]`).join();

/** A text with Persian digits, save in words that hold a Latin letter or are an address. */
export const persian = (text) =>
  text.replace(/\S*\d\S*/g, (word) => (/[A-Za-z@\\]|^\//.test(word) ? word : toPersian(word)));

function settleText(node) {
  if (!/\d/.test(node.nodeValue) || node.parentElement?.closest(KEPT)) return;
  const text = persian(node.nodeValue);
  if (text !== node.nodeValue) node.nodeValue = text;
}

function settleAttributes(element) {
  SPOKEN.forEach((name) => {
    const text = element.getAttribute(name);
    if (!text || !/\d/.test(text) || element.closest('[data-keep-digits]')) return;
    if (persian(text) !== text) element.setAttribute(name, persian(text));
  });
}

/* A form of 3,000 words has thousands of elements, a few of which speak. */
function settle(root) {
  if (root.nodeType === Node.TEXT_NODE) settleText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  settleAttributes(root);
  root.querySelectorAll(SPEAKING).forEach(settleAttributes);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) settleText(texts.currentNode);
}

if (typeof document !== 'undefined') {
  settle(document.documentElement);
  new MutationObserver((changes) => {
    changes.forEach(({ type, target, addedNodes }) => {
      if (type === 'childList') addedNodes.forEach(settle);
      else if (type === 'characterData') settleText(target);
      else settleAttributes(target);
    });
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN,
  });
}
