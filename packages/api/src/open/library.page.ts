import * as Library from "@marshrut/core/library/open";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { dayOf, fileList, options, paragraphs } from "./parts.ts";
import { type ShownSite, siteCard } from "./site.card.ts";

const t = {
  title: { ru: "Библиотека", en: "The library" },
  lead: {
    ru: "Законы и приказы, методики, опыт организаций и материалы для семей. Всё проверил редактор.",
    en: "Laws and orders, methods, what organisations have learned, and materials for families. An editor has seen all of it.",
  },
  words: { ru: "Что ищете?", en: "What are you looking for?" },
  kind: { ru: "Раздел", en: "Section" },
  any: { ru: "все", en: "all" },
  find: { ru: "Найти", en: "Find" },
  nothing: { ru: "Ничего не нашлось. Попробуйте другие слова.", en: "Nothing was found. Try other words." },
  empty: { ru: "Пока ничего не опубликовано.", en: "Nothing has been published yet." },
  next: { ru: "Дальше", en: "Next" },
  before: { ru: "Назад", en: "Back" },
  all: { ru: "Вся библиотека", en: "The whole library" },
  force: { ru: "Действует", en: "In force" },
  over: { ru: "Утратил силу", en: "No longer in force" },
  later: { ru: "Ещё не вступил в силу", en: "Not in force yet" },
  from: { ru: "с", en: "from" },
  until: { ru: "по", en: "until" },
  replaced: { ru: "Заменён", en: "Superseded by" },
  replaces: { ru: "Заменяет", en: "Supersedes" },
  answers: { ru: "Во исполнение", en: "Carries out" },
  level: { ru: "Уровень", en: "Level" },
  issuer: { ru: "Кто издал", en: "Issued by" },
  number: { ru: "Дата и номер", en: "Date and number" },
  measures: { ru: "Мероприятия дорожных карт", en: "Measures of the roadmaps" },
  evidence: { ru: "Насколько доказано", en: "How well it is proved" },
  source: { ru: "Источник", en: "Source" },
  ages: { ru: "Возраст", en: "Ages" },
  years: { ru: "лет", en: "years" },
  topics: { ru: "Темы", en: "Topics" },
  who: { ru: "Организация", en: "Organisation" },
  outlet: { ru: "Издание", en: "Outlet" },
  use: { ru: "Для кого", en: "For whom" },
  approved: { ru: "Утверждено", en: "Approved" },
  methods: { ru: "Методики", en: "Methods" },
  goals: { ru: "Чего достигают", en: "What it is to reach" },
  open: { ru: "Открыть источник", en: "Open the source" },
  files: { ru: "Файлы", en: "Files" },
  sites: { ru: "Где это можно увидеть в работе", en: "Where it can be seen at work" },
  confirmed: { ru: "Проверено", en: "Confirmed on" },
} as const satisfies Record<string, Text>;

const uses: Record<Extract<Library.ItemContent, { kind: "material" }>["use"], Text> = {
  family: { ru: "для семьи", en: "for families" },
  specialist: { ru: "для специалистов", en: "for specialists" },
  school: { ru: "для школы", en: "for schools" },
  "early-help": { ru: "для ранней помощи", en: "for early help" },
};

/** In plain words; the letters are those of methods of programmes. */
const grades: Record<Extract<Library.ItemContent, { kind: "method" }>["evidence"], Text> = {
  A: { ru: "хорошо: есть обзоры исследований (A)", en: "well: there are reviews of studies (A)" },
  B: { ru: "есть хорошие исследования (B)", en: "there are good studies (B)" },
  C: { ru: "есть отдельные исследования (C)", en: "there are some studies (C)" },
  D: { ru: "мнение специалистов (D)", en: "experts think so (D)" },
  practice: { ru: "опыт, исследований нет", en: "practice, no studies" },
};

export const pathOf = ({ itemId, content }: Library.OpenItem): string =>
  content.kind === "practice" ? `/practice/${itemId}` : `/library/${itemId}`;

export interface Asked {
  kind?: Library.OpenKind | undefined;
  words?: string | undefined;
  page: number;
}

export function libraryPage(all: Library.OpenLibrary, asked: Asked, manner: Manner): Html {
  const { kind, words } = asked;
  const { items, page, pages } = Library.lookUp(all, asked);
  const at = (n: number) => linkTo("/library", manner, { q: words, kind, page: n > 1 ? String(n) : undefined });
  const body = html`<h1>${said(t.title, manner)}</h1>
<p>${said(t.lead, manner)}</p>
<form class="card" method="get" action="/library" role="search">${keeps(manner)}
<label><span>${said(t.words, manner)}</span><input type="search" name="q" maxlength="200" value="${words ?? ""}"></label>
<label><span>${said(t.kind, manner)}</span><select name="kind">${options(
    Library.openKinds.map((key) => ({ key, title: Library.kindWords[key] })),
    kind,
    manner,
    t.any,
  )}</select></label>
<button type="submit">${said(t.find, manner)}</button></form>
${
  items.length === 0
    ? html`<p role="status">${said(all.items.length === 0 ? t.empty : t.nothing, manner)}</p>`
    : html`<ul class="plain">${items.map((one) => card(one, manner))}</ul>`
}
${
  pages > 1
    ? html`<p class="screen">${page > 1 ? html`<a href="${at(page - 1)}">${said(t.before, manner)}</a> · ` : ""}${page} / ${pages}${page < pages ? html` · <a href="${at(page + 1)}">${said(t.next, manner)}</a>` : ""}</p>`
    : ""
}`;
  return openFrame(
    {
      title: said(t.title, manner),
      description: said(t.lead, manner),
      path: "/library",
      query: { q: words, kind, page: page > 1 ? String(page) : undefined },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );
}

const card = (one: Library.OpenItem, manner: Manner): Html =>
  html`<li class="card"><h2><a href="${linkTo(pathOf(one), manner)}">${said(one.content.title, manner)}</a></h2>
<p class="hint">${said(Library.kindWords[one.content.kind], manner)}${one.content.kind === "act" ? html` · ${forceOf(one, manner)}` : one.agency ? html` · ${one.agency}` : ""}</p>
${paragraphs(said(one.content.summary, manner))}</li>`;

function forceOf({ inForce, ahead }: Library.OpenItem, manner: Manner): string {
  if (inForce) return said(t.force, manner);
  return said(ahead ? t.later : t.over, manner);
}

/** @param sites where a practice is shown to specialists of others */
export function itemPage(
  all: Library.OpenLibrary,
  one: Library.OpenItem,
  sites: readonly ShownSite[],
  manner: Manner,
): Html {
  const { content } = one;
  const body = html`<p class="screen"><a href="${linkTo("/library", manner, { kind: content.kind })}">${said(Library.kindWords[content.kind], manner)}</a></p>
<h1>${said(content.title, manner)}</h1>
${paragraphs(said(content.summary, manner))}
<div class="card"><dl>${facts(all, one, manner)}</dl>
${content.link ? html`<p class="screen"><a class="button" href="${content.link}" rel="noopener nofollow">${said(t.open, manner)}</a></p>` : ""}</div>
${content.text ? html`<section class="card">${paragraphs(content.text)}</section>` : ""}
${one.files.length > 0 ? html`<section class="card" aria-labelledby="files"><h2 id="files">${said(t.files, manner)}</h2><ul>${fileList(one.files, `/library/${one.itemId}`, manner)}</ul></section>` : ""}
${
  sites.length > 0
    ? html`<section><h2>${said(t.sites, manner)}</h2><ul class="plain">${sites.map((site) => siteCard(site, manner))}</ul></section>`
    : ""
}
<p class="hint">${said(t.confirmed, manner)} ${dayOf(one.confirmedOn)}</p>`;
  return openFrame(
    {
      title: said(content.title, manner).slice(0, 120),
      description: said(content.summary, manner).slice(0, 300),
      path: pathOf(one),
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: dataOf(all, one),
    },
    manner,
  );
}

function facts(all: Library.OpenLibrary, one: Library.OpenItem, manner: Manner): Html {
  const { content } = one;
  const fact = (title: Text, value: Html | string | undefined): Html | string =>
    value === undefined || value === "" ? "" : html`<dt>${said(title, manner)}</dt><dd>${value}</dd>`;
  const link = (id: string): Html | string => {
    const other = all.byId.get(id);
    return other
      ? html`<li><a href="${linkTo(pathOf(other), manner)}">${said(other.content.title, manner)}</a></li>`
      : "";
  };
  const links = (ids: readonly string[]): Html | undefined =>
    ids.some((id) => all.byId.has(id)) ? html`<ul>${ids.map(link)}</ul>` : undefined;
  const ages = content.ages
    ? `${content.ages.from}${content.ages.to === undefined ? "+" : `–${content.ages.to}`} ${said(t.years, manner)}`
    : undefined;
  return html`${content.kind === "act" ? actFacts(one, content, { fact, links, manner }) : ""}
${content.kind === "method" ? html`${fact(t.evidence, said(grades[content.evidence], manner))}${fact(t.source, content.source)}` : ""}
${content.kind === "programme" ? programmeFacts(all, content, { fact, manner }) : ""}
${content.kind === "programme" || content.kind === "document" ? fact(t.approved, `${dayOf(content.act.date)} № ${content.act.number}`) : ""}
${content.kind === "material" ? fact(t.use, said(uses[content.use], manner)) : ""}
${content.kind === "publication" ? fact(t.outlet, `${content.outlet}, ${dayOf(content.date)}`) : ""}
${fact(t.who, one.agency)}${fact(t.ages, ages)}${fact(t.topics, content.topics.join(", "))}${fact(t.measures, content.measures.join(", "))}`;
}

/** Its methods with what is known of each, linked to their cards; its goals. */
const programmeFacts = (
  all: Library.OpenLibrary,
  { evidence, methods, goals }: Library.OpenProgramme,
  { fact, manner }: Pick<Around, "fact" | "manner">,
): Html => {
  const method = ({ title, evidence: grade, itemId }: (typeof methods)[number]): Html => {
    const card = itemId && all.byId.get(itemId);
    return html`<li>${card ? html`<a href="${linkTo(pathOf(card), manner)}">${title}</a>` : title} — ${said(grades[grade], manner)}</li>`;
  };
  return html`${fact(t.evidence, evidence && said(grades[evidence], manner))}
${fact(t.methods, methods.length > 0 ? html`<ul>${methods.map(method)}</ul>` : undefined)}
${fact(t.goals, goals.length > 0 ? html`<ul>${goals.map((goal) => html`<li>${goal}</li>`)}</ul>` : undefined)}`;
};

interface Around {
  fact: (title: Text, value: Html | string | undefined) => Html | string;
  links: (ids: readonly string[]) => Html | undefined;
  manner: Manner;
}
const actFacts = (one: Library.OpenItem, act: Library.Act, { fact, links, manner }: Around): Html =>
  html`<dt>${forceOf(one, manner)}</dt><dd>${said(t.from, manner)} ${dayOf(act.from ?? act.date)}${act.until ? ` ${said(t.until, manner)} ${dayOf(act.until)}` : ""}</dd>
${fact(t.number, `${dayOf(act.date)} № ${act.number}`)}${fact(t.issuer, act.issuer)}${fact(t.level, said(Library.levelWords[act.level], manner))}
${fact(t.replaced, one.supersededBy && links([one.supersededBy]))}${fact(t.replaces, links(act.supersedes))}${fact(t.answers, links(act.answers))}`;

/** By schema.org: an act is Legislation, all else a creative work. */
function dataOf({ publicUrl }: Library.OpenLibrary, one: Library.OpenItem): object {
  const { content } = one;
  const common = {
    "@context": "https://schema.org",
    name: content.title.ru,
    description: content.summary.ru,
    url: `${publicUrl}${pathOf(one)}`,
  };
  if (content.kind !== "act")
    return { ...common, "@type": content.kind === "publication" ? "NewsArticle" : "Article", publisher: one.agency };
  return {
    ...common,
    "@type": "Legislation",
    legislationIdentifier: content.number,
    legislationDate: content.date,
    legislationLegalForce: one.inForce ? "InForce" : "NotInForce",
  };
}
