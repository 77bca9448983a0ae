import type { SealContext } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { expect } from "vitest";
import type { World } from "./world.ts";

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
