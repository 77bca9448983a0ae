import { describe, expect, it } from "vitest";
import { book, hostileBooks, manyStrings, zip } from "../../../test/fixtures/zip.ts";
import { readSheets } from "./read.ts";
import { writeBook } from "./write.ts";

const sheet = (rows: string, more = "") => `<sheetData>${rows}</sheetData>${more}`;
const rowsOf = async (bytes: Uint8Array) => (await readSheets(bytes))[0]?.rows;

describe("a workbook", () => {
  it("is read as Excel writes it: shared and rich strings, numbers, days, truth, formulas by their value", async () => {
    const styles = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; дней&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const strings = `<sst><si><t xml:space="preserve"> Ёлкина &amp; &#1057;ын_x000D_</t></si>
      <si><r><rPr><b/></rPr><t>при</t></r><r><t>вет</t></r><rPh sb="0" eb="1"><t>нет</t></rPh></si></sst>`;
    const rows = `<row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3" s="1"><v>41765</v></c><c r="C3" s="2"><v>41765.75</v></c></row>
      <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4"><f>SUM(A1:A9)</f><v>1E+3</v></c><c r="C4" t="str"><f>"a"</f><v>a&lt;b</v></c></row>
      <row r="5"><c r="A5" t="e"><v>#N/A</v></c><c r="B5" t="inlineStr"><is><t>в ячейке</t></is></c><c r="C5" s="3"><v>5</v></c></row>
      <row r="900" s="1"><c r="XFD900" s="1"/></row>`;
    const read = await readSheets(book({ sheet: sheet(rows), strings, styles }));
    expect(read).toEqual([
      {
        name: "Лист1",
        rows: [
          ["", "", ""],
          [" Ёлкина & Сын\r", "", "привет"],
          ["0.30000000000000004", "2014-05-06", "2014-05-06"],
          ["true", "1000", "a<b"],
          ["#N/A", "в ячейке", "5"],
        ],
      },
    ]);
  });

  it("is read with prefixes, CDATA, comments, `>` in a value, cells without a place, and days from 1904", async () => {
    const xml = `<?xml version="1.0"?><!-- > --><x:worksheet xmlns:x="m"><x:sheetData><x:row a=">"><x:c t='str'><x:v><![CDATA[<&]]></x:v></x:c><x:c s="0"><x:v>1</x:v></x:c></x:row><x:row><x:c/><x:c t="d"><x:v>2025-03-01T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const styles = '<styleSheet><cellXfs><xf numFmtId="22"/></cellXfs></styleSheet>';
    const bytes = book({ sheet: Buffer.from(xml), styles, workbook: '<workbookPr date1904="1"/>' });
    expect(await rowsOf(bytes)).toEqual([
      ["<&", "1904-01-02"],
      ["", "2025-03-01"],
    ]);
  });

  it("counts a cell merged over rows in each of them", async () => {
    const rows = '<row r="1"><c t="str"><v>a</v></c></row><row r="3"><c r="B3" t="str"><v>b</v></c></row>';
    const bytes = book({ sheet: sheet(rows, '<mergeCells><mergeCell ref="A1:A9"/></mergeCells>') });
    expect(await rowsOf(bytes)).toEqual([
      ["a", ""],
      ["a", ""],
      ["a", "b"],
    ]);
  });

  it("is read from an archive that is stored, or has its sizes in extra fields as writers of streams leave them", async () => {
    const content = sheet(`<row>${'<c t="str"><v>a</v></c>'.repeat(3)}</row>`);
    for (const file of [{ stored: true }, { wide: true }])
      expect(await rowsOf(book({ sheet: content, file }))).toEqual([["a", "a", "a"]]);
  });

  it("of ours is read back", async () => {
    const cells = ["Ёлкина «Анна» <&>\n2", "=1+1", 12.5, null];
    const bytes = await writeBook("Т", [{ name: "Т", widths: [10], rows: [{ kind: "body", cells }] }]);
    expect(await rowsOf(bytes)).toEqual([["Ёлкина «Анна» <&>\n2", "=1+1", "12.5"]]);
  });

  it("whose format is a page of brackets is read, however many cells have it", async () => {
    const format = `<numFmt numFmtId="164" formatCode="${"[d".repeat(60_000)}"/>`;
    const styles = `<styleSheet><numFmts>${format}</numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const row = `<row>${'<c s="0"><v>41765</v></c>'.repeat(90)}</row>`;
    expect((await rowsOf(book({ styles, sheet: sheet(row.repeat(20)) })))?.[19]?.[89]).toBe("41765");
  });

  it("of a million strings is read", async () => {
    expect(await rowsOf(manyStrings())).toEqual([]);
  });
});

describe("a file that is no workbook, or too much of one", () => {
  it.each(hostileBooks())("%s: is refused with why, at its field", async (_, bytes, said) => {
    await expect(readSheets(bytes, "/file")).rejects.toMatchObject({
      code: "input.invalid",
      fields: [
        { pointer: "/file", message: { ru: expect.stringMatching(said), en: expect.stringMatching(/^[ -~]+$/) } },
      ],
    });
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["two letters", Buffer.from("PK")],
    ["a cut archive", book({}).subarray(0, -30)],
    ["an archive of something else", zip([{ name: "a.txt", content: "a" }])],
    ["bytes that are not UTF-8", book({ sheet: Buffer.from([0x3c, 0x61, 0xff, 0x3e]) })],
    ["tags that do not match", book({ sheet: "<a><b></a></b>" })],
    ["an unknown entity", book({ sheet: "<a>&nbsp;</a>" })],
    ["a row that is no number", book({ sheet: '<row r="NaN"><c t="str"><v>a</v></c></row>' })],
  ])("%s is refused", async (_, bytes) => {
    await expect(readSheets(bytes)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/content" }] });
  });
});
