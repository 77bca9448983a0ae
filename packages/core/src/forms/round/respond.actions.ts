import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import { mustMatch, systemCtx } from "../../ground/shared/authorise.ts";
import { auditOnce, type Ctx, type Deps, retrying, save } from "../../ground/shared/context.ts";
import type { AgencyId, RoundId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Answers } from "../form/answers.ts";
import type { FormContent } from "../form/content.ts";
import { loadVersion } from "../form/form.store.ts";
import { scoresOf } from "../form/scoring.ts";
import { mustFit, over } from "../response/response.decide.ts";
import { type FormPage, RespondForm } from "../response/response.ts";
import { cellsOf, tallyWrite } from "../response/tally.ts";
import * as kept from "./answer.store.ts";
import { isRunning } from "./latch.store.ts";
import * as store from "./round.store.ts";
import { partition } from "./round.store.ts";
import { isNameless, type Round } from "./round.ts";
import { draftOf, markOf, newTicket, tokenTo } from "./ticket.ts";

/** What a link says of whoever holds it: for which place the answer counts, and by which ticket. */
interface Holder {
  roundId: RoundId;
  municipality: string | undefined;
  agencyId: AgencyId | undefined;
  ticket: string;
  /** By a link for all, which gives everybody one of their own. */
  isNew: boolean;
}

/**
 * What somebody does on the page of a round whose answers lead to nobody. They are handed in once for each ticket; what is kept of it
 * afterwards is the answer, without a time, and that the ticket was used.
 * @throws Refusal link.invalid, link.dead, response.closed, response.submitted, conflict.version, input.invalid
 */
export async function respond(deps: Deps, input: unknown, requestId: string): Promise<FormPage> {
  const asked = parse(RespondForm, input);
  const {
    tenant,
    fields: [roundId, municipality, agencyId, ticket],
  } = await Link.openLive(deps, "round", asked.token);
  const ctx: Ctx = { ...systemCtx(deps, tenant, "form-link"), requestId };
  const holder: Holder = {
    roundId,
    municipality: municipality ?? undefined,
    agencyId: agencyId ?? undefined,
    ticket: ticket ?? newTicket(),
    isNew: ticket === undefined,
  };
  // A page that was opened by a link for all goes on with its own.
  if (holder.isNew && asked.action !== "view") throw Link.dead();
  if (asked.action === "save") return keep(ctx, holder, asked.answers, asked.draftVersion);
  if (asked.action === "submit") return handIn(ctx, holder, asked.answers, asked.draftVersion);
  return page(ctx, holder);
}

interface Opened {
  round: Round;
  content: FormContent;
}

/** @throws Refusal link.dead, response.closed */
async function mustTake(ctx: Ctx, holder: Holder): Promise<Opened> {
  const round = await loaded(ctx, holder);
  if (round.status !== "open" || (await isPast(ctx, round))) throw over(round.closesOn);
  const { content } = await loadVersion(ctx, round.formId, round.formVersion);
  return { round, content };
}

/** An organisation that has closed is visited by nobody any more. */
async function loaded(ctx: Ctx, { roundId, agencyId }: Holder): Promise<Round> {
  try {
    const { data } = await store.load(ctx, roundId);
    if (!isNameless(data.audience)) throw notFound();
    if (agencyId && (await Agency.load(ctx, agencyId)).agency.status === "closed") throw notFound();
    return data;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") throw Link.dead();
    throw error;
  }
}

const isPast = async (ctx: Ctx, { closesOn }: Round) => closesOn < (await Tenant.today(ctx)).toString();

async function page(ctx: Ctx, holder: Holder): Promise<FormPage> {
  const { roundId, ticket } = holder;
  const round = await loaded(ctx, holder);
  // Once a minute for all: who looked stands nowhere.
  const detail = { client: ctx.client ?? "program" };
  await auditOnce(ctx, { subject: roundId, action: "round.look", detail }, `${roundId}#look`);
  if (!holder.isNew && (await kept.isUsed(ctx, roundId, await markOf(ctx, roundId, ticket))))
    return { status: "submitted", once: true };
  const { closesOn } = round;
  if (round.status !== "open" || (await isPast(ctx, round))) return { status: "closed", closesOn };
  const { title, intro, items } = (await loadVersion(ctx, round.formId, round.formVersion)).content;
  const draft = holder.isNew ? undefined : await kept.readDraft(ctx, roundId, await draftOf(ctx, roundId, ticket));
  return {
    status: "asked",
    closesOn,
    form: { title, intro, items },
    answers: draft?.answers,
    draftVersion: draft?.version,
    once: true,
    token: holder.isNew ? await tokenTo(ctx, round, holder) : undefined,
  };
}

/** Another window of the page may have kept something since; the same answers are no conflict. @throws Refusal conflict.version */
function mustGoOn(draft: kept.Draft | undefined, answers: Answers, seen: number | undefined): void {
  if (seen === undefined || !draft || seen === draft.version || same(draft.answers, answers)) return;
  mustMatch(draft.version, seen);
}

/** @throws Refusal response.submitted */
async function mustBeUnused(ctx: Ctx, { roundId, ticket }: Holder): Promise<string> {
  const mark = await markOf(ctx, roundId, ticket);
  if (!(await kept.isUsed(ctx, roundId, mark))) return mark;
  throw new Refusal("response.submitted", {
    ru: "По этой ссылке ответ уже принят. Он ни с кем не связан, поэтому найти и изменить его нельзя.",
    en: "An answer by this link is in already. It leads to nobody, so that it cannot be found and changed.",
  });
}

const keep = (ctx: Ctx, holder: Holder, answers: Answers, seen: number | undefined): Promise<FormPage> =>
  retrying(async () => {
    const { roundId } = holder;
    const { round, content } = await mustTake(ctx, holder);
    const mark = await mustBeUnused(ctx, holder);
    const name = await draftOf(ctx, roundId, holder.ticket);
    const draft = await kept.readDraft(ctx, roundId, name);
    mustGoOn(draft, answers, seen);
    mustFit(content, answers, false);
    await save(ctx, {
      writes: [
        await kept.writeDraft(ctx, roundId, name, answers, draft?.version),
        kept.unused(ctx.tenant, roundId, mark),
      ],
      stream: partition(ctx.tenant, roundId),
      events: [],
      audit: { subject: roundId, action: "round.draft" },
    });
    const { title, intro, items } = content;
    return {
      status: "asked",
      closesOn: round.closesOn,
      form: { title, intro, items },
      answers,
      draftVersion: (draft?.version ?? 0) + 1,
      once: true,
    };
  });

/**
 * Answer, sums and the mark in one transaction, or none of them, and only as long as the round runs; the draft goes. No event: that would
 * have a time.
 */
const handIn = (ctx: Ctx, holder: Holder, answers: Answers, seen: number | undefined): Promise<FormPage> =>
  retrying(async () => {
    const { roundId, municipality, agencyId } = holder;
    const mark = await mustBeUnused(ctx, holder);
    const { content } = await mustTake(ctx, holder);
    const name = await draftOf(ctx, roundId, holder.ticket);
    const draft = await kept.readDraft(ctx, roundId, name);
    mustGoOn(draft, answers, seen);
    mustFit(content, answers, true);
    const cells = cellsOf(content, answers, scoresOf(content, answers));
    await save(ctx, {
      writes: [
        await kept.writeAnswer(ctx, roundId, { municipality, agencyId, answers }),
        kept.writeMark(ctx.tenant, roundId, mark),
        kept.removeDraft(ctx.tenant, roundId, name, draft?.version),
        await tallyWrite(ctx, { roundId, municipality, agencyId }, cells),
        isRunning(ctx.tenant, roundId),
      ],
      stream: partition(ctx.tenant, roundId),
      events: [],
      audit: { subject: roundId, action: "round.answer" },
    });
    return { status: "submitted", once: true };
  });
