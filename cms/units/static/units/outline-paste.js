/* Many lines from the clipboard as duties: the server knows how documents number and letter their lines. */

/** The duties of a text: level, title and paragraphs of each. Without an answer every line is a duty as it stands. */
export async function readLines(words, language, url) {
  const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { [CSRF_HEADER_NAME]: CSRF_TOKEN },
      body: new URLSearchParams({ text: words, language }),
    });
    if (answer.ok) return (await answer.json()).duties;
  } catch {
    // The network is away; nothing that was pasted may be lost.
  }
  return plainLines(words);
}

function plainLines(words) {
  return words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((title) => ({ level: 1, title, text: [] }));
}

/** Paragraphs as the state of the rich text editor. */
export function toParagraphs(paragraphs) {
  const blocks = paragraphs.map((text, at) => ({
    key: `p${String(at).padStart(4, '0')}`, text, type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [],
  }));
  return JSON.stringify({ blocks, entityMap: {} });
}
