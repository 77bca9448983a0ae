import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Month } from "./month.ts";

/** The workbook of the month, or the lines of it that were not taken. */
export function download(form: string): void {
  const bytes = Uint8Array.from(atob(form), (c) => c.charCodeAt(0));
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: url, download: "marshrut-sessions.xlsx" }).click();
  URL.revokeObjectURL(url);
}

/** What became of what was sent. */
export function told({ outcomes = [], rows }: Month): HTMLElement {
  const names = new Map(rows.map(({ enrolmentId, child }) => [enrolmentId, child]));
  const done = outcomes.filter(({ ok }) => ok).length;
  return h(
    "div",
    { role: "status" },
    h(
      "p",
      {},
      { ru: `Записано строк: ${done} из ${outcomes.length}.`, en: `Recorded: ${done} of ${outcomes.length}.` },
    ),
    ...outcomes
      .filter(({ ok }) => !ok)
      .slice(0, 20)
      .map(({ enrolmentId, problem }) =>
        h(
          "p",
          { class: "wrong" },
          say((l) => {
            const { text, fields } = problem!;
            const why = fields.length > 0 ? fields.map(({ message }) => message[l]).join("; ") : text[l];
            return [names.get(enrolmentId) ?? enrolmentId, why].join(": ");
          }),
        ),
      ),
  );
}
