import { regional } from "../../agencies/service-list/list.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type { YearPlanId } from "../../ground/shared/ids.ts";
import { type Ctx, type MeetingId, mustBeStaff, type Page, type PageRequest } from "../../ground/shared/index.ts";
import { same } from "../../ground/shared/same.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as periods from "../period/period.store.ts";
import { type Period, periodName } from "../period/period.ts";
import { revisions } from "../report/frozen.store.ts";
import type { Body } from "./body.ts";
import { isLate } from "./decision.view.ts";
import { territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";
import type { About, Proposal } from "./meeting.ts";

/** Of each kind so many are proposed: an agenda holds forty items. */
const most = 20;

/**
 * What is open, and could be an item: decisions that are late or failed, the note of the last quarter, findings, what waits for approval. The secretary
 * takes of it what is to be spoken of. Staff only. @throws Refusal not-found
 */
export async function propose(ctx: Ctx, id: MeetingId): Promise<Proposal[]> {
  const { data: meeting } = await store.loadMeeting(ctx, id);
  const { data: body } = await store.loadBody(ctx, meeting.bodyId);
  mustBeStaff(ctx.actor, territoryOf(body));
  const last = await lastLocked(ctx);
  const found = [
    ...(await lateDecisions(ctx, body)),
    ...(last ? [noteOf(last)] : []),
    ...(await failed(ctx, last?.period)),
    ...(await findings(ctx, body)),
    ...(await forms(ctx, body)),
    ...(await standardDocuments(ctx, body)),
    ...(await lists(ctx, body)),
    ...(await programmes(ctx, body)),
    ...(body.municipality === undefined ? [...(await templates(ctx)), ...(await standards(ctx))] : []),
    ...(await orders(ctx, body)),
    ...(await yearPlans(ctx, body)),
  ];
  return found.filter((one) => !meeting.agenda.some(({ about }) => same(about, one.about)));
}

const proposal = (about: About, title: Text, since?: string): Proposal => ({ about, title, since });

async function lateDecisions(ctx: Ctx, { bodyId }: Body): Promise<Proposal[]> {
  const when = await Tenant.clock(ctx);
  const find = (status: "in-force" | "failed") => store.findDecisions(ctx, { body: bodyId, status }, { limit: 200 });
  const late = (await find("in-force")).items.filter(({ data }) => isLate(data, when));
  const failed = (await find("failed")).items;
  return [
    ...late
      .slice(0, most)
      .map(({ data: { decisionId, number, text, due } }) =>
        proposal(
          { kind: "decision", decisionId },
          { ru: `Не исполнено в срок: решение ${number}. ${text}`, en: `Overdue: decision ${number}. ${text}` },
          due,
        ),
      ),
    ...failed.slice(0, most).map(({ data: { decisionId, number, text } }) =>
      proposal(
        { kind: "decision", decisionId },
        {
          ru: `Утверждение не состоялось: решение ${number}. ${text}`,
          en: `Could not be approved: decision ${number}. ${text}`,
        },
      ),
    ),
  ];
}

/** The last quarter whose figures are frozen. */
async function lastLocked(ctx: Ctx): Promise<Period | undefined> {
  const locked = (await periods.list(ctx)).filter(
    ({ period, lockedAt }) => lockedAt !== undefined && period.includes("-Q"),
  );
  return locked.sort((a, b) => (a.period < b.period ? -1 : 1)).at(-1);
}

function noteOf({ period, lockedAt }: Period): Proposal {
  const name = periodName(period);
  return proposal(
    { kind: "note", period },
    { ru: `Аналитическая справка: ${name.ru}`, en: `Analytical note: ${name.en}` },
    lockedAt,
  );
}

/** So many rounds that ended last are looked at: surveys and assessments of about a year. */
const lastRounds = 10;

/** What rounds of the body's place came to. */
async function findings(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const rounds = await import("../../forms/round/round.store.ts");
  const { municipality = rounds.ofRegion } = body;
  const closed = await rounds.find(ctx, { status: "closed", municipality }, { limit: lastRounds });
  const found = await Promise.all(
    closed.items.map(async ({ data }) => ({ round: data, n: (await rounds.findings(ctx, data.roundId)).length })),
  );
  return found
    .filter(({ n }) => n > 0)
    .map(({ round: { roundId, title, closedOn }, n }) =>
      proposal(
        { kind: "findings", origin: roundId },
        { ru: `Выводы: «${ruOf(title)}» (${n})`, en: `Findings: ${enOf(title)} (${n})` },
        closedOn,
      ),
    );
}

/** Pages to their end, or until there are enough. */
async function some<T>(read: (page: PageRequest) => Promise<Page<T>>, wanted: (one: T) => boolean): Promise<T[]> {
  const found: T[] = [];
  let from: string | undefined;
  do {
    const page = await read({ limit: 100, from });
    found.push(...page.items.filter(wanted));
    from = page.next;
  } while (from && found.length < most);
  return found.slice(0, most);
}

const isOf = (body: Body) => (one: { municipality?: string | undefined }) => one.municipality === body.municipality;

async function forms(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const { find } = await import("../../forms/form/form.store.ts");
  const drafts = await some(
    (page) => find(ctx, "draft", page),
    ({ data }) => isOf(body)(data),
  );
  const next = await some(
    (page) => find(ctx, "approved", page),
    ({ data }) => isOf(body)(data) && data.hasDraft,
  );
  return [...drafts, ...next].map(({ data: { formId, title, createdAt } }) =>
    proposal(
      { kind: "form", formId },
      { ru: `Утвердить форму «${ruOf(title)}»`, en: `Approve the form ${enOf(title)}` },
      createdAt,
    ),
  );
}

async function standardDocuments(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const { find } = await import("../../forms/standard-document/standard-document.store.ts");
  const drafts = await some(
    (page) => find(ctx, "draft", page),
    ({ data }) => isOf(body)(data),
  );
  const next = await some(
    (page) => find(ctx, "approved", page),
    ({ data }) => isOf(body)(data) && data.hasDraft,
  );
  return [...drafts, ...next].map(({ data: { standardId, title, createdAt } }) =>
    proposal(
      { kind: "standard-document", standardId },
      { ru: `Утвердить типовой документ «${title.ru}»`, en: `Approve the standard document ${title.en}` },
      createdAt,
    ),
  );
}

const ruOf = (text: { ru?: string | undefined; en?: string | undefined }): string => text.ru ?? text.en ?? "";
const enOf = (text: { ru?: string | undefined; en?: string | undefined }): string => text.en ?? text.ru ?? "";

async function lists(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const { list } = await import("../../agencies/service-list/list.actions.ts");
  return (await list(ctx))
    .filter(({ listId }) => listId === (body.municipality ?? regional))
    .flatMap(({ listId, title, editions }) => {
      const draft = editions.findLast(({ status }) => status === "draft");
      return draft
        ? [
            proposal(
              { kind: "service-list", listId, edition: draft.edition },
              {
                ru: `Утвердить: ${title.ru}, редакция ${draft.edition}`,
                en: `Approve: ${title.en}, edition ${draft.edition}`,
              },
              draft.openedAt,
            ),
          ]
        : [];
    });
}

async function programmes(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const { find } = await import("../../agencies/programme/programme.store.ts");
  const drafts = await some(
    (page) => find(ctx, { status: "draft" }, page),
    (one) => body.municipality === undefined || one.municipality === body.municipality,
  );
  return drafts.flatMap(({ programmeId, draft, createdAt }) =>
    draft
      ? [
          proposal(
            { kind: "programme", programmeId },
            { ru: `Утвердить программу «${draft.title}»`, en: `Approve the programme ${draft.title}` },
            createdAt,
          ),
        ]
      : [],
  );
}

/** The newest version of what ships, where no decision has taken it into use yet. */
async function templates(ctx: Ctx): Promise<Proposal[]> {
  const { listTemplates } = await import("../../routes/route/versions.actions.ts");
  return (await listTemplates(ctx)).flatMap(({ template, title, versions }) => {
    const newest = versions.reduce((a, b) => (a.version > b.version ? a : b));
    if (newest.approval?.basis === "decision") return [];
    return [
      proposal(
        { kind: "template", template, version: newest.version },
        {
          ru: `Утвердить форму маршрута «${title.ru}», версия ${newest.version}`,
          en: `Approve the form of a route, ${title.en}, version ${newest.version}`,
        },
      ),
    ];
  });
}

async function standards(ctx: Ctx): Promise<Proposal[]> {
  const { list } = await import("../../agencies/service/service.store.ts");
  return (await list(ctx))
    .map(({ data }) => data)
    .filter(({ status, versions, inForce }) => status === "active" && versions > inForce)
    .slice(0, most)
    .map(({ serviceKey, title, versions }) =>
      proposal(
        { kind: "standard", serviceKey, version: versions },
        { ru: `Утвердить стандарт услуги «${title.ru}»`, en: `Approve the standard of ${title.en}` },
      ),
    );
}

/** Orders that wait for a decision: the order of interaction among them. */
async function orders(ctx: Ctx, body: Body): Promise<Proposal[]> {
  const { find } = await import("../agreement/agreement.store.ts");
  const drafts = await some(
    (page) => find(ctx, { municipality: body.municipality, status: "draft" }, page),
    ({ data }) => isOf(body)(data),
  );
  return drafts.map(({ data: { agreementId, subject, createdAt } }) =>
    proposal({ kind: "order", agreementId }, { ru: `Утвердить: ${subject}`, en: `Approve: ${subject}` }, createdAt),
  );
}

/** Plans of a year that bind nobody yet, and those of which something was changed since. */
async function yearPlans(ctx: Ctx, { municipality }: Body): Promise<Proposal[]> {
  const { find } = await import("../year-plan/year-plan.actions.ts");
  const { items } = await find(ctx, { municipality, limit: 100 });
  return items
    .filter(({ status, pending, drafting }) => !drafting && (status === "draft" || (status === "approved" && pending)))
    .slice(0, most)
    .map(({ planId, title, createdAt }) =>
      proposal(
        { kind: "year-plan", planId: planId as YearPlanId },
        { ru: `Утвердить: ${title.ru}`, en: `Approve: ${title.en}` },
        createdAt,
      ),
    );
}

/** Measures of instruments that came to nothing in the last quarter whose figures are frozen. */
async function failed(ctx: Ctx, period: PeriodId | undefined): Promise<Proposal[]> {
  const totals = period && (await revisions(ctx, period)).at(-1)?.totals;
  const count = (totals?.["ipra-settled"] ?? 0) - (totals?.["ipra-performed"] ?? 0);
  if (count <= 0) return [];
  return [
    proposal(
      { kind: "failed-measures", count },
      {
        ru: `Невыполненные мероприятия ИПРА за квартал: ${count}`,
        en: `Measures of ИПРА not performed in the quarter: ${count}`,
      },
    ),
  ];
}
