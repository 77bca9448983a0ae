import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { type File, save } from "./copy.ts";
import { button } from "./press.ts";
import { saying } from "./saying.ts";

// Documents that were made for whoever looks. Asked for when they are opened: a look is on record.

interface Made {
  documentId: string;
  title: Text;
  number: string;
  date: string;
  agency?: string;
  replaced: boolean;
}

export function documents({ childId }: { childId: string }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const wrong = (problem: { detail: string; detailEn: string }) =>
    tell({ ru: problem.detail, en: problem.detailEn }, "wrong");
  const get = async (documentId: string, format: "pdf" | "docx") => {
    const outcome = await act<File>("document", { childId, documentId, format });
    if ("problem" in outcome) wrong(outcome.problem);
    else save(outcome.page);
  };
  const show = async () => {
    const outcome = await act<{ documents: Made[] }>("documents", { childId });
    if ("problem" in outcome) return wrong(outcome.problem);
    const cards = outcome.page.documents.map((one) => card(one, get));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : [h("p", {}, none)]));
    apply();
  };
  const part = h(
    "details",
    { class: "documents" },
    h("summary", {}, h("strong", {}, { ru: "Документы", en: "Documents" })),
    h("div", { class: "inside" }, told, list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void show();
  });
  return part;
}
const none: Text = {
  ru: "Для вас пока не составляли документов.",
  en: "No documents have been made for you yet.",
};

const card = (
  { documentId, title, number, date, agency, replaced }: Made,
  get: (documentId: string, format: "pdf" | "docx") => Promise<void>,
): HTMLElement =>
  h(
    "li",
    {},
    h("strong", {}, title),
    h(
      "span",
      { class: "hint" },
      say((l) => `№ ${number}, ${longDate(date, l)}`),
    ),
    agency !== undefined && h("span", { class: "hint" }, agency),
    replaced && h("span", {}, { ru: "Вместо него составлен новый.", en: "A new one has taken its place." }),
    button({ ru: "Открыть (PDF)", en: "Open (PDF)" }, "secondary", () => get(documentId, "pdf")),
    button({ ru: "Для Word (DOCX)", en: "For Word (DOCX)" }, "secondary", () => get(documentId, "docx")),
  );
