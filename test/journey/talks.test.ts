import { manifest } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

// A conference from its call for talks to its programme: by accounts, by the open page and by the links of letters, with the functions' own
// rights (P34).

let w: World;
beforeAll(async () => {
  // Rounds by the day: weeks pass.
  w = await World.start("own", "2026-01-12T09:00", manifest, "P1D");
  for (const [key, email] of [
    ["pmpc", "organiser@talks.example.org"],
    ["health", "reviewer@talks.example.org"],
  ] as const)
    await w.ok("PATCH", `/v1/agencies/${w.agencies[key]}`, { contacts: [{ email }] }, "coordinator", {
      "if-match": "*",
    });
});
afterAll(() => w.close());

interface Talk {
  talkId: string;
  status: string;
  title?: string;
  name?: string;
  version: number;
  asked: number;
  mean?: number;
}
const linkTo = async (to: string, page: string) => {
  const mails = await w.cloud.mail.messages({ to });
  const link = new RegExp(`/${page}(?:[?]part=talks)?#(\\S+)`);
  return mails.map(({ text }) => link.exec(text)?.[1]).findLast((one) => one !== undefined)!;
};
const subjects = async (to: string) => (await w.cloud.mail.messages({ to })).map(({ subject }) => subject);
const form = async (path: string, fields: Record<string, string>) => {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${w.cloud.urls.api}${path}`, { method: "POST", body });
  return { status: answer.status, text: await answer.text() };
};
const page = async (path: string) => (await fetch(`${w.cloud.urls.api}${path}`)).text();
const tasks = async () => {
  const { items } = await w.ok<{ items: { task?: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks&limit=100");
  return items.flatMap(({ task }) => task?.kind ?? []).filter((kind) => /talk|programme-gap/.test(kind));
};

it("asks for talks, has them read blind, decides, and shows the programme that came of it", async () => {
  const event = {
    agencyId: w.agencies.pmpc,
    title: "Здоровье и личность",
    kind: "conference",
    times: [{ from: "2026-03-20T10:00", until: "2026-03-20T16:00" }],
    place: "ул. Кирова, 5",
    audiences: ["specialist"],
  };
  const { occasionId: id } = await w.ok<{ occasionId: string }>("POST", "/v1/events", event, "pmpk");
  const call = {
    opens: "2026-01-12",
    closes: "2026-02-10",
    reviewsBy: "2026-02-25",
    sections: [{ key: "early", title: "Ранняя помощь" }],
    kinds: ["talk", "practice"],
    abstractMost: 500,
    reviewers: [{ agencyId: w.agencies.health }],
    reviewsEach: 1,
  };
  await w.ok("PUT", `/v1/events/${id}/call`, call, "pmpk", { "if-match": "*" });

  // A teacher's, by the school's account; and one by the open page, which the letter's link confirms.
  const { specialistId } = await w.ok<{ specialistId: string }>(
    "POST",
    `/v1/agencies/${w.agencies.school}/specialists`,
    { name: `${canary.surname} Ольга`, post: "учитель" },
    "school-1",
  );
  const said = { kind: "talk", section: "early", title: "Первая встреча", abstract: "О чём спросить." };
  const own = { occasionId: id, ...said, specialistId, publish: true, agreed: true };
  const talk = await w.ok<Talk>("POST", "/v1/talks", own, "school-1");
  expect((await w.call("POST", "/v1/talks", own, "school-1")).status).toBe(409);
  expect(await page(`/events/${id}`)).toContain("Подать доклад");
  const fields = {
    ...said,
    title: "<b>Игра</b> дома",
    name: "Ильина Вера",
    municipality: "novokuznetsk",
    email: "vera@talks.example.org",
    consent: "2026-1",
    publish: "yes",
  };
  const empty = await form(`/events/${id}/talks`, { title: "<b>Игра</b> дома" });
  expect([empty.status, empty.text.includes("&lt;b&gt;Игра")]).toEqual([400, true]);
  expect(empty.text).toContain("Напишите тезисы.");
  expect((await form(`/events/${id}/talks`, { ...fields, abstract: "а".repeat(10_000) })).status).toBe(400);
  expect((await form(`/events/${id}/talks`, fields)).status).toBe(200);
  await w.cloud.settle();
  const token = await linkTo("vera@talks.example.org", "talk");
  const respond = (action: string, more: object = {}) =>
    w.ok<{ talk: Talk & { words?: string; slot?: { from: string } } }>(
      "POST",
      "/v1/talks/respond",
      { token, action, ...more },
      "",
    );
  expect((await respond("confirm")).talk.status).toBe("submitted");
  for (const mail of await w.cloud.mail.messages({})) expect(mail.text).not.toMatch(/Игра|Ильина|Канарейкина/);

  // The call closes: the reviewer has both, by the link of one letter, and sees of neither whose it is.
  await w.cloud.advance("P31D");
  expect(await subjects("vera@talks.example.org")).toContainEqual(expect.stringContaining("скоро закроется"));
  const asked = (await subjects("reviewer@talks.example.org")).filter((one) => one.includes("Доклады на рецензию"));
  expect(asked).toHaveLength(1);
  const office = await linkTo("reviewer@talks.example.org", "office");
  const desk = (more: object) =>
    w.ok<{ reviews: { talkId: string; title: string }[]; reviewed: object[] }>(
      "POST",
      "/v1/respond/talks",
      { token: office, ...more },
      "",
    );
  const { reviews } = await desk({ action: "view" });
  expect(reviews.map(({ title }) => title).toSorted()).toEqual(["<b>Игра</b> дома", "Первая встреча"]);
  expect(JSON.stringify(reviews)).not.toMatch(/Ильина|Канарейкина/);
  const late = await w.call("POST", "/v1/talks", { ...own, title: "Поздно" }, "school-1");
  expect([late.status, late.body]).toMatchObject([409, { code: "call.closed" }]);
  const how = { answer: "review", grade: 5, remark: "Ясно и по делу" };
  // Said by mistake it is put right, as long as nothing is decided.
  const first = await desk({ action: "review", talkId: talk.talkId, how: { ...how, grade: 1 } });
  expect([first.reviews.length, first.reviewed]).toMatchObject([1, [{ talkId: talk.talkId, grade: 1 }]]);
  await desk({ action: "review", talkId: talk.talkId, how });
  // The other one is not read in time: it is somebody's to see to, until it is decided.
  await w.cloud.advance("P16D");
  expect(await tasks()).toEqual(["talk-unreviewed"]);

  const list = await w.ok<{ items: Talk[] }>("GET", `/v1/talks?event=${id}`, undefined, "pmpk");
  expect(list.items.map(({ name, mean }) => [name, mean])).toEqual([
    [`${canary.surname} Ольга`, 5],
    ["Ильина Вера", undefined],
  ]);
  const guest = list.items.find(({ name }) => name === "Ильина Вера")!.talkId;
  for (const talkId of [talk.talkId, guest])
    await w.ok("POST", `/v1/talks/${talkId}/decide`, { decision: "accepted", words: "Ждём вас" }, "pmpk");
  const slots = [
    { talkId: talk.talkId, from: "2026-03-20T10:00", minutes: 20, room: "Большой зал" },
    { talkId: guest, from: "2026-03-20T10:20", minutes: 20, room: "Большой зал" },
  ];
  await w.ok("PUT", `/v1/events/${id}/programme`, { slots, publish: true }, "pmpk", { "if-match": "*" });
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);
  expect((await respond("view")).talk).toMatchObject({
    status: "accepted",
    words: "Ждём вас",
    slot: { from: "2026-03-20T10:20" },
  });
  const shown = await page(`/events/${id}`);
  expect(shown).toContain("&lt;b&gt;Игра&lt;/b&gt; дома");
  expect(shown).toContain("Ильина Вера");
  expect(await page(`/events/${id}/programme.ics`)).toMatch(/DTSTART:20260320T030000Z/);
  for (const of of ["programme", "collection"]) {
    expect(await w.pdf(`/v1/events/${id}/papers?of=${of}&format=pdf`)).toContain("Первая встреча");
  }

  // The name goes with the author's word, and the talk with its author: a gap is somebody's to fill.
  await respond("correct", { content: { publish: false } });
  await w.cloud.settle();
  expect(await page(`/events/${id}`)).not.toContain("Ильина Вера");
  await respond("withdraw", { reason: "Не смогу приехать" });
  await w.cloud.settle();
  expect(await page(`/events/${id}`)).not.toContain("дома");
  expect(await tasks()).toEqual(["programme-gap"]);
  expect(await subjects("organiser@talks.example.org")).toContainEqual(expect.stringContaining("Доклад снят автором"));
  await w.ok("PUT", `/v1/events/${id}/programme`, { slots: slots.slice(0, 1) }, "pmpk", { "if-match": "*" });
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);
});
