import * as docx from "docx";
import type { Block, Document, Orientation } from "./document.ts";
import { cornerAt, dateLine, margins, signatureCells, sizes, tableSize, widthsOf } from "./page.ts";

const {
  AlignmentType,
  BorderStyle,
  Footer,
  HeadingLevel,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} = docx;
type Child = docx.Paragraph | docx.Table;

/** A twentieth of a point. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const halfPoints = (points: number) => points * 2;

/** The document for Word and LibreOffice, in Times New Roman as offices write. */
export function asDocx({ title, orientation = "portrait", content }: Document): Promise<Uint8Array> {
  const document = new docx.Document({
    title,
    creator: "Маршрут",
    styles: {
      default: {
        document: { run: { font: "Times New Roman", size: halfPoints(sizes.text), language: { value: "ru-RU" } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sheet itself.
            size: {
              width: twips(210),
              height: twips(297),
              orientation: orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: twips(margins.left),
              right: twips(margins.right),
              top: twips(margins.top),
              bottom: twips(margins.bottom),
            },
          },
        },
        footers: { default: footer() },
        children: content.flatMap((block) => childrenOf(block, orientation)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function childrenOf(block: Block, orientation: Orientation): Child[] {
  switch (block.kind) {
    case "corner":
      return [...block.lines.map((text) => paragraph(text, { indent: { left: twips(cornerAt(orientation)) } })), gap()];
    case "lines":
      return [...block.lines.map((text) => paragraph(text)), gap()];
    case "title":
      return [...block.lines.map((text, i) => titleLine(text, i === 0)), gap()];
    case "heading":
      return [
        paragraph(text(block.text, { bold: true, color: "000000" }), {
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 240, after: 120 },
        }),
      ];
    case "paragraph":
      return [
        paragraph(block.text, {
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: twips(12.5) },
          spacing: { after: 120 },
        }),
      ];
    case "facts":
      return [
        ...block.rows.map(([name, value]) =>
          paragraph([text(`${name}: `, { bold: true }), text(value)], { spacing: { after: 60 } }),
        ),
        gap(),
      ];
    case "table":
      return [...(block.caption ? [caption(block.caption)] : []), table(block, orientation), gap()];
    case "qr":
      return [paragraph(block.text)];
    case "signatures":
      return [gap(), signatures(block, orientation)];
  }
}

const text = (words: string, options: Omit<docx.IRunPropertiesOptions, "children"> = {}) =>
  new TextRun({ text: words, ...options });

const paragraph = (words: string | docx.TextRun | docx.TextRun[], options: docx.IParagraphOptions = {}) =>
  new Paragraph({ ...options, children: typeof words === "string" ? [text(words)] : [words].flat() });

const gap = () => paragraph("");

const titleLine = (words: string, isFirst: boolean) =>
  paragraph(text(words, { bold: true, size: halfPoints(isFirst ? sizes.title : sizes.text) }), {
    alignment: AlignmentType.CENTER,
    keepNext: true,
  });

const caption = (words: string) =>
  paragraph(text(words, { italics: true }), { keepNext: true, spacing: { before: 120, after: 80 } });

function table({ columns, rows }: Extract<Block, { kind: "table" }>, orientation: Orientation): docx.Table {
  const widths = widthsOf(columns, orientation).map(twips);
  const size = halfPoints(tableSize(columns.length));
  const cell = (words: string, bold: boolean, span = 1) =>
    new TableCell({
      columnSpan: span,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: words.split("\n").map((part) => paragraph(text(part, { bold, size }))),
    });
  const line = (cells: string[]) => {
    const isSection = cells.length === 1 && columns.length > 1;
    return new TableRow({
      cantSplit: true,
      children: cells.map((words) => cell(words, isSection, isSection ? columns.length : 1)),
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }) => cell(title, true)),
  });
  return new Table({
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [head, ...rows.map(line)],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const borderless = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** A table without lines: the three places stand below each other however long a post is. */
function signatures({ of }: Extract<Block, { kind: "signatures" }>, orientation: Orientation): docx.Table {
  const places = [5, 3, 4].map((width) => ({ title: "", width }));
  const widths = widthsOf(places, orientation).map(twips);
  return new Table({
    borders: borderless,
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: of.map((one) => {
      const [who, hand, name] = signatureCells(one);
      return new TableRow({
        cantSplit: true,
        children: [[who, dateLine], [hand], [name]].map(
          (lines) =>
            new TableCell({
              margins: { bottom: 200 },
              children: lines.map((words) => paragraph(words, { spacing: { after: 60 } })),
            }),
        ),
      });
    }),
  });
}

const footer = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(sizes.footer) })],
      }),
    ],
  });
