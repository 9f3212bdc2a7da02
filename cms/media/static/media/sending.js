/* What the tables of pictures send to the server, and what they say when it fails. */

/** Settings and sentences of the table, from the page. */
export const settings = JSON.parse(document.getElementById('pictures-settings').textContent);
export const { words } = settings;

const numbers = new Intl.NumberFormat(document.documentElement.lang || 'fa', { maximumFractionDigits: 1 });
export const digits = (number) => numbers.format(number);

/** A sentence with its %(names)s filled in; numbers in the digits of the screen's language. */
export const say = (sentence, values = {}) =>
  sentence.replace(/%\((\w+)\)s/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? digits(value) : value;
  });

const headers = () => ({
  [window.wagtailConfig.CSRF_HEADER_NAME]: window.wagtailConfig.CSRF_TOKEN,
  'X-Requested-With': 'XMLHttpRequest',
});

/** Why an answer is none: its own sentence, or one for its status. */
function problemOf(status, answer) {
  if (answer?.problem) return answer.problem;
  if (status === 403 || status === 404) return words.refused;
  return status === 200 ? words.signed_out : words.failed;
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a page: of the sign-in, or of an error
  }
};

/**
 * Upload a file; `onProgress(share)` hears how much of it is sent.
 * Gives {picture}, {duplicate} or {problem, canRetry}.
 */
export function upload(file, { again = false, onProgress }) {
  const data = new FormData();
  data.set('site', settings.site);
  data.set('file', file, file.name);
  if (again) data.set('again', '1');
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', settings.urls.upload);
    Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (answer?.picture || answer?.duplicate) resolve(answer);
      else resolve({ problem: problemOf(request.status, answer), canRetry: request.status !== 400 });
    });
    const interrupted = () => resolve({ problem: words.interrupted, canRetry: true });
    ['error', 'abort', 'timeout'].forEach((name) => request.addEventListener(name, interrupted));
    request.send(data);
  });
}

/** Change words or focal point of a picture. Gives {picture} or {problem}. */
export async function change(id, values) {
  try {
    const response = await fetch(settings.urls.change.replace(/0\/$/, `${id}/`), {
      method: 'POST',
      headers: headers(),
      body: new URLSearchParams(values),
      keepalive: true, // whoever leaves the page at once has said it all the same
    });
    const answer = parsed(await response.text());
    return answer?.picture ? answer : { problem: problemOf(response.status, answer) };
  } catch {
    return { problem: words.not_saved };
  }
}

/** The pictures with these keys, as rows. */
export async function lookUp(ids) {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  if (settings.page) query.set('page', settings.page);
  const response = await fetch(`${settings.urls.pictures}?${query}`, { headers: headers() });
  return (await response.json()).pictures;
}
