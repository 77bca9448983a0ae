import { html, raw } from "hono/html";
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
<p>${one.children} детей, ${one.months} мес. с ${one.from} по ${one.to}, зерно «${one.seed}». Все люди вымышлены. <span lang="en">/ ${one.children} children, ${one.months} months, from ${one.from} to ${one.to}, seed “${one.seed}”. All people are invented.</span></p>
${scenarios(one, other)}
${shown.map((table) => section(table, others !== undefined))}
${[one, other].map((result, i) => result && checks(result, other ? ["А", "Б"][i]! : ""))}
${[one, other].map((result) => result && refusals(result))}
</main></body></html>
`;
  return String(await page);
}

const both = ({ ru, en }: Words): Html => html`${ru} <span lang="en">/ ${en}</span>`;

function scenarios(one: Result, other: Result | undefined): Html {
  if (!other)
    return html`<p>Сценарий: <b>${one.behaviours.name.ru}</b> <span lang="en">/ scenario: ${one.behaviours.name.en}</span></p>`;
  return html`<p><span class="mark a">А</span> <b>${both(one.behaviours.name)}</b><br><span class="mark b">Б</span> <b>${both(other.behaviours.name)}</b></p>`;
}

function section(table: Table, isCompared: boolean): Html {
  const { key, title, lead, columns, rows } = table;
  return html`<section aria-labelledby="${key}"><h2 id="${key}">${both(title)}</h2><p class="hint">${both(lead)}</p>
${table.charted === undefined ? "" : chart(table, table.charted, isCompared)}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${key}"><table><thead><tr>${columns.map((column) => html`<th scope="col">${both(column)}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${typeof cell === "number" ? "n" : ""}">${shown(cell)}</td>`))}</tr>`,
  )}</tbody></table></div></section>`;
}

const shown = (cell: Cell): string =>
  cell === undefined ? "—" : typeof cell === "number" ? cell.toLocaleString("ru-RU") : cell;

/** Bars; the table below has the same numbers, for whoever does not see them. */
function chart({ title, rows, chartedRows }: Table, column: number, isCompared: boolean): Html {
  const drawn = rows.slice(0, chartedRows).map((row) => ({
    name: String(row[0]).split(" / ")[0]!,
    values: (isCompared ? [row[column], row[column + 1]] : [row[column]]).map((value) =>
      typeof value === "number" ? value : undefined,
    ),
  }));
  const most = Math.max(1, ...drawn.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const line = isCompared ? 58 : 42;
  const bars = drawn.map(
    ({ name, values }, i) =>
      html`<text x="0" y="${i * line + 14}">${name.slice(0, 70)}: ${values.map((value) => shown(value)).join(" → ")}</text>${values.map(
        (value, n) =>
          html`<rect class="${n === 0 ? "a" : "b"}" x="0" y="${i * line + 20 + n * 16}" width="${Math.max(1, Math.round(((value ?? 0) / most) * 640))}" height="12" rx="2"/>`,
      )}`,
  );
  const more = rows.length - drawn.length;
  return html`<svg viewBox="0 0 640 ${drawn.length * line}" role="img" aria-label="${title.ru}: те же числа в таблице ниже / ${title.en}: the same numbers are in the table below">${bars}</svg>
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
    ([what, n]) => html`<tr><th scope="row">${what}</th><td class="n">${n}</td></tr>`,
  )}</tbody></table></section>`;
}

const style = `
:root{color-scheme:light dark;--a:#1f5fa8;--b:#c2571a;--line:#8886}
@media (prefers-color-scheme:dark){:root{--a:#7fb2ec;--b:#f0a070}}
body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}span[lang=en]{opacity:.75;font-weight:400}
.hint{opacity:.8}.scroll{overflow-x:auto;max-height:32rem;overflow-y:auto}
table{border-collapse:collapse;font-size:.9rem}th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}
svg{width:100%;max-width:44rem;height:auto}text{font:13px system-ui,sans-serif;fill:currentColor}
rect.a,.mark.a{fill:var(--a);background:var(--a)}rect.b,.mark.b{fill:var(--b);background:var(--b)}
.mark{display:inline-block;min-width:1.4em;text-align:center;color:Canvas;border-radius:.2em}
`;
