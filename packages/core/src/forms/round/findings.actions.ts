import * as Agency from "../../agencies/agency/index.ts";
import { auditRead, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { newId, type RoundId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { oneAtATime } from "../../ground/shared/one-at-a-time.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { loadVersion } from "../form/form.store.ts";
import { dueFaults, isTheirs, placeOf, viewsOf } from "./finding.scope.ts";
import { refOf } from "./round.decide.ts";
import type { RoundEvent } from "./round.events.ts";
import { mustLead, notesOf, partOf, reminders, takesPart, today } from "./round.scope.ts";
import * as store from "./round.store.ts";
import { type Finding, type FindingView, isAgency, NewFinding, type Round } from "./round.ts";

/**
 * What a closed round comes to, and who is to see to it by when: a task of whoever is responsible, and what a decision may rest on.
 * @throws Refusal round.not-closed, limit.reached, agency.unknown, input.invalid, not-found
 */
export const record = (ctx: Ctx, id: RoundId, input: unknown): Promise<FindingView> =>
  retrying(async () => {
    const given = parse(NewFinding, input);
    const { data: round } = await store.load(ctx, id);
    mustLead(ctx, round);
    if (round.status !== "closed")
      throw new Refusal("round.not-closed", {
        ru: "Выводы записывают, когда раунд закрыт.",
        en: "Findings are recorded once the round is closed.",
      });
    const alone = await oneAtATime(ctx.bank, { pk: store.partition(ctx.tenant, id), sk: "FINDINGS" });
    const before = await store.findings(ctx, id);
    mustHaveRoom("findings", before.length);
    const { content } = await loadVersion(ctx, round.formId, round.formVersion);
    const day = await today(ctx);
    const { key, agencyId, municipality, responsible, dueOn, text } = given;
    const { municipalities } = await Tenant.load(ctx);
    const isPlace = (one: string) => municipalities.some((m) => m.key === one);
    mustBeRight([
      ...(key === undefined || [...content.items, ...content.scores].some((one) => one.key === key)
        ? []
        : [fault("/key", "вопрос или балл формы", "a question or score of the form")]),
      ...(municipality === undefined || isPlace(municipality)
        ? []
        : [fault("/municipality", "муниципалитет региона", "a municipality of the region")]),
      ...(isAgency(responsible) || isPlace(responsible)
        ? []
        : [fault("/responsible", "организация или муниципалитет", "an organisation or a municipality")]),
      ...dueFaults(dueOn, day),
    ]);
    await Agency.mustBeKnown(ctx, [
      ...(agencyId ? [{ pointer: "/agencyId", agencyId }] : []),
      ...(isAgency(responsible) ? [{ pointer: "/responsible", agencyId: responsible }] : []),
    ]);
    const note = await writeNote(ctx, text, notesOf(id));
    const findingId = newId("finding", ctx.now().epochMilliseconds);
    const finding: Finding = {
      findingId,
      roundId: id,
      textId: note.noteId,
      key,
      municipality,
      agencyId,
      responsible,
      dueOn,
      recordedOn: day,
      remindOn: await reminders(ctx, { opensOn: day, closesOn: dueOn }),
    };
    const event: RoundEvent = {
      type: "round.finding-recorded",
      data: { ...refOf(round), municipality: await placeOf(ctx, finding), findingId, agencyId, responsible, dueOn },
    };
    await save(ctx, {
      writes: [store.writeFinding(ctx.tenant, finding, "absent"), note.write, alone],
      stream: store.partition(ctx.tenant, id),
      events: [event],
      audit: { subject: id, action: "round.find", detail: { findingId } },
      ref: { kind: "finding", id: findingId, parent: id },
    });
    return (await viewsOf(ctx, round, [finding]))[0]!;
  });

/** The oldest first. A municipality sees those of the region that are its own to see to; an organisation its own. @throws Refusal not-found */
export async function findings(ctx: Ctx, id: RoundId): Promise<FindingView[]> {
  const { data: round } = await store.load(ctx, id);
  const { actor } = ctx;
  const isOffice = takesPart(ctx, round);
  if (!isOffice && actor.kind !== "specialist") throw notFound();
  const all = await store.findings(ctx, id);
  const mine = isOffice ? await ofPlace(ctx, round, all) : all.filter((one) => isTheirs(ctx, one));
  if (!isOffice && mine.length === 0) throw notFound();
  await auditRead(ctx, { subject: id, action: "round.findings" });
  return viewsOf(ctx, round, mine);
}

async function ofPlace(ctx: Ctx, round: Round, all: Finding[]): Promise<Finding[]> {
  const part = partOf(ctx);
  if (part === undefined || round.municipality === part) return all;
  const places = await Promise.all(all.map((one) => placeOf(ctx, one)));
  return all.filter((_, i) => places[i] === part);
}
