import { escapeHtml } from "./clean.ts";
import type { Block, Lang, Letter, Reading, Section } from "./letter.ts";

// No tables, no style sheet, no colour of text or ground but the button's: a mail program's dark mode can only do right.
// The one blue has a contrast of 6:1 to white and of 3:1 to a dark ground.
const blue = "#1f5fbf";
const body = (size: number) =>
  `margin:0;padding:16px;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:${size}px;line-height:1.5`;
const small = "margin:0 0 8px;font-size:13px;line-height:1.4";

/** The letter as an HTML document; all content is escaped here and nowhere else. */
export const asHtml = (
  { subject, sections }: Letter,
  { first = "ru", large = false }: Reading = {},
): string => `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${body(large ? 22 : 16)}">
<div style="max-width:600px;margin:0 auto;overflow-wrap:anywhere">
${sections.map(section).join('\n<hr style="border:0;border-top:1px solid #8a8a8a;margin:32px 0">\n')}
</div>
</body>
</html>
`;

const section = ({ lang, heading, blocks }: Section, index: number): string =>
  [
    `<div lang="${lang}">`,
    `<h${index + 1} style="margin:0 0 16px;font-size:${index ? 17 : 21}px;line-height:1.3">${escapeHtml(heading)}</h${index + 1}>`,
    ...blocks.map(block),
    "</div>",
  ].join("\n");

function block(b: Block): string {
  switch (b.kind) {
    case "paragraph":
      return `<p style="margin:0 0 16px">${multiline(b.text)}</p>`;
    case "facts":
      return [
        `<div style="margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${blue}">`,
        ...b.rows.map((r) => fact(r.label, r.value, r.lang)),
        "</div>",
      ].join("\n");
    case "action":
      return action(b.label, b.url, b.hint);
    case "fold": // where <details> is unknown the text simply shows
      return [
        "<details>",
        `<summary style="${small}">${escapeHtml(b.summary)}</summary>`,
        `<p style="${small}">${multiline(b.text)}</p>`,
        "</details>",
      ].join("\n");
  }
}

const fact = (label: string, value: string, lang?: Lang): string => {
  const content = multiline(value);
  const told = lang ? `<span lang="${lang}">${content}</span>` : content;
  return `<p style="margin:0 0 8px"><b>${escapeHtml(label)}:</b> ${told}</p>`;
};

// Word, which renders for Outlook, ignores padding of links: the raised spaces that only it sees stand in for it.
const mso = (spaces: string) => `<!--[if mso]>${spaces}<![endif]-->`;
const before = mso('<i style="mso-font-width:200%;mso-text-raise:24pt">&emsp;</i><span style="mso-text-raise:12pt">');
const after = mso('</span><i style="mso-font-width:200%">&emsp;&#8203;</i>');
const button = `display:inline-block;padding:12px 22px;border-radius:6px;background:${blue};color:#ffffff;font-weight:bold;text-decoration:none;mso-padding-alt:0`;

function action(label: string, url: string, hint: string): string {
  const href = escapeHtml(url);
  return [
    `<p style="margin:0 0 12px"><a href="${href}" style="${button}">${before}${escapeHtml(label)}${after}</a></p>`,
    `<p style="margin:0 0 20px;font-size:13px;line-height:1.4">${escapeHtml(hint)}<br><span style="word-break:break-all">${href}</span></p>`,
  ].join("\n");
}

const multiline = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>");
