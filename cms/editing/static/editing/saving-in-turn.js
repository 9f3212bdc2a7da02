/* A form that is saving itself is sent when that is done, and does not save itself while it is being sent: two savings at
   once would make one page twice, or refuse one of the two. */

const LONGEST_WAIT = 15_000;
const ACTIVE = 'data-w-autosave-active-value';

const form = document.querySelector('form[data-controller~="w-autosave"]');
let saving = null;

form?.addEventListener('w-autosave:save', () => {
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
