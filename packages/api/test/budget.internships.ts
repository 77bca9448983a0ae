import * as Internship from "@marshrut/core/internship";
import * as Slot from "@marshrut/core/slot";
import { ask, internsTerm, type World } from "./world.ts";

// What internships need before they are asked for: how far one of the world's has come.

type Stored = Internship.Internship;
const order = { act: { number: "12", date: "2025-03-01" } };

/** The world's own internship, as it would stand further on; its site approved. */
async function further({ ours: { system, tenant, things } }: World, over: Partial<Stored>): Promise<void> {
  await Internship.approveSite(system, things.own.siteId, order);
  const pk = `T#${tenant}#INTERNSHIP#${things.own.internshipId}`;
  // Both of its records are written together.
  for (const [sk, more] of [
    ["INTERNSHIP", over],
    ["AT-HOST", {}],
  ] as const) {
    const { key, data, kind, version, index } = (await system.bank.get<object>({ table: "records", pk, sk }))!;
    await system.bank.commit([{ put: { key, kind, index, data: { ...data, ...more } }, expect: version }]);
  }
}
const begun: Partial<Stored> = { status: "accepted", from: "2025-03-03" };
const completed = async (world: World) => {
  await further(world, begun);
  const path = `/v1/internships/${world.ours.things.own.internshipId}/end`;
  await ask(world, "POST", path, { token: world.tokens.specialist, body: { how: "completed" } });
};

interface Request {
  path: string;
  body: unknown;
}
type Special = (world: World, request: Request) => Promise<Partial<Request>> | Partial<Request>;

/** An hour of another organisation at which specialists are advised. */
async function adviceHour({ ours: { system, otherSchool, things } }: World) {
  const times = { date: "2025-03-18", from: "09:00", until: "12:00" };
  const content = { serviceKey: "family-consultation", post: "Методист", place: "office", minutes: 60, times };
  const { slotId } = await Slot.open(system, otherSchool, { ...content, forSpecialists: true });
  const { specialistId } = things.own;
  return { slotId, at: "2025-03-18T03:00:00Z", specialistId, topic: "methods", question: "Как начать?" };
}

export const internshipRequests: Readonly<Record<string, Special>> = {
  bookAdvice: async (world) => ({ body: await adviceHour(world) }),
  findAdvice: (_, { path }) => ({ path: `${path}?limit=10` }),
  findAdviceHours: async (world, { path }) => {
    await adviceHour(world);
    return { path: `${path}?limit=10` };
  },
  settleAdvice: async ({ ours: { system, tenant, things } }) => {
    const key = { table: "records", pk: `T#${tenant}#ADVICE#${things.own.adviceId}`, sk: "ADVICE" } as const;
    const beside = { ...key, sk: "AT-HOST" };
    for (const at of [key, beside]) {
      const { data, kind, version, index } = (await system.bank.get<object>(at))!;
      const begun = at === key ? { ...data, at: "2025-03-10T02:00:00Z", day: "2025-03-10" } : data;
      await system.bank.commit([{ put: { key: at, kind, index, data: begun }, expect: version }]);
    }
    return {};
  },
  openSite: ({ ours }, { body }) => ({
    body: { ...(body as object), agencyId: ours.pmpk, mentors: [ours.things.own.specialistId] },
  }),
  findSites: (_, { path }) => ({ path: `${path}?limit=10&status=proposed` }),
  changeSite: () => ({ body: { measures: ["P19"] } }),
  applyInternship: async ({ ours: { system, things } }) => {
    await Internship.approveSite(system, things.other.siteId, order);
    const { specialistId } = things.own;
    return { body: { siteId: things.other.siteId, specialistId, from: internsTerm.from, wish: "Хотим так же" } };
  },
  findInternships: (_, { path }) => ({ path: `${path}?limit=10&status=applied` }),
  answerInternship: async (world) => {
    await further(world, {});
    return { body: { answer: "accept", mentorId: world.ours.things.own.specialistId } };
  },
  writeInternshipDiary: async (world) => {
    await further(world, begun);
    return { body: { on: "2025-03-10", hours: 7, did: "Визит" } };
  },
  endInternship: async (world) => {
    await further(world, begun);
    return {};
  },
  sayInternshipOutcome: async (world) => {
    await completed(world);
    const looks: Stored["looks"] = [
      { months: 3, dueOn: "2025-03-01" },
      { months: 6, dueOn: "2025-03-01" },
    ];
    await further(world, { looks });
    return {};
  },
  printInternshipCertificate: async (world) => {
    await completed(world);
    return {};
  },
};
