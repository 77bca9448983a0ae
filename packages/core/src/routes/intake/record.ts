import type * as Service from "../../agencies/service/index.ts";
import type { Late } from "../../ground/job/late.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ImportId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { fold } from "../../ground/vault/index.ts";
import { governed } from "../../people/child/child.scope.ts";
import { recording } from "../instrument/instrument.actions.ts";
import type { InstrumentEvent } from "../instrument/instrument.events.ts";
import * as papers from "../instrument/instrument.store.ts";
import { type InstrumentRecord, NewInstrument, type NewInstrumentInput } from "../instrument/instrument.ts";
import type { Candidate, Outcome, Said } from "./intake.ts";

/** What giving a paper to a child comes to; not written yet. */
export interface Given {
  outcome: Extract<Outcome, "recorded" | "corrected" | "unchanged">;
  instrumentId: InstrumentRecord["instrumentId"];
  writes: Write[];
  events: InstrumentEvent[];
}

/** Of whom it is said that each has a paper of this number. */
type Distinct = Candidate["childId"][] | undefined;

interface How extends Pick<Late, "act"> {
  confirmedDistinctFrom?: Distinct;
  services?: Service.Lookup;
}

/**
 * The paper as that of this child: new, the one that stands there already, or that one corrected.
 * @param how.act the import that records it among others @throws Refusal what recording a paper throws
 */
export async function given(
  ctx: Ctx,
  childId: ChildId,
  said: Said,
  importId: ImportId | undefined,
  { confirmedDistinctFrom, ...how }: How = {},
): Promise<Given> {
  const child = await governed(ctx, childId);
  const paper = said.paper!;
  const same = await sameNumber(ctx, childId, paper);
  if (same && isAsItStands(same, said)) {
    const { instrumentId } = same.record;
    return { outcome: "unchanged", instrumentId, writes: [], events: [] };
  }
  const input = parse(NewInstrument, {
    ...paper,
    ...(same && !said.tellsMeasures ? { measures: same.measures } : {}),
    supersedes: same?.record.instrumentId,
    confirmedDistinctFrom,
  });
  const { next, writes, events } = await recording(ctx, child, input, { importId }, how);
  return { outcome: same ? "corrected" : "recorded", instrumentId: next.instrumentId, writes, events };
}

/** A paper of the child as it was worded. */
interface Standing {
  record: InstrumentRecord;
  measures: NonNullable<NewInstrumentInput["measures"]>;
}

/** The newest of the child's papers of this kind and number. */
async function sameNumber(
  ctx: Ctx,
  childId: ChildId,
  { kind, number }: NewInstrumentInput,
): Promise<Standing | undefined> {
  const known = (await papers.list(ctx, childId)).map(({ data }) => data).filter((record) => record.kind === kind);
  for (const record of known.toReversed()) {
    const { number: its, titles } = await papers.readWording(ctx, childId, record.instrumentId);
    if (fold(its) !== fold(number)) continue;
    const measures = record.measures.map(({ block, providerKind, agencyId, from, to, measureId }) => ({
      block,
      providerKind,
      agencyId,
      from,
      to,
      title: titles[measureId] ?? "",
    }));
    return { record, measures };
  }
  return undefined;
}

/** Whether the file says nothing that is not recorded already. What a register leaves out it does not deny. */
function isAsItStands({ record, measures }: Standing, { paper, tellsMeasures }: Said): boolean {
  const { validFrom, validTo, term } = paper!;
  // «До 18 лет» and the very day of it are one end.
  const isSameEnd = validTo === undefined ? term === record.term : validTo === record.validTo;
  const conclusion = paper!.kind === "pmpk" ? paper : undefined;
  const isSameFinding = !conclusion || conclusion.educationalNeeds === record.conclusion?.educationalNeeds;
  const worded = (list: Standing["measures"]) =>
    list.map(({ block, title, from, to }) => JSON.stringify([block, fold(title), from, to])).sort();
  const isSameList =
    !tellsMeasures || JSON.stringify(worded(measures)) === JSON.stringify(worded(paper!.measures ?? []));
  return validFrom === record.validFrom && isSameEnd && isSameFinding && isSameList;
}
