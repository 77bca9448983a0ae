import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { MeetingId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNote } from "../../ground/vault/index.ts";
import { sitsIn } from "./body.ts";
import { answer } from "./meeting.actions.ts";
import { addressOf } from "./meeting.conference.ts";
import * as store from "./meeting.store.ts";
import { placeOf } from "./meeting.texts.ts";
import { AnswerMeeting, answers } from "./meeting.ts";

const meetingId = idText("meeting");

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondMeetings = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({
    token: linkToken,
    action: z.literal("answer"),
    meetingId,
    answer: AnswerMeeting.shape.answer,
    standIn: AnswerMeeting.shape.standIn,
  }),
  z.strictObject({ token: linkToken, action: z.literal("note"), meetingId }),
]);
export type RespondMeetings = z.infer<typeof RespondMeetings>;

/** What the page shows: meetings to come and the last ones, with what was decided. */
export const MeetingsPage = z.strictObject({
  agency: z.string(),
  meetings: z.array(
    z.strictObject({
      meetingId: z.string(),
      body: z.string(),
      on: z.string(),
      time: z.string(),
      place: z.string(),
      conference: z.string().optional(),
      status: z.enum(["invited", "held", "minuted", "cancelled"]),
      reason: z.string().optional().meta({
        description: "Почему перенесено или отменено / why it was moved or called off",
      }),
      agenda: z.array(z.strictObject({ n: z.int(), title: z.string() })),
      note: z.boolean().meta({ description: "К повестке есть аналитическая справка / there is an analytical note" }),
      answer: z.enum(answers).optional(),
      standIn: z.string().optional(),
      mayAnswer: z.boolean(),
      decisions: z.array(
        z.strictObject({ number: z.string(), text: z.string(), due: z.string().optional(), ours: z.boolean() }),
      ),
    }),
  ),
  note: z
    .strictObject({ name: z.string(), type: z.string(), content: z.string() })
    .optional()
    .meta({ description: "Справка, DOCX в base64 / the note, a DOCX in base64" }),
});
export type MeetingsPage = z.infer<typeof MeetingsPage>;

/** Members answer and read. @throws Refusal link.invalid, link.dead, meeting.closed, input.invalid, not-found */
export async function respondMeetings(deps: Deps, request: RespondMeetings, requestId?: string): Promise<MeetingsPage> {
  const { ctx, agency } = await Agency.speaking(
    deps,
    Agency.ownLinks,
    request.token,
    `meetings.${request.action}`,
    requestId,
  );
  if (request.action === "answer") {
    const { answer: said, standIn } = request;
    await answer(ctx, request.meetingId, { answer: said, standIn });
  }
  const note = request.action === "note" ? await noteFor(ctx, request.meetingId, agency.agencyId) : undefined;
  return { agency: agency.shortName, meetings: await meetingsOf(ctx, agency.agencyId), note };
}

/** The quarter's note, to who is invited to speak of it. @throws Refusal not-found */
async function noteFor(
  ctx: Ctx,
  id: MeetingId,
  agencyId: Agency.Agency["agencyId"],
): Promise<NonNullable<MeetingsPage["note"]>> {
  const { data } = await store.loadMeeting(ctx, id);
  const { data: body } = await store.loadBody(ctx, data.bodyId);
  const about = data.agenda.find((item) => item.about?.kind === "note")?.about;
  if (!sitsIn(body, agencyId) || about?.kind !== "note" || data.status === "planned") throw notFound();
  const { noteDocument } = await import("./note.ts");
  const { name, type, bytes } = await noteDocument(ctx, about.period);
  return { name, type, content: Buffer.from(bytes).toString("base64") };
}

/** Those of the last quarter and to come. */
const backDays = 100;

async function meetingsOf(ctx: Ctx, agencyId: Agency.Agency["agencyId"]): Promise<MeetingsPage["meetings"]> {
  const today = await Tenant.today(ctx);
  const { items: bodies } = await store.findBodies(ctx, { status: "active" }, { limit: 200 });
  const shown: MeetingsPage["meetings"] = [];
  for (const { data: body } of bodies) {
    if (!sitsIn(body, agencyId)) continue;
    const from = today.subtract({ days: backDays }).toString();
    const { items } = await store.findMeetings(ctx, { body: body.bodyId, from }, { limit: 20 });
    for (const { data: one } of items) {
      const { meetingId, on, time, venue, video, status, agenda } = one;
      // Whoever was never invited has nothing to hear of.
      if (status === "planned" || (status === "cancelled" && !one.invitedAt)) continue;
      const mine = one.answers[agencyId];
      const isAhead = status === "invited" && on >= today.toString();
      const decisions = status === "minuted" ? await store.loadDecisions(ctx, one.decisionIds) : [];
      shown.push({
        meetingId,
        body: body.name,
        on,
        time,
        place: venue,
        conference: video && isAhead ? await addressOf(ctx, one, false) : undefined,
        status,
        reason: one.reasonId && (await readNote(ctx, one.reasonId, placeOf(meetingId, "reason"))),
        agenda: agenda.map(({ n, title }) => ({ n, title })),
        note: agenda.some(({ about }) => about?.kind === "note"),
        answer: mine?.answer,
        standIn: mine?.standIn,
        mayAnswer: isAhead,
        decisions: decisions
          .filter(({ data }) => data.status !== "withdrawn")
          .map(({ data: { number, text, due, executors } }) => ({
            number,
            text,
            due,
            ours: executors?.includes(agencyId) === true,
          })),
      });
    }
  }
  return shown.sort((a, b) => (a.on < b.on ? -1 : 1));
}
