import * as Digest from "@marshrut/core/digest";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { canary, tenant, World } from "./world.ts";

// The library over HTTP, by an organisation's link and with the functions' own rights: from a proposal to what everybody reads, a year later,
// and what a new act asks; a programme by which specialists are trained, its group and its files.

let w: World;
let token: string;
beforeAll(async () => {
  w = await World.start("own", "2026-01-12T09:00", undefined, "PT24H");
  const ctx = systemCtx(deps(), tenant, "test");
  token = await Digest.pageToken(ctx, { tenant, agencyId: w.agencies.social as AgencyId, expiresAt: 4_000_000_000 });
});
afterAll(() => w.close());

interface Item {
  itemId: string;
  status: string;
  version: number;
  content: { title: { ru: string } };
  files: { materialId: string; name: string }[];
  asked?: { why: string };
  reason?: string;
}
const page = async (body: object, path = "library") =>
  w.ok<{ items: Item[]; courses: { courseId: string; mayDo: string[]; version: number }[] }>(
    "POST",
    `/v1/respond/${path}`,
    { token, ...body },
    "",
  );
const tasks = async (itemId: string) =>
  (
    await w.ok<{ items: { task?: { kind: string; itemId?: string; because?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&limit=100",
    )
  ).items.flatMap(({ task }) => (task?.itemId === itemId ? [`${task.kind} ${task.because}`] : []));
const open = async (path: string) => {
  const answer = await fetch(`${w.cloud.urls.api}${path}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n% ${mark}\n%%EOF\n`).toString("base64");
const practice = (title: string) => ({
  kind: "practice",
  title: { ru: title },
  summary: { ru: "Десять минут по картинкам." },
  text: "Как проводить утренний круг.",
  measures: ["III-6"],
});
const act = (level: string, number: string, more: object = {}) => ({
  kind: "act",
  title: { ru: `Акт ${number}` },
  summary: { ru: "Кто за что отвечает." },
  number,
  date: "2026-01-10",
  level,
  issuer: "Администрация",
  measures: ["I-1"],
  ...more,
});

let itemId: string;

it("is proposed by link, given back, mended, and read by everybody with its file", async () => {
  const { items } = await page({ action: "propose", content: practice("Круг") });
  ({ itemId } = items[0]!);
  await w.cloud.settle();
  expect(await tasks(itemId)).toEqual(["library-proposed practice"]);
  expect((await open(`/practice/${itemId}`)).status).toBe(404);
  await w.ok("POST", `/v1/library/${itemId}/review`, { answer: "return", reason: `Для кого, ${canary.surname}?` });
  await w.cloud.settle();
  expect(await tasks(itemId)).toEqual([]);
  const given = (await page({ action: "view" })).items[0]!;
  expect(given).toMatchObject({ status: "returned", reason: `Для кого, ${canary.surname}?` });
  const file = { name: "Картинки.pdf", content: pdf("картинки") };
  const withFile = (await page({ action: "add-file", itemId, file })).items[0]!;
  const [shown] = withFile.files;
  const content = practice("Утренний круг");
  await page({ action: "correct", itemId, version: withFile.version, content });
  await w.cloud.settle();
  expect(await tasks(itemId)).toEqual(["library-proposed practice"]);
  await w.ok("POST", `/v1/library/${itemId}/publish`, {});
  await w.cloud.settle();
  await w.cloud.advance("PT2M");
  const read = await open(`/practice/${itemId}`);
  expect(read.status).toBe(200);
  expect(read.text).toContain("Утренний круг");
  expect(read.text).toContain("Картинки.pdf");
  const got = await open(`/library/${itemId}/files/${shown!.materialId}`);
  expect([got.status, got.headers.get("cache-control"), got.headers.get("x-content-type-options")]).toEqual([
    200,
    "public, max-age=300",
    "nosniff",
  ]);
  expect(Buffer.from(got.text).toString("base64")).toBe(pdf("картинки"));
  const tag = { headers: { "if-none-match": got.headers.get("etag")! } };
  const again = await fetch(`${w.cloud.urls.api}/library/${itemId}/files/${shown!.materialId}`, tag);
  expect(again.status).toBe(304);
  // Published, it is the editors' to change.
  const late = await w.call("POST", "/v1/respond/library", { token, action: "add-file", itemId, file }, "");
  expect(late.status).toBe(409);
  await w.ok("POST", `/v1/library/${itemId}/files/${shown!.materialId}/remove`, {});
  expect((await open(`/library/${itemId}/files/${shown!.materialId}`)).status).toBe(404);
});

it("a new act asks whoever has one below, and one that a body decides upon is published with its minutes", async () => {
  const own = (await page({ action: "propose", content: act("organisation", "6") })).items.find(
    ({ content }) => content.title.ru === "Акт 6",
  )!;
  await w.ok("POST", `/v1/library/${own.itemId}/publish`, {});
  const above = await w.ok<Item>("POST", "/v1/library", { content: act("regional", "12") });
  await w.cloud.settle();
  const seat = { agencyId: w.agencies.pmpc, post: "председатель" };
  const body = await w.ok<{ bodyId: string }>("POST", "/v1/bodies", {
    name: "Рабочая группа",
    kind: "working-group",
    secretary: seat,
    chair: seat,
    members: [seat],
  });
  const meeting = { bodyId: body.bodyId, on: "2026-01-12", time: "08:00", place: "Зал" };
  const { meetingId } = await w.ok<{ meetingId: string }>("POST", "/v1/meetings", meeting);
  const at = `/v1/meetings/${meetingId}`;
  await w.ok("PUT", `${at}/agenda`, { items: [{ title: "Об акте" }] }, "coordinator", { "if-match": "*" });
  await w.ok("POST", `${at}/invite`, { reason: "Срочно" });
  await w.ok("POST", `${at}/hold`, { present: [w.agencies.pmpc] });
  const subject = { kind: "act", title: "Акт 12", itemId: above.itemId };
  await w.ok("POST", `${at}/decisions`, { text: "Утвердить акт", subject, votes: { for: 1 } });
  expect(await w.ok("GET", `/v1/library/${above.itemId}`)).toMatchObject({ status: "proposed" });
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  await w.ok("POST", `${at}/minutes`, { items: [{ n: 1, heard: "Проект акта" }] });
  for (const [as, status] of [
    ["anna", 202],
    ["boris", 200],
  ] as const)
    expect((await w.call("POST", `${at}/approve`, {}, as)).status).toBe(status);
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/library/${above.itemId}`)).toMatchObject({ status: "published" });
  expect(await tasks(own.itemId)).toEqual(["library-review act-above-new"]);
  await page({ action: "confirm", itemId: own.itemId });
  await w.cloud.settle();
  expect(await tasks(own.itemId)).toEqual([]);
  await page({ action: "withdraw", itemId: own.itemId, reason: "Больше не нужен" });
  expect((await open(`/library/${own.itemId}`)).status).toBe(404);
});

it("a programme of training is approved by link, shown with its group, and its closed file comes by the letter", async () => {
  const content = {
    kind: "qualification",
    title: "Разговор с родителями",
    posts: ["логопед"],
    form: "mixed",
    hours: 24,
    topics: ["parents"],
  };
  const { courseId } = (await page({ action: "draft", content }, "courses")).courses[0]!;
  expect((await open("/courses")).text).not.toContain("Разговор с родителями");
  await page({ action: "approve", courseId, act: { number: "41-у", date: "2026-01-12" } }, "courses");
  const event = {
    title: "Весенняя группа",
    kind: "course",
    courseId,
    times: [{ from: "2026-02-02T10:00", until: "2026-02-02T13:00" }],
    place: "Центр",
    audiences: ["specialist"],
  };
  const seen = await w.ok<{ own: { occasionId: string; hours: number }[] }>(
    "POST",
    "/v1/respond/events",
    { token, action: "announce", event },
    "",
  );
  const { occasionId, hours } = seen.own[0]!;
  expect(hours).toBe(24);
  const file = { name: "Сборник.pdf", content: pdf("сборник"), access: "closed" };
  const { files } = await w.ok<{ files: { materialId: string }[] }>(
    "POST",
    "/v1/respond/events",
    { token, action: "add-file", occasionId, file },
    "",
  );
  const { materialId } = files[0]!;
  expect((await open(`/events/${occasionId}/files/${materialId}`)).status).toBe(404);
  const courses = await open("/courses");
  expect(courses.text).toContain("Разговор с родителями");
  expect(courses.text).toContain(`/events/${occasionId}`);
  const guest = {
    who: "specialist",
    name: "Ольга Громова",
    municipality: "novokuznetsk",
    email: "gromova@example.org",
  };
  await w.ok("POST", `/v1/events/${occasionId}/sign-ups`, guest);
  await w.cloud.settle();
  const [letter] = await w.cloud.mail.messages({ to: "gromova@example.org" });
  const link = /\/sign-up#(\S+)/.exec(letter!.text)![1]!;
  const answer = await w.ok<{ file: { name: string; content: string } }>(
    "POST",
    "/v1/sign-ups/respond",
    { token: link, action: "file", materialId },
    "",
  );
  expect(answer.file).toMatchObject({ name: "Сборник.pdf", content: pdf("сборник") });
});

// A year of schedules takes half a minute; in memory it is asked in relay/library.test.
it.runIf(soaking)(
  "is asked about after a year",
  async () => {
    await w.cloud.advance("P366D");
    expect(await tasks(itemId)).toEqual(["library-review year"]);
    await page({ action: "confirm", itemId });
    await w.cloud.settle();
    expect(await tasks(itemId)).toEqual([]);
  },
  patience(300_000),
);

it("is its successor's once its organisation has closed", async () => {
  const address = `/v1/agencies/${w.agencies.social}`;
  await w.ok(
    "PATCH",
    address,
    { status: "closed", successorId: w.agencies.school, confirmedOtherKind: true },
    "coordinator",
    {
      "if-match": "*",
    },
  );
  await w.cloud.settle();
  await w.cloud.advance("P1D");
  expect(await w.ok("GET", `/v1/library/${itemId}`)).toMatchObject({ agencyId: w.agencies.school });
  // Nothing of what was written for the author alone stands on a page or in the log of what happened.
  for (const path of ["/library", "/courses", `/practice/${itemId}`])
    expect((await open(path)).text, path).not.toContain(canary.surname);
}, 300_000);
