import * as Occasion from "@marshrut/core/occasion";
import type { AgencyId, OccasionId, SpecialistId, TalkId } from "@marshrut/core/shared";
import * as Specialist from "@marshrut/core/specialist";
import * as Talk from "@marshrut/core/talk";
import type { World } from "./world.ts";

// What talks need before they are asked for: a conference that is ahead, what was submitted to it, and a reviewer.

interface Request {
  path: string;
  body: unknown;
}
type Special = (world: World, request: Request) => Promise<Partial<Request>> | Partial<Request>;

const said = {
  kind: "talk",
  section: "early-help",
  title: "Первая встреча",
  abstract: "О чём спросить.",
  publish: true,
} as const;

/** A conference of an organisation that asks for talks. */
async function conference({ ours: { system } }: World, agencyId: AgencyId, reviewer: AgencyId): Promise<OccasionId> {
  const times = [{ from: "2025-05-12T10:00", until: "2025-05-12T16:00" }];
  const event = { title: "Конференция", kind: "conference", times, place: "Центр", audiences: ["specialist"] };
  const occasionId = (await Occasion.announce(system, { agencyId, ...event })).occasionId as OccasionId;
  await Talk.setCall(system, occasionId, {
    opens: "2025-03-01",
    closes: "2025-03-31",
    reviewsBy: "2025-04-20",
    sections: [{ key: "early-help", title: "Ранняя помощь" }],
    kinds: ["talk"],
    reviewers: [{ agencyId: reviewer }],
  });
  return occasionId;
}

async function submitted({ ours: { system } }: World, occasionId: OccasionId, specialistId: string): Promise<TalkId> {
  return (await Talk.submit(system, { occasionId, ...said, specialistId, agreed: true })).talkId as TalkId;
}

/** Ours, with a talk of ours that others read. */
async function ours(world: World) {
  const { pmpk, otherSchool, things } = world.ours;
  const occasionId = await conference(world, pmpk, otherSchool);
  return { occasionId, talkId: await submitted(world, occasionId, things.own.specialistId) };
}

/** Another's, with a talk of theirs that we read. */
async function theirs(world: World): Promise<TalkId> {
  const { system, pmpk, otherSchool } = world.ours;
  const occasionId = await conference(world, otherSchool, pmpk);
  const { specialistId } = await Specialist.add(system, otherSchool, { name: "Белова Яна", post: "учитель" });
  const talkId = await submitted(world, occasionId, specialistId as SpecialistId);
  await Talk.askReviews(system, talkId, { reviewers: [{ agencyId: pmpk }] });
  return talkId;
}

async function accepted(world: World) {
  const made = await ours(world);
  await Talk.decideTalk(world.ours.system, made.talkId, { decision: "accepted" });
  return made;
}
const slotOf = (talkId: TalkId) => ({ talkId, from: "2025-05-12T10:00", minutes: 20, room: "Зал" });
const withTalk =
  (end = ""): Special =>
  async (world) => ({ path: `/v1/talks/${(await ours(world)).talkId}${end}` });

export const talkRequests: Readonly<Record<string, Special>> = {
  setCall: async (world, { body }) => {
    const { pmpk, otherSchool } = world.ours;
    const occasionId = await conference(world, pmpk, otherSchool);
    const days = { opens: "2025-03-01", closes: "2025-04-01", reviewsBy: "2025-04-20" };
    const reviewers = [{ agencyId: otherSchool }];
    return { path: `/v1/events/${occasionId}/call`, body: { ...(body as object), ...days, reviewers } };
  },
  submitTalk: async (world, { body }) => {
    const occasionId = await conference(world, world.ours.pmpk, world.ours.otherSchool);
    return { body: { ...(body as object), occasionId, specialistId: world.ours.things.own.specialistId } };
  },
  setTalkProgramme: async (world) => {
    const { occasionId, talkId } = await accepted(world);
    return { path: `/v1/events/${occasionId}/programme`, body: { slots: [slotOf(talkId)], publish: true } };
  },
  printTalks: async (world) => {
    const { occasionId, talkId } = await accepted(world);
    await Talk.setProgramme(world.ours.system, occasionId, { slots: [slotOf(talkId)] });
    return { path: `/v1/events/${occasionId}/papers?of=programme&format=docx` };
  },
  findTalks: async (world) => ({ path: `/v1/talks?limit=10&event=${(await ours(world)).occasionId}` }),
  getTalk: withTalk(),
  correctTalk: withTalk(),
  withdrawTalk: withTalk("/withdraw"),
  askTalkReviews: async (world) => ({
    path: `/v1/talks/${(await ours(world)).talkId}/reviewers`,
    body: { reviewers: [{ agencyId: world.ours.otherSchool }] },
  }),
  decideTalk: withTalk("/decide"),
  findTalkReviews: async (world) => {
    await theirs(world);
    return { path: `/v1/agencies/${world.ours.pmpk}/talk-reviews?limit=10` };
  },
  reviewTalk: async (world) => ({ path: `/v1/agencies/${world.ours.pmpk}/talk-reviews/${await theirs(world)}` }),
  respondTalk: async (world) => {
    const { system } = world.ours;
    const { data } = await Talk.load(system, (await ours(world)).talkId);
    return { body: { token: await Talk.talkToken(system, data), action: "view" } };
  },
  callPage: async (world) => ({ path: `/events/${(await ours(world)).occasionId}/talks` }),
  talkByPage: async (world) => ({
    path: `/events/${(await ours(world)).occasionId}/talks`,
    body: {
      kind: "talk",
      section: "early-help",
      title: "Игра дома",
      abstract: "Что есть дома.",
      publish: "yes",
      name: "Ильина Вера",
      municipality: "novokuznetsk",
      email: "vera@guests.example.org",
      consent: "2026-1",
    },
  }),
  programmeCalendar: async (world) => {
    const { occasionId, talkId } = await accepted(world);
    await Talk.setProgramme(world.ours.system, occasionId, { slots: [slotOf(talkId)], publish: true });
    await Talk.compile(world.ours.system, occasionId);
    return { path: `/events/${occasionId}/programme.ics` };
  },
};
