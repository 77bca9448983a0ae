/// <reference path="./pdfmake.d.ts" />
import pdfmake, { type Content, type Margins } from "pdfmake";
import type { Block, Document, Orientation } from "./document.ts";
import { cornerAt, dateLine, lineWidth, margins, signatureCells, sizes, tableSize, widthsOf } from "./page.ts";
import { tinos } from "./tinos.generated.ts";

const points = (millimetres: number) => (millimetres / 25.4) * 72;

// Tinos has the widths of Times New Roman, so that PDF and DOCX break their lines alike; nothing in them is slanted.
const { regular, bold } = tinos;
for (const [name, letters] of Object.entries({ regular, bold }))
  pdfmake.virtualfs.writeFileSync(name, Buffer.from(letters, "base64"));
pdfmake.addFonts({ Tinos: { normal: "regular", bold: "bold", italics: "regular", bolditalics: "bold" } });
// A document is made of what it is given: it fetches nothing and opens no file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** The document as PDF, its font within it. */
export async function asPdf({ title, orientation = "portrait", content }: Document): Promise<Uint8Array> {
  const document = pdfmake.createPdf({
    info: { title, creator: "Маршрут", producer: "Маршрут" },
    language: "ru-RU",
    pageSize: "A4",
    pageOrientation: orientation,
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom].map(points) as Margins,
    defaultStyle: { font: "Tinos", fontSize: sizes.text },
    footer: (page) => ({ text: String(page), alignment: "center", fontSize: sizes.footer, margin: [0, 15, 0, 0] }),
    // A heading that would stand last on a page goes to the next one.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    // pdfmake writes into what it is given.
    content: structuredClone(content).map((block) => contentOf(block, orientation)),
  });
  return document.getBuffer();
}

function contentOf(block: Block, orientation: Orientation): Content {
  switch (block.kind) {
    case "corner":
      return { stack: block.lines, margin: [points(cornerAt(orientation)), 0, 0, 14] };
    case "lines":
      return { stack: block.lines, margin: [0, 0, 0, 14] };
    case "title":
      return {
        stack: block.lines.map((text, i) => ({ text, fontSize: i === 0 ? sizes.title : sizes.text })),
        alignment: "center",
        bold: true,
        margin: [0, 0, 0, 14],
      };
    case "heading":
      return { text: block.text, bold: true, headlineLevel: 2, margin: [0, 12, 0, 6] };
    case "paragraph":
      // Not justified: pdfmake 0.3 then parts «ребёнка-» from «инвалида» on one line.
      return { text: block.text, leadingIndent: points(12.5), margin: [0, 0, 0, 6] };
    case "facts":
      return {
        stack: block.rows.map(([name, value]) => ({
          text: [{ text: `${name}: `, bold: true }, value],
          margin: [0, 0, 0, 3],
        })),
        margin: [0, 0, 0, 12],
      };
    case "table":
      return table(block, orientation);
    case "qr":
      return { qr: block.text, fit: points(60), eccLevel: "M", alignment: "center", margin: [0, 6, 0, 12] };
    case "signatures":
      return { stack: block.of.map((one) => signature(signatureCells(one), orientation)), margin: [0, 14, 0, 0] };
  }
}

/** At each side of a cell, in points; a column's width is what is left between them. */
const padding = 4;

function table({ caption, columns, rows }: Extract<Block, { kind: "table" }>, orientation: Orientation): Content {
  const cells = (row: string[]) =>
    row.length === 1 && columns.length > 1
      ? [{ text: row[0]!, bold: true, colSpan: columns.length }, ...columns.slice(1).map(() => "")]
      : row;
  return [
    ...(caption ? [{ text: caption, margin: [0, 6, 0, 4] as Margins }] : []),
    {
      fontSize: tableSize(columns.length),
      margin: [0, 0, 0, 12],
      layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingLeft: () => padding, paddingRight: () => padding },
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: widthsOf(columns, orientation).map((width) => points(width) - 2 * padding - 0.5),
        body: [columns.map(({ title }) => ({ text: title, bold: true })), ...rows.map(cells)],
      },
    },
  ];
}

function signature([who, hand, name]: readonly string[], orientation: Orientation): Content {
  const share = points(lineWidth(orientation)) / 12;
  return {
    unbreakable: true,
    margin: [0, 0, 0, 16],
    columns: [
      { width: share * 5, stack: [who!, { text: dateLine, margin: [0, 4, 0, 0] }] },
      { width: share * 3, text: hand! },
      { width: share * 4, text: name! },
    ],
  };
}
