import * as Agency from "../../agencies/agency/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import type { DocumentFile, DocumentFormat } from "../../ground/document/render.ts";
import * as Link from "../../ground/link/index.ts";
import { auditRead, type Ctx, type Deps } from "../../ground/shared/context.ts";
import type { InternshipId } from "../../ground/shared/ids.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { initialsOf, shown } from "../occasion/certificate.code.ts";
import { type CertificateShown, checkOfSignUp, foundByCode } from "../occasion/index.ts";
import { get } from "./internship.actions.ts";
import { closed } from "./internship.decide.ts";
import * as store from "./internship.store.ts";

/** The paper, for either side, as long as the name is kept. On record. @throws Refusal not-found, internship.closed: it was not completed */
export async function certificateOf(ctx: Ctx, id: InternshipId, format: DocumentFormat): Promise<DocumentFile> {
  // Whoever may see it may have the paper.
  await get(ctx, id);
  const { data } = await store.load(ctx, id);
  if (!data.certificate) throw closed(data);
  const name = (await specialists.readNames(ctx, [data.specialistId])).get(data.specialistId);
  if (name === undefined) throw notFound();
  await auditRead(ctx, { subject: data.agencyId, action: "internship.certificate", detail: { internshipId: id } });
  const { fileOf } = await import("../../ground/document/render.ts");
  const { certificateDocument } = await import("../occasion/certificate.document.ts");
  const { number, code, on, hours } = data.certificate;
  const of = {
    number,
    code: shown(code),
    on,
    name,
    post: (await specialists.load(ctx, data.specialistId)).data.post,
    organiser: (await Agency.load(ctx, data.hostId)).agency.name,
    publicUrl: (await Tenant.load(ctx)).publicUrl,
  };
  const { title } = (await store.loadSite(ctx, data.siteId)).data;
  const times = [{ from: data.from, until: data.endedOn ?? data.until }];
  return fileOf(certificateDocument(of, { title, kind: "internship", hours, times }), format, `certificate-${number}`);
}

/** Of an event or an internship, of whichever region. Whatever is wrong with a code, it is unknown. @throws Refusal link.invalid */
export async function checkCertificate(deps: Deps, given: string, requestId: string): Promise<CertificateShown> {
  const { ctx, code, holder } = await foundByCode(deps, given, requestId);
  return "internshipId" in holder
    ? ofInternship(ctx, code, holder.internshipId)
    : checkOfSignUp(ctx, code, holder.signUpId);
}

async function ofInternship(ctx: Ctx, code: string, id: InternshipId): Promise<CertificateShown> {
  const one = (await unlessRefused(() => store.load(ctx, id)))?.data;
  if (one?.certificate?.code !== code) throw Link.invalid();
  await auditRead(ctx, { subject: one.agencyId, action: "internship.check-certificate", detail: { internshipId: id } });
  const { title } = (await store.loadSite(ctx, one.siteId)).data;
  const { number, on, hours } = one.certificate;
  const name = (await specialists.readNames(ctx, [one.specialistId])).get(one.specialistId);
  return {
    number,
    title,
    kind: "internship",
    hours,
    day: one.endedOn ?? one.until,
    issuedOn: on,
    organiser: (await Agency.namesOf(ctx, [one.hostId])).get(one.hostId) ?? "",
    initials: name && initialsOf(name),
  };
}
