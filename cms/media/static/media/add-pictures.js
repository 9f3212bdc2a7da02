/* Many pictures uploaded at once outside a page: each gets its words in the table below. */
import { FocalDialog } from './focal-dialog.js';
import { PictureWords } from './picture-words.js';
import { digits, say, settings, words } from './sending.js';
import { UploadQueue } from './upload-queue.js';

const root = document.querySelector('[data-add-pictures]');
const list = root.querySelector('[data-pictures-rows]');
const template = root.querySelector('[data-pictures-row]');
const missing = root.querySelector('[data-pictures-missing]');
const live = root.querySelector('[data-pictures-live]');
const dialog = new FocalDialog(root.querySelector('[data-focal-dialog]'));
const rows = [];

function countMissing() {
  const number = rows.filter((row) => row.lacksAlternative).length;
  missing.toggleAttribute('data-asks', number > 0);
  if (rows.length) missing.textContent = number ? say(words.missing, { number: digits(number) }) : words.complete;
}

function add(picture) {
  const holder = document.createElement('template');
  holder.innerHTML = template.innerHTML.replaceAll('__prefix__', `picture-${picture.id}`);
  const element = holder.content.firstElementChild;
  list.append(element);
  const row = new PictureWords(element, { dialog, onChange: countMissing });
  rows.push(row);
  element.querySelector('[data-row-number]').textContent = say(words.picture, { number: digits(rows.length) });
  row.show(picture);
  const edit = element.querySelector('[data-row-edit]');
  edit.href = picture.edit_url;
  edit.hidden = !picture.edit_url;
}

new UploadQueue(root.querySelector('[data-upload]'), add);

root.querySelector('[data-credit-all]').addEventListener('click', () => {
  const name = root.querySelector('[data-credit-name]').value.trim();
  const written = name ? rows.filter((row) => row.credit(name)).length : 0;
  live.textContent = say(words.credited, { number: digits(written) });
});

const site = root.querySelector('[data-upload-site]');
if (site) {
  const choose = () => { settings.site = Number(site.value); };
  site.addEventListener('change', choose);
  choose();
}
