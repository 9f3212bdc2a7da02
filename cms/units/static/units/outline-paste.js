/* Many lines from the clipboard as duties: the server knows how documents number and letter their lines. */
import { endOf, mended } from './outline-tree.js';

/** Take what is pasted into a row: one line goes into its words, several become rows. */
export async function paste(outline, event, row) {
  const words = event.clipboardData.getData('text/plain');
  if (words.split(/\r?\n/).filter((line) => line.trim()).length < 2) return;
  event.preventDefault();
  outline.announce(outline.words.reading);
  insert(outline, await readLines(words, outline.language, outline.settings.pasteUrl), row);
}

/** The rows that were read, after a row and all that belongs to it; a row without words takes the first of them. */
function insert(outline, duties, row) {
  const base = row.level - 1;
  const fills = row.isBlank;
  const levels = mended(duties.map(({ level }) => level));
  const made = duties.slice(fills ? 1 : 0).map(({ title, text }, at) =>
    outline.makeRow({
      level: base + levels[at + (fills ? 1 : 0)], title, ...(text.length && { text: toParagraphs(text) }),
    }));
  outline.change(() => {
    if (fills) {
      row.title = duties[0].title;
      if (duties[0].text.length) row.setText(toParagraphs(duties[0].text));
    }
    outline.rows.splice(endOf(outline.levels, outline.rows.indexOf(row)), 0, ...made);
  }, [row]);
  const last = made.at(-1) ?? row;
  const next = outline.rows[outline.rows.indexOf(last) + 1];
  outline.giveNotice(outline.say(outline.words.pasted, { count: duties.length }), next);
  last.focus();
}

/** The duties of a text: level, title and paragraphs of each. Without an answer every line is a duty as it stands. */
async function readLines(words, language, url) {
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
function toParagraphs(paragraphs) {
  const blocks = paragraphs.map((text, at) => ({
    key: `p${String(at).padStart(4, '0')}`, text, type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [],
  }));
  return JSON.stringify({ blocks, entityMap: {} });
}
