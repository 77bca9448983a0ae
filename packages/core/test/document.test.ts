import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { buildFont } from "../fonts/build.ts";
import { type Document, documentFormats, documentType, fileOf, render } from "../src/ground/document/index.ts";
import { tinos } from "../src/ground/document/tinos.generated.ts";
import { entriesOf, unpacked } from "../src/ground/shared/archive.ts";

const rows = Array.from({ length: 90 }, (_, i) => [`Занятия с логопедом ${i + 1}`, "МБОУ «Школа № 5»", "01.02.2027"]);
const letter: Document = {
  title: "Письмо",
  content: [
    { kind: "corner", lines: ["Руководителю бюро № 5"] },
    { kind: "lines", lines: ["от 12.05.2026 № 45-исх"] },
    { kind: "title", lines: ["Сведения", "об исполнении мероприятий"] },
    { kind: "heading", text: "1. О ребёнке" },
    { kind: "facts", rows: [["Фамилия, имя", "Ёжикова Гөлнара"]] },
    { kind: "paragraph", text: "=1+1 & <w:t> — «строка» ребёнка-инвалида" },
    {
      kind: "table",
      caption: "Таблица 1",
      columns: [
        { title: "Мероприятие", width: 3 },
        { title: "Исполнитель", width: 2 },
        { title: "Срок", width: 1 },
      ],
      rows: [["Медицинская реабилитация"], ...rows],
    },
    { kind: "signatures", of: [{ who: "Директор", name: "И. И. Щукин" }, { who: "Законный представитель" }] },
  ],
};

/** What a reader of the file would see, page by page for PDF. */
async function pdfPages(document: Document): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await render(document, "pdf")));
  return (await extractText(pdf, { mergePages: false })).text;
}

async function docxXml(document: Document): Promise<string> {
  const bytes = await render(document, "docx");
  const body = entriesOf(bytes).find(({ name }) => name === "word/document.xml")!;
  const parts: Buffer[] = [];
  for await (const part of unpacked(bytes, body)) parts.push(part);
  return Buffer.concat(parts).toString();
}
const wordsOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join("|");

describe("a document", () => {
  it("as PDF has its letters, the table's head on each page, numbered pages and lines to sign", async () => {
    const pages = await pdfPages(letter);
    expect(pages.length).toBe(3);
    for (const [i, page] of pages.entries()) expect(page.trimEnd().endsWith(`${i + 1}`), page).toBe(true);
    for (const page of pages.slice(0, 2)) expect(page).toContain("Мероприятие Исполнитель Срок");
    const text = pages.join("\n");
    for (const words of [
      "Руководителю бюро № 5",
      "Фамилия, имя: Ёжикова Гөлнара",
      "=1+1 & <w:t> — «строка» ребёнка-инвалида",
      "Медицинская реабилитация",
      "Занятия с логопедом 90 МБОУ «Школа № 5» 01.02.2027",
      "И. И. Щукин",
      "/ ____________________ /",
    ])
      expect(text).toContain(words);
  });

  it("as DOCX has the same words, as texts and never as marks of its own", async () => {
    const text = wordsOf(await docxXml(letter));
    for (const words of ["Фамилия, имя: |Ёжикова Гөлнара", "=1+1 &amp; &lt;w:t&gt; — «строка»", "|01.02.2027|"])
      expect(text).toContain(words);
  });

  it("lies across where it is asked to", async () => {
    const across: Document = { ...letter, orientation: "landscape" };
    const pdf = await getDocumentProxy(new Uint8Array(await render(across, "pdf")));
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([Math.round(width!), Math.round(height!)]).toEqual([842, 595]);
    expect(await docxXml(across)).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  });

  it("is handed out as what it is", async () => {
    const files = await Promise.all(documentFormats.map((format) => fileOf(letter, format, "letter")));
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ["letter.docx", documentType("docx")],
      ["letter.pdf", "application/pdf"],
    ]);
  });

  it("has the font that is made of the published one", async () => {
    expect(await buildFont()).toContain(JSON.stringify(tinos.bold));
  });
});
