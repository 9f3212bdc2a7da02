// Decides without leaving one's place: forms of the preview are sent behind the page, and what came back is put in.
// Without this script every form loads the page anew.

const preview = document.querySelector("[data-import-preview]");

async function show(answer, focus) {
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-import-preview]");
  if (!answer.ok || !fresh) {
    window.location.assign(answer.url);
    return;
  }
  const open = [...preview.querySelectorAll("details")].map((entry) => entry.open);
  preview.replaceChildren(...fresh.childNodes);
  const entries = [...preview.querySelectorAll("details")];
  if (entries.length === open.length) entries.forEach((entry, at) => (entry.open = open[at]));
  window.history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search);
  const target = preview.querySelector(focus);
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
}

async function load(focus, url, options) {
  preview.setAttribute("aria-busy", "true");
  try {
    await show(await fetch(url, options), focus);
  } catch {
    window.location.reload();
  } finally {
    preview.removeAttribute("aria-busy");
  }
}

// What is focused afterwards: the next doubt's first answer, or the line or field that was decided.
function focusAfter(form, button) {
  if (form.closest("#doubts")) return "[data-import-first], [data-import-turn]";
  const row = button?.closest("tr[id]");
  return row ? `#${CSS.escape(row.id)} button` : "#fields button, #fields summary";
}

preview.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("data-import-whole") || preview.hasAttribute("aria-busy")) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  load(focusAfter(form, event.submitter), form.action, { method: "POST", body });
});

preview.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-import-turn]");
  if (!turn || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  load(`[data-import-turn=${turn.dataset.importTurn}], [data-import-turn]`, turn.href);
});

// Only while the focus is on a doubt, and never while somebody writes.
preview.addEventListener("keydown", (event) => {
  const doubt = event.target.closest("[data-import-doubt]");
  if (!doubt || event.target.matches("input[type=text]") || event.altKey || event.ctrlKey || event.metaKey) return;
  const digit = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1];
  const turn = { ArrowUp: "previous", ArrowDown: "next" }[event.key];
  const target = digit
    ? doubt.querySelector(`[data-import-key="${digit}"]`)
    : turn && doubt.querySelector(`[data-import-turn=${turn}]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) target.select();
  else target.click();
});
