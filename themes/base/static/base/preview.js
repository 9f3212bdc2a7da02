/* A preview stands on the admin's host, often in a frame beside the form: what leads on opens a window of its own, on
   the site that the page belongs to. */
const { origin } = new URL(document.querySelector('.preview').dataset.origin, location.href);
const leave = (event) => {
  const link = event.target.closest?.('a[href]');
  if (event.button > 1 || !link || link.getAttribute('href').startsWith('#')) return;
  const target = new URL(link.href);
  if (target.origin === location.origin && !target.pathname.startsWith('/media/')) {
    event.preventDefault();
    window.open(origin + target.pathname + target.search + target.hash, '_blank', 'noopener');
  } else if (/^https?:$/.test(target.protocol)) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
};
document.addEventListener('click', leave);
document.addEventListener('auxclick', leave);
document.querySelectorAll('form').forEach((form) => { form.target = '_blank'; });
