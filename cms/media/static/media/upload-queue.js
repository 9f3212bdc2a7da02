/* Many files, uploaded one after another in the order in which they were chosen: each with its progress, each with its
   own reason if it fails. The ones before and after it are not touched. */
import { digits, say, settings, upload, words } from './sending.js';

const MEGABYTE = 1024 * 1024;

export class UploadQueue {
  /**
   * `root` holds the field, the place to drop files on, the list and the overall progress;
   * `onPicture(picture)` hears of every picture that has arrived.
   */
  constructor(root, onPicture) {
    const part = (name) => root.querySelector(`[data-upload-${name}]`);
    this.onPicture = onPicture;
    this.field = part('field');
    this.zone = part('zone');
    this.list = part('list');
    this.template = part('item');
    this.overall = part('overall');
    this.waiting = [];
    this.counts = { all: 0, done: 0, failed: 0 };
    this.field.addEventListener('change', () => {
      this.add(this.field.files);
      this.field.value = '';
    });
    // The field lies outside the form's own data: what it holds is sent here, not with the page.
    this.field.removeAttribute('name');
    this.takeDrops();
    window.addEventListener('beforeunload', (event) => {
      if (this.isBusy) event.preventDefault();
    });
  }

  get isBusy() {
    return Boolean(this.current) || this.waiting.length > 0;
  }

  takeDrops() {
    const hasFiles = (event) => [...event.dataTransfer.types].includes('Files');
    // A file that misses the place would otherwise take the editor to it and the unsaved text with it.
    document.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault());
    document.addEventListener('drop', (event) => hasFiles(event) && event.preventDefault());
    this.zone.addEventListener('dragover', (event) => this.zone.toggleAttribute('data-over', hasFiles(event)));
    this.zone.addEventListener('dragleave', () => this.zone.removeAttribute('data-over'));
    this.zone.addEventListener('drop', (event) => {
      this.zone.removeAttribute('data-over');
      this.add(event.dataTransfer.files);
    });
  }

  add(files) {
    if (!this.isBusy) this.counts = { all: 0, done: 0, failed: 0 };
    [...files].forEach((file) => {
      const item = this.itemFor(file);
      this.counts.all += 1;
      if (file.size > settings.limit) {
        this.fail(item, {
          problem: say(words.too_large, {
            size: Math.round((file.size / MEGABYTE) * 10) / 10, limit: Math.floor(settings.limit / MEGABYTE),
          }),
        });
      } else {
        this.waiting.push(item);
      }
    });
    this.sayOverall();
    this.next();
  }

  itemFor(file) {
    const element = this.template.content.firstElementChild.cloneNode(true);
    const part = (name) => element.querySelector(`[data-upload-${name}]`);
    const item = { file, element, part };
    part('name').textContent = file.name;
    part('progress').setAttribute('aria-label', file.name);
    part('state').textContent = words.waiting;
    part('retry').addEventListener('click', () => this.retry(item));
    part('dismiss').addEventListener('click', () => this.dismiss(item));
    part('use').addEventListener('click', () => this.settle(item, item.duplicate));
    part('again').addEventListener('click', () => this.retry(item, { again: true }));
    this.list.append(element);
    return item;
  }

  async next() {
    if (this.current || !this.waiting.length) return;
    const item = this.waiting.shift();
    this.current = item;
    const progress = item.part('progress');
    const answer = await upload(item.file, {
      again: item.again,
      onProgress: (share) => {
        progress.value = share;
        item.part('state').textContent =
          share < 1 ? say(words.sending, { percent: Math.floor(share * 100) }) : words.checking;
      },
    });
    this.current = null;
    if (answer.picture) this.settle(item, answer.picture);
    else if (answer.duplicate) this.ask(item, answer.duplicate);
    else this.fail(item, answer);
    this.next();
  }

  settle(item, picture) {
    this.counts.done += 1;
    this.leave(item);
    this.onPicture(picture);
    this.sayOverall();
  }

  fail(item, { problem, canRetry = false }) {
    this.counts.failed += 1;
    item.failed = true;
    item.element.setAttribute('data-state', 'failed');
    item.part('progress').hidden = true;
    item.part('state').textContent = problem;
    item.part('retry').hidden = !canRetry;
    item.part('dismiss').hidden = false;
    this.sayOverall();
  }

  /** The site has this very file: whoever uploads it decides. */
  ask(item, duplicate) {
    item.duplicate = duplicate;
    item.element.setAttribute('data-state', 'asking');
    item.part('progress').hidden = true;
    item.part('state').textContent = '';
    item.part('question').hidden = false;
    item.part('same').textContent = duplicate.title;
    item.part('dismiss').hidden = false;
  }

  retry(item, { again = false } = {}) {
    this.forgive(item);
    item.again = again;
    item.element.removeAttribute('data-state');
    ['retry', 'dismiss', 'question'].forEach((name) => { item.part(name).hidden = true; });
    item.part('progress').hidden = false;
    item.part('progress').removeAttribute('value');
    item.part('state').textContent = words.waiting;
    this.waiting.push(item);
    this.field.focus();
    this.sayOverall();
    this.next();
  }

  dismiss(item) {
    this.forgive(item);
    this.counts.all -= 1;
    this.leave(item);
    this.sayOverall();
  }

  forgive(item) {
    if (item.failed) this.counts.failed -= 1;
    item.failed = false;
  }

  leave(item) {
    if (item.element.contains(document.activeElement)) this.field.focus();
    item.element.remove();
  }

  sayOverall() {
    const { all, done, failed } = this.counts;
    const sentence = failed ? words.overall_with_problems : words.overall;
    this.overall.textContent = all ? say(sentence, { all: digits(all), done: digits(done), failed: digits(failed) }) : '';
  }
}
