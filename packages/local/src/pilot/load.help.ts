import * as Capacity from "@marshrut/core/capacity";
import * as Period from "@marshrut/core/period";
import * as Programme from "@marshrut/core/programme";
import * as Resource from "@marshrut/core/resource";
import type { AgencyId, Ctx, ProgrammeId } from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as Tenant from "@marshrut/core/tenant";
import type { Temporal } from "temporal-polyfill";
import { type helped, writeMarker } from "./marker.ts";
import { keyOf, organisations } from "./organisations.ts";

/** By what the first organisations of some kinds help, and with what: so that demand and places have something to show. */
const helpers = [
  {
    kind: "resourceCentre",
    programme: {
      kind: "individual",
      title: "Развитие речи и общения",
      serviceKeys: ["speech-therapy"],
      form: "individual",
    },
    posts: [
      { post: "speech-therapist", units: 4, filled: 3, qualified: 3 },
      { post: "psychologist", units: 3, filled: 2.5, qualified: 2 },
    ],
    more: {
      money: [{ source: "regional", planned: 6_400_000, spent: 5_950_000 }],
      rooms: [{ kind: "sensory", count: 1, equipped: 1 }],
      equipment: [{ title: "Коммуникатор с синтезом речи", available: 2, needed: 5 }],
      access: { entrance: "yes", toilet: "partly" },
      priorities: ["Четвёртый логопед", "Коммуникаторы для выдачи домой"],
    },
    places: 24,
    consultations: { serviceKey: "family-consultation", post: "Педагог-психолог", place: "video", minutes: 45 },
  },
  {
    kind: "school",
    programme: {
      kind: "adapted-supplementary",
      title: "Адаптированная программа «Мастерская»",
      serviceKeys: ["adapted-supplementary"],
      form: "group",
      group: { size: 8, inclusive: true },
    },
    more: {},
    posts: [{ post: "tutor", units: 2, filled: 0.5, qualified: 0.5 }],
    places: 8,
  },
  {
    kind: "social",
    programme: {
      kind: "living-skills",
      title: "Бытовые навыки",
      serviceKeys: ["living-skills"],
      form: "group",
      group: { size: 6, inclusive: false },
    },
    more: {},
    posts: [{ post: "social-worker", units: 3, filled: 3, qualified: 2 }],
    places: 12,
  },
] as const satisfies ({ kind: (typeof helped)[number] } & Record<string, unknown>)[];

/** So long ago that there are sessions of some months. */
const begun = { months: 4 };
/** Working days from next Monday on, for a year. */
const hoursFrom = (today: Temporal.PlainDate) => ({
  date: today.add({ days: 8 - today.dayOfWeek }).toString(),
  from: "09:00",
  until: "18:00",
  breaks: [{ from: "13:00", until: "14:00" }],
  repeat: `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=${today.add({ years: 1 }).toString().replaceAll("-", "")}`,
});
const methods = [{ title: "Альтернативная и дополнительная коммуникация", evidence: "B" as const }];

/**
 * Programmes that are approved, places, resource sheets and consultations by video; once, unless the loading was cut short.
 * @param done kinds whose first organisation has them
 */
export async function helpOf(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>, done: readonly string[]): Promise<void> {
  const today = await Tenant.today(ctx);
  const kinds = [...done];
  for (const helper of helpers) {
    const first = organisations().find(({ kind }) => kind === helper.kind);
    const agencyId = first && ids.get(keyOf(first));
    if (!agencyId || done.includes(helper.kind)) continue;
    await loadOne(ctx, agencyId, helper, today);
    kinds.push(helper.kind);
    await writeMarker(ctx, "HELP", { kinds });
  }
}

async function loadOne(
  ctx: Ctx,
  agencyId: AgencyId,
  { kind, programme, posts, more, places, ...helper }: (typeof helpers)[number],
  today: Temporal.PlainDate,
): Promise<void> {
  const [service] = programme.serviceKeys;
  const idempotency = { key: `pilot programme ${kind}`, operation: "pilot.programme", bodyHash: "" };
  const content = {
    ...programme,
    agencyId,
    methods,
    ages: { from: 3, to: 17 },
    sessionsPerMonth: 8,
    term: { from: today.subtract(begun).with({ day: 1 }).toString(), until: today.add({ months: 9 }).toString() },
    places,
  };
  // One that a former loading, or one beside this, has drafted.
  const { programmeId, status } =
    (await drafted(ctx, agencyId)) ?? (await Programme.draft({ ...ctx, idempotency }, content));
  const act = { number: "12-п", date: today.toString() };
  if (status === "draft") await Programme.approve(ctx, programmeId as ProgrammeId, { act });
  const said = { service, places, state: undefined, waiting: undefined, until: undefined };
  await Capacity.set(ctx, agencyId, { services: [said] });
  await Resource.put(ctx, agencyId, `${today.year}`, { ...more, posts: [...posts] }, Period.mustTakeYear);
  if (!("consultations" in helper) || (await Slot.list(ctx, agencyId, {})).items.length > 0) return;
  await Slot.open(ctx, agencyId, { ...helper.consultations, times: hoursFrom(today) });
}

async function drafted(ctx: Ctx, agencyId: AgencyId) {
  for (const status of ["draft", "approved"] as const) {
    const [found] = (await Programme.find(ctx, { agency: agencyId, status })).items;
    if (found) return found;
  }
  return undefined;
}
