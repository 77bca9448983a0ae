import type { Text } from "@marshrut/core/shared";
import { html, raw } from "hono/html";
import { assetPaths } from "../frame/assets.paths.generated.ts";
import { mark } from "../frame/index.ts";

export type Html = ReturnType<typeof html>;
export type Lang = "ru" | "en";

/** How a page is asked for: in which language, and in easy words. */
export interface Manner {
  lang: Lang;
  easy: boolean;
}

export const said = (text: Text, { lang }: Pick<Manner, "lang">): string => text[lang];

/** An address of ours in the same manner. */
export function linkTo(path: string, { lang, easy }: Manner, query: Record<string, string | undefined> = {}): string {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") all.set(name, value);
  if (lang === "en") all.set("lang", "en");
  if (easy) all.set("easy", "1");
  const text = all.toString();
  return text ? `${path}?${text}` : path;
}

/** The fields of a form by which the manner is kept. */
export const keeps = ({ lang, easy }: Manner): Html =>
  html`${lang === "en" ? html`<input type="hidden" name="lang" value="en">` : ""}${easy ? html`<input type="hidden" name="easy" value="1">` : ""}`;

const nav = [
  { path: "/help", title: { ru: "Помощь", en: "Help" } },
  { path: "/early-help", title: { ru: "Ранняя помощь", en: "Early help" } },
  { path: "/events", title: { ru: "Мероприятия", en: "Events" } },
  { path: "/library", title: { ru: "Библиотека", en: "Library" } },
  { path: "/results", title: { ru: "Итоги", en: "Results" } },
] as const satisfies readonly { path: string; title: Text }[];

interface Page {
  title: string;
  /** For search engines; of a page that is nobody else's business there is none. */
  description?: string;
  /** The address as it is asked for, without its query. */
  path: string;
  query?: Record<string, string | undefined>;
  region: Text;
  publicUrl: string;
  /** What the page tells by schema.org. */
  data?: object | undefined;
  body: Html;
  /** It has a variant in easy words. */
  hasEasy?: boolean;
}

/**
 * Data in the page for search engines: no script, so that no policy has to allow one. What would end the element or begin a comment is
 * written otherwise (HTML, «Restrictions on the contents of script elements»).
 */
const dataBlock = (data: object): Html =>
  html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026"))}</script>`;

const t = {
  skip: { ru: "К содержанию", en: "Skip to content" },
  name: { ru: "Маршрут", en: "Marshrut" },
  menu: { ru: "Разделы", en: "Sections" },
  easy: { ru: "Простым языком", en: "In easy words" },
  usual: { ru: "Обычный текст", en: "The usual text" },
  free: {
    ru: "Помощь бесплатна. Мы не спрашиваем диагноз и ничего о вас не запоминаем: на этих страницах нет cookie и счётчиков.",
    en: "Help is free. We ask no diagnosis and remember nothing of you: these pages have no cookies and no trackers.",
  },
  danger: {
    ru: "Если жизни или здоровью угрожает опасность — звоните 112. Детский телефон доверия: 8 800 2000 122.",
    en: "In danger call 112. Children's helpline: 8 800 2000 122.",
  },
} as const satisfies Record<string, Text>;

export function openFrame(page: Page, manner: Manner): Html {
  const { lang, easy } = manner;
  const { title, description, path, query, region, publicUrl, data, body, hasEasy = false } = page;
  const at = (one: Manner) => linkTo(path, one, query);
  const other: Lang = lang === "ru" ? "en" : "ru";
  return html`<!doctype html>
<html lang="${lang}"${easy ? html` class="easy"` : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${description ? html`<meta name="description" content="${description}"><link rel="canonical" href="${publicUrl}${linkTo(path, { lang, easy: false })}">` : html`<meta name="robots" content="noindex">`}
<title>${title} — ${said(region, manner)}</title>
<link rel="icon" href="${assetPaths["mark.svg"]}">
<link rel="stylesheet" href="${assetPaths["open.css"]}">
${data ? dataBlock(data) : ""}
</head>
<body>
<a class="skip" href="#content">${said(t.skip, manner)}</a>
<header class="top"><a class="brand" href="${linkTo("/help", manner)}">${mark}<span>${said(t.name, manner)}</span></a>
<a class="screen" lang="${other}" hreflang="${other}" href="${at({ lang: other, easy })}">${other === "en" ? "English" : "Русский"}</a></header>
<nav class="nav" aria-label="${said(t.menu, manner)}">${nav.map((one) => html`<a href="${linkTo(one.path, manner)}"${path === one.path ? html` aria-current="page"` : ""}>${said(one.title, manner)}</a>`)}${hasEasy ? html`<a href="${at({ lang, easy: !easy })}">${said(easy ? t.usual : t.easy, manner)}</a>` : ""}</nav>
<main id="content">
${body}
</main>
<footer class="bottom"><p>${said(t.danger, manner)}</p><p>${said(t.free, manner)}</p><p>${said(region, manner)}</p></footer>
</body>
</html>
`;
}
