import * as Agency from "../../agencies/agency/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { loadVersion } from "../form/form.store.ts";
import { talliesOf } from "../response/tally.ts";
import { findings } from "./findings.actions.ts";
import type { ReportFile } from "./results.files.ts";
import { type Cut, resultsIn } from "./results.ts";
import { marked, partOf, takesPart, visible } from "./round.scope.ts";
import * as store from "./round.store.ts";
import { isNameless, ReportResults, type ResultsView, type Round } from "./round.ts";

/** So many earlier rounds of a form stand beside it. */
const mostBefore = 3;

/**
 * What was answered, by municipality and organisation, with earlier rounds of the form. As long as answers come that lead to nobody, their
 * number alone: from one look to the next the difference would be one answer. An organisation sees its own part, once it is over.
 * On record. @throws Refusal not-found
 */
export async function results(ctx: Ctx, id: RoundId): Promise<ResultsView> {
  const found = await visible(ctx, id);
  const round = found.data;
  const cut = cutOf(ctx, round);
  if (isToBeMarked(round)) await mark(ctx, id);
  else await auditRead(ctx, { subject: id, action: "round.results" });
  const { content } = await loadVersion(ctx, round.formId, round.formVersion);
  const placed = await talliesOf(ctx, id);
  const ids = placed.flatMap(({ agencyId }) => agencyId ?? []);
  const names = await Agency.namesOf(
    ctx,
    ids.filter((one) => cut.agencyId === undefined || one === cut.agencyId),
  );
  const { roundId, formId, formVersion, title, status, closedOn } = round;
  return {
    roundId,
    formId,
    formVersion,
    title,
    status,
    closedOn,
    ...resultsIn(content, placed, names, cut),
    before: cut.numbersOnly ? [] : await before(ctx, round, cut),
  };
}

const isToBeMarked = ({ status, audience, seen }: Round): boolean =>
  status === "closed" && isNameless(audience) && !seen;

/** From now on it takes no more answers. @returns whether it was over then */
async function mark(ctx: Ctx, id: RoundId): Promise<boolean> {
  const { data } = await marked(ctx, id, { action: "round.results" }, ({ data: one }) =>
    isToBeMarked(one) ? { events: [], after: { ...one, seen: true } } : { events: [] },
  );
  return data.status === "closed";
}

/** @throws Refusal not-found for an organisation before its end */
function cutOf({ actor, ...ctx }: Ctx, round: Round): Cut {
  const isOver = round.status === "closed";
  if (actor.kind === "specialist" && !isOver) throw notFound();
  return {
    nameless: isNameless(round.audience),
    municipality: partOf({ actor, ...ctx }),
    agencyId: actor.kind === "specialist" ? actor.agency : undefined,
    numbersOnly: isNameless(round.audience) && !isOver,
  };
}

/** Earlier rounds of the form that asked the same kind of people in the same place; cut in the same way. */
async function before(ctx: Ctx, round: Round, cut: Cut): Promise<ResultsView["before"]> {
  const all = await store.closedOf(ctx, round, 20);
  const alike = all.filter(
    ({ roundId, audience, municipality }) =>
      roundId < round.roundId && audience.kind === round.audience.kind && municipality === round.municipality,
  );
  const shown: Round[] = [];
  // One that was opened again meanwhile is not over.
  for (const one of alike.slice(0, mostBefore))
    if (!isToBeMarked(one) || (await mark(ctx, one.roundId))) shown.push(one);
  return Promise.all(
    shown.map(async ({ roundId, formId, formVersion, closedOn }) => {
      const { content } = await loadVersion(ctx, formId, formVersion);
      const { total } = resultsIn(content, await talliesOf(ctx, roundId), new Map(), cut);
      return { roundId, closedOn, answered: total.answered, scores: total.scores, questions: total.questions };
    }),
  );
}

/** The same as a paper or a table, for staff with what was found. @throws Refusal not-found */
export async function report(ctx: Ctx, id: RoundId, input: unknown): Promise<ReportFile> {
  const { format } = parse(ReportResults, input);
  const shown = await results(ctx, id);
  const { data: round } = await store.load(ctx, id);
  const settings = await Tenant.load(ctx);
  const { fileOfResults } = await import("./results.files.ts");
  const { toldFindings } = await import("./findings.files.ts");
  const found = round.status === "closed" && takesPart(ctx, round) ? await findings(ctx, id) : [];
  return fileOfResults(shown, { round, format, settings, findings: await toldFindings(ctx, found) });
}
