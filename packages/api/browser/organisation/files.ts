import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, fold, saveButton, wideField } from "./section.ts";

/** A file of an event, or of a thing of the library. */
export interface Shown {
  materialId: string;
  name: string;
  size: number;
  access: "open" | "closed";
  check?: "pending" | "failed" | "infected";
}
type Send = (body: object) => Promise<void>;

/** The largest that is taken; what is larger has a link. */
const largest = 3 * 2 ** 20;

const states: Record<NonNullable<Shown["check"]>, Text> = {
  pending: { ru: "проверяется на вирусы", en: "being checked" },
  failed: { ru: "проверить не удалось", en: "could not be checked" },
  infected: { ru: "заражён и удалён", en: "infected and removed" },
};

/** What is there, each with a button that takes it away, and a form for another. @param closed for whom a file is that not everybody gets */
export function filesOf(all: readonly Shown[], closed: Text, of: object, send: Send): HTMLElement {
  const rows = all.map(({ materialId, name, access, check }) => {
    const take = h("button", { type: "button", class: "secondary" }, { ru: "Удалить файл", en: "Remove the file" });
    take.addEventListener("click", () => void send({ action: "remove-file", ...of, materialId }));
    const hint = say((l) => [access === "closed" && closed[l], check && states[check][l]].filter(Boolean).join(", "));
    return h("p", {}, h("strong", {}, name), " ", h("span", { class: "aside" }, hint), " ", take);
  });
  const input = h("input", { type: "file", name: "file", required: true, accept: ".pdf,.docx,.xlsx,.jpg,.jpeg,.png" });
  const wrong = h("p", { role: "alert" });
  const form = h(
    "form",
    { class: "lines" },
    wideField({ ru: "PDF, DOCX, XLSX или картинка, до 3 МБ", en: "PDF, DOCX, XLSX or a picture, up to 3 MB" }, input),
    field(
      { ru: "Кому", en: "For" },
      choice(
        "access",
        [
          { key: "open", title: { ru: "всем", en: "everybody" } },
          { key: "closed", title: closed },
        ],
        "open",
      ),
    ),
    wrong,
  );
  form.append(
    saveButton(form, async () => {
      const file = input.files?.[0];
      if (!file) return;
      if (file.size > largest) {
        wrong.replaceChildren(
          say((l) =>
            l === "ru"
              ? "Файл больше 3 МБ: положите его в облако и дайте ссылку."
              : "It is larger than 3 MB: give a link.",
          ),
        );
        return;
      }
      const access = form.querySelector<HTMLSelectElement>('[name="access"]')!.value;
      await send({
        action: "add-file",
        ...of,
        file: { name: file.name.slice(-200), content: await base64(file), access },
      });
    }),
  );
  return h("div", {}, ...rows, fold({ ru: "Добавить файл", en: "Add a file" }, undefined, false, form));
}

const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
