import type * as Navigator from "@marshrut/core/navigator";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { dayOf, options } from "./parts.ts";

const t = {
  title: { ru: "Что сделано за год", en: "What was done in a year" },
  lead: {
    ru: "Итоги региона по закрытым годам. Числа меньше пяти не показываем, и те, по которым их можно узнать, тоже: прочерк.",
    en: "The region's results of years that are closed. Numbers below five are not shown, nor those that would tell them: a dash.",
  },
  none: {
    ru: "Итоги появятся, когда первый год будет закрыт.",
    en: "There will be results when the first year has been closed.",
  },
  year: { ru: "Год", en: "Year" },
  show: { ru: "Показать", en: "Show" },
  figure: { ru: "Показатель", en: "Figure" },
  total: { ru: "Всего", en: "In all" },
  inAll: { ru: "По региону", en: "In the region" },
  places: { ru: "По муниципалитетам", en: "By municipality" },
  place: { ru: "Муниципалитет", en: "Municipality" },
  chart: {
    ru: "Столбики: показатели по региону; те же числа в таблице ниже",
    en: "Bars of the region's figures; the same numbers are in the table below",
  },
  csv: { ru: "Скачать таблицу (CSV)", en: "Download the table (CSV)" },
  asOf: { ru: "Данные на", en: "As of" },
  revision: { ru: "редакция", en: "revision" },
  hidden: { ru: "не показано", en: "not shown" },
} as const satisfies Record<string, Text>;

export function resultsPage(all: Navigator.Directory, results: Navigator.Results, manner: Manner): Html {
  const { years, year, asOf, revision, rows } = results;
  const body = html`<h1>${said(t.title, manner)}</h1>
<p>${said(t.lead, manner)}</p>
${
  year === undefined || asOf === undefined
    ? html`<p class="card">${said(t.none, manner)}</p>`
    : html`
<form class="card" method="get" action="/results">${keeps(manner)}<label><span>${said(t.year, manner)}</span><select name="year">${options(
        years.map((one) => ({ key: one, title: { ru: one, en: one } })),
        year,
        manner,
        { ru: "последний", en: "the last" },
      )}</select></label><button type="submit">${said(t.show, manner)}</button></form>
<section class="card" aria-labelledby="all"><h2 id="all">${said(t.inAll, manner)}, ${year}</h2>
${chart(rows, manner)}
<table><thead><tr><th scope="col">${said(t.figure, manner)}</th><th scope="col">${said(t.total, manner)}</th></tr></thead><tbody>${rows.map(({ title, total }) => html`<tr><th scope="row">${said(title, manner)}</th>${cell(total, manner)}</tr>`)}</tbody></table>
<p class="hint">${said(t.asOf, manner)} ${dayOf(asOf)}, ${said(t.revision, manner)} ${revision}</p></section>
<section class="card" aria-labelledby="places"><h2 id="places">${said(t.places, manner)}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="places"><table><thead><tr><th scope="col">${said(t.place, manner)}</th>${rows.map(({ title }) => html`<th scope="col">${said(title, manner)}</th>`)}</tr></thead><tbody>${results.places.map(
        (place) =>
          html`<tr><th scope="row">${said(place.name, manner)}</th>${rows.map((row) => cell(row.places.get(place.key) ?? null, manner))}</tr>`,
      )}</tbody></table></div></section>
<p class="screen"><a href="${linkTo("/results/table", manner, { year })}">${said(t.csv, manner)}</a></p>`
}`;
  return openFrame(
    {
      title: said(t.title, manner),
      description: said(t.lead, manner),
      path: "/results",
      query: { year },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: {
        "@context": "https://schema.org",
        "@type": "Dataset",
        name: `${t.title.ru}: ${all.region.ru}`,
        description: t.lead.ru,
        temporalCoverage: year,
        url: `${all.publicUrl}/results`,
      },
    },
    manner,
  );
}

const cell = (value: Navigator.Shown, manner: Manner): Html =>
  value === null
    ? html`<td class="n"><span aria-hidden="true">—</span><span class="skip">${said(t.hidden, manner)}</span></td>`
    : html`<td class="n">${value.toLocaleString(manner.lang === "ru" ? "ru-RU" : "en-GB")}</td>`;

/** Bars, drawn by the server: the table beside them is what a reader for the blind reads. */
function chart(rows: readonly Navigator.ResultRow[], manner: Manner): Html {
  const shown = rows.flatMap(({ title, total }) => (total === null ? [] : [{ title: said(title, manner), total }]));
  const most = Math.max(1, ...shown.map(({ total }) => total));
  const line = 46;
  return html`<svg class="chart" viewBox="0 0 400 ${shown.length * line}" role="img" aria-label="${said(t.chart, manner)}">${shown.map(
    ({ title, total }, i) =>
      html`<text x="0" y="${i * line + 16}" font-size="14">${title.slice(0, 56)}: ${total}</text><rect class="bar" x="0" y="${i * line + 22}" width="${Math.max(1, Math.round((total / most) * 400))}" height="14" rx="2"/>`,
  )}</svg>`;
}

/** The same as a table for other programs: semicolons and a mark of UTF-8, as spreadsheets here read it. */
export function resultsTable({ places, rows, year }: Navigator.Results): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const shown = (value: Navigator.Shown | undefined) => (value === null || value === undefined ? "" : String(value));
  const lines = [
    [t.year.ru, t.figure.ru, t.inAll.ru, ...places.map(({ name }) => name.ru)].map(quoted),
    ...rows.map((row) => [
      year ?? "",
      quoted(row.title.ru),
      shown(row.total),
      ...places.map(({ key }) => shown(row.places.get(key))),
    ]),
  ];
  return `\uFEFF${lines.map((line) => line.join(";")).join("\r\n")}\r\n`;
}
