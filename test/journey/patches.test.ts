import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";
import { makeStandard, standardPatches } from "./patches.documents.ts";
import { familyPatches, makeFamily } from "./patches.family.ts";
import { at, type Fields, fieldsIn, fieldsOf, type Patch, type Schema } from "./patches.fields.ts";
import { formPatches, makeForm } from "./patches.forms.ts";
import {
  makeProgramme,
  makeSlot,
  makeWorkPlace,
  programmePatches,
  slotPatches,
  workPlacePatches,
} from "./patches.offers.ts";
import { secondAdministrator, settingsPatches } from "./patches.settings.ts";
import { makeSite, sitePatches } from "./patches.sites.ts";
import { makeTalk, talkPatches } from "./patches.talks.ts";
import {
  eventPatches,
  makeEvent,
  makeQuality,
  makeSpecialist,
  makeYearEntry,
  qualityPatches,
  specialistPatches,
  yearEntryPatches,
} from "./patches.works.ts";
import { tenant, World } from "./world.ts";

interface Patched {
  /** Makes the record. @returns its path */
  make(): Promise<string>;
  patches(): Patch[];
  /** Who changes it, if no coordinator, and who says yes to what takes a second person. */
  who?: { by: string; confirms: string };
  /** It is read in a list alone, whose address this is: found there by its own id. */
  listed?: (path: string) => string;
}

interface Description {
  paths: Record<
    string,
    { patch?: { operationId: string; requestBody: { content: Record<string, { schema: Schema }> } } }
  >;
  components: { schemas: Record<string, Schema> };
}

let w: World;
const description = {} as Description;
let twin = "";
const mother = { surname: "Канарейкина", givenName: "Ольга", relation: "parent" };
let motherId = "";
let aunt = "";
let otherKindergarten = "";
let head = "";
let expected = "";
const home = { surname: "Чернов", givenName: "Олег", relation: "institution" };

beforeAll(async () => {
  w = await World.start();
  const settings = settingsOf(w.cloud.urls.api);
  const kemerovo = { ...settings.municipalities[0]!, key: "kemerovo" };
  const municipalities = [...settings.municipalities, kemerovo];
  await Tenant.configure(systemCtx(deps(), tenant, "test"), { ...settings, municipalities });
  Object.assign(description, await w.ok("GET", "/openapi.json", undefined, ""));
});
afterAll(() => w.close());

const newChild = (person: object, more: object = {}) => ({
  person: { surname: "Канарейкина", givenName: "Ефросинья", birthDate: "2014-11-23", sex: "female", ...person },
  municipality: "novokuznetsk",
  representatives: [mother],
  disability: true,
  educationalNeeds: false,
  ...more,
});

async function makeChild(): Promise<string> {
  const sister = newChild({ givenName: "Марфа" }, { representatives: [{ ...mother, givenName: "Анна" }] });
  const other = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", sister);
  twin = other.childId;
  aunt = other.representativeIds[0]!;
  const placed = newChild(
    { surname: "Щегловская", givenName: "Вера" },
    { representatives: [{ ...home, agencyId: w.agencies.social }] },
  );
  head = (await w.ok<{ representativeIds: string[] }>("POST", "/v1/children", placed)).representativeIds[0]!;
  const coming = { municipality: "novokuznetsk", dueOn: "2026-03-01" };
  expected = (await w.ok<{ childId: string }>("POST", "/v1/expected-children", coming)).childId;
  const made = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", newChild({}));
  motherId = made.representativeIds[0]!;
  return `/v1/children/${made.childId}`;
}

const childPatches = (): Patch[] => [
  [
    { person: { surname: "Соловьёва" }, reason: "Усыновление" },
    { "person.surname": "Соловьёва", "formerNames.0.reason": "Усыновление" },
  ],
  [{ person: { givenName: "Мария" } }, { "person.givenName": "Мария", "formerNames.1.surname": "Соловьёва" }],
  [
    { person: { givenName: "Марфа", surname: "Канарейкина" }, confirmedDistinctFrom: [twin] },
    { "person.givenName": "Марфа" },
  ],
  [{ person: { patronymic: "Ивановна" } }, { "person.patronymic": "Ивановна" }],
  [{ person: { patronymic: "Петровна" } }, { "person.patronymic": "Петровна" }],
  [{ person: { patronymic: null } }, { "person.patronymic": undefined, "formerNames.5.patronymic": "Петровна" }],
  [{ person: { birthDate: "2014-11-22" }, confirmedDistinctFrom: [twin] }, { "person.birthDate": "2014-11-22" }],
  [{ person: { sex: "male" } }, { "person.sex": "male" }],
  [{ person: { snils: "112-233-445 95" } }, { "person.snils": "112-233-445 95" }],
  [{ person: { snils: "112-233-446 96" } }, { "person.snils": "112-233-446 96" }],
  [{ person: { snils: null } }, { "person.snils": undefined }],
  [{ person: { address: "ул. Мира, 1" } }, { "person.address": "ул. Мира, 1" }],
  [{ person: { address: "ул. Мира, 2" } }, { "person.address": "ул. Мира, 2" }],
  [{ person: { address: null } }, { "person.address": undefined }],
  [{ municipality: "kemerovo" }, { municipality: "kemerovo" }],
  [{ dueOn: "2026-02-20" }, { dueOn: "2026-02-20" }, `/v1/children/${expected}`],
  [{ targetGroups: ["down-syndrome"] }, { targetGroups: ["down-syndrome"] }],
  [{ disability: false }, { disability: false }],
  [{ educationalNeeds: true }, { educationalNeeds: true }],
  ...(["school", "health", "social", "kindergarten"] as const).flatMap((kind): Patch[] => {
    const agency = w.agencies[kind];
    return [
      [{ attachments: { [kind]: agency } }, { [`attachments.${kind}`]: agency }],
      [{ attachments: { [kind]: null } }, { [`attachments.${kind}`]: undefined }],
    ];
  }),
  ...representativePatches(),
  [{ status: "left", cause: "transferred", reason: "Переезд" }, { status: "left" }],
  [{ status: "active" }, { status: "active" }],
];

const representativePatches = (): Patch[] => {
  const known = { representativeId: aunt, surname: "Канарейкина", givenName: "Анна", relation: "guardian" };
  const contact = { patronymic: "Львовна", phone: "+7 900 000-00-02", email: "anna@example.org" };
  const act = { kind: "guardianship-act", number: "114-р", from: "2026-01-10", to: "2027-01-09" };
  const past = { ...act, from: "2025-01-10", to: "2026-01-09", ended: true };
  const guardian = { ...home, agencyId: w.agencies.social };
  const corrected = { surname: "Орлова", givenName: "Олеся", patronymic: "Львовна", phone: "+7 900 000-00-03" };
  return [
    [
      { representatives: [{ representativeId: motherId, ...corrected, email: "mother@example.org" }] },
      { "representatives.0.surname": "Орлова", "representatives.0.email": "mother@example.org" },
    ],
    [
      { representatives: [{ representativeId: motherId, patronymic: null, phone: null, email: null }] },
      {
        "representatives.0": { representativeId: motherId, surname: "Орлова", givenName: "Олеся", relation: "parent" },
      },
    ],
    [{ addRepresentatives: [{ ...known, ...contact }] }, { "representatives.1": { ...known, ...contact } }],
    [
      { representatives: [{ representativeId: aunt, authority: act }] },
      { "representatives.1.authority": act, "representatives.1.phone": contact.phone },
    ],
    [{ representatives: [{ representativeId: aunt, authority: null }] }, { "representatives.1.authority": undefined }],
    [{ removeRepresentatives: [aunt] }, { "representatives.1": undefined }],
    [{ addRepresentatives: [{ ...known, authority: act }] }, { "representatives.1.authority": act }],
    [{ representatives: [{ representativeId: aunt, authority: past }] }, { "representatives.1.authority": past }],
    [{ removeRepresentatives: [aunt] }, { "representatives.1": undefined }],
    [{ addRepresentatives: [{ ...known, authority: past }] }, { "representatives.1.authority": past }],
    [{ removeRepresentatives: [aunt] }, { "representatives.1": undefined }],
    [
      { addRepresentatives: [guardian] },
      { "representatives.1": { ...guardian, representativeId: expect.any(String) } },
    ],
    [{ addRepresentatives: [{ ...guardian, representativeId: head }] }, { "representatives.2.representativeId": head }],
    [
      { representatives: [{ representativeId: head, agencyId: w.agencies.social }] },
      { "representatives.2.agencyId": w.agencies.social },
    ],
  ];
};

const makeAgency = async () => {
  const agency = {
    kind: "kindergarten",
    name: "Детский сад № 1",
    shortName: "Сад № 1",
    municipality: "novokuznetsk",
    contacts: [{ email: "sad-1@example.org" }],
  };
  const { agencyId } = await w.ok<{ agencyId: string }>("POST", "/v1/agencies", agency);
  w.agencies.kindergarten = agencyId;
  const other = { ...agency, name: "Детский сад № 9", shortName: "Сад № 9" };
  otherKindergarten = (await w.ok<{ agencyId: string }>("POST", "/v1/agencies", other)).agencyId;
  return `/v1/agencies/${agencyId}`;
};

const agencyPatches = (): Patch[] => [
  [{ name: "Детский сад № 2" }, { name: "Детский сад № 2" }],
  [{ name: "Детский сад № 9", confirmedDistinctFrom: [otherKindergarten] }, { name: "Детский сад № 9" }],
  [{ shortName: "Сад № 2" }, { shortName: "Сад № 2" }],
  [{ municipality: "kemerovo" }, { municipality: "kemerovo" }],
  [
    { contacts: [{ email: "sad-2@example.org", role: "заведующий" }] },
    { "contacts.0": { email: "sad-2@example.org", role: "заведующий" } },
  ],
  [{ services: ["Лекотека"] }, { "services.0": "early-help-consultation" }],
  [{ worksFrom: "2020-09-01" }, { worksFrom: "2020-09-01" }],
  [
    { status: "closed", closedOn: "2026-01-11" },
    { status: "closed", closedOn: "2026-01-11" },
  ],
  [
    { successorId: otherKindergarten, confirmedOtherKind: true },
    { successorId: otherKindergarten, status: "closed" },
  ],
  [{ status: "active" }, { status: "active", closedOn: undefined, successorId: undefined }],
];

const makeWebhook = async () => {
  const path = `/v1/agencies/${w.agencies.school}/webhooks`;
  const { webhookId } = await w.ok<{ webhookId: string }>("POST", path, { url: "https://hooks.example.org/a" });
  return `/v1/webhooks/${webhookId}`;
};

const webhookPatches = (): Patch[] => [
  [{ url: "https://hooks.example.org/b" }, { url: "https://hooks.example.org/b" }],
  [{ events: ["step.requested"] }, { "events.0": "step.requested" }],
  [{ mail: "also" }, { mail: "also" }],
  [{ description: "Журнал школы" }, { description: "Журнал школы" }],
  [{ status: "disabled" }, { status: "disabled" }],
  [{ status: "active" }, { status: "active" }],
];

const makeInstrument = async () => {
  const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", newChild({ surname: "Бумагина" }));
  const paper = { kind: "pmpk", number: "1", issuer: "ПМПК", validFrom: "2025-12-01", educationalNeeds: true };
  const path = `/v1/children/${childId}/instruments`;
  // Over already: that is told at once, and of one without end never.
  const over = { ...paper, number: "2", validTo: "2025-12-31" };
  expect(await w.ok("POST", path, over)).toMatchObject({ warnings: [{ code: "expired" }] });
  const made = await w.ok<{ instrumentId: string }>("POST", path, { ...paper, term: "indefinite" });
  expect(made).not.toHaveProperty("warnings");
  return `${path}/${made.instrumentId}`;
};

const instrumentPatches = (): Patch[] => [
  [
    { reason: "Опечатка", number: "12" },
    { number: "12", "history.1.reason": "Опечатка", "history.1.number": "1" },
  ],
  [
    { reason: "Орган", issuer: "ПМПК № 2" },
    { issuer: "ПМПК № 2", "history.2.issuer": "ПМПК" },
  ],
  [
    { reason: "Начало", validFrom: "2025-12-02" },
    { validFrom: "2025-12-02", "history.3.was.validFrom": "2025-12-01" },
  ],
  [
    { reason: "Конец", validTo: "2032-11-24" },
    { validTo: "2032-11-24", term: undefined, "warnings.0.code": "past-18" },
  ],
  [
    { reason: "До 18 лет", term: "until-18" },
    { validTo: "2032-11-23", term: "until-18", warnings: undefined },
  ],
  [{ reason: "Нет ОВЗ", educationalNeeds: false }, { "conclusion.educationalNeeds": false }],
  [
    { reason: "Условия", study: { variant: "7.1", conditions: ["tutor"] } },
    { "conclusion.study.variant": "7.1", "conclusion.study.conditions.0": "tutor" },
  ],
  [{ reason: "Сверено", number: "13", confirmedDistinctFrom: [twin] }, { number: "13" }],
];

/** A service that ships: what is changed becomes the region's own. */
const makeService = async () => "/v1/services/day-care";

const servicePatches = (): Patch[] => [
  [{ title: { ru: "Группа дня", en: "Day group" } }, { "title.ru": "Группа дня", "title.en": "Day group" }],
  [{ also: ["группа присмотра"] }, { "also.0": "группа присмотра" }],
  [{ signs: ["групп присмотр"] }, { "signs.0": "групп присмотр" }],
  [{ area: "family" }, { area: "family" }],
  [{ recipient: "family" }, { recipient: "family" }],
  [{ ages: { from: 2, to: 14 } }, { "ages.from": 2, "ages.to": 14 }],
  [{ ages: { from: 3 } }, { "ages.from": 3, "ages.to": undefined }],
  [{ forms: ["day-care"] }, { "forms.0": "day-care", "forms.1": undefined }],
  [{ sectors: ["ngo"] }, { "sectors.0": "ngo" }],
  [
    {
      standard: {
        content: { ru: "Присмотр и занятия", en: "Care and lessons" },
        volume: { unit: "day", per: "month", norm: 22 },
        staff: { ru: "Воспитатель", en: "An educator" },
        indicators: [{ ru: "Дни, когда место было", en: "Days with a place" }],
        conditions: { ru: "Группа до 8 детей", en: "Up to 8 children" },
        legalBasis: { text: { ru: "Приказ", en: "An order" }, source: "№ 1", grade: "S" },
        assumed: { ru: "Число дней", en: "The number of days" },
      },
    },
    // It counts when it is approved.
    { "standards.1.standard.volume.norm": 22, "standards.1.inForce": false, "standard.volume.norm": 20 },
  ],
  [{ status: "withdrawn" }, { status: "withdrawn" }],
];

// In this order: the child is attached to the kindergarten.
const operations: Record<string, Patched> = {
  changeAgency: { make: makeAgency, patches: agencyPatches },
  changeChild: { make: makeChild, patches: childPatches },
  changeEvent: { make: () => makeEvent(w), patches: eventPatches },
  changeFamily: { make: () => makeFamily(w), patches: familyPatches },
  changeForm: { make: () => makeForm(w), patches: formPatches },
  changeProgramme: { make: () => makeProgramme(w), patches: programmePatches },
  changeQuality: { make: () => makeQuality(w), patches: qualityPatches },
  changeService: { make: makeService, patches: servicePatches },
  changeSettings: {
    make: () => secondAdministrator(w),
    patches: settingsPatches,
    who: { by: "admin", confirms: "second-admin" },
  },
  changeSite: { make: () => makeSite(w), patches: sitePatches },
  changeSlot: { make: () => makeSlot(w), patches: slotPatches },
  changeSpecialist: { make: () => makeSpecialist(w), patches: specialistPatches },
  changeStandardDocument: { make: () => makeStandard(w), patches: standardPatches },
  changeWebhook: { make: makeWebhook, patches: webhookPatches },
  changeWorkPlace: { make: () => makeWorkPlace(w), patches: workPlacePatches },
  changeYearPlanEntry: {
    make: () => makeYearEntry(w),
    patches: yearEntryPatches,
    listed: (path) => path.slice(0, path.lastIndexOf("/")),
  },
  correctInstrument: { make: makeInstrument, patches: instrumentPatches },
  correctTalk: { make: () => makeTalk(w), patches: talkPatches },
};

/** Every operation that changes a part of a record, as the API itself describes it, with the rights of its function. */
describe("every field that can be patched", () => {
  it("belongs to an operation that is tried here", () => {
    const patching = Object.values(description.paths).flatMap(({ patch }) => (patch ? [patch.operationId] : []));
    expect(Object.keys(operations)).toEqual(patching.sort());
  });

  it.each(Object.keys(operations))("%s: is set, changed and removed over HTTP, and read back", async (operationId) => {
    const { make, patches, who, listed } = operations[operationId]!;
    const by = who?.by ?? "coordinator";
    const first = await make();
    const bodies = patches();
    for (const [body, shows, path = first] of bodies) {
      const said = JSON.stringify(body);
      const etag = listed ? "*" : (await w.call("GET", path, undefined, by)).headers.get("etag")!;
      const answer = await w.call("PATCH", path, body, by, { "if-match": etag });
      if (answer.status === 202 && who) {
        const { confirmationId } = (answer.body as { current: { confirmationId: string } }).current;
        await w.ok("POST", `/v1/confirmations/${confirmationId}/confirm`, undefined, who.confirms);
      } else expect([said, answer.status, answer.status === 200 ? "" : answer.body]).toEqual([said, 200, ""]);
      const now = await (listed ? foundIn(listed(path), path) : w.ok("GET", path, undefined, by));
      for (const [place, value] of Object.entries(shows)) expect([said, at(now, place)]).toEqual([said, value]);
    }
    expect(
      sorted(
        fieldsIn(
          bodies.map(([body]) => body),
          "",
        ),
      ),
    ).toEqual(sorted(described(operationId), "[]."));
  });
});

/** What is read in a list alone. */
async function foundIn(list: string, path: string): Promise<unknown> {
  const { items } = await w.ok<{ items: Record<string, unknown>[] }>("GET", `${list}?limit=200`);
  return items.find((item) => Object.values(item).includes(path.split("/").at(-1)));
}

const described = (operationId: string): Fields => {
  const all = Object.values(description.paths).map(({ patch }) => patch);
  const patch = all.find((one) => one?.operationId === operationId)!;
  return fieldsOf(patch.requestBody.content["application/json"]!.schema, description.components.schemas);
};

const sorted = ({ named, cleared }: Fields, before = "") => {
  const list = (of: Set<string>) => [...of].map((field) => before + field).sort();
  return { named: list(named), cleared: list(cleared) };
};
