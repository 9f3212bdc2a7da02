/* The form of a new site: says at each field what is wrong while one types, and fills in what can be told from the rest. */

const PAUSE = 300;

function connect(form, root) {
  const memory = form.elements.namedItem("suggested");
  // After a mistake the form comes back with what was suggested before.
  const suggested = new Map(Object.entries(JSON.parse(memory.value || "{}")));
  let timer;
  let asked = 0;

  function field(name) {
    return form.elements.namedItem(name);
  }

  function typed() {
    const values = new URLSearchParams(new FormData(form));
    for (const name of ["csrfmiddlewaretoken", "password", "suggested", "languages"]) values.delete(name);
    // What was only suggested follows the rest anew.
    for (const [name, value] of suggested) if (field(name).value === value) values.delete(name);
    return values;
  }

  function show(name, text, state) {
    const place = root.querySelector(`[data-check="${name}"]`);
    if (!place || (place.textContent === text && place.dataset.state === state)) return;
    place.textContent = text;
    place.dataset.state = state;
  }

  function fill(suggestions) {
    for (const [name, value] of Object.entries(suggestions)) {
      const input = field(name);
      const untouched = input.value === "" || input.value === suggested.get(name);
      // Who empties a suggestion to write something else is left alone.
      if (!untouched || (document.activeElement === input && suggested.has(name))) continue;
      suggested.set(name, value);
      memory.value = JSON.stringify(Object.fromEntries(suggested));
      if (input.value === value) continue;
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  async function check() {
    const number = ++asked;
    const answer = await fetch(`${root.dataset.newSite}?${typed()}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || number !== asked) return;
    const { errors, notes, suggestions } = await answer.json();
    fill(suggestions);
    for (const place of root.querySelectorAll("[data-check]")) {
      const name = place.dataset.check;
      if (errors[name]) show(name, errors[name], "error");
      else show(name, notes[name] ?? "", notes[name] ? "note" : "");
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), PAUSE);
  }

  form.addEventListener("input", (event) => {
    if (event.target.name !== "hue") soon();
  });
  form.addEventListener("change", soon);
}

for (const root of document.querySelectorAll("[data-new-site]")) connect(root.closest("form"), root);
