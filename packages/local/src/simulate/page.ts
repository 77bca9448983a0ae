import { dateInWords } from "@marshrut/core/calendar";
import { html, raw } from "hono/html";
import { Temporal } from "temporal-polyfill";
import type { Check } from "./checks.ts";
import type { Words } from "./figures.ts";
import type { Result } from "./simulation.ts";
import { type Cell, comparedTables, type Table, tablesOf } from "./tables.ts";

type Html = ReturnType<typeof html>;

/** One page that needs nothing beside it: charts that are drawn here, each with its table, and what was checked at the end. */
export async function pageOf(one: Result, other?: Result): Promise<string> {
  const tables = tablesOf(one);
  const others = other && tablesOf(other);
  const shown = tables.map((table, i) => (others ? comparedTables(table, others[i]!) : table));
  const title = other ? `${one.behaviours.name.ru} — ${other.behaviours.name.ru}` : one.behaviours.name.ru;
  const page = html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Регион в виртуальном времени: ${title}</title><style>${raw(style)}</style></head><body><main>
<h1>Регион в виртуальном времени <span lang="en">/ The region in virtual time</span></h1>
<p>${one.children} детей, ${one.months} мес.: с ${day(one.from).ru} по ${day(one.to).ru}, зерно «${one.seed}». Все люди вымышлены. <span lang="en">/ ${one.children} children, ${one.months} months: from ${day(one.from).en} to ${day(one.to).en}, seed “${one.seed}”. All people are invented.</span></p>
${scenarios(one, other)}
${verdict([one, ...(other ? [other] : [])])}
${other && differences(one, other)}
${shown.map((table) => (table.key === "totals" && !other ? tiles(table) : section(table, others !== undefined)))}
${[one, other].map((result, i) => result && checks(result, other ? ["А", "Б"][i]! : ""))}
${[one, other].map((result) => result && refusals(result))}
</main></body></html>
`;
  return String(await page);
}

const both = ({ ru, en }: Words): Html => html`${ru} <span lang="en">/ ${en}</span>`;

const day = (date: string): Words => dateInWords(Temporal.PlainDate.from(date));

function scenarios(one: Result, other: Result | undefined): Html {
  if (!other)
    return html`<p>Сценарий: <b>${one.behaviours.name.ru}</b> <span lang="en">/ scenario: ${one.behaviours.name.en}</span></p>`;
  return html`<p><span class="mark a">А</span> <b>${both(one.behaviours.name)}</b><br><span class="mark b">Б</span> <b>${both(other.behaviours.name)}</b></p>`;
}

function section(table: Table, isCompared: boolean): Html {
  const { key, title, lead, columns, rows } = table;
  return html`<section aria-labelledby="${key}"><h2 id="${key}">${both(title)}</h2><p class="hint">${both(lead)}</p>
${table.charted === undefined ? "" : chart(table, table.charted, isCompared)}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${key}"><table><thead><tr>${columns.map((column, i) => html`<th scope="col" class="${rows.some((row) => typeof row[i] === "number") ? "n" : ""}">${both(column)}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${typeof cell === "number" ? "n" : ""}">${shown(cell)}</td>`))}</tr>`,
  )}</tbody></table></div></section>`;
}

const shown = (cell: Cell): string =>
  cell === undefined ? "—" : typeof cell === "number" ? cell.toLocaleString("ru-RU") : cell;

/** What is looked for first: the totals at a glance. */
function tiles({ key, title, lead, rows }: Table): Html {
  return html`<section aria-labelledby="${key}"><h2 id="${key}">${both(title)}</h2><p class="hint">${both(lead)}</p>
<dl class="tiles">${rows.map(([name, n]) => {
    const [ru = "", en = ""] = String(name).split(" / ");
    return html`<div><dt>${both({ ru, en })}</dt><dd>${shown(n)}</dd></div>`;
  })}</dl></section>`;
}

/** Whether the figures may be relied on, before any of them. */
function verdict(results: readonly Result[]): Html {
  const wrong = results.flatMap(({ checks: all }) => all).filter(({ faultCount }) => faultCount > 0);
  return wrong.length === 0
    ? html`<p class="verdict">✓ Всё, что должно сходиться, сошлось: записи, счётчики, письма и журнал доступа проверены в конце. <span lang="en">/ All that must hold does: records, counters, letters and the access log were checked at the end.</span></p>`
    : html`<p class="verdict wrong">✗ Сошлось не всё: ${wrong.map(({ key }) => checkWords[key].ru).join("; ")}. На эти числа полагаться нельзя. <span lang="en">/ Not all holds: do not rely on these figures.</span></p>`;
}

/** The services whose waiting the second scenario changes most: what a comparison is made for. */
function differences({ figures: a }: Result, { figures: b }: Result): Html {
  const before = new Map(a.waiting.map(({ service, mean }) => [service, mean]));
  const changed = b.waiting
    .flatMap(({ service, title, mean }) => {
      const was = before.get(service);
      return was === undefined || mean === undefined || was === mean ? [] : [{ title, was, mean }];
    })
    .sort((one, two) => Math.abs(two.mean - two.was) - Math.abs(one.mean - one.was));
  if (changed.length === 0)
    return html`<p>Среднее ожидание не изменилось ни по одной услуге. <span lang="en">/ The mean waiting is the same for each service.</span></p>`;
  return html`<p>Больше всего изменилось среднее ожидание, дней: <span lang="en">/ The mean waiting that changed most, days:</span></p><ul>${changed
    .slice(0, 5)
    .map(({ title, was, mean }) => html`<li>${both(title)}: <b>${shown(was)} → ${shown(mean)}</b></li>`)}</ul>`;
}

/** Bars that are lines of text too, so that they are read as well on a telephone; the table below has the same numbers. */
function chart({ key, title, rows, chartedRows }: Table, column: number, isCompared: boolean): Html {
  const drawn = rows.slice(0, chartedRows).map((row) => ({
    // Cities have schools of the same name.
    name: [row[0], ...(key === "load" ? [row[2]] : [])].map((part) => String(part).split(" / ")[0]).join(", "),
    values: isCompared ? [row[column], row[column + 1]] : [row[column]],
  }));
  const most = Math.max(1, ...drawn.flatMap(({ values }) => values.map((value) => Number(value ?? 0))));
  const bars = drawn.map(
    ({ name, values }) =>
      html`<div class="row"><span class="name">${name}</span><span>${values.map(
        (value, n) =>
          html`<span class="bar ${n === 0 ? "a" : "b"}"><i style="width:${Math.round((Number(value ?? 0) / most) * 1000) / 10}%"></i><b>${shown(value)}</b></span>`,
      )}</span></div>`,
  );
  const more = rows.length - drawn.length;
  return html`<div class="chart" role="img" aria-label="${title.ru}: те же числа в таблице ниже / ${title.en}: the same numbers are in the table below">${bars}</div>
${more > 0 ? html`<p class="hint">На рисунке первые ${drawn.length}, в таблице все ${rows.length}. <span lang="en">/ The chart has the first ${drawn.length}, the table all ${rows.length}.</span></p>` : ""}`;
}

const checkWords: Record<Check["key"], Words> = {
  agreement: { ru: "Записи и исполнения согласны", en: "Records and executions agree" },
  reconciler: { ru: "Сверщику нечего чинить", en: "The reconciler has nothing to heal" },
  counters: { ru: "Счётчики равны пересчитанным", en: "Counters equal what a rebuild gives" },
  letters: { ru: "Писем ушло столько, сколько записано", en: "As many letters went out as are on record" },
  audit: { ru: "Журнал доступа полон и опечатан", en: "The audit log is complete and sealed" },
  failures: { ru: "Ни одна функция не упала", en: "No function failed" },
};

function checks({ checks: all }: Result, mark: string): Html {
  return html`<section><h2>Проверено в конце ${mark} <span lang="en">/ Checked at the end</span></h2><table><tbody>${all.map(
    ({ key, looked, faultCount, faults }) =>
      html`<tr><th scope="row">${both(checkWords[key])}</th><td class="n">${looked.toLocaleString("ru-RU")}</td><td>${faultCount === 0 ? "✓ верно / holds" : html`<b>✗ ${faultCount}</b>: ${faults.join("; ")}`}</td></tr>`,
  )}</tbody></table></section>`;
}

function refusals({ figures: { refused } }: Result): Html {
  const rows = Object.entries(refused);
  if (rows.length === 0) return html``;
  return html`<section><h2>В чём людям отказали <span lang="en">/ What people were refused</span></h2><table><tbody>${rows.map(
    ([what, n]) =>
      html`<tr><th scope="row">${both(wishOf(what))}<br><code>${what}</code></th><td class="n">${n}</td></tr>`,
  )}</tbody></table></section>`;
}

/** What people wanted, by where they asked for it. */
const wishes: [at: RegExp, Words][] = [
  [/\/consents\b/, { ru: "Записать согласие или его отзыв", en: "Record a consent or that it was taken back" }],
  [/\/instruments\b/, { ru: "Внести ИПРА или заключение", en: "Enter an individual programme or a conclusion" }],
  [/\/reports\/respond/, { ru: "Сдать отчёт по ссылке", en: "Hand in a report by link" }],
  [/\/respond/, { ru: "Ответить по ссылке из письма", en: "Answer by the link of a letter" }],
  [/\/steps\b/, { ru: "Решить что-то о шаге", en: "Decide something about a step" }],
  [/\/routes\b/, { ru: "Открыть маршрут или утвердить план", en: "Open a route or approve its plan" }],
  [/\/children\b/, { ru: "Поставить ребёнка на учёт", en: "Register a child" }],
];
const wishOf = (what: string): Words =>
  wishes.find(([at]) => at.test(what))?.[1] ?? { ru: "Другое", en: "Something else" };

const style = `
:root{color-scheme:light dark;--a:#1f5fa8;--b:#c2571a;--line:#8886;--soft:#8881}
@media (prefers-color-scheme:dark){:root{--a:#7fb2ec;--b:#f0a070}}
body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin:2.5rem 0 .25rem}span[lang=en]{opacity:.75;font-weight:400}
.hint{opacity:.8;margin:.25rem 0 .75rem}code{font-size:.8em;opacity:.75;font-weight:400;overflow-wrap:anywhere}
.verdict{border-inline-start:.3rem solid #2e7d32;background:var(--soft);padding:.5rem .75rem}.verdict.wrong{border-color:#c62828;font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;margin:0}
.tiles div{background:var(--soft);border-radius:.4rem;padding:.6rem .8rem;display:flex;flex-direction:column;justify-content:space-between}
.tiles dt{font-size:.85rem;line-height:1.3}.tiles dd{margin:.3rem 0 0;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.chart{margin:.5rem 0 1rem}.row{display:grid;grid-template-columns:minmax(0,20rem) minmax(0,1fr);gap:.1rem .75rem;align-items:center;padding:.15rem 0;font-size:.9rem;line-height:1.3}
.bar{display:grid;grid-template-columns:minmax(0,1fr) 4.5rem;gap:.5rem;align-items:center}.bar i{height:.7rem;border-radius:2px;min-width:2px}.bar b{font-weight:400;font-variant-numeric:tabular-nums}
.scroll{overflow:auto;max-height:32rem;border:1px solid var(--line);border-radius:.4rem}.scroll table{width:100%}.scroll thead th{position:sticky;top:0;background:Canvas;vertical-align:bottom;min-width:6.5rem}
.scroll tbody th{min-width:11rem}
table{border-collapse:collapse;font-size:.9rem;line-height:1.35}th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
tbody th{font-weight:500}.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
.bar.a i,.mark.a{background:var(--a)}.bar.b i,.mark.b{background:var(--b)}
.mark{display:inline-block;min-width:1.4em;text-align:center;color:Canvas;border-radius:.2em}
@media (max-width:40rem){.row{grid-template-columns:minmax(0,1fr);padding:.3rem 0}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.tiles dd{font-size:1.4rem}}
@media print{.scroll{max-height:none;overflow:visible}section{break-inside:auto}h2{break-after:avoid}}
`;
