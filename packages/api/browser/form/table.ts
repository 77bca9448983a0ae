import { h } from "../respond/dom.ts";
import { apply } from "../respond/language.ts";
import { type Item, own, type Row } from "./item.ts";
import { type Field, field, words } from "./questions.ts";

/** A table as cards, one for each row: it fits a telephone, and is read in order. */
export interface Rows {
  item: Item;
  element: HTMLElement;
  rows(): Row[];
  lines(): Field[][];
}

type Table = Extract<Item, { kind: "table" }>;

export function table(item: Table, columns: readonly Item[], answers: readonly Row[], changed: () => void): Rows {
  const list = h("div", { class: "lines" });
  let lines: Field[][] = [];
  const add = (row: Row) => {
    const fields = columns.map((column) => field(column, own(row, column.key), changed));
    const remove = h(
      "button",
      { type: "button", class: "secondary small" },
      { ru: "Убрать строку", en: "Remove the row" },
    );
    const card = h("section", { class: "row" }, ...fields.map(({ element }) => element), remove);
    remove.addEventListener("click", () => {
      card.remove();
      lines = lines.filter((one) => one !== fields);
      more.hidden = false;
      more.focus();
      changed();
    });
    lines.push(fields);
    list.append(card);
    more.hidden = lines.length >= item.rows.max;
    return fields;
  };
  const more = h("button", { type: "button", class: "secondary" }, { ru: "Добавить строку", en: "Add a row" });
  more.addEventListener("click", () => {
    const [first] = add({});
    apply();
    first?.element.querySelector<HTMLElement>("input, textarea")?.focus();
    changed();
  });
  for (const row of answers) add(row);
  const element = h(
    "section",
    { class: "question" },
    h("h3", {}, words(item.text)),
    item.help && h("p", { class: "hint" }, words(item.help)),
    list,
    more,
    h("p", { class: "wrong", role: "alert", hidden: true }),
  );
  const rows = () =>
    lines.map((fields) =>
      Object.fromEntries(
        fields.flatMap((one) => {
          const value = one.value();
          return value === undefined ? [] : [[one.item.key, value]];
        }),
      ),
    );
  return { item, element, rows, lines: () => lines };
}
