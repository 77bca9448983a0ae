import { Temporal } from "temporal-polyfill";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Provider from "../../agencies/provider/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { type ChildId, type Ctx, newId, Refusal } from "../../ground/shared/index.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../instrument/index.ts";
import {
  type Assigned,
  carriedKinds,
  draftEntries,
  nameOf,
  ofAge,
  type PlannedMeasure,
  type PlanSources,
  type Provider as Provided,
  providersOf,
} from "./plan.ts";
import type { PlanEntry } from "./route.ts";
import type { StageTemplate } from "./template.ts";

/**
 * Plan entries for some stages, from the template, the instruments in force and the agencies as they are today.
 * @param mustHave stages that begin at once: whoever is asked has to be there @throws Refusal agency.unknown
 */
export async function proposal(
  ctx: Ctx,
  childId: ChildId,
  child: Child.ChildRecord,
  stages: StageTemplate[],
  cycleEndsAt: string,
  mustHave: "agencies" | "nobody" = "nobody",
): Promise<PlanEntry[]> {
  const clock = await Tenant.clock(ctx);
  const span = {
    today: localDay(clock.now, clock.zone),
    cycleEnd: localDay(Temporal.Instant.from(cycleEndsAt), clock.zone),
  };
  const ours = ofAge(stages, child, span.today);
  const papers = await Instrument.recordsOf(ctx, childId);
  const measures = measuresInForce(papers, span).map((m) => ({
    ...m,
    providerKind: educatorOf(m.providerKind, child),
  }));
  const ipra = Instrument.inForceOf(papers, "ipra", span.today);
  const providers = providersOf(ours, measures);
  const agencies = new Map<string, Assigned | undefined>();
  const found: Provider.Found = new Map();
  const own = [...providers.values()].flatMap(({ kind }) => ownOf(child, kind) ?? []);
  await askAhead(
    ctx,
    [...new Set(own)].map((id) => Agency.keyOf(ctx.tenant, id)),
  );
  for (const [name, provider] of providers)
    agencies.set(name, await agencyFor(ctx, provider, child, span.today, found));
  const sources: PlanSources = {
    ...span,
    measures,
    ending: ipra?.validTo ? { instrumentId: ipra.instrumentId, validTo: ipra.validTo } : undefined,
    agencyFor: (provider) => agencies.get(nameOf(provider)),
    newStepId: () => newId("step", clock.now.epochMilliseconds),
  };
  const entries = draftEntries(ours, sources);
  const nobody = mustHave === "agencies" ? entries.find(({ agencyId }) => agencyId === undefined) : undefined;
  if (nobody) throw noAgency(nobody.agencyKind);
  return entries;
}

type Span = Pick<PlanSources, "today" | "cycleEnd">;

/**
 * Measures of the instruments in force today, and of those that will be in force at the cycle's end if they begin later: these
 * are not asked for before they do. What the family does not agree to is asked of nobody.
 */
function measuresInForce(papers: readonly Instrument.InstrumentRecord[], { today, cycleEnd }: Span): PlannedMeasure[] {
  return carriedKinds.flatMap((kind) => {
    const now = Instrument.inForceOf(papers, kind, today);
    const later = Instrument.inForceOf(papers, kind, cycleEnd);
    const toBegin =
      later && later.instrumentId !== now?.instrumentId && later.validFrom > today.toString() ? later : undefined;
    return [now, toBegin].flatMap((paper) =>
      paper && paper.conclusion?.agreement !== "disagree"
        ? paper.measures.map((m) => ({
            ...m,
            kind,
            instrumentId: paper.instrumentId,
            corrects: paper.corrects,
            from: paper === toBegin ? [m.from ?? "", paper.validFrom].sort()[1] : m.from,
          }))
        : [],
    );
  });
}

/** What a paper asks of a school is the kindergarten's as long as the child goes there. */
const educatorOf = (kind: AgencyKind, { attachments }: Child.ChildRecord): AgencyKind =>
  kind === "school" && !attachments.school && attachments.kindergarten ? "kindergarten" : kind;

/** Whose child it is decides these: whoever else is asked would read of a child who is not theirs. */
const ownOnly: readonly AgencyKind[] = ["school", "kindergarten"];
/** Where there is but one in the municipality, nobody has to choose. */
const soleOrOwn: readonly AgencyKind[] = ["health", "social"];

const ownOf = ({ attachments }: Child.ChildRecord, kind: AgencyKind) =>
  attachments[kind as keyof Child.ChildRecord["attachments"]];

/** Whom a line is proposed for, and why; undefined where only a person can say. */
export async function agencyFor(
  ctx: Ctx,
  provider: Provided,
  child: Child.ChildRecord,
  today: Temporal.PlainDate,
  found?: Provider.Found,
): Promise<Assigned | undefined> {
  const { kind, service } = provider;
  const own = ownOf(child, kind);
  if (ownOnly.includes(kind)) return attached(await Agency.ownOf(ctx, kind, own));
  if (soleOrOwn.includes(kind)) return attached(await Agency.pickSole(ctx, kind, child.municipality, own));
  const { municipality } = child;
  const wanted = { kind, service, municipality, own, age: Child.yearsOn(child, today) };
  const chosen = await Provider.pick(ctx, wanted, found);
  // A clinic has a medical board of its own where the region lists none.
  if (!chosen && kind === "medicalBoard") return agencyFor(ctx, { kind: "health" }, child, today);
  if (!chosen) return undefined;
  const { agency, by, among } = chosen;
  return { agencyId: agency.agencyId, chosen: by === "own" ? undefined : { by, among } };
}

/** Theirs already, or the only one that there is: nothing was chosen. */
const attached = (agency: Agency.Agency | undefined): Assigned | undefined =>
  agency && { agencyId: agency.agencyId, chosen: undefined };

const noAgency = (kind: AgencyKind) =>
  new Refusal(
    "agency.unknown",
    {
      ru: `В регионе нет действующей организации вида «${Agency.kindWords[kind]}», а маршруту она нужна. Заведите её и повторите.`,
      en: `The region has no active agency of the kind "${kind}", which the route needs. Register one and try again.`,
    },
    { current: { kind } },
  );
