import { beforeEach, describe, expect, it } from "vitest";
import { vera } from "../../../test/worlds/child.ts";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, consentOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import { readDocx } from "../../forms/standard-document/docx.read.ts";
import * as Standard from "../../forms/standard-document/index.ts";
import type {
  AgencyId,
  ChildId,
  Ctx,
  DocumentId,
  RepresentativeId,
  SpecialistId,
  StandardId,
} from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import * as Instrument from "../instrument/index.ts";
import { ageInWords, sexOf } from "./facts.ts";
import * as ChildDocument from "./index.ts";

let w: World;
let childId: ChildId;
let mother: RepresentativeId;
let centre: AgencyId;
beforeEach(async () => {
  w = await world();
  centre = await agencyOf(w.ctx, "social", "Центр", { contacts: [{ email: "centr@example.org" }] });
  const [parent] = vera.representatives;
  const { record } = await Child.register(w.ctx, {
    ...vera,
    representatives: [{ ...parent!, patronymic: "Ивановна", email: undefined }],
  });
  childId = record.childId;
  mother = record.representativeIds[0]!;
});

async function approved(input: object): Promise<StandardId> {
  const id = (await Standard.draft(w.ctx, input)).standardId as StandardId;
  await Standard.approve(w.ctx, id, { act: { number: "114", date: "2025-03-03" } });
  return id;
}
const letterOf = (text: string, more: object = {}) =>
  approved({
    content: {
      title: { ru: "Письмо", en: "A letter" },
      audience: "family",
      dataClass: "identity",
      parts: [{ kind: "paragraph", text }],
      ...more,
    },
  });
const register = { number: "12", date: "2025-03-03" };
const notice = {
  "given.last-day": "2025-03-31",
  "given.why": "ребёнок идёт в школу",
  "given.next": "служба школы",
};
const textOf = async (ctx: Ctx, documentId: string): Promise<string> => {
  const { bytes } = await ChildDocument.file(ctx, { childId, documentId: documentId as DocumentId }, "docx");
  return (await readDocx(bytes))
    .flatMap((piece) =>
      piece.kind === "line"
        ? [piece.line.text]
        : piece.table.rows.map((row) =>
            row
              .flat()
              .map((one) => one.text)
              .join(" | "),
          ),
    )
    .join("\n");
};
const fieldsOf = async (attempt: Promise<unknown>): Promise<string[]> => {
  const refused = (await attempt.catch((error: unknown) => error)) as { fields?: { pointer: string }[] };
  return (refused.fields ?? []).map(({ pointer }) => pointer);
};

describe("of what the records know", () => {
  it("says who the child is in the right case, the programme's goals, and who signs", async () => {
    const standardId = await approved({ model: "end-notice" });
    await consentOf(w.ctx, { childId, representativeIds: [mother] });
    const programme = await programmeOf(w.ctx, centre, { kind: "early-help" });
    const enrolment = await enrolmentOf(w.ctx, programme, childId);
    const goal = { serviceKey: "speech-therapy", title: "Просит словом", baseline: -2 };
    await Enrolment.setGoals(w.ctx, enrolment, { agreed: [goal] });
    const who = { name: "Громова Ольга Петровна", post: "логопед" };
    const specialistId = (await Specialist.add(w.ctx, centre, who)).specialistId as SpecialistId;
    const made = await ChildDocument.fill(w.ctx, childId, {
      ...register,
      standardId,
      agencyId: centre,
      specialistId,
      given: notice,
    });
    const said = await textOf(w.ctx, made.documentId);
    expect(said).toContain("Ёлкиной Ольге Ивановне");
    expect(said).toContain(
      "31.03.2025 организация «Центр» завершает оказание услуг ранней помощи Ёлкиной Вере Олеговне",
    );
    expect(said).toContain("Просит словом | в работе");
    expect(said).toContain("Громова О. П.");
    expect(said).not.toContain("по индивидуальной программе №");
  });

  it("lists the measures of the ИПРП that counts", async () => {
    await Instrument.record(w.ctx, childId, {
      kind: "iprp",
      number: "17",
      issuer: "Центр",
      validFrom: "2025-03-01",
      validTo: "2025-08-31",
      measures: [{ block: "education", title: "Логопед дважды в неделю", agencyId: centre }],
    });
    const standardId = await approved({ model: "measures-list" });
    const agencyId = centre;
    const { documentId } = await ChildDocument.fill(w.ctx, childId, { ...register, standardId, agencyId });
    expect(await textOf(w.ctx, documentId)).toContain(
      "Логопед дважды в неделю | психолого-педагогическая помощь | Центр | 01.03.2025 | 31.08.2025",
    );
  });

  it("names each field that no record knows, and each name that it cannot decline; what is given fills them", async () => {
    const standardId = await letterOf("{ipra.number}, {given.why} — {representative.name:genitive}", {
      asks: [{ key: "why", title: { ru: "Почему", en: "Why" } }],
    });
    await Child.patch(w.ctx, childId, { representatives: [{ representativeId: mother, patronymic: "нет" }] });
    const fill = (more: object) => ChildDocument.fill(w.ctx, childId, { ...register, standardId, ...more });
    expect(await fieldsOf(fill({}))).toEqual([
      "/given/ipra.number",
      "/given/given.why",
      "/forms/representative.name:genitive",
    ]);
    const given = { "ipra.number": "305", "given.why": "Так" };
    const forms = { "representative.name:genitive": "Ёлкиной Ольги" };
    expect(await textOf(w.ctx, (await fill({ given, forms })).documentId)).toBe("305, Так — Ёлкиной Ольги");
  });

  it("is not told otherwise than the records: what they know is corrected there", async () => {
    const standardId = await letterOf("{child.snils}");
    const fill = (given: object) => ChildDocument.fill(w.ctx, childId, { ...register, standardId, given });
    expect(await fieldsOf(fill({ "child.snils": "1", "given.other": "?", "child.nobody": "?" }))).toEqual([
      "/given/child.snils",
      "/given/given.other",
      "/given/child.nobody",
    ]);
  });

  it("takes no day that is in no calendar, no field and no form that the document has no place for", async () => {
    const standardId = await letterOf("{child.name:genitive} {child.snils?} {given.first}", {
      asks: [{ key: "first", title: { ru: "Первый день", en: "The first day" }, kind: "day" }],
    });
    const fill = (more: object) => ChildDocument.fill(w.ctx, childId, { ...register, standardId, ...more });
    expect(await fieldsOf(fill({ given: { "given.first": "2025-02-31", "pmpk.number": "7" } }))).toEqual([
      "/given/given.first",
      "/given/pmpk.number",
    ]);
    // Dropped without a word, the paper would keep the form that somebody has just put right.
    const forms = { "child.name:genetive": "Ёлкиной Веры", "child.name:dative": "Ёлкиной Вере" };
    expect(await fieldsOf(fill({ given: { "given.first": "2025-02-28" }, forms }))).toEqual([
      "/forms/child.name:genetive",
      "/forms/child.name:dative",
    ]);
  });

  it("keeps the whole of a name that somebody writes in one line, and declines it by its patronymic", async () => {
    const standardId = await letterOf("{specialist.name:initials}, {specialist.name}; {specialist.name:dative}");
    const fill = async (name: string) => {
      const given = { "specialist.name": name };
      const { documentId } = await ChildDocument.fill(w.ctx, childId, {
        ...register,
        standardId,
        given,
        forms: name.endsWith("оглы") ? { "specialist.name:dative": "Алиеву Вагифу Гейдару оглы" } : {},
      });
      return textOf(w.ctx, documentId);
    };
    expect(await fill("Громова Ольга Петровна")).toBe("Громова О. П., Громова Ольга Петровна; Громовой Ольге Петровне");
    expect(await fill("Алиев Вагиф Гейдар оглы")).toContain("Алиев Вагиф Гейдар оглы; Алиеву Вагифу Гейдару оглы");
  });

  it("names the organisation that is the guardian, and its head as who signs for it", async () => {
    const home = await agencyOf(w.ctx, "social", "Дом ребёнка", {
      name: "Государственное учреждение Дом ребёнка",
      contacts: [{ email: "home@example.org" }],
    });
    const { name } = (await Agency.load(w.ctx, home)).agency;
    const { record } = await Child.register(w.ctx, {
      ...vera,
      person: { ...vera.person, surname: "Берёзкина", givenName: "Нина", birthDate: "2024-05-02", snils: undefined },
      representatives: [
        {
          surname: "Громова",
          givenName: "Ольга",
          patronymic: "Петровна",
          relation: "institution",
          agencyId: home,
          authority: { kind: "placement-act", number: "5", from: "2025-01-15" },
        },
      ],
    });
    childId = record.childId;
    const more: Record<string, object> = {
      "personal-data-consent": { "given.until": "2026-03-03" },
      "early-help-consent": {},
      "early-help-application": {},
      "early-help-agreement": { "given.by-whom": "директор", "given.until": "2026-03-03" },
      "end-notice": notice,
    };
    for (const [model, given] of Object.entries(more)) {
      const standardId = await approved({ model });
      const { documentId } = await ChildDocument.fill(w.ctx, childId, {
        ...register,
        standardId,
        agencyId: centre,
        given,
      });
      const said = await textOf(w.ctx, documentId);
      expect(said, model).toContain(name);
      expect(said, model).toMatch(/Громов(а|ой) (Ольг|О\.)/);
      expect(said, model).not.toMatch(/моего ребёнка|моему ребёнку|вашей семье|нашей семье/);
    }
  });

  it("asks for whom it is where two represent the child", async () => {
    await Child.patch(w.ctx, childId, {
      addRepresentatives: [{ surname: "Ёлкин", givenName: "Пётр", patronymic: "Ильич", relation: "parent" }],
    });
    const standardId = await letterOf("{representative.name:dative}");
    const fill = (more: object) => ChildDocument.fill(w.ctx, childId, { ...register, standardId, ...more });
    expect(await fieldsOf(fill({}))).toEqual(["/representativeId"]);
    expect(await fieldsOf(fill({ representativeId: "rep_01JAB3C4D5E6F7G8H9JKMNPQRS" }))).toEqual(["/representativeId"]);
    const father = (await Child.load(w.ctx, childId)).record.representativeIds.find((id) => id !== mother)!;
    const made = await fill({ representativeId: father });
    expect(await textOf(w.ctx, made.documentId)).toBe("Ёлкину Петру Ильичу");
    // What was made for one parent the other does not see: it may tell where that one lives.
    expect(await ChildDocument.familyDocuments(w.as(family(mother)), childId)).toEqual([]);
    expect(await ChildDocument.familyDocuments(w.as(family(father)), childId)).toMatchObject([
      { documentId: made.documentId, replaced: false },
    ]);
  });
});

describe("what becomes of it", () => {
  it("stays as it was made: after a correction a new one takes its place, and it is marked", async () => {
    const standardId = await letterOf("{child.name} {representative.name:initials}");
    const fill = (more: object = {}) => ChildDocument.fill(w.ctx, childId, { ...register, standardId, ...more });
    const first = await fill();
    await Child.patch(w.ctx, childId, { person: { surname: "Сосновская" }, reason: "Опечатка" });
    const second = await fill({ replaces: first.documentId });
    expect((await textOf(w.ctx, first.documentId)).startsWith("Ёлкина Вера")).toBe(true);
    expect((await textOf(w.ctx, second.documentId)).startsWith("Сосновская Вера")).toBe(true);
    const list = await ChildDocument.list(w.ctx, childId);
    expect(list.map(({ documentId, replacedBy, replaces }) => [documentId, replacedBy, replaces])).toEqual([
      [second.documentId, undefined, first.documentId],
      [first.documentId, second.documentId, undefined],
    ]);
    expect(await fieldsOf(fill({ replaces: first.documentId }))).toEqual(["/replaces"]);
    expect(await ChildDocument.familyDocuments(w.as(family(mother)), childId)).toMatchObject([
      { replaced: false },
      { replaced: true },
    ]);
  });

  it("is taken back with a reason if it was a mistake, once; its family sees it no more", async () => {
    const { documentId } = await ChildDocument.fill(w.ctx, childId, {
      ...register,
      standardId: await letterOf("{representative.name:initials}"),
    });
    const at = { childId, documentId: documentId as DocumentId };
    const shown = await ChildDocument.familyFile(w.as(family(mother)), at, "docx");
    expect(Buffer.from(shown.bytes).subarray(0, 2).toString()).toBe("PK");
    await ChildDocument.voidDocument(w.ctx, at, { reason: "Не тому" });
    await ChildDocument.voidDocument(w.ctx, at, { reason: "Ещё раз" });
    expect(await ChildDocument.list(w.ctx, childId)).toMatchObject([{ voided: { reason: "Не тому" } }]);
    expect(await ChildDocument.familyDocuments(w.as(family(mother)), childId)).toEqual([]);
    await expect(ChildDocument.familyFile(w.as(family(mother)), at, "docx")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("by an organisation", () => {
  it("that works with the child, as far as consent goes; it sees its own", async () => {
    const ours = w.as(specialist(centre));
    const standardId = await letterOf("{child.name}, {organisation.shortName}", { dataClass: "health" });
    const fill = (ctx: Ctx) => ChildDocument.fill(ctx, childId, { ...register, standardId });
    await expect(fill(ours)).rejects.toMatchObject({ code: "not-found" });
    const consent = await consentOf(
      w.ctx,
      { childId, representativeIds: [mother] },
      { dataClasses: ["identity", "education"] },
    );
    await enrolmentOf(w.ctx, await programmeOf(w.ctx, centre), childId);
    await expect(fill(ours)).rejects.toMatchObject({ code: "consent.missing" });
    expect(await ChildDocument.list(ours, childId)).toEqual([]);
    await consentOf(w.ctx, { childId, representativeIds: [mother] });
    const { documentId } = await fill(ours);
    expect(await textOf(ours, documentId)).toBe("Ёлкина Вера Олеговна, Центр");
    const staffs = await ChildDocument.fill(w.ctx, childId, {
      ...register,
      standardId,
      agencyId: undefined,
      given: { "organisation.shortName": "Регион" },
    });
    expect((await ChildDocument.list(ours, childId)).map((one) => one.documentId)).toEqual([documentId]);
    await expect(textOf(ours, staffs.documentId)).rejects.toMatchObject({ code: "not-found" });
    const elsewhere = w.as(specialist(await agencyOf(w.ctx, "school")));
    await expect(ChildDocument.list(elsewhere, childId)).rejects.toMatchObject({ code: "not-found" });
    expect(consent.consent.status).toBe("given");
  });

  it("of another city's staff nobody learns anything", async () => {
    const far = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(ChildDocument.list(far, childId)).rejects.toMatchObject({ code: "not-found" });
    await expect(ChildDocument.list(w.as({ kind: "admin" }), childId)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("says how old a small child is, and by which patronymic somebody is a woman or a man", async () => {
  const on = (await import("temporal-polyfill")).Temporal.PlainDate.from("2025-03-03");
  expect(
    ["2025-03-04", "2024-10-01", "2023-03-03", "2023-05-14", "2016-05-20"].map((born) => ageInWords(born, on)),
  ).toEqual([undefined, "5 месяцев", "2 года", "1 год 9 месяцев", "8 лет"]);
  expect(["Ивановна", "Ильинична", "Ильич", "Рустам оглы", "Нурсултановна", undefined].map(sexOf)).toEqual([
    "female",
    "female",
    "male",
    "male",
    "female",
    undefined,
  ]);
});
