import { createHash } from "node:crypto";
import * as Route from "@marshrut/core/route";
import * as Step from "@marshrut/core/step";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

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

test("a signed scan is kept with the edition that it signs, and handed out to the family", async () => {
  const { routeId } = world.ours.family;
  const path = `/v1/routes/${routeId}/plan/signed`;
  const scan = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
  const { coordinator, representative, specialist } = world.tokens;
  const add = (body: object) =>
    ask(world, "POST", path, {
      token: coordinator,
      body: { name: "план.pdf", content: scan, signedOn: "2025-03-10", ...body },
    });

  const printed = await pdfOf(await get(`/v1/routes/${routeId}/plan/print`, coordinator));
  const edition = /Редакция плана: ([0-9A-F]{8})/.exec(printed)![1]!;
  const made = await add({ edition });
  expect(made).toMatchObject({ status: 201, json: { edition, current: true, cycle: 1, name: "план.pdf" } });
  expect((await add({ edition: "00000000" })).json).toEqual(made.json);
  const other = Buffer.from("%PDF-1.7\n2\n%%EOF\n").toString("base64");
  expect((await add({ content: other, edition: "00000000" })).json).toMatchObject({ current: false });
  expect((await add({ signedOn: "2025-03-11" })).status).toBe(422);
  expect((await add({ content: Buffer.from("MZ").toString("base64") })).json).toMatchObject({
    code: "attachment.type",
  });

  const listed = await ask(world, "GET", path, { token: representative });
  // The first one stands there since the world began: it signs the plan before it was drafted.
  expect((listed.json.items as { current: boolean }[]).map((s) => s.current)).toEqual([false, true, false]);
  const file = await get(`${path}/${made.json.signedId as string}/file`, representative);
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(Buffer.from(await file.arrayBuffer()).toString("base64")).toBe(scan);
  expect((await get(`${path}/${made.json.signedId as string}/file`, specialist)).status).toBe(403);
  const foreign = `/v1/routes/${world.ours.otherFamily.routeId}/plan/signed/${made.json.signedId as string}/file`;
  expect((await get(foreign, coordinator)).status).toBe(404);
});

test("a scan that was kept by mistake goes for good with a reason, and the plan waits to be signed again", async () => {
  const { routeId } = world.ours.family;
  const path = `/v1/routes/${routeId}/plan/signed`;
  const { coordinator, representative, specialist } = world.tokens;
  const content = Buffer.from("%PDF-1.7\nне тот\n%%EOF\n");
  const body = { name: "план Ёлкиной.pdf", content: content.toString("base64"), signedOn: "2025-03-10" };
  const add = () => ask(world, "POST", path, { token: coordinator, body });
  const { signedId, current } = (await add()).json as { signedId: string; current: boolean };
  expect(current).toBe(true);
  const remove = (token: string, reason?: string) =>
    ask(world, "POST", `${path}/${signedId}/remove`, { token, body: { reason } });
  expect((await remove(coordinator)).status).toBe(400);
  expect([(await remove(specialist, "Ошибка")).status, (await remove(representative, "Ошибка")).status]).toEqual([
    403, 403,
  ]);

  const removed = await remove(coordinator, "План другого ребёнка");
  const sha256 = createHash("sha256").update(content).digest("hex");
  const kept = { signedId, current: false, name: "(удалён)", sha256 };
  expect(removed).toMatchObject({
    status: 200,
    json: { ...kept, removed: { by: "coordinator:coordinator", reason: "План другого ребёнка" } },
  });
  expect((await remove(coordinator, "Ещё раз")).json).toEqual(removed.json);
  const { items } = (await ask(world, "GET", path, { token: representative })).json as { items: object[] };
  expect(items[0]).toEqual(removed.json);
  expect(JSON.stringify(items)).not.toContain("Ёлкиной");
  expect((await get(`${path}/${signedId}/file`, coordinator)).status).toBe(404);
  // The same scan is a new one: the plan is signed again.
  const again = (await add()).json;
  expect([again.current, again.signedId === signedId]).toEqual([true, false]);
});
