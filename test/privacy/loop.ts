import { canary } from "./canary.ts";
import type { Flows } from "./flows.ts";

interface InstrumentBody {
  kind: string;
  measures: { measureId: string }[];
}

/** The plan's own words, and why it is changed after its approval. */
export async function amend(flows: Flows, routeId: string): Promise<void> {
  const { plan } = await flows.ok<{ plan: { entries: { stepId: string; stage: string }[] } }>(
    "GET",
    `/v1/routes/${routeId}`,
  );
  const { stepId } = plan.entries.find(({ stage }) => stage === "EducationRoute")!;
  const words = { ru: canary.means, en: canary.means };
  await flows.ok("POST", `/v1/routes/${routeId}/plan/amend`, {
    reason: canary.amend,
    entries: [{ stepId, means: words, expectedResult: words }],
  });
  await flows.rest();
  for (const format of ["docx", "pdf"]) await flows.read(`/v1/routes/${routeId}/plan/print?format=${format}`);
}

/** What was not performed is decided with words, and what was said by mistake is put right with others. */
export async function decideFailed(flows: Flows): Promise<void> {
  const { items } = await flows.ok<{ items: { step: { stepId: string } }[] }>("GET", "/v1/inbox?bucket=failed");
  for (const { step } of items) {
    const at = `/v1/steps/${step.stepId}`;
    await flows.ok("POST", `${at}/correct`, { result: "refused-measure", reason: canary.correct });
    await flows.ok("POST", `${at}/decide`, { decision: "accept-outcome", reason: canary.decide });
  }
  await flows.rest();
}

/** What the family asks, and an organisation is to answer. @returns where */
export async function askAnOffice(flows: Flows, agencyId: string): Promise<string> {
  const at = `/v1/children/${flows.childId}/requests`;
  const asked = { kind: "question", words: canary.question };
  const { familyRequestId } = await flows.ok<{ familyRequestId: string }>("POST", at, asked);
  await flows.ok("POST", `${at}/${familyRequestId}/assign`, { agencyId });
  await flows.rest();
  return `${at}/${familyRequestId}`;
}

/** The coordinator answers in its stead. */
export async function answerTheFamily(flows: Flows, request: string): Promise<void> {
  await flows.ok("GET", "/v1/inbox?bucket=requests");
  await flows.ok("POST", `${request}/answer`, { words: canary.answer });
  await flows.rest();
}

/** What came of a measure without a route, and the paper that tells the bureau. */
export async function reportToBureau(flows: Flows): Promise<void> {
  const child = `/v1/children/${flows.childId}`;
  const { items } = await flows.ok<{ items: InstrumentBody[] }>("GET", `${child}/instruments`);
  const { measureId } = items.find(({ kind }) => kind === "ipra")!.measures[0]!;
  const result = { measureId, result: "performed", on: "2026-01-15", by: canary.by, note: canary.given };
  const { resultId } = await flows.ok<{ resultId: string }>("POST", `${child}/results`, result);
  await flows.ok("POST", `${child}/results/${resultId}/correct`, { withdrawn: true, reason: canary.correct });
  const { outgoingId } = await flows.ok<{ outgoingId: string }>("POST", `${child}/execution/report`, {
    number: "45-исх",
    date: "2026-02-20",
    addressee: canary.issuer,
    signer: { post: "Начальник отдела", name: "И. И. Примеров" },
    genitive: { surname: "Канарейкиной", givenName: "Ефросиньи", patronymic: "Пантелеймоновны" },
  });
  await flows.read(`${child}/execution/reports/${outgoingId}/file?format=pdf`);
  await flows.ok("GET", `${child}/execution`);
  await flows.ok("GET", `${child}/access-log`);
}

/** The child's second card, which somebody made without looking, joins the first one. */
export async function merge(flows: Flows): Promise<void> {
  const twin = { ...flows.child({ snils: undefined }), confirmedDistinctFrom: [flows.childId] };
  const { childId } = await flows.ok<{ childId: string }>("POST", "/v1/children", twin);
  const url = `/v1/children/${flows.childId}/merge`;
  const { differences } = await flows.ok<{ differences: { field: string }[] }>("POST", url, { other: childId });
  const choose = Object.fromEntries(differences.map(({ field }) => [field, "this"]));
  await flows.ok("POST", url, { other: childId, choose, confirm: true });
  await flows.rest();
}
