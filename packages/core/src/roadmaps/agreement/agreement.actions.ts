import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import * as Malware from "../../ground/malware/index.ts";
import { Order } from "../../ground/shared/act.ts";
import { fileTaken } from "../../ground/shared/file-taken.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import {
  type AgencyId,
  type AgreementId,
  auditRead,
  by,
  type Ctx,
  type DecisionId,
  isStaff,
  mustBeStaff,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  save,
  type Territory,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse, readAt } from "../../ground/shared/input.ts";
import { everyKind } from "../../ground/shared/not-taken.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, noteRemoval, readNote, writeNote } from "../../ground/vault/index.ts";
import * as decide from "./agreement.decide.ts";
import type { AgreementEvent } from "./agreement.events.ts";
import * as store from "./agreement.store.ts";
import {
  type Agreement,
  type AgreementStatus,
  type AgreementSummary,
  type AgreementView,
  EndAgreement,
  JoinAgreement,
  LeaveAgreement,
  NewAgreement,
  type Party,
  RenewAgreement,
} from "./agreement.ts";

export const territoryOf = ({ municipality }: Pick<Agreement, "municipality">): Territory =>
  municipality === undefined ? "region" : { municipality };
const placeOf = (id: AgreementId, field: "file" | "reason"): NotePlace => ({
  subject: id,
  field: `agreement-${field}`,
});

const changed = changing<AgreementId, Agreement, AgreementEvent>({
  load: store.load,
  authorise: ({ actor }, agreement) => mustBeStaff(actor, territoryOf(agreement)),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { agreementId }) => store.partition(tenant, agreementId),
  audit: ({ agreementId }) => ({ subject: "tenant", detail: { agreementId } }),
  ref: ({ agreementId }) => ({ kind: "agreement", id: agreementId }),
});

/** A paper that is signed counts from its recording; an order waits for its approval. @throws Refusal input.invalid, agency.unknown, not-found */
export async function record(ctx: Ctx, input: unknown): Promise<AgreementView> {
  const { municipality, file, parties, ...given } = parse(NewAgreement, input);
  mustBeStaff(ctx.actor, territoryOf({ municipality }));
  const { municipalities } = await Tenant.load(ctx);
  if (municipality !== undefined && !municipalities.some(({ key }) => key === municipality))
    throw invalid([fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
  const today = await Tenant.today(ctx);
  decide.mustBeSound({ ...given, parties }, today);
  await Agency.mustBeKnown(
    ctx,
    parties.flatMap((one, i) =>
      "agencyId" in one ? [{ pointer: `/parties/${i}/agencyId`, agencyId: one.agencyId }] : [],
    ),
  );
  const now = ctx.now();
  const agreementId: AgreementId = newId("agreement", now.epochMilliseconds);
  const kept = file && (await keep(ctx, { agreementId, municipality }, file));
  const agreement: Agreement = {
    ...given,
    agreementId,
    municipality,
    from: given.from ?? given.date,
    parties: parties.map((one, i): Party => ({ joinedOn: given.date, ...one, n: i + 1 })),
    status: given.kind === "order" ? "draft" : "active",
    file: kept?.file,
    renewals: [],
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, agreement, "absent"), ...(kept?.writes ?? [])],
    stream: store.partition(ctx.tenant, agreementId),
    events: [{ type: "agreement.recorded", data: decide.refOf(agreement) } satisfies AgreementEvent],
    audit: { subject: "tenant", action: "agreement.record", detail: { agreementId } },
    ref: { kind: "agreement", id: agreementId },
  });
  return shown(ctx, { data: agreement, version: 1 });
}

async function keep(
  ctx: Ctx,
  about: Pick<Agreement, "agreementId" | "municipality">,
  { name, type, content }: NonNullable<NewAgreement["file"]>,
) {
  const bytes = Buffer.from(content, "base64");
  await readAt("/file/content", () => fileTaken(bytes, everyKind));
  const { noteId, write } = await writeNote(ctx, content, placeOf(about.agreementId, "file"));
  const looked = await Malware.begin(ctx, { fileId: noteId, kind: "agreement", about }, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file: { noteId, name, type, bytes: bytes.byteLength, sha256 }, writes: [write, ...looked] };
}

/** @throws Refusal agreement.closed, agency.unknown, conflict.exists, input.invalid, not-found */
export async function join(ctx: Ctx, id: AgreementId, input: unknown): Promise<AgreementView> {
  const { party } = parse(JoinAgreement, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, id, { action: "agreement.join" }, async ({ data }) => {
    if ("agencyId" in party) await Agency.mustBeKnown(ctx, [{ pointer: "/party/agencyId", agencyId: party.agencyId }]);
    return decide.join(data, { joinedOn: today, ...party }, today);
  });
  return shown(ctx, after);
}

/** @throws Refusal agreement.closed, input.invalid, not-found */
export async function leave(ctx: Ctx, id: AgreementId, input: unknown): Promise<AgreementView> {
  const given = parse(LeaveAgreement, input);
  const { today } = await deciding(ctx);
  const after = await changed(ctx, id, { action: "agreement.leave" }, ({ data }) => decide.leave(data, given, today));
  return shown(ctx, after);
}

/** Also puts right what was ended by mistake. @throws Refusal agreement.closed, input.invalid, not-found */
export async function renew(ctx: Ctx, id: AgreementId, input: unknown): Promise<AgreementView> {
  const given = parse(RenewAgreement, input);
  const who = await deciding(ctx);
  const after = await changed(ctx, id, { action: "agreement.renew" }, ({ data }) => decide.renew(data, given, who));
  return shown(ctx, after);
}

/** @throws Refusal agreement.closed, input.invalid, not-found */
export async function end(ctx: Ctx, id: AgreementId, input: unknown): Promise<AgreementView> {
  const { on, reason } = parse(EndAgreement, input);
  const { today } = await deciding(ctx);
  const after = await changed(ctx, id, { action: "agreement.end" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, placeOf(id, "reason"));
    return { ...decide.end(data, on, today, note.noteId), writes: [note.write] };
  });
  return shown(ctx, after);
}

/** An order counts by an act, or by a decision. @throws Refusal approval.by-decision, agreement.closed, input.invalid, not-found */
export async function approve(
  ctx: Ctx,
  id: AgreementId,
  input: unknown,
  decisionId?: DecisionId,
): Promise<AgreementView> {
  const act = parse(Order, input);
  await Tenant.mustBeDecided(ctx, "order", decisionId);
  const who = await deciding(ctx);
  const after = await changed(ctx, id, { action: "agreement.approve" }, ({ data }) =>
    data.approval?.decisionId !== undefined && data.approval.decisionId === decisionId
      ? { events: [] }
      : decide.approve(data, { act, decisionId }, who),
  );
  return shown(ctx, after);
}

const deciding = async (ctx: Ctx) => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

/** Staff of its territory, and of municipalities the region's; organisations what they are, or were, a party to. */
function isVisible({ actor }: Ctx, { municipality, parties }: Agreement): boolean {
  if (isStaff(actor, "each")) return municipality === undefined || isStaff(actor, { municipality });
  return actor.kind === "specialist" && parties.some(({ agencyId }) => agencyId === actor.agency);
}

/** What it became is told to whoever takes part: who has left sees it as it was on its last day. */
const asSeen = ({ actor }: Ctx, agreement: Agreement, today: string): Agreement =>
  actor.kind === "specialist" ? decide.asOf(agreement, decide.lastDayOf(agreement, actor.agency, today)) : agreement;

/** @throws Refusal not-found */
export async function get(ctx: Ctx, id: AgreementId): Promise<AgreementView> {
  const found = await store.load(ctx, id);
  if (!isVisible(ctx, found.data)) throw notFound();
  return shown(ctx, found);
}

/** The paper by which something of an organisation is agreed: in force, and it is a party. @throws Refusal input.invalid */
export async function agreedWith(
  ctx: Ctx,
  id: AgreementId,
  agencyId: AgencyId,
): Promise<Pick<Agreement, "number" | "date">> {
  const found = (await unlessRefused(() => store.load(ctx, id)))?.data;
  const isParty = found?.parties.some((party) => party.agencyId === agencyId && !party.leftOn);
  if (found?.status === "active" && isParty && isVisible(ctx, found)) return found;
  throw invalid([
    fault(
      "/agreementId",
      "действующее соглашение, сторона которого — организация",
      "an agreement in force to which the organisation is a party",
    ),
  ]);
}

/** Those in force unless asked otherwise. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  {
    municipality,
    status = "active",
    endsWithin,
    ...page
  }: PageRequest & {
    municipality?: string | undefined;
    status?: AgreementStatus | undefined;
    /** Days: those in force whose term ends within them. */
    endsWithin?: number | undefined;
  },
): Promise<Page<AgreementSummary>> {
  if (!isStaff(ctx.actor, "each") && ctx.actor.kind !== "specialist") throw notFound();
  const { items, next } = await store.find(ctx, { municipality, status }, page);
  const today = await Tenant.today(ctx);
  const seen = items
    .filter(({ data }) => isVisible(ctx, data))
    .map((one) => ({ ...one, data: asSeen(ctx, one.data, today.toString()) }));
  const names = await namesIn(
    ctx,
    seen.map(({ data }) => data),
  );
  const all = seen.map((one) => summary(one, names, today));
  const isNear = ({ daysLeft }: AgreementSummary) =>
    endsWithin === undefined || (daysLeft !== undefined && daysLeft <= endsWithin);
  return { items: all.filter(isNear), next };
}

const namesIn = (ctx: Ctx, all: readonly Agreement[]) =>
  Agency.namesOf(ctx, [...new Set(all.flatMap(({ parties }) => parties.flatMap(({ agencyId }) => agencyId ?? [])))]);

function summary(
  { data, version }: Pick<Stored<Agreement>, "data" | "version">,
  names: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): AgreementSummary {
  const { told: _, reasonId: __, renewals: ___, file: ____, parties, ...rest } = data;
  const isRunning = data.status === "active" && data.until !== undefined && data.until >= today.toString();
  return {
    ...rest,
    daysLeft: isRunning ? today.until(Temporal.PlainDate.from(data.until!)).days : undefined,
    parties: parties.map(({ n, agencyId, name, joinedOn, leftOn }) => ({
      n,
      agencyId,
      name: name ?? names.get(agencyId!) ?? "",
      joinedOn,
      leftOn,
    })),
    version,
  };
}

async function shown(ctx: Ctx, found: Pick<Stored<Agreement>, "data" | "version">): Promise<AgreementView> {
  const today = await Tenant.today(ctx);
  const data = asSeen(ctx, found.data, today.toString());
  const names = await namesIn(ctx, [data]);
  const { agreementId, file, reasonId, renewals } = data;
  const checks = file && (await Malware.shown(ctx, [file.noteId]));
  return {
    ...summary({ data, version: found.version }, names, today),
    renewals,
    reason: reasonId && (await readNote(ctx, reasonId, placeOf(agreementId, "reason"))),
    file: file && {
      name: nameOf(file.name, file.type),
      type: file.type,
      bytes: file.bytes,
      sha256: file.sha256,
      check: checks?.get(file.noteId),
    },
    mayDo: isStaff(ctx.actor, territoryOf(data)) ? decide.mayDo(data) : [],
  };
}

/** Its file; on record. @throws Refusal not-found, file.unchecked */
export async function download(ctx: Ctx, id: AgreementId): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { data } = await store.load(ctx, id);
  if (!isVisible(ctx, data) || !data.file) throw notFound();
  const { noteId, name, type } = data.file;
  await Malware.mustBeClean(ctx, noteId);
  await auditRead(ctx, { subject: "tenant", action: "agreement.file", detail: { agreementId: id } });
  const content = await readNote(ctx, noteId, placeOf(id, "file"));
  return { name: nameOf(name, type), type, bytes: Buffer.from(content, "base64") };
}

/** For whoever looks for malware in them. */
export const agreementsKept: Malware.Kept = {
  async bytes(ctx, { fileId, about }) {
    const { data } = await store.load(ctx, about.agreementId!);
    if (data.file?.noteId !== fileId) return undefined;
    return Buffer.from(await readNote(ctx, data.file.noteId, placeOf(data.agreementId, "file")), "base64");
  },
  remove: (ctx, { fileId, about }) =>
    changed(ctx, about.agreementId!, { action: "agreement.remove-file" }, ({ data }) =>
      data.file?.noteId === fileId
        ? {
            events: [{ type: "agreement.file-removed", data: decide.refOf(data) }],
            after: { ...data, file: undefined },
            writes: [noteRemoval(ctx, data.file.noteId, placeOf(data.agreementId, "file"))],
          }
        : { events: [] },
    ),
};
