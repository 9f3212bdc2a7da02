/* The list of sites follows what is typed: the words that cms/serving/directory.py would find, found at once. */
const input = document.querySelector('[data-directory]');
const list = input && document.getElementById(input.dataset.directory);
if (list) {
  const letters = { ي: 'ی', ى: 'ی', ئ: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ء: '', ـ: '' };
  const fold = (text) => text.normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15)
    .replace(/[يىئكةۀأإآؤءـ]/g, (letter) => letters[letter])
    .normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const entries = [...list.querySelectorAll('li')].map((item) => [item, words(item.firstElementChild.textContent)]);
  const missing = input.form.parentElement.querySelector('[role="status"] > [hidden]');
  input.addEventListener('input', () => {
    const asked = words(input.value);
    const fits = (names) => asked.every((word) => names.some((name) => name.startsWith(word)));
    const none = !entries.some(([, names]) => fits(names));
    entries.forEach(([item, names]) => { item.hidden = !none && !fits(names); });
    list.querySelectorAll('nav').forEach((nav) => { nav.hidden = !nav.querySelector('li:not([hidden])'); });
    if (missing) missing.hidden = !none;
  });
}
