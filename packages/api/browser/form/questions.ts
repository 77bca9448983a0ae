import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Item, Simple, Words } from "./item.ts";

/** One question on the page: what it looks like, and what has been answered. */
export interface Field {
  item: Item;
  element: HTMLElement;
  /** undefined: nothing has been answered; a number or a date that cannot be read is handed on as it was typed. */
  value(): Simple | undefined;
}

export const words = (text: Words) =>
  say((language) => (language === "ru" ? (text.ru ?? text.en) : (text.en ?? text.ru)) ?? "");

let ids = 0;

/** @param changed called at each change */
export function field(item: Item, answer: Simple | undefined, changed: () => void): Field {
  ids += 1;
  const id = `q${ids}`;
  const made = controlOf(item, id, answer);
  made.element.addEventListener("input", changed);
  made.element.addEventListener("change", changed);
  return { item, element: made.element, value: made.value };
}

type Made = Pick<Field, "element" | "value">;

function controlOf(item: Item, id: string, answer: Simple | undefined): Made {
  switch (item.kind) {
    case "choice":
      return choices(
        item,
        id,
        "radio",
        item.options.map(({ code, text }) => [code, words(text)]),
        [answer].flat(),
      );
    case "many": {
      const made = choices(
        item,
        id,
        "checkbox",
        item.options.map(({ code, text }) => [code, words(text)]),
        [answer].flat(),
      );
      apart(
        made.element,
        item.options.flatMap(({ code, alone }) => (alone ? [code] : [])),
      );
      return made;
    }
    case "yes-no": {
      const options: [string, Node][] = [
        ["true", say({ ru: "Да", en: "Yes" })],
        ["false", say({ ru: "Нет", en: "No" })],
      ];
      const { element, value } = choices(item, id, "radio", options, answer === undefined ? [] : [String(answer)]);
      return { element, value: () => (value() === undefined ? undefined : value() === "true") };
    }
    case "scale": {
      const steps = Array.from({ length: item.to - item.from + 1 }, (_, i) => String(item.from + i));
      if (steps.length > 21)
        return single(item, id, answer, { type: "number", min: String(item.from), max: String(item.to) });
      const options = steps.map((step): [string, Node] => [step, document.createTextNode(step)]);
      const { element, value } = choices(item, id, "radio", options, answer === undefined ? [] : [String(answer)]);
      element.querySelector(".options")!.classList.add("scale");
      const { ends } = item;
      if (ends)
        element.append(
          h("p", { class: "hint" }, `${item.from} — `, words(ends.from), `; ${item.to} — `, words(ends.to)),
        );
      return { element, value: () => (value() === undefined ? undefined : Number(value())) };
    }
    case "number":
      return single(item, id, answer, {
        type: "text",
        inputmode: item.decimals > 0 ? "decimal" : "numeric",
        maxlength: "20",
      });
    case "date":
      return single(item, id, answer, { type: "date", min: item.min, max: item.max });
    case "text":
      return single(item, id, answer, { maxlength: String(item.max) });
    default:
      return { element: h("p", {}, words(item.text)), value: () => undefined };
  }
}

/** Several buttons of one question: a group with a name, as screen readers want it. */
function choices(
  item: Item,
  id: string,
  type: "radio" | "checkbox",
  options: [code: string, label: Node][],
  chosen: readonly unknown[],
): Made {
  const inputs = options.map(([code], i) =>
    h("input", { type, name: id, id: `${id}-${i}`, value: code, checked: chosen.includes(code) }),
  );
  const lines = options.map(([, label], i) => {
    const named = h("label", { for: `${id}-${i}`, class: "option" });
    named.append(inputs[i]!, label);
    return named;
  });
  const element = h(
    "fieldset",
    { class: "question", id, "aria-describedby": describedBy(item, id), tabindex: "-1" },
    legend(item),
    ...hints(item, id),
    h("div", { class: "options" }, ...lines),
    wrong(id),
  );
  if (type === "radio" && !item.required) element.append(clearer(inputs));
  const value = () => {
    const codes = inputs.filter(({ checked }) => checked).map((input) => input.value);
    if (codes.length === 0) return undefined;
    return type === "radio" ? codes[0] : codes;
  };
  return { element, value };
}

/** What stands alone takes the others' marks away, and they take its. */
function apart(element: HTMLElement, alone: readonly string[]): void {
  if (alone.length === 0) return;
  element.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.checked) return;
    for (const one of element.querySelectorAll<HTMLInputElement>("input"))
      if (one !== target && (alone.includes(target.value) || alone.includes(one.value))) one.checked = false;
  });
}

/** A button of a question that may stay without an answer: what was pressed can be taken back. */
function clearer(inputs: readonly HTMLInputElement[]): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "secondary small" },
    { ru: "Снять ответ", en: "Clear the answer" },
  );
  button.addEventListener("click", () => {
    for (const input of inputs) input.checked = false;
    button.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return button;
}

function single(
  item: Item,
  id: string,
  answer: Simple | undefined,
  attributes: Record<string, string | undefined>,
): Made {
  const isLong = item.kind === "text" && item.lines === "many";
  const shown = answer === undefined ? "" : item.kind === "number" ? String(answer).replace(".", ",") : String(answer);
  const named = { id: `${id}-0`, "aria-describedby": describedBy(item, id) };
  const control = isLong
    ? h("textarea", { ...named, rows: "3", ...attributes })
    : h("input", { type: "text", ...named, ...attributes });
  control.value = shown;
  const label = h("label", { for: `${id}-0` }, ...titleOf(item));
  const unit = item.kind === "number" && item.unit ? [h("span", { class: "hint" }, words(item.unit))] : [];
  const element = h(
    "div",
    { class: "question field", id, tabindex: "-1" },
    label,
    ...hints(item, id),
    control,
    ...unit,
    wrong(id),
  );
  const value = () => {
    const text = control.value.trim();
    if (text === "") return undefined;
    if (item.kind !== "number" && item.kind !== "scale") return text;
    const number = Number(text.replace(/\s/g, "").replace(",", "."));
    return Number.isFinite(number) ? number : text;
  };
  return { element, value };
}

const legend = (item: Item) => h("legend", {}, ...titleOf(item));
const titleOf = ({ prefix, text, required }: Item): (Node | string)[] => [
  ...(prefix ? [`${prefix} `] : []),
  words(text),
  ...(required ? [] : [h("span", { class: "hint" }, " ", say({ ru: "(можно пропустить)", en: "(may be left out)" }))]),
];
const hints = ({ help }: Item, id: string) => (help ? [h("p", { class: "hint", id: `${id}-hint` }, words(help))] : []);
const wrong = (id: string) => h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true });
const describedBy = ({ help }: Item, id: string) => `${help ? `${id}-hint ` : ""}${id}-wrong`;
