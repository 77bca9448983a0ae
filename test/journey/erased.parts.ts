import { BatchWriteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "@marshrut/aws/clients";
import type { SealContext } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { expect } from "vitest";
import type { World } from "./world.ts";

export type Items = Awaited<ReturnType<typeof itemsOf>>;
export const itemsOf = async (TableName: string) =>
  (await dynamoClient().send(new ScanCommand({ TableName }))).Items ?? [];

/** A table as it was: what came since is gone, what was there is back. */
export async function restore(table: string, before: Items): Promise<void> {
  const key = ({ pk, sk }: Items[number]) => JSON.stringify([pk, sk]);
  const stays = new Set(before.map(key));
  const gone = (await itemsOf(table)).filter((item) => !stays.has(key(item)));
  const requests = [
    ...gone.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: pk!, sk: sk! } } })),
    ...before.map((Item) => ({ PutRequest: { Item } })),
  ];
  for (let i = 0; i < requests.length; i += 25)
    await dynamoClient().send(new BatchWriteItemCommand({ RequestItems: { [table]: requests.slice(i, i + 25) } }));
}

/** What was sealed, and for what. */
export interface Sealed {
  text: string;
  context: SealContext;
}

/** Remembers each value that is sealed from now on and has one of these words in it, whichever room seals it. */
export function watchSeals(words: readonly string[]): Sealed[] {
  const seen: Sealed[] = [];
  const { keys } = deps();
  const seal = keys.seal.bind(keys);
  keys.seal = async (plain, context) => {
    const text = await seal(plain, context);
    if (words.some((word) => plain.includes(word))) seen.push({ text, context });
    return text;
  };
  return seen;
}

/** Of what kind a sealed value is: `child person.surname`, whatever its ids. */
export const kindOf = ({ context: { subject, field } }: Sealed): string =>
  `${subject.split("_")[0]} ${field.replaceAll(/[._](note_)?[0-9A-Z]{26}/g, "").replaceAll(/\d+/g, "n")}`;

export interface Helped {
  enrolmentId: string;
  seekerId: string;
  placementId: string;
  workPlaceId: string;
  responseId: string;
}

/** She is in a programme with a goal in words, and her mother, who wrote what she wishes, has a place of work. */
export async function helped(w: World, words: string): Promise<Helped> {
  const { childId, representativeId } = w;
  await w.ok("POST", `/v1/children/${childId}/instruments`, {
    kind: "pmpk",
    number: "77-ПМПК",
    issuer: "ПМПК",
    validFrom: "2026-01-12",
    term: "until-18",
    educationalNeeds: true,
    study: { variant: "7.1", conditions: ["tutor"] },
  });
  const { programmeId } = await w.ok<{ programmeId: string }>("POST", "/v1/programmes", {
    agencyId: w.agencies.social,
    kind: "living-skills",
    title: "Бытовые навыки",
    serviceKeys: ["living-skills"],
    ages: { from: 7, to: 17 },
    form: "group",
    group: { size: 6, inclusive: true },
    sessionsPerMonth: 8,
    term: { from: "2026-01-12", until: "2026-12-25" },
    places: 6,
  });
  await w.ok("POST", `/v1/programmes/${programmeId}/approve`, { act: { number: "1", date: "2026-01-10" } });
  const at = `/v1/programmes/${programmeId}/enrolments`;
  const { enrolmentId } = await w.ok<{ enrolmentId: string }>("POST", at, { childId });
  const goal = { serviceKey: "living-skills", title: `Просит: ${words}`, baseline: -2 };
  await w.ok("POST", `/v1/enrolments/${enrolmentId}/goals`, { agreed: [goal] });
  const given = { recipient: "route", purpose: "employment", about: "giver", dataClasses: ["identity"] };
  const signed = { representativeId, signedOn: "2026-01-10", expiresOn: "2028-01-10" };
  await w.ok("POST", `/v1/children/${childId}/consents`, { ...given, ...signed });
  const place = { agencyId: w.agencies.resourceCentre, kind: "job", title: "Помощник", places: 1, from: "2026-01-01" };
  const { workPlaceId } = await w.ok<{ workPlaceId: string }>("POST", "/v1/work-places", place);
  const wish = { representativeId, kinds: ["job"], note: `Ищет: ${words}` };
  const { seekerId } = await w.ok<{ seekerId: string }>("POST", `/v1/children/${childId}/seekers`, wish);
  // She waits for an answer that there is nobody to read any more.
  const asking = { kind: "question", words: `Спрашивает: ${words}`, representativeId };
  await w.ok("POST", `/v1/children/${childId}/requests`, asking);
  const { responseId } = await answered(w, { worry: `Беспокоит: ${words}`, concern: true });
  const placing = { childId, seekerId, workPlaceId, from: "2026-01-12" };
  const { placementId } = await w.ok<{ placementId: string }>("POST", "/v1/placements", placing);
  return { enrolmentId, seekerId, placementId, workPlaceId, responseId };
}

/** A form about the child, half filled in by its link. @returns what its link says afterwards */
export async function answered(w: World, answers: object): Promise<{ token: string; responseId: string }> {
  const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { model: "early-help-criteria" });
  await w.ok("POST", `/v1/forms/${formId}/approve`, { act: { number: "2", date: "2026-01-10" } });
  const asking = { formId, subject: { kind: "child", childId: w.childId } };
  const { url, responseId } = await w.ok<{ url: string; responseId: string }>("POST", "/v1/responses", asking);
  const token = new URL(url).hash.slice(1);
  // Twice: the second draft takes the first away.
  for (const draft of [{}, answers])
    await w.ok("POST", "/v1/forms/respond", { token, action: "save", answers: draft }, "");
  return { token, responseId };
}

const pdf = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");

/** A child's route that ends with a file and a signed plan, and a report with a file that is handed over. */
export async function keptThings(w: World, sibling: string): Promise<{ stepId: string; obligationId: string }> {
  const consent = { representativeId: "", recipient: "route", purpose: "support-route", signedOn: "2026-01-10" };
  const { representatives } = await w.ok<{ representatives: { representativeId: string }[] }>(
    "GET",
    `/v1/children/${sibling}`,
  );
  consent.representativeId = representatives[0]!.representativeId;
  const dataClasses = ["identity", "health", "education", "social"];
  await w.ok("POST", `/v1/children/${sibling}/consents`, { ...consent, dataClasses, expiresOn: "2029-01-10" });
  const { routeId: ends } = await w.ok<{ routeId: string }>("POST", `/v1/children/${sibling}/routes`, {
    template: "school-age",
  });
  await w.cloud.settle();
  const [step] = await w.stepsOf(ends, "CommissionReview");
  await w.ok("POST", `/v1/steps/${step!.stepId}/attachments`, { name: "Заключение.pdf", content: pdf }, "pmpk");
  await w.ok("POST", `/v1/routes/${ends}/plan/signed`, { name: "План.pdf", content: pdf, signedOn: "2026-01-12" });
  await w.ok("POST", `/v1/routes/${ends}/close`, { reason: "other" });

  const head = "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат";
  const rows = `1;2;3;4;5\nI. Раздел;;;;\n1;Обучение;Образовательные организации;ежеквартально;Справка`;
  const content = `Программа на 2026 год;;;;\n${head}\n${rows}`;
  await w.ok("POST", "/v1/roadmaps/imports", { format: "csv", key: "ministry", content, from: 2026, to: 2026 });
  await w.ok("POST", "/v1/periods/2026-Q1/open", {});
  await w.cloud.settle();
  const { items } = await w.ok<{ items: { obligationId: string }[] }>(
    "GET",
    `/v1/obligations?period=2026-Q1&agency=${w.agencies.school}`,
  );
  const { obligationId } = items[0]!;
  const attachments = [{ name: "Список.pdf", type: "application/pdf", content: pdf }];
  await w.ok("POST", `/v1/obligations/${obligationId}/submit`, { values: { done: true }, attachments }, "school-1");
  for (const who of ["coordinator", "second"])
    await w.call("POST", "/v1/periods/2026-Q1/lock", { reason: "Собраны" }, who);
  await w.cloud.settle();
  expect(await w.ok("GET", "/v1/periods/2026-Q1")).toMatchObject({ status: "submitted" });
  return { stepId: step!.stepId, obligationId };
}

/** To how many children conditions of study are recommended. */
export async function taught(w: World): Promise<number | undefined> {
  const path = "/v1/indicators?period=2026-Q1";
  const { computed } = await w.ok<{ computed: { totals: Record<string, number> } }>("GET", path);
  return computed.totals["children-study"];
}
