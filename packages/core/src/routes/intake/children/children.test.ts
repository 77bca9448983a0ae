import { describe, expect, it } from "vitest";
import { world } from "../../../../test/worlds/tenant.ts";
import * as Import from "../../../ground/import/index.ts";
import type { ChildId, Ctx } from "../../../ground/shared/index.ts";
import { memoryFiles } from "../../../ground/shared/memory/index.ts";
import { readSheets } from "../../../ground/workbook/read.ts";
import * as Child from "../../../people/child/index.ts";
import * as Consent from "../../../people/consent/index.ts";
import * as Instrument from "../../instrument/index.ts";
import { importer } from "./index.ts";

const heads =
  "Фамилия;Имя;Отчество;Дата рождения;Муниципалитет;Инвалидность;ОВЗ;Представитель;Кем приходится;Представитель 2;Второй родитель: родство";
const child = (surname: string) =>
  `${surname};Иван;Петрович;12.04.2015;Новокузнецк;да;да;Тестова Мария;мать;Тестов Пётр;отец`;
const consentHeads = "согласие дано;Кто дал согласие;Объём согласия;Дата согласия;Срок согласия";
const paperHeads = "№ ИПРА;дата выдачи;Срок ИПРА;Номер заключения ПМПК;Дата ПМПК";

async function region() {
  const { ctx } = await world();
  const files = memoryFiles();
  const imported = (content: string, dryRun = false, who: Ctx = ctx) =>
    Import.start(who, files, importer, { file: { format: "csv", content }, dryRun });
  return { ctx, files, imported };
}
const file = (...lines: string[]) => [`${heads};${consentHeads};${paperHeads}`, ...lines].join("\n");
const said = (view: Import.ImportView) =>
  view.outcomes.map(({ row, rejection }) => [row, ...(rejection?.fields ?? []).map(({ message }) => message.ru)]);

describe("a list of children with consents and papers", () => {
  it("takes an ИПРА that ends after the 18th birthday, and says so", async () => {
    const { imported } = await region();
    const { outcomes } = await imported(file(`${child("Поздний")};нет;;;;;77;20.02.2025;13.04.2033;;`));
    const told = { pointer: "/ipra/to", message: { ru: expect.stringContaining("18-летие") } };
    expect(outcomes).toMatchObject([{ id: expect.any(String), notes: [{ pointer: "/person/sex" }, told] }]);
  });

  it("records the consent and the papers with the child, as each room would", async () => {
    const { ctx, imported } = await region();
    const { outcomes, unknownColumns } = await imported(
      file(
        `${child("Первов")};да;отец;здоровье, образование;12.01.25;31.12.2026;№ 77.1.42/2025 от 20.02.2025;;до 18 лет;123;20.01.2025`,
        `${child("Второв")};12.01.2025;Тестова Мария;все;;31.12.2026;-;;;;`,
        `${child("Третьев")};нет;;;;;;;;;`,
      ),
    );
    expect([unknownColumns, outcomes.map(({ rejection }) => rejection)]).toEqual([
      [],
      [undefined, undefined, undefined],
    ]);
    const [first, second, third] = outcomes.map(({ id }) => id as ChildId) as [ChildId, ChildId, ChildId];
    const { representatives } = await Child.get(ctx, first);
    expect(await Consent.listFor(ctx, first)).toMatchObject([
      {
        representativeId: representatives.find(({ surname }) => surname === "Тестов")?.representativeId,
        recipient: "route",
        purpose: "support-route",
        dataClasses: ["health", "education"],
        signedOn: "2025-01-12",
        expiresOn: "2026-12-31",
        status: "given",
      },
    ]);
    expect(await Instrument.listFor(ctx, first)).toMatchObject([
      { kind: "ipra", number: "77.1.42/2025", validFrom: "2025-02-20", term: "until-18" },
      { kind: "pmpk", number: "123", validFrom: "2025-01-20", conclusion: { educationalNeeds: true } },
    ]);
    expect(await Consent.listFor(ctx, second)).toMatchObject([
      { dataClasses: ["identity", "health", "education", "social"], signedOn: "2025-01-12" },
    ]);
    expect([await Instrument.listFor(ctx, second), await Consent.listFor(ctx, third)]).toEqual([[], []]);
  });

  it("tells by row and column what is wrong, takes the others, and writes nothing of a row that waits", async () => {
    const { ctx, imported } = await region();
    await imported(file(`${child("Первов")};;;;;;77/2025;20.02.2025;бессрочно;;`));
    const content = file(
      `${child("Второв")};да;;диагноз;12.01.2026;вчера;;;;;`,
      `${child("Третьев")};да;дядя;всё подряд;12.01.2025;31.12.2026;;;;;`,
      `${child("Четвертов")};да;1;все;12.01.2026;31.12.2027;78/2025;20.02.2025;;;`,
      `${child("Пятов")};;;;;;77/2025;20.02.2025;бессрочно;;`,
      `${child("Шестов").replace("12.04.2015", "32.04.2015")};да;1;ничего;12.01.2025;31.12.2026;;;;;`,
      `${child("Седьмов")};да;1;все;12.01.2026;31.12.2027;;;;;`,
      `${child("Восьмов")};да;мать;все;12.01.2025;31.12.2026;;;;;`,
    );
    const told = [
      [
        2,
        "Согласие действует до: дата ДД.ММ.ГГГГ",
        "Согласие дал: кто из представителей строки: ФИО, кем приходится, 1 или 2",
      ],
      [3, "Согласие дал: кто из представителей строки: ФИО, кем приходится, 1 или 2"],
      [4, "Дата окончания ИПРА: не заполнено"],
      [5, "№ ИПРА: Документ с этим номером того же органа уже записан у другого ребёнка. Сверьте, чей он."],
      [
        6,
        "Дата рождения: дата ДД.ММ.ГГГГ",
        "Согласие на сведения: «все» или через запятую: личность, здоровье, образование, социальное",
      ],
      [7, "Дата согласия: не позже сегодняшнего дня (2025-03-03)"],
      [8],
    ];
    expect(said(await imported(content, true))).toEqual(told);
    expect((await Child.find(ctx, {})).items).toHaveLength(1);
    expect(said(await imported(content))).toEqual(told);
    expect((await Child.find(ctx, {})).items.map(({ person }) => person.surname).sort()).toEqual(["Восьмов", "Первов"]);
  });

  it("says in a dry run which row of the file has the same number", async () => {
    const { imported } = await region();
    const row = (surname: string) => `${child(surname)};;;;;;77/2025;20.02.2025;бессрочно;;`;
    expect(said(await imported(file(row("Первов"), row("Второв")), true))).toEqual([
      [2],
      [3, "№ ИПРА: этот номер стоит и в строке 2 этого файла: сверьте, чей он"],
    ]);
  });

  it("of a piece that was cut short behind the child writes the rest when it comes again, and nothing twice", async () => {
    const { ctx, imported, files } = await region();
    const content = file(`${child("Первов")};да;1;все;12.01.2025;31.12.2026;77/2025;20.02.2025;бессрочно;;`);
    let consents = 0;
    const breaking: Ctx = {
      ...ctx,
      idempotency: { key: "k", operation: "importChildren", bodyHash: "h" },
      bank: {
        ...ctx.bank,
        commit: (writes) =>
          writes.some((write) => "put" in write && write.put.kind === "consent") && consents++ === 0
            ? Promise.reject(new Error("away"))
            : ctx.bank.commit(writes),
      },
    };
    await expect(imported(content, false, breaking)).rejects.toThrow("away");
    const { importId } = await imported(content, false, breaking);
    const Job = await import("../../../ground/job/index.ts");
    while (!(await Job.workPiece(ctx, { jobId: importId, generation: 1 }, Import.worker(files, importer))));
    const view = await Import.view(ctx, files, importId);
    expect(view).toMatchObject({ status: "done", taken: 1, rejected: 0 });
    const childId = view.outcomes[0]?.id as ChildId;
    expect(await Consent.listFor(ctx, childId)).toHaveLength(1);
    expect(await Instrument.listFor(ctx, childId)).toHaveLength(1);
  });

  it.each(["csv", "xlsx"] as const)(
    "has a template that is itself right, and explains each column: %s",
    async (format) => {
      const { ctx, files } = await region();
      const { bytes } = await Import.template(importer, format);
      const content = format === "csv" ? Buffer.from(bytes).toString() : Buffer.from(bytes).toString("base64");
      const view = await Import.start(ctx, files, importer, { file: { format, content }, dryRun: false });
      expect(view.outcomes.map(({ rejection }) => rejection?.fields)).toEqual([undefined]);
      const childId = view.outcomes[0]?.id as ChildId;
      expect([(await Consent.listFor(ctx, childId)).length, (await Instrument.listFor(ctx, childId)).length]).toEqual([
        1, 2,
      ]);
      if (format === "csv") return;
      const [table, help] = await readSheets(bytes);
      expect(help?.name).toBe("Пояснения");
      expect(help?.rows.slice(1).map(([name]) => name)).toEqual(table?.rows[0]);
      expect(help?.rows.every((cells) => cells.slice(0, 3).every((cell) => cell !== ""))).toBe(true);
      expect(help?.rows.find(([name]) => name === "Согласие на сведения")?.[2]).toMatch(
        /^что можно сообщать: личность/,
      );
    },
  );
});
