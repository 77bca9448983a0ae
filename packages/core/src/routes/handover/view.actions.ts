import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  auditRead,
  auditReads,
  type Ctx,
  caresFor,
  type HandoverId,
  mustCareFor,
  type Page,
  type PageRequest,
  type Stored,
  within,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNote } from "../../ground/vault/index.ts";
import { load as loadChild } from "../../people/child/child.scope.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import { list as instrumentsOf } from "../instrument/instrument.store.ts";
import { templatesFor } from "./choices.ts";
import * as store from "./handover.store.ts";
import {
  type Accepted,
  attachmentKinds,
  type Handover,
  type HandoverSummary,
  type HandoverView,
  isGuardian,
} from "./handover.ts";
import { openWork, type Work } from "./open-work.ts";

export interface HandoverQuery extends PageRequest {
  stage?: "open" | "decided" | undefined;
  /** A coordinator of one municipality has that one, whatever is asked for. */
  municipality?: string | undefined;
  /** What that municipality takes over, or what it hands over. */
  side?: "to" | "from" | undefined;
  /** Only the number is wanted: nobody is shown a child, so that nothing is put on record. */
  counting?: boolean;
}

/** Hand-overs, oldest first, on record with each child. Staff only. */
export async function find(ctx: Ctx, query: HandoverQuery): Promise<Page<HandoverSummary>> {
  mustCareFor(ctx.actor, "each");
  const { stage = "open", side = "to", counting = false, limit, from } = query;
  const municipality = within(ctx.actor, query.municipality);
  const of = municipality === undefined ? undefined : { municipality, side };
  const { items, next } = await store.find(ctx, { stage, of }, { limit, from });
  const children = new Set(items.map(({ data }) => data.childId));
  if (!counting)
    await auditReads(
      ctx,
      [...children].map((subject) => ({ subject, action: "handover.list" })),
    );
  return { items: items.map((one) => summaryOf(ctx, one)), next };
}

/** One with all that whoever takes over has to know: what is open, which papers and consents there are, and who could do it. */
export async function get(ctx: Ctx, id: HandoverId): Promise<HandoverView> {
  const found = await store.load(ctx, id);
  const { data } = found;
  mustCareFor(ctx.actor, [data, data.from]);
  const { childId } = data;
  await auditRead(ctx, { subject: childId, action: "handover.read", detail: { handoverId: id } });
  const today = (await Tenant.today(ctx)).toString();
  const [work, { record }, instruments, consents, enrolments] = await Promise.all([
    workOf(ctx, data),
    loadChild(ctx, childId),
    instrumentsOf(ctx, childId),
    Consent.standing(ctx, childId),
    Enrolment.ofChild(ctx, childId),
  ]);
  return {
    ...summaryOf(ctx, found),
    reason: data.status === "declined" ? await readNote(ctx, data.reasonId, noteOf(data)) : undefined,
    ...(await withNames(ctx, data, work)),
    // Of an organisation that closed its own, else all that is open.
    enrolments: Enrolment.openOf(enrolments).filter(
      ({ agencyId }) => data.kind !== "organisation" || agencyId === data.from.agencyId,
    ),
    attachments: attachmentKinds.filter(
      (kind) => data.from.agencyId !== undefined && record.attachments[kind] === data.from.agencyId,
    ),
    guardian: data.kind === "organisation" && isGuardian(record, data.from.agencyId),
    papers: instruments
      .map((found) => found.data)
      .filter(({ supersededBy, validTo = "9999" }) => !supersededBy && validTo >= today)
      .map(({ instrumentId, kind, validTo }) => ({ instrumentId, kind, validTo })),
    consents: consents.map(({ consentId, representativeId, recipient, expiresOn }) => ({
      consentId,
      representativeId,
      recipient,
      expiresOn,
    })),
    templates: templatesFor(record, data.age).map(({ key, title }) => ({ key, title })),
  };
}

const noteOf = ({ childId }: Handover) => ({ subject: childId, field: "handover-note" });

/** Of an organisation that closed its own steps, else all that is open. */
async function workOf(ctx: Ctx, { routeId, kind, from }: Handover): Promise<Work[]> {
  const work = routeId ? (await openWork(ctx, routeId)).work : [];
  return kind === "organisation" ? work.filter(({ agencyId }) => agencyId === from.agencyId) : work;
}

/** Most organisations that are proposed for one kind of work. */
const mostCandidates = 20;

async function withNames(ctx: Ctx, handover: Handover, work: Work[]) {
  const { municipality, kind } = handover;
  const agencies = await Agency.byIds(ctx, [...new Set(work.map(({ agencyId }) => agencyId))]);
  const kinds = handover.status === "proposed" && kind !== "age" ? new Set(work.map((one) => one.agencyKind)) : [];
  const candidates = await Promise.all([...kinds].map((of) => candidatesOf(ctx, of, municipality)));
  return {
    steps: work.map(({ stepId, title, agencyId, agencyKind, step }) => ({
      stepId,
      title,
      status: step?.status ?? "planned",
      agencyId,
      agencyName: agencies.get(agencyId)?.shortName ?? "",
      agencyKind,
      dueDate: step?.due.date,
      elsewhere: agencies.get(agencyId)?.municipality !== municipality,
    })),
    candidates,
  };
}

/** Those of the municipality; where it has none of the kind, those of the others. */
async function candidatesOf(ctx: Ctx, kind: Agency.AgencyKind, municipality: string) {
  const active = async (near: { municipality?: string }) =>
    (await Agency.find(ctx, { kind, ...near, limit: mostCandidates })).items
      .map(({ agency }) => agency)
      .filter(({ status }) => status === "active");
  const here = await active({ municipality });
  const all = here.length > 0 ? here : await active({});
  return {
    agencyKind: kind,
    agencies: all.map(({ agencyId, shortName, municipality: of }) => ({
      agencyId: agencyId as AgencyId,
      name: shortName,
      municipality: of,
    })),
  };
}

/** Each once: that of the card first, then those of the steps. */
const takersOf = ({ attachment, choices }: Accepted): AgencyId[] => [
  ...new Set([...(attachment ? [attachment] : []), ...choices.map(({ agencyId }) => agencyId)]),
];

function summaryOf({ actor }: Ctx, { data, version }: Pick<Stored<Handover>, "data" | "version">): HandoverSummary {
  const { handoverId, kind, status, childId, routeId, municipality, from, to, age, proposedAt } = data;
  const accepted = data.status === "accepted" ? data.accepted : undefined;
  return {
    handoverId,
    kind,
    status,
    childId,
    routeId,
    municipality,
    from,
    to: accepted?.template ? { ...to, template: accepted.template } : to,
    takenBy: accepted ? takersOf(accepted) : [],
    age,
    proposedAt,
    decidedAt: data.status === "proposed" ? undefined : data.decidedAt,
    decidedBy: data.status === "proposed" ? undefined : data.decidedBy,
    mayDo: status === "proposed" && caresFor(actor, data) ? ["accept", "decline"] : [],
    version,
  };
}
