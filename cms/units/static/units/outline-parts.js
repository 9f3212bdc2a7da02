/* Small parts of the outline: elements, icons, sentences. */

/** An element with attributes, listeners (on…) and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  });
  element.append(...children);
  return element;
}

/** One of the icons of Wagtail's admin. */
export function icon(name) {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('class', `icon icon-${name}`);
  drawing.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  drawing.append(use);
  return drawing;
}

/** Digits of a language (a string of ten) for the ASCII ones. */
export const inDigits = (text, digits) => String(text).replace(/[0-9]/g, (digit) => [...digits][digit]);

/** A sentence with its %(names)s filled in. */
export const filled = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** The plain words of a rich text's state, as the editor keeps it. */
export function wordsOf(state) {
  const content = state ? JSON.parse(state) : null;
  return (content?.blocks ?? []).map((block) => block.text).join(' ').trim();
}

/** An identity of its own for a new row. Browsers give one only over https. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
