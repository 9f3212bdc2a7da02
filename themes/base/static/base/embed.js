/* A recording at an outside service: a button plays it here, and the service is called then, not before.
   Without it there is a link to the service. */
document.querySelectorAll('[data-embed]').forEach((place) => {
  const { embed, title, play } = place.dataset;
  const link = place.querySelector('.button');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = play;
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    frame.className = 'player';
    frame.title = title;
    frame.referrerPolicy = 'no-referrer';
    frame.sandbox = 'allow-scripts allow-same-origin allow-presentation';
    frame.allow = 'fullscreen';
    frame.src = embed;
    place.replaceWith(frame);
    frame.focus();
  });
  link.classList.add('quiet');
  link.before(button);
});
