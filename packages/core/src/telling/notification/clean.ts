// Titles and names come from people and files. In a mail they meet headers, markup and a line-based calendar format, so
// whatever could end a line, hide or turn text round is taken out here once more, whoever checked it before (FAULTS B10).
const invisible = /\p{Cf}/gu;
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const lineBreaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/** The text as one line: no control, invisible or broken characters, single spaces. May come out empty. */
export const oneLine = (text: string): string => (usual.test(text) ? text.trim() : thorough(text));

/** Most texts: printed letters that are composed already, and single spaces. */
const usual = /^(?:[!-~№«»–—А-Яа-яЁё] ?)*$/;

const thorough = (text: string): string =>
  text.replace(invisible, "").replace(unprintable, " ").normalize("NFC").replace(/\s+/g, " ").trim();

/** The text as lines joined by `\n`, each as by {@link oneLine}; empty ones are dropped. */
export const severalLines = (text: string): string =>
  text
    .split(lineBreaks)
    .map(oneLine)
    .filter((line) => line !== "")
    .join("\n");

const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });

/** At most `max` UTF-16 units, cut at a word where that leaves enough, never inside a visible character; «…» marks the cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(" ");
  if (space > max / 2) kept = kept.slice(0, space);
  return `${kept.replace(/[\s,;:.—–-]+$/, "")}…`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For element content and quoted attribute values alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!);

/** An address that a button may lead to, in ASCII. @throws TypeError unless it is an absolute http(s) address */
export function webAddress(address: string): string {
  const { protocol, href } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`No web address: ${protocol}`);
  return href;
}
