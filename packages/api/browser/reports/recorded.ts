import { h } from "../respond/dom.ts";
import type { Obligation } from "./api.ts";

/** A field with what the records say of it: one press confirms it. Nothing is filled in by itself, since then it would be handed in. */
export function recorded({ recorded: known }: Obligation["indicators"][number], field: HTMLElement): HTMLElement {
  if (known === undefined) return field;
  const button = h("button", { type: "button", class: "secondary" }, { ru: `Да, ${known}`, en: `Yes, ${known}` });
  button.addEventListener("click", () => {
    field.querySelector("input")!.value = String(known);
  });
  field.append(
    h(
      "p",
      { class: "hint" },
      {
        ru: `По записям: ${known}. Если на деле другое число, впишите его и объясните в пояснении.`,
        en: `By the records: ${known}. If it is another number, enter it and explain in the note.`,
      },
    ),
    button,
  );
  return field;
}
