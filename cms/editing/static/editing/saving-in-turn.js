/* A form that is saving itself is sent when that is done, and does not save itself while it is being sent: two savings at
   once would make one page twice, or refuse one of the two. And nothing is missed: Wagtail's form takes what stands in it
   a while after it opened, and when it has saved itself, for what it was before, although somebody wrote meanwhile. */

const LONGEST_WAIT = 15_000;
const HANDED_OVER_LATE = 600; // an editor of text puts what was written into the form a moment later
const ACTIVE = 'data-w-autosave-active-value';

const form = document.querySelector('form[data-controller~="w-autosave"]');
let saving = null;

const now = { sent: 'nothing yet', since: 0, written: 0, touched: 0 };
const watcher = () => window.wagtail?.app?.getControllerForElementAndIdentifier(form, 'w-unsaved');

for (const name of ['input', 'paste', 'drop', 'keydown', 'pointerdown']) {
  const kind = name === 'keydown' || name === 'pointerdown' ? 'touched' : 'written';
  form?.addEventListener(name, () => { now[kind] = performance.now(); }, { capture: true });
}

form?.addEventListener('w-unsaved:watch-edits', () => {
  const last = now.since ? Math.max(now.written, now.touched) : now.written;
  const watched = watcher();
  if (last > Math.max(now.since - HANDED_OVER_LATE, 0) && watched.formData !== now.sent) {
    watched.initialFormData = now.sent;
    watched.previousFormData = now.sent;
  }
});

form?.addEventListener('w-autosave:save', () => {
  Object.assign(now, { sent: watcher().formData, since: performance.now() });
  const ends = ['success', 'error'].map(
    (name) => new Promise((resolve) => { form.addEventListener(`w-autosave:${name}`, resolve, { once: true }); }),
  );
  const waited = new Promise((resolve) => { setTimeout(resolve, LONGEST_WAIT); });
  const current = Promise.race([...ends, waited]).then(() => { if (saving === current) saving = null; });
  saving = current;
});

form?.addEventListener('submit', async (event) => {
  if (!saving) {
    // Whoever stops the sending on its way goes on with a form that saves itself.
    const isActive = form.getAttribute(ACTIVE);
    form.setAttribute(ACTIVE, 'false');
    setTimeout(() => form.setAttribute(ACTIVE, isActive ?? 'true'), LONGEST_WAIT);
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  await saving;
  // The button may have been disabled meanwhile, and what is disabled does not say which action is meant.
  const isDisabled = submitter?.disabled;
  if (submitter) submitter.disabled = false;
  form.requestSubmit(submitter);
  if (submitter) submitter.disabled = isDisabled;
}, { capture: true });
