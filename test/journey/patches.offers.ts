import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

const draft = {
  kind: "individual",
  title: "Развитие речи",
  serviceKeys: ["speech-therapy"],
  ages: { from: 7, to: 17 },
  form: "individual",
  sessionsPerMonth: 4,
  term: { from: "2026-01-12", until: "2026-12-31" },
  places: 1,
};

/** A programme that counts: what is changed becomes the draft of its next version. */
/** A method's card in the library. */
let card = "";

export async function makeProgramme(w: World): Promise<string> {
  const method = {
    kind: "method",
    title: { ru: "Карточки" },
    summary: { ru: "Просит карточкой." },
    evidence: "B",
    source: "Обзор",
  };
  card = (await w.ok<{ itemId: string }>("POST", "/v1/library", { content: method })).itemId;
  await w.ok("POST", `/v1/library/${card}/publish`);
  const drafted = { agencyId: w.agencies.pmpc, ...draft };
  const { programmeId } = await w.ok<{ programmeId: string }>("POST", "/v1/programmes", drafted);
  const path = `/v1/programmes/${programmeId}`;
  await w.ok("POST", `${path}/approve`, { act: { number: "1", date: "2026-01-10" } });
  return path;
}

export const programmePatches = (): Patch[] => [
  [{ kind: "supplementary" }, { "draft.kind": "supplementary", "content.kind": "individual", status: "approved" }],
  [{ title: "Говорим вместе" }, { "draft.title": "Говорим вместе", "draft.kind": "supplementary" }],
  [
    { serviceKeys: ["early-help-consultation"] },
    { "draft.serviceKeys.0": "early-help-consultation", "draft.serviceKeys.1": undefined },
  ],
  [{ ages: { from: 3, to: 10 } }, { "draft.ages.from": 3, "draft.ages.to": 10 }],
  [
    { form: "group", group: { size: 6, inclusive: true } },
    { "draft.form": "group", "draft.group.size": 6, "draft.group.inclusive": true },
  ],
  [
    { form: "home", group: null },
    { "draft.form": "home", "draft.group": undefined },
  ],
  [
    { methods: [{ title: "Карточки", evidence: "B", source: "Рекомендации", itemId: card }] },
    { "draft.methods.0.evidence": "B", "draft.methods.0.source": "Рекомендации", "draft.methods.0.itemId": card },
  ],
  [
    { goals: [{ title: "Просит о нужном", serviceKey: "early-help-consultation" }] },
    { "draft.goals.0.title": "Просит о нужном", "draft.goals.0.serviceKey": "early-help-consultation" },
  ],
  [
    { methods: [], goals: [] },
    { "draft.methods.0": undefined, "draft.goals.0": undefined },
  ],
  [{ sessionsPerMonth: 8 }, { "draft.sessionsPerMonth": 8 }],
  [{ hoursPerMonth: 6.5 }, { "draft.hoursPerMonth": 6.5 }],
  [{ term: { from: "2026-02-01", until: "2027-01-31" } }, { "draft.term.until": "2027-01-31" }],
  [{ places: 12 }, { "draft.places": 12, "content.places": 1 }],
  [{ dataClass: "health" }, { "draft.dataClass": "health", approvedVersion: 1 }],
];

/** A place of work of an organisation that may offer such. */
export async function makeWorkPlace(w: World): Promise<string> {
  const place = { agencyId: w.agencies.social, kind: "job", title: "Помощник пекаря", places: 1, from: "2026-01-12" };
  const { workPlaceId } = await w.ok<{ workPlaceId: string }>("POST", "/v1/work-places", place);
  return `/v1/work-places/${workPlaceId}`;
}

export const workPlacePatches = (): Patch[] => [
  [{ kind: "workshop" }, { kind: "workshop", title: "Помощник пекаря" }],
  [{ title: "Помощник гончара" }, { title: "Помощник гончара" }],
  [{ places: 4 }, { places: 4, free: 4 }],
  [{ minAge: 16 }, { minAge: 16 }],
  [{ conditions: ["tutor", "part-time"] }, { "conditions.0": "tutor", "conditions.1": "part-time" }],
  [{ conditions: [] }, { "conditions.0": undefined }],
  [{ from: "2026-02-01" }, { from: "2026-02-01" }],
  [{ until: "2026-12-31" }, { until: "2026-12-31" }],
  [{ until: null }, { until: undefined }],
  [{ status: "closed" }, { status: "closed", free: 0 }],
  [{ status: "open" }, { status: "open", free: 4 }],
];

/** A psychologist of the social service receives on Tuesdays. */
export async function makeSlot(w: World): Promise<string> {
  const times = { date: "2026-01-13", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;UNTIL=20260630" };
  const slot = { serviceKey: "family-consultation", post: "Психолог", place: "office", minutes: 60, times };
  const path = `/v1/agencies/${w.agencies.social}/slots`;
  const { slotId } = await w.ok<{ slotId: string }>("POST", path, slot);
  return `${path}/${slotId}`;
}

export const slotPatches = (): Patch[] => [
  [{ post: "Педагог-психолог" }, { post: "Педагог-психолог", minutes: 60 }],
  [{ where: "кабинет 12" }, { where: "кабинет 12" }],
  [{ where: null }, { where: undefined }],
  [{ capacity: 6 }, { capacity: 6 }],
  [{ consultationPoint: true }, { consultationPoint: true }],
  [{ wholeRegion: true }, { wholeRegion: true }],
  [{ leave: [{ from: "2026-02-02", until: "2026-02-15" }] }, { "leave.0.until": "2026-02-15" }],
  [{ leave: [] }, { "leave.0": undefined }],
  [{ until: "2026-05-31" }, { until: "2026-05-31" }],
  [{ until: null }, { until: undefined }],
  [{ status: "closed" }, { status: "closed" }],
  [{ status: "open" }, { status: "open", post: "Педагог-психолог" }],
];
