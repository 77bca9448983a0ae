import { h } from "../respond/dom.ts";
import type { Problem } from "./api.ts";

/** What goes with one report; the service holds to the same (Submit.attachments). */
const most = { files: 3, bytes: 150_000 };
/** All that one sending may hold, with a margin for the rest of the body. */
const mostInAll = 3_500_000;

const types: Record<string, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/** By the name's end: what a browser says of a type depends on the programs beside it. */
const typeOf = ({ name }: File) => types[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];

export const filesField = (id: string): HTMLElement =>
  h(
    "div",
    { class: "field" },
    h(
      "label",
      { for: id },
      {
        ru: "Файлы, если нужны: до трёх, каждый до 150 кБ (PDF, PNG, JPEG, DOCX, XLSX)",
        en: "Files, if any: up to three of 150 kB each (PDF, PNG, JPEG, DOCX, XLSX)",
      },
    ),
    h("input", {
      id,
      type: "file",
      multiple: true,
      "data-files": true,
      accept: Object.keys(types)
        .map((end) => `.${end}`)
        .join(","),
    }),
  );

const filesOf = (within: HTMLElement): File[] =>
  [...within.querySelectorAll<HTMLInputElement>("[data-files]")].flatMap((input) => [...(input.files ?? [])]);

/** What is wrong with the chosen files, before anything is sent. */
export function tooLarge(page: HTMLElement): Problem | undefined {
  const forms = [...page.querySelectorAll<HTMLFormElement>("form[data-report]")];
  const files = filesOf(page);
  const heic = files.find(({ name }) => /\.hei[cf]$/i.test(name));
  if (heic)
    return {
      code: "file",
      detail: `«${heic.name}» — фотография HEIC: многие компьютеры её не откроют. Сохраните снимок как JPEG и выберите снова.`,
      detailEn: `"${heic.name}" is a HEIC photograph, which many computers do not open: save it as JPEG and choose that.`,
    };
  const wrong = files.find((file) => file.size > most.bytes || file.size === 0 || !typeOf(file));
  if (wrong)
    return {
      code: "file",
      detail: `Файл «${wrong.name}» не подходит: до 150 кБ, не пустой, PDF, PNG, JPEG, DOCX или XLSX.`,
      detailEn: `The file "${wrong.name}" cannot be sent: up to 150 kB, not empty, PDF, PNG, JPEG, DOCX or XLSX.`,
    };
  if (forms.some((form) => filesOf(form).length > most.files))
    return {
      code: "file",
      detail: "К одному отчёту прикладывают не более трёх файлов.",
      detailEn: "At most three files go with one report.",
    };
  if (files.reduce((sum, { size }) => sum + size, 0) <= mostInAll) return undefined;
  return {
    code: "file",
    detail: "Файлов слишком много для одной отправки: отправьте часть отчётов, потом остальные.",
    detailEn: "Too many files for one sending: send some of the reports first.",
  };
}

/** The files of one report as the service takes them. */
export const attached = (form: HTMLElement): Promise<{ name: string; type: string; content: string }[]> =>
  Promise.all(
    filesOf(form).map(async (file) => ({
      name: file.name.slice(-120),
      type: typeOf(file)!,
      content: await inBase64(file),
    })),
  );

export async function inBase64(file: File): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}
