import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import type { DocumentFile, DocumentFormat } from "../../ground/document/render.ts";
import * as Link from "../../ground/link/index.ts";
import { systemCtx } from "../../ground/shared/authorise.ts";
import { getAll, type Key } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, type Deps, retrying, save } from "../../ground/shared/context.ts";
import type { InternshipId, OccasionId, SignUpId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { notFound, Refusal, unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { initialsOf, newCode, shown } from "./certificate.code.ts";
import { nameOf } from "./find.actions.ts";
import { graduateIdOf, writeGraduate } from "./graduate.store.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { Occasion } from "./occasion.ts";
import { readPerson } from "./person.ts";
import { happened, mine, typed } from "./sign-up.actions.ts";
import type { SignUp } from "./sign-up.ts";

const keyOf = (tenant: string, code: string): Key => ({
  table: "records",
  pk: `T#${tenant}#CERTIFICATE#${code}`,
  sk: "CERTIFICATE",
});

/**
 * Everybody who was there as a specialist gets a certificate, of an event with hours that was held. Whoever has one keeps it; whoever was
 * marked since gets one too.
 * @returns how many are new @throws Refusal not-found, input.invalid: it has no hours, event.ahead
 */
export async function certify(request: Ctx, id: OccasionId): Promise<{ issued: number }> {
  const ctx: Ctx = { ...request, idempotency: undefined };
  const { data: occasion } = await store.load(ctx, id);
  await Agency.mustManage(ctx, occasion.agencyId);
  if (occasion.status !== "closed") throw decide.ahead();
  mustBeRight(
    occasion.hours === undefined ? [fault("/hours", "у мероприятия нет часов", "the event has no hours")] : [],
  );
  let issued = 0;
  for await (const one of store.everySignUp(ctx, id, ["attended"]))
    if (one.who === "specialist" && !one.certificate && (await issue(ctx, one))) issued++;
  return { issued };
}

/** The number goes on from the last of the event, in the same commit. @returns whether it is new */
const issue = (ctx: Ctx, at: SignUp): Promise<boolean> =>
  retrying(async () => {
    const [signUp, occasion] = [await store.loadSignUp(ctx, at), await store.load(ctx, at.occasionId)];
    if (signUp.data.certificate || signUp.data.status !== "attended") return false;
    const certified = (occasion.data.certified ?? 0) + 1;
    const { occasionId, signUpId } = at;
    const certificate = {
      number: `${occasion.data.day.slice(0, 4)}-${occasionId.slice(-6)}-${certified}`,
      code: newCode(),
      on: (await Tenant.today(ctx)).toString(),
    };
    const guest = occasion.data.course && (await readPerson(ctx, signUpId));
    const graduateId = guest && (await graduateIdOf(ctx, signUp.data, guest));
    const after: SignUp = { ...signUp.data, certificate, graduateId };
    await save(ctx, {
      writes: [
        ...(graduateId ? [await writeGraduate(ctx, graduateId, signUpId)] : []),
        store.writeSignUp(ctx.tenant, after, signUp.version),
        store.write(ctx.tenant, { ...occasion.data, certified }, occasion.version),
        {
          put: { key: keyOf(ctx.tenant, certificate.code), kind: "certificate", data: { signUpId } },
          expect: "absent",
        },
      ],
      stream: store.streamOf(ctx.tenant, after),
      events: [happened("sign-up.certified", after)],
      audit: { subject: occasionId, action: "sign-up.certify", detail: { signUpId } },
      ref: { kind: "sign-up", id: signUpId },
    });
    return true;
  });

/** The paper, for the organiser, as long as it is kept who it was. On record. @throws Refusal not-found */
export async function certificateOf(
  ctx: Ctx,
  at: { occasionId: OccasionId; signUpId: SignUpId },
  format: DocumentFormat,
): Promise<DocumentFile> {
  const signUp = await mine(ctx, at.occasionId, at.signUpId);
  await auditRead(ctx, { subject: at.occasionId, action: "sign-up.certificate", detail: { signUpId: at.signUpId } });
  return paperOf(ctx, signUp, format);
}

/** @throws Refusal not-found, event.ahead: none was given */
export async function paperOf(
  ctx: Ctx,
  { certificate, signUpId, occasionId }: SignUp,
  format: DocumentFormat,
): Promise<DocumentFile> {
  if (!certificate)
    throw new Refusal("event.ahead", {
      ru: "Сертификат ещё не выдан.",
      en: "No certificate has been given yet.",
    });
  const guest = await readPerson(ctx, signUpId);
  if (!guest) throw notFound();
  const { data: occasion } = await store.load(ctx, occasionId);
  const { fileOf } = await import("../../ground/document/render.ts");
  const { certificateDocument } = await import("./certificate.document.ts");
  const { publicUrl } = await Tenant.load(ctx);
  const organiser = (await Agency.load(ctx, occasion.agencyId)).agency.name;
  const of = {
    ...certificate,
    code: shown(certificate.code),
    name: guest.name,
    post: guest.post,
    organiser,
    publicUrl,
  };
  return fileOf(certificateDocument(of, occasion), format, `certificate-${certificate.number}`);
}

/** What anybody learns of a certificate by its code: what it is of, and by which initials whoever shows it is compared. */
export const CertificateShown = z.strictObject({
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  hours: z.int(),
  /** The last day of the event. */
  day: z.string(),
  issuedOn: z.string(),
  organiser: z.string(),
  /** «Г. О. С.»; absent once it is kept no more who it was. */
  initials: z.string().optional(),
});
export type CertificateShown = z.infer<typeof CertificateShown>;

/** Whose a certificate is: a sign-up's, or an internship's, whose room stands above. */
export type Holder = { signUpId: SignUpId } | { internshipId: InternshipId };

/** Of whichever region. Whatever is wrong with a code, it is unknown. @throws Refusal link.invalid */
export async function foundByCode(
  deps: Deps,
  given: string,
  requestId: string,
): Promise<{ ctx: Ctx; code: string; holder: Holder }> {
  const code = typed(given);
  if (!/^[0-9A-Z]{12}$/.test(code)) throw Link.invalid();
  const tenants = await Tenant.all(deps.bank);
  const found = await getAll<Holder>(
    deps.bank,
    tenants.map((tenant) => keyOf(tenant, code)),
  );
  const at = found.findIndex((one) => one !== undefined);
  if (at < 0) throw Link.invalid();
  return { ctx: { ...systemCtx(deps, tenants[at]!, "certificate-check"), requestId }, code, holder: found[at]!.data };
}

/** @throws Refusal link.invalid */
export async function checkOfSignUp(ctx: Ctx, code: string, id: SignUpId): Promise<CertificateShown> {
  const signUp = (await unlessRefused(() => store.loadSignUp(ctx, { signUpId: id })))?.data;
  // Whoever was marked wrongly has none.
  if (signUp?.certificate?.code !== code || signUp.status !== "attended") throw Link.invalid();
  const { data: occasion } = await store.load(ctx, signUp.occasionId);
  const { signUpId, certificate } = signUp;
  await auditRead(ctx, { subject: signUp.occasionId, action: "sign-up.check-certificate", detail: { signUpId } });
  return shownOf(occasion, certificate, await nameOf(ctx, occasion.agencyId), (await readPerson(ctx, signUpId))?.name);
}

const shownOf = (
  { title, kind, hours = 0, day }: Occasion,
  { number, on }: NonNullable<SignUp["certificate"]>,
  organiser: string,
  name: string | undefined,
): CertificateShown => ({
  number,
  title,
  kind,
  hours,
  day,
  issuedOn: on,
  organiser,
  initials: name && initialsOf(name),
});
