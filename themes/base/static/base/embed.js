/* A recording at an outside service: the service is called when the reader presses the button, and not before. */
document.querySelectorAll('[data-embed]').forEach((place) => {
  const link = place.querySelector('a.button');
  if (!link) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = link.textContent.trim();
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    frame.src = place.dataset.embed;
    frame.title = place.dataset.title;
    frame.className = 'player';
    frame.allowFullscreen = true;
    frame.referrerPolicy = 'no-referrer';
    frame.sandbox = 'allow-scripts allow-same-origin allow-presentation';
    place.replaceWith(frame);
    frame.focus();
  });
  link.replaceWith(button);
});
