/* Keeps the preview of a site's face in step with what the form holds. */

const PAUSE = 250;
const NAMES = ["name_fa", "affiliation_fa", "kind", "number", "hue", "seal_points", "masthead", "opening", "logo"];

function connect(root) {
  const form = root.closest("form");
  let timer;

  function address(scheme) {
    const values = new URLSearchParams({ scheme, site: root.dataset.site });
    const given = new FormData(form);
    for (const name of NAMES) {
      const value = given.get(name) ?? root.dataset[name];
      if (value) values.set(name, value);
    }
    return `${root.dataset.faces}?${values}`;
  }

  function draw() {
    for (const frame of root.querySelectorAll("iframe")) {
      const wanted = address(frame.dataset.scheme);
      // Replacing keeps the frame out of the history of the window.
      if (frame.dataset.drawn !== wanted) frame.contentWindow.location.replace(wanted);
      frame.dataset.drawn = wanted;
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // A chooser sets its hidden field without an event.
  const logo = form.querySelector("[name=logo]");
  if (logo) new MutationObserver(soon).observe(logo, { attributes: true, attributeFilter: ["value"] });
  draw();
}

for (const root of document.querySelectorAll("[data-faces]")) connect(root);
for (const input of document.querySelectorAll(".network-hue input")) {
  input.addEventListener("input", () => {
    input.parentElement.querySelector("output").value = input.value;
  });
}
