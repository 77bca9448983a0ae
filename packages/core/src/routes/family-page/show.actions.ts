import * as Agency from "../../agencies/agency/index.ts";
import { postWords } from "../../agencies/resource/resource.words.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { whoIs } from "../../people/child/child.actions.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as consents from "../../people/consent/consent.store.ts";
import type { Consent } from "../../people/consent/consent.ts";
import * as Family from "../../people/family/index.ts";
import { curatorOf } from "../accompaniment/curator.ts";
import { dueOn } from "../erasure/erasure.ts";
import { openAbout } from "../erasure/open.ts";
import { isTheirs } from "../erasure/take-back.actions.ts";
import { inForce } from "../instrument/instrument.decide.ts";
import { instrumentKinds } from "../instrument/instrument.kinds.ts";
import * as instruments from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { ChildPart, FamilyPage } from "./page.ts";
import { routePart } from "./route.part.ts";

/**
 * What a member of a family sees: each child for whom they act today, and nothing of one for whom another parent does alone. On record
 * of the family and of each child before anything is opened.
 */
export async function show(
  ctx: Ctx,
  family: Family.Family,
  member: Family.Member,
  only?: ChildId,
): Promise<FamilyPage> {
  const today = await Tenant.today(ctx);
  const household = await Family.householdOf(ctx, { members: [member] });
  const mine = household.represents.get(member.memberId) ?? [];
  const acts = await Family.actsFor(ctx, member.memberId, mine, today);
  const records = mine.filter(({ childId }) => acts.includes(childId) && (only === undefined || only === childId));
  const entry = (subject: string) => ({ subject, action: "family.page" });
  await auditReads(ctx, [family.familyId, ...records.map(({ childId }) => childId)].map(entry));
  const parts = await Promise.all(records.map((record) => childPart(ctx, record, member.memberId, today.toString())));
  const settings = await Tenant.load(ctx);
  return {
    you: {
      ...(await contactPart(ctx, family, member)),
      languages: member.languages,
      needs: member.needs,
      channel: member.channel,
      texts: await Family.takesTexts(ctx, family, member.memberId),
      digest: member.noDigestSince === undefined,
    },
    others: [...new Set(parts.flatMap(({ others }) => others))],
    children: parts.map(({ part }) => part),
    coordinator: coordinatorPart(settings, family.municipality),
    operator: settings.name,
    today: today.toString(),
  };
}

async function contactPart(
  ctx: Ctx,
  family: Family.Family,
  { memberId }: Family.Member,
): Promise<Pick<FamilyPage["you"], "name" | "mail">> {
  const { givenName, patronymic, email } = await Family.contactOf(ctx, family, memberId);
  const cameBack = email !== undefined && (await Family.returnedFrom(ctx, memberId, email));
  return {
    name: [givenName, patronymic].filter(Boolean).join(" ") || undefined,
    mail: email === undefined ? "none" : cameBack ? "returned" : "works",
  };
}

async function childPart(ctx: Ctx, record: ChildRecord, me: RepresentativeId, today: string) {
  const { childId } = record;
  const [{ person, expected, representatives }, route, papers, given, [erasure], curator, settings] = await Promise.all(
    [
      whoIs(ctx, record),
      routePart(ctx, childId, me),
      instruments.list(ctx, childId),
      consents.list(ctx, childId),
      openAbout(ctx, childId),
      curatorPart(ctx, record, me),
      Tenant.load(ctx),
    ],
  );
  const part: ChildPart = {
    childId,
    name: person?.givenName ?? expected!.label,
    unnamed: person === undefined,
    coordinator: coordinatorPart(settings, record.municipality),
    curator,
    route,
    papers: papersOf(
      papers.map(({ data }) => data),
      me,
      today,
    ),
    consents: await consentParts(
      ctx,
      given.map(({ data }) => data),
      me,
      today,
    ),
    erasure: erasure && {
      receivedOn: erasure.data.receivedOn,
      dueOn: dueOn(erasure.data.receivedOn),
      mine: isTheirs(ctx, erasure.data),
    },
  };
  const others = representatives.filter(({ representativeId }) => representativeId !== me);
  return { part, others: others.map(({ givenName, patronymic }) => [givenName, patronymic].filter(Boolean).join(" ")) };
}

const coordinatorPart = (settings: Tenant.TenantSettings, municipality: string): FamilyPage["coordinator"] => ({
  municipality: settings.municipalities.find(({ key }) => key === municipality)?.name ?? settings.name,
  email: Tenant.coordinatorOf(settings, municipality),
});

/** By the child or, where the family is known by a sister or brother, by whoever looks. */
async function curatorPart(ctx: Ctx, { childId }: ChildRecord, me: RepresentativeId): Promise<ChildPart["curator"]> {
  const found = await curatorOf(ctx, [childId, me]);
  const agency = found && (await Agency.byIds(ctx, [found.agencyId])).get(found.agencyId);
  if (!agency) return undefined;
  return { organisation: agency.shortName, post: postWords[found.post], email: agency.contacts[0]!.email };
}

/** Of each kind the paper that counts today, with this member's own last word on it. */
const papersOf = (all: InstrumentRecord[], me: RepresentativeId, today: string): ChildPart["papers"] =>
  instrumentKinds.flatMap((kind) => {
    const paper = inForce(all, kind, today);
    if (!paper) return [];
    const said = paper.history?.findLast(
      (act) => (act.what === "agreed" || act.what === "disagreed") && act.representativeId === me,
    );
    return [
      {
        instrumentId: paper.instrumentId,
        kind,
        from: paper.validFrom,
        until: paper.validTo,
        answer: said && (said.what === "agreed" ? ("agree" as const) : ("disagree" as const)),
      },
    ];
  });

const ofRoute: Text = { ru: "Все организации маршрута ребёнка", en: "All organisations of the child's route" };

/** Newest first; what is long over is left to the paper. */
async function consentParts(
  ctx: Ctx,
  all: readonly Consent[],
  me: RepresentativeId,
  today: string,
): Promise<ChildPart["consents"]> {
  const recipients = all.flatMap(({ recipient }) => (recipient === "route" ? [] : [recipient as AgencyId]));
  const names = await Agency.namesOf(ctx, [...new Set(recipients)]);
  const named = (recipient: string): Text => {
    const name = names.get(recipient) ?? recipient;
    return recipient === "route" ? ofRoute : { ru: name, en: name };
  };
  return all
    .toReversed()
    .slice(0, 50)
    .map((one) => ({
      consentId: one.consentId,
      recipient: named(one.recipient),
      purpose: one.purpose,
      dataClasses: one.dataClasses,
      signedOn: one.signedOn,
      until: one.expiresOn,
      status: one.status === "given" && one.expiresOn < today ? "over" : one.status,
      mine: one.representativeId === me,
    }));
}
