import * as Route from "@marshrut/core/route";
import * as Step from "@marshrut/core/step";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const get = (path: string, token: string) => world.app.request(path, { headers: { authorization: `Bearer ${token}` } });
async function pdfOf(response: Response): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
    mergePages: true,
  });
  return text.replaceAll(/\s+/g, " ");
}

test("a drafted plan is printed in its columns, with a line for each who signs, and as a draft", async () => {
  const { system, family } = world.ours;
  await Step.complete(system, family.stepId, { result: "performed" });
  await Route.settleStage(system, family.routeId, 1, "CommissionReview");
  const call = { routeId: family.routeId, cycle: 1, generation: 1, stage: "PlanApproval", taskToken: "t-2" };
  await Route.openStage(system, call);

  const path = `/v1/routes/${family.routeId}/plan/print`;
  const printed = await get(path, world.tokens.representative);
  expect(printed.status).toBe(200);
  expect(printed.headers.get("content-type")).toBe("application/pdf");
  expect(printed.headers.get("content-disposition")).toContain("plan.pdf");
  const text = await pdfOf(printed);
  for (const words of [
    "План индивидуального маршрута сопровождения",
    "ПРОЕКТ, не утверждён",
    "Соловьёва Алёна, 14.05.2016 г. р.",
    "Направление Ключевое мероприятие Услуга Сроки Средства Ответственный Ожидаемый результат",
    "Реабилитация и абилитация Мероприятия ИПРА, ИПРП и рекомендации ПМПК Логопед 3 месяца со дня запроса",
    "до 30.06.2025",
    "Соловьёва Мария",
    "Школа № 1",
  ])
    expect(text).toContain(words);

  const docx = await get(`${path}?format=docx`, world.tokens.coordinator);
  expect(docx.headers.get("content-type")).toContain("wordprocessingml");
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");

  expect((await get(`${path}?format=doc`, world.tokens.coordinator)).status).toBe(400);
  expect((await get(path, world.tokens.specialist)).status).toBe(403);
  const { otherFamily } = world.ours;
  expect((await get(`/v1/routes/${otherFamily.routeId}/plan/print`, world.tokens.representative)).status).toBe(404);
});
