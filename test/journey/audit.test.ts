import { gunzipSync } from "node:zlib";
import { sealsAt } from "@marshrut/aws/seals";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { asOnAws } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { childOf, settingsOf } from "../../packages/core/test/worlds/region.ts";
import { verifyAudit } from "../../scripts/ops/verify-audit.ts";
import { canary, tenant, World } from "./world.ts";

// The log of a region that works, as deployed: the notary seals it by its clock, an administrator verifies it over HTTP.

let w: World;
const officer = "officer@example.org";
const ctx = () => systemCtx(deps(), tenant, "test");
interface Verification {
  to: number;
  entries: number;
  faultCount: number;
  faults: { what: string; entry?: { subject: string; action: string } }[];
}
const verify = () => w.ok<Verification>("GET", "/v1/audit/verification", undefined, "admin");

/** Ten minutes later, when the notary has been here. */
async function sealed(): Promise<void> {
  await w.cloud.advance("PT10M");
  await w.cloud.scheduler.fire("notary");
  await w.cloud.scheduler.fire("watch");
  await w.cloud.settle();
}

beforeAll(async () => {
  w = await World.start("own", undefined, asOnAws);
  const watch = { childrenAnHour: 10, refusalsAnHour: 2 };
  await Tenant.configure(ctx(), { ...settingsOf(w.cloud.urls.api), watch, dataOfficer: officer });
  await w.cloud.identity.registerAccount({ tenant, role: "coordinator", account: "olga", name: "Ольга" });
  await w.openRoute();
  await sealed();
}, 300_000);
afterAll(() => w.close());

it("is what was written, until somebody writes past the product: then the very entry is named, by the script as well", async () => {
  const before = await verify();
  expect(before).toMatchObject({ faultCount: 0 });
  expect(before.entries).toBeGreaterThan(10);
  const [entry] = (await ctx().bank.list<{ by: string }>("audit", `T#${tenant}#AUDIT#${w.childId}`)).items;
  const { version: _, ...forged } = { ...entry!, data: { ...entry!.data, by: "coordinator:nobody" } };
  await ctx().bank.commit([{ put: forged, expect: "any" }]);
  expect((await verify()).faults).toMatchObject([{ what: "changed", entry: { subject: w.childId } }]);
  const said: string[] = [];
  const seals = sealsAt(process.env.SEALS!, process.env.SEAL_KEY!);
  expect(await verifyAudit(tenant, seals, (line) => said.push(line))).toMatchObject({ faults: 1 });
  expect(said).toEqual([expect.stringMatching(new RegExp(`^changed\\t1\\t.*\\t${w.childId}$`))]);
  await ctx().bank.commit([{ put: { ...forged, data: entry!.data }, expect: "any" }]);
});

it("tells of an account that is refused again and again", async () => {
  for (let minute = 0; minute < 3; minute++) {
    await w.call("GET", `/v1/children/child_${"0".repeat(26)}`);
    await w.cloud.advance("PT1M");
  }
  await sealed();
  const lines = w.logs.filter((line) => line.includes('"audit.alert"')).map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: "warn", tenant, alert: "refusals", account: "coordinator:coordinator", count: 3 },
  ]);
});

interface Alert {
  task?: { taskId: string; kind: string; account?: string; alert?: string; count?: number; doneAt?: string };
}
const alerts = async (who?: string) =>
  (await w.ok<{ items: Alert[] }>("GET", "/v1/inbox?bucket=tasks", undefined, who)).items.flatMap(({ task }) =>
    task?.kind === "audit-alert" ? [task] : [],
  );

it("tells whoever answers for the data, by one letter a day, and gives other coordinators a task that takes words", async () => {
  expect(await w.mails(officer)).toHaveLength(1);
  for (let minute = 0; minute < 3; minute++) {
    await w.call("GET", `/v1/routes/route_${"0".repeat(26)}`);
    await w.cloud.advance("PT1M");
  }
  await sealed();
  const [letter, ...more] = await w.mails(officer);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ subject: expect.stringMatching(/^Учётной записи раз за разом отказывают/) });
  expect(JSON.stringify(letter)).toContain("coordinator:coordinator");
  const account = "coordinator:coordinator";
  expect(await alerts()).toEqual([]); // it is about them
  const [task, ...others] = await alerts("olga");
  expect(others).toEqual([]);
  expect(task).toMatchObject({ account, alert: "refusals", count: 3 });
  const done = `/v1/inbox/tasks/${task!.taskId}/done`;
  expect((await w.call("POST", done, { words: "Это я сам" })).status).toBe(404);
  expect(await w.call("POST", done, {}, "olga")).toMatchObject({ status: 422, body: { code: "input.invalid" } });
  const words = "Искал ребёнка по старому номеру, проверено по телефону";
  expect(await w.ok("POST", done, { words }, "olga")).toMatchObject({ status: "done", words });
  expect(await alerts("olga")).toEqual([]);
  const settled = "/v1/inbox?bucket=tasks&state=settled&kind=audit-alert";
  const { items } = await w.ok<{ items: Alert[] }>("GET", settled, undefined, "olga");
  expect(items).toMatchObject([{ task: { account, alert: "refusals", doneBy: "coordinator:olga", words } }]);
  expect(items[0]!.task!.doneAt).toMatch(/^2026-/);
  expect((await w.ok<{ items: Alert[] }>("GET", settled)).items).toEqual([]); // it is about them
  const all = await w.ok<{ items: Alert[] }>("GET", "/v1/inbox?bucket=tasks&state=settled", undefined, "olga");
  expect(all.items.map(({ task }) => task?.taskId)).toContain(task!.taskId);
  const wrong = await w.call("GET", "/v1/inbox?bucket=today&state=settled", undefined, "olga");
  expect(wrong).toMatchObject({ status: 422, body: { code: "input.invalid" } });
});

it("counts the children of an export as read, by whoever asked for it, and names none in letter and task", async () => {
  const surnames = [
    "Абаева",
    "Бокова",
    "Вагина",
    "Гудова",
    "Дёмина",
    "Ежова",
    "Жукова",
    "Зуева",
    "Ильина",
    "Котова",
    "Лосева",
  ];
  const born = { givenName: "Анна", birthDate: "2015-04-12" };
  const children: string[] = [];
  for (const surname of surnames) children.push((await childOf(ctx(), { surname, ...born })).childId);
  await w.cloud.advance("P1D");
  await sealed();
  expect(await w.mails(officer)).toHaveLength(1);
  await w.ok("POST", "/v1/exports", { list: "children" });
  await w.cloud.settle();
  await sealed();
  const [task] = await alerts("olga");
  expect(task).toMatchObject({ account: "coordinator:coordinator", alert: "mass-reading", count: 11 });
  const letters = await w.mails(officer);
  expect(letters).toHaveLength(2);
  const told = JSON.stringify([task, letters]);
  for (const one of [...children, ...surnames, w.childId]) expect(told).not.toContain(one);
});

it("holds in its seals, unpacked, the child's id, and nothing else of the child or of what was written about it (FAULTS B18)", () => {
  const seals = w.cloud.s3.objects("seals");
  expect(seals.map(({ key }) => key.split("/").at(-1)!.slice(0, 5))).toContain("seal_");
  const texts = seals.map(({ body }) => gunzipSync(body).toString("utf8"));
  expect(texts.some((text) => text.includes(w.childId))).toBe(true);
  const personal = [...Object.values(canary), "Искал ребёнка", "Абаева"];
  expect(personal.filter((trace) => texts.some((text) => text.includes(trace)))).toEqual([]);
});
