import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes } from "../../ground/vault/index.ts";
import { notesOf } from "./round.scope.ts";
import { type Finding, type FindingView, isAgency, isSettled, type Round } from "./round.ts";

/** A finding is seen to within the years of a roadmap. */
const latest = { years: 5 };
export const dueFaults = (dueOn: string, today: string): FieldFault[] =>
  dueOn < today || dueOn > Temporal.PlainDate.from(today).add(latest).toString()
    ? [fault("/dueOn", "не раньше сегодняшнего дня и не позже чем через пять лет", "from today on, within five years")]
    : [];

/** Whose coordinators have it as a task: where whoever is responsible is. */
export async function placeOf(ctx: Ctx, { responsible }: Pick<Finding, "responsible">): Promise<string> {
  return isAgency(responsible) ? (await Agency.load(ctx, responsible)).agency.municipality : responsible;
}

/** Which organisation speaks, where it is one: by an account, or by its link. */
export const speakerOf = ({ actor }: Ctx): AgencyId | undefined =>
  actor.kind === "specialist" || actor.kind === "link" ? actor.agency : undefined;

export const isTheirs = (ctx: Ctx, { responsible }: Finding): boolean => speakerOf(ctx) === responsible;

/** Whoever leads the round, and where it is seen to whoever has it as a task. */
export const isOffice = ({ actor }: Ctx, { municipality }: Pick<Round, "municipality">, place: string): boolean =>
  caresFor(actor, municipality === undefined ? "region" : { municipality }) || caresFor(actor, { municipality: place });

/** As whoever may see all of them sees them. */
export async function viewsOf(ctx: Ctx, round: Round, all: readonly Finding[]): Promise<FindingView[]> {
  const ids = all.flatMap(({ textId, result, handed = [] }) => [
    textId,
    ...(result?.wordsId ? [result.wordsId] : []),
    ...handed.flatMap(({ reasonId }) => reasonId ?? []),
  ]);
  const [texts, day] = [await readNotes(ctx, ids, notesOf(round.roundId)), (await Tenant.today(ctx)).toString()];
  const own = speakerOf(ctx);
  return all.map(({ textId, result, handed, remindOn: _, told: __, ...one }) => ({
    ...one,
    text: texts.get(textId) ?? "",
    result: result && {
      status: result.status,
      on: result.on,
      words: result.wordsId && texts.get(result.wordsId),
      own: result.agencyId !== undefined,
    },
    // Why it was given to somebody else is between the offices.
    handed: own
      ? undefined
      : handed?.map(({ reasonId, ...each }) => ({ ...each, reason: reasonId && texts.get(reasonId) })),
    overdue: !isSettled({ result }) && one.dueOn < day,
    mayDo: own ? ["result"] : ["result", "assign"],
  }));
}
