/* A button that copies a field's value; where the browser forbids that, it selects the value for the keyboard. */

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    field.select();
    const status = button.parentElement.querySelector("[data-copy-status]");
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without https the newer way is closed; the older one copies what is selected.
      if (!document.execCommand("copy")) return;
    }
    status.textContent = button.dataset.copied;
  });
}
