import { describe, expect, it } from "vitest";
import { extractOf } from "../../../test/fixtures/extract.ts";
import { zip } from "../../../test/fixtures/zip.ts";
import { Unreadable } from "../../ground/shared/unreadable.ts";
import { readExtracts } from "./extract.ts";
import { extractsIn, readXmlFile } from "./unpack.ts";

const readExtract = (xml: string) => readExtracts(xml)[0]!;

describe("an extract of the МСЭ", () => {
  it("given sections that are needed and not, when read, then only the needed ones are measures", () => {
    const { who, paper, faults, notes } = readExtract(extractOf());
    expect(faults).toEqual([]);
    expect(who).toEqual({
      surname: "Соловьева",
      givenName: "Алена",
      patronymic: "Игоревна",
      birthDate: "2015-05-14",
      snils: "11223344595",
    });
    expect(paper).toEqual({
      kind: "ipra",
      number: "1187.7.42/2026",
      issuer: "ФКУ «ГБ МСЭ», бюро № 7",
      validFrom: "2025-02-26",
      term: "until-18",
      measures: [
        { block: "health", title: "Медицинская реабилитация", from: "2025-02-26" },
        { block: "education", title: "Психолого-педагогическая помощь" },
      ],
    });
    expect(notes).toMatchObject([{ ru: expect.stringContaining("до 18 лет") }]);
  });

  it.each<[string, Parameters<typeof extractOf>[0], object]>([
    ["no end and a disability of a year", { disabilityEnd: "2026-03-01" }, { term: "indefinite" }],
    ["the year 9999", { end: "9999-12-31", disabilityEnd: "" }, { term: "indefinite" }],
    ["a day", { end: "2027-03-01" }, { validTo: "2027-03-01" }],
    ["a day with a time", { end: "2027-03-01T00:00:00+07:00" }, { validTo: "2027-03-01" }],
  ])("given %s, when read, then that is its end", (_, extract, end) => {
    const { paper } = readExtract(extractOf(extract));
    expect(paper).toMatchObject(end);
    expect([paper!.validTo, paper!.term].filter(Boolean)).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof extractOf>[0], string | undefined]>([
    ["repeated", { snils: ["11223344595", "112-233-445 95"] }, "11223344595"],
    ["none", { snils: [] }, undefined],
    ["two different", { snils: ["112-233-445 95", "112-233-446 96"] }, undefined],
    ["a wrong one", { snils: ["112-233-445 00"] }, undefined],
  ])("given a СНИЛС: %s, when read, then it is believed or left aside", (_, extract, snils) => {
    const { who, faults } = readExtract(extractOf(extract));
    expect([who.snils, faults]).toEqual([snils, []]);
  });

  it("given a lone group and none, when read, then there is one measure, and none", () => {
    const lone = readExtract(extractOf({ groups: [["SocSection", "Социальная адаптация", "true"]] }));
    expect(lone.paper!.measures).toEqual([{ block: "social", title: "Социальная адаптация" }]);
    expect(readExtract(extractOf({ groups: [] })).paper!.measures).toEqual([]);
  });

  it("given what is missing or no day, when read, then all of it is named and there is no paper", () => {
    const { paper, faults } = readExtract(
      extractOf({ number: "", birthDate: "2015-02-30", begins: "0001-01-01", surname: "" }),
    );
    expect(paper).toBeUndefined();
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual([
      "/DevelopDate",
      "/Number",
      "/Person/BirthDate",
      "/Person/FIO/LastName",
    ]);
  });

  it.each([
    ["a page", "<html><body>Ошибка 500</body></html>", /не выписка/],
    ["no XML", "Номер;Дата", /повреждён/],
    ["cut off", extractOf().slice(0, 300), /повреждён/],
    ["entities", '<!DOCTYPE a [<!ENTITY x "y">]><IPRA>&x;</IPRA>', /DTD/],
    ["an entity of nobody", "<IPRA><Number>&boom;</Number></IPRA>", /сущности/],
    ["deep nesting", `<IPRA>${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}</IPRA>`, /вложенных/],
    ["too many elements", `<IPRA>${"<a/>".repeat(30_000)}</IPRA>`, /больше 20000 элементов/],
  ])("given %s, when read, then it is refused with why", (_, xml, why) => {
    const read = () => readExtract(xml);
    expect(read).toThrow(Unreadable);
    try {
      read();
    } catch (error) {
      expect((error as Unreadable).text.ru).toMatch(why);
    }
  });

  it("given another encoding, when read, then its letters are the same", () => {
    const utf16 = Buffer.from(`\uFEFF${extractOf()}`, "utf16le");
    expect(readXmlFile(utf16)).toMatchObject([{ row: 1, who: { surname: "Соловьева" } }]);
  });

  it("given an envelope, or several in one file, when read, then each is told", () => {
    const bare = (extract: string) => extract.replace(/^<\?xml.*?\?>/, "");
    const sent = `<?xml version="1.0"?><s:Envelope xmlns:s="urn:s"><s:Body><m:Message xmlns:m="urn:m">${bare(extractOf())}${bare(
      extractOf({ number: "2", surname: "ДРУГАЯ" }),
    ).replaceAll("ct:IPRA", "ct:Ipra")}</m:Message></s:Body></s:Envelope>`;
    expect(readXmlFile(Buffer.from(sent))).toMatchObject([
      { row: 1, who: { surname: "Соловьева" }, paper: { number: "1187.7.42/2026", measures: [{}, {}] } },
      { row: 2, who: { surname: "Другая" }, paper: { number: "2" } },
    ]);
    const archive = zip([{ name: "день.xml", content: sent }]);
    return expect(extractsIn(archive)).resolves.toMatchObject([
      { row: 1, file: "день.xml", paper: { number: "1187.7.42/2026" } },
      { row: 2, file: "день.xml", paper: { number: "2" } },
    ]);
  });

  it("given sections within another element, when read, then none of their measures is lost", () => {
    const nested = extractOf()
      .replace("<ct:MedSection>", "<ct:Sections><ct:MedSection>")
      .replace("</ct:IPRA>", "</ct:Sections></ct:IPRA>");
    expect(readExtract(nested).paper!.measures).toHaveLength(2);
  });

  it.each([
    ["14.05.2015", "2015-05-14"],
    ["2015-05-14T00:00:00", "2015-05-14"],
    ["2015-05-14Z", "2015-05-14"],
    ["2015-05-13T17:00:00Z", "2015-05-14"],
    ["2015-05-14T00:00:00Z", "2015-05-14"],
    ["1985-05-14", "1985-05-14"],
  ])("given the day as %s, when read, then it is %s", (written, birthDate) => {
    expect(readExtract(extractOf({ birthDate: written })).who.birthDate).toBe(birthDate);
  });
});

/** Bytes of a name as archivers of MS-DOS write it. */
const cp866 = (name: string): Buffer =>
  Buffer.from(
    [...name].map((letter) => {
      const code = letter.charCodeAt(0);
      if (code < 128) return code;
      return code < 0x440 ? code - 0x410 + 0x80 : code - 0x440 + 0xe0;
    }),
  );

describe("an archive of extracts", () => {
  it("given names in CP866, signatures and a file that is none, when read, then each is told by its name", async () => {
    const archive = zip([
      { name: "выписки/", content: "" },
      { name: "ДОС.xml", content: extractOf() },
      { name: "ДОС.xml.sig", content: "подпись" },
      { name: "__MACOSX/._ДОС.xml", content: "…" },
      { name: "вложенный.zip", content: zip([{ name: "a.xml", content: extractOf() }]) },
      { name: "скан.pdf", content: "%PDF-1.7" },
    ]);
    // The helper writes UTF-8; the name is put in place of one of as many bytes.
    const name = cp866("ДОСЬЕИП");
    const dos = Buffer.from(
      archive.toString("latin1").replaceAll(Buffer.from("ДОС.xml").toString("latin1"), `${name.toString("latin1")}.xm`),
      "latin1",
    );
    expect((await extractsIn(dos)).map(({ file }) => file).at(0)).toBe("ДОСЬЕИП.xm");
    const rows = await extractsIn(archive);
    expect(rows.map(({ row, file, paper }) => [row, file, paper?.number])).toEqual([
      [1, "ДОС.xml", "1187.7.42/2026"],
      [2, "вложенный.zip", undefined],
      [3, "скан.pdf", undefined],
    ]);
    expect(rows.slice(1).map(({ faults }) => faults[0]!.message.ru)).toEqual([
      "архив в архиве: распакуйте его",
      expect.stringContaining("повреждён"),
    ]);
  });

  it.each([
    ["200 MB of zeros", zip([{ name: "a.xml", content: new Uint8Array(200 * 2 ** 20) }]), /больше 32 МБ/],
    ["a password", zip([{ name: "a.xml", content: "x", encrypted: true }]), /зашифрован/],
    ["nothing", zip([]), /нет выписок/],
    ["no archive", Buffer.from("<IPRA/>"), /не архив/],
    ["its half", zip([{ name: "a.xml", content: extractOf() }]).subarray(0, 200), /повреждён/],
    ["too many files", zip(Array.from({ length: 501 }, (_, i) => ({ name: `${i}.xml`, content: "" }))), /500/],
  ])("given %s, when read, then it is refused with why", async (_, bytes, why) => {
    const error = await extractsIn(bytes).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).text.ru).toMatch(why);
  });

  it("given zeros that say to be few, when read, then that file is named and the others are read", async () => {
    const rows = await extractsIn(
      zip([
        { name: "bomb.xml", content: new Uint8Array(50 * 2 ** 20), size: 1000 },
        { name: "a.xml", content: extractOf() },
      ]),
    );
    expect(rows.map(({ paper }) => paper?.number)).toEqual([undefined, "1187.7.42/2026"]);
    expect(rows[0]!.faults[0]!.message.ru).toMatch(/повреждён/);
  });
});
