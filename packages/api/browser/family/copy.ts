import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { button } from "./press.ts";

export interface File {
  name: string;
  type: string;
  content: string;
}

/** A copy of everything: for people, and for programs. */
export function copy(): HTMLElement {
  const wrong = h("p", { class: "wrong", role: "alert" });
  const get = async (format: "pdf" | "docx" | "json") => {
    const outcome = await act<File>("export", { format });
    if ("problem" in outcome)
      return wrong.replaceChildren(h("span", {}, { ru: outcome.problem.detail, en: outcome.problem.detailEn }));
    wrong.replaceChildren();
    save(outcome.page);
  };
  const one = (format: "pdf" | "docx" | "json", label: Text) => button(label, "secondary", () => get(format));
  return h(
    "details",
    {},
    h("summary", {}, h("strong", {}, { ru: "Получить все свои сведения", en: "Get a copy of all data" })),
    h(
      "div",
      { class: "inside" },
      h(
        "p",
        {},
        {
          ru: "Всё, что записано о вас и ваших детях. Файл останется на этом телефоне: берегите его. Если что-то неверно, попросите исправить: «Спросить, попросить, пожаловаться».",
          en: "All that is recorded of you and your children. The file stays on this telephone: keep it safe. If something is wrong, ask for it to be corrected, under “Ask”.",
        },
      ),
      one("pdf", { ru: "Документ для чтения (PDF)", en: "To read (PDF)" }),
      one("docx", { ru: "Документ Word (DOCX)", en: "For Word (DOCX)" }),
      one("json", { ru: "Файл для других программ (JSON)", en: "For other programs (JSON)" }),
      wrong,
    ),
  );
}

export function save({ name, type, content }: File): void {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
