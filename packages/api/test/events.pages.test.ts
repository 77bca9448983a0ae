import * as Occasion from "@marshrut/core/occasion";
import type { OccasionId } from "@marshrut/core/shared";
import { beforeAll, describe, expect, it } from "vitest";
import { ask, makeWorld, type World } from "./world.ts";

// Somebody from elsewhere signs up for an event on its page; somebody else is shown a certificate, and looks whether it is one.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const announce = async (over: object = {}): Promise<string> => {
  const { system, pmpk } = world.ours;
  const event = {
    agencyId: pmpk,
    title: "Игра и речь <b>вместе</b>",
    kind: "seminar",
    times: [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }],
    place: "ул. Кирова, 5",
    online: "https://video.example.org/secret",
    audiences: ["specialist", "family", "child"],
    programme: [{ time: "10:00", title: "Открытие", speaker: "Докладчик" }],
    quota: 2,
    ...over,
  };
  return (await Occasion.announce(system, event)).occasionId;
};
const comes = async (id: string) => {
  const { taken, waiting } = (await Occasion.load(world.ours.system, id as OccasionId)).data;
  const { items } = await Occasion.listSignUps(world.ours.system, id as OccasionId, { status: "unconfirmed" });
  return { taken, waiting, unconfirmed: items.length };
};

let visitors = 0;
async function send(
  path: string,
  fields: Record<string, string>,
  from = `2001:db8:78:${(visitors++).toString(16)}::1`,
) {
  const body = new URLSearchParams(fields).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const env = { requestContext: { http: { sourceIp: from } } };
  const answer = await world.app.request(path, { method: "POST", body, headers }, env);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}
const guest = (email: string) => ({
  who: "specialist",
  name: "Ильина Вера",
  municipality: "novokuznetsk",
  email,
  consent: Occasion.openConsent,
});

describe("an event's page", () => {
  it("tells what it is, and not where those who come meet on the internet", async () => {
    const id = await announce();
    const list = await ask(world, "GET", "/events");
    expect(list.text).toContain(`href="/events/${id}"`);
    expect(list.text).toContain("Игра и речь &lt;b&gt;вместе&lt;/b&gt;");
    const page = await ask(world, "GET", `/events/${id}`);
    for (const said of ["12.04.2025, 10:00", "ул. Кирова, 5", "Докладчик", "Свободных мест", "Записаться"])
      expect(page.text).toContain(said);
    expect(page.text).not.toContain("video.example.org");
    expect((await ask(world, "GET", "/sitemap.xml")).text).toContain(`/events/${id}</loc>`);
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page.text)![1]!) as object;
    expect(data).toMatchObject({ "@type": "Event", startDate: "2025-04-12T03:00:00Z" });
    const hidden = await announce({ open: false });
    expect((await ask(world, "GET", `/events/${hidden}`)).status).toBe(404);
    expect((await ask(world, "GET", "/events")).text).not.toContain(hidden);
  });

  it("is found while it goes on, among those that nobody signs up for any more, and what it says keeps its paragraphs", async () => {
    const times = [
      { from: "2025-03-10T12:00", until: "2025-03-10T13:00" },
      { from: "2025-03-10T15:00", until: "2025-03-10T16:00" },
    ];
    const id = await announce({ title: "Два занятия", times, about: "О чём.\n\nЧто взять." });
    const hidden = await announce({ title: "Не для всех", times, open: false });
    const list = async (query = "") => (await ask(world, "GET", `/events${query}`)).text;
    const running = (text: string) => text.split('id="running"')[1]?.split("</section>")[0] ?? "";
    expect(running(await list())).not.toContain(id);
    world.clock.advance("PT3H");
    for (const query of ["", "?place=novokuznetsk"]) {
      expect(running(await list(query))).toContain(`/events/${id}`);
      expect(running(await list(query))).toContain("10.03.2025, 15:00");
    }
    expect(await list()).not.toContain(hidden);
    expect((await ask(world, "GET", `/events/${id}`)).text).toContain("<p>О чём.</p><p>Что взять.</p>");
    world.clock.advance("PT4H");
    expect(running(await list())).not.toContain(id);
  });

  it("takes whoever signs up, keeps what was typed where something is wrong, and tells nobody who comes", async () => {
    const id = await announce();
    const path = `/events/${id}`;
    const wrong = await send(path, {
      who: "specialist",
      name: '"><script>alert(1)</script>',
      email: "x",
      post: "Логопед",
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="Логопед"');
    expect(wrong.text).not.toContain("<script>alert");
    for (const name of ["municipality", "email"]) expect(wrong.text).toContain(`id="fault-${name}"`);
    expect(wrong.text).toContain("Без согласия записать нельзя");
    const empty = await send(path, {});
    for (const words of ["Выберите, кто вы", "Напишите фамилию", "Выберите, откуда вы", "Напишите адрес почты"])
      expect(empty.text).toContain(words);
    expect(empty.text).not.toMatch(/1–200|обязательное поле/);
    const first = await send(path, guest("vera@example.org"));
    const again = await send(path, guest("Vera@example.org"));
    expect([first.status, again.status, first.text === again.text]).toEqual([200, 200, true]);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.text).toContain("Проверьте почту");
    expect(await comes(id)).toEqual({ taken: 0, waiting: 0, unconfirmed: 1 });
    const child = await send(path, { ...guest("c@example.org"), who: "child" });
    expect(child.status).toBe(400);
    expect((await send(path, { ...guest("bot@example.org"), website: "https://spam.example.org" })).text).toBe(
      first.text,
    );
    expect((await send(path, { ...guest("big@example.org"), post: "x".repeat(30_000) })).status).toBe(413);
    expect((await send("/events/x", guest("y@example.org"))).status).toBe(404);
    expect(await comes(id)).toEqual({ taken: 0, waiting: 0, unconfirmed: 1 });
  });

  it("holds a thousand sign-ups from one address, and takes the next one's", async () => {
    const id = await announce();
    const path = `/events/${id}`;
    const real = await send(path, guest("real@example.org"));
    const statuses = new Map<number, number>();
    // One subscriber of IPv6 has as many addresses as he likes.
    for (let i = 0; i < 1000; i++) {
      const { status } = await send(path, guest(`flood-${i}@example.org`), `2001:db8:79:1::${i.toString(16)}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (i % 100 === 99) world.clock.advance("PT3M");
    }
    expect(statuses.get(200)).toBe(40);
    expect(statuses.get(409)).toBeGreaterThan(100);
    expect(statuses.get(429)).toBeGreaterThan(500);
    const other = await send(path, guest("other@example.org"));
    expect([real.status, other.status]).toEqual([200, 200]);
    expect(await comes(id)).toEqual({ taken: 0, waiting: 0, unconfirmed: 42 });
  });

  it("says why it was called off, and takes nobody then", async () => {
    const id = await announce();
    await Occasion.cancel(world.ours.system, id as OccasionId, { reason: "Болезнь ведущего" });
    const page = await ask(world, "GET", `/events/${id}`);
    expect(page.text).toContain("Мероприятие отменено. Болезнь ведущего");
    expect(page.text).not.toContain("<form");
    const late = await send(`/events/${id}`, guest("late@example.org"));
    expect(late.status).toBe(409);
  });
});

describe("the page of certificates", () => {
  it("says what a code is of with initials alone, and of any other one the same; guessing is slowed down", async () => {
    const { system } = world.ours;
    const id = (await announce({
      kind: "course",
      hours: 16,
      past: true,
      times: [{ from: "2025-03-01T10:00", until: "2025-03-01T12:00" }],
    })) as OccasionId;
    const of = { who: "specialist", name: "Громова Ольга Сергеевна", municipality: "novokuznetsk" };
    const { signUpId } = await Occasion.signUpByStaff(system, id, of);
    await Occasion.recordAttendance(system, id, { marks: [{ signUpId, present: true }] });
    await Occasion.close(system, id);
    await Occasion.certify(system, id);
    const { code } = (await Occasion.placeOf(system, signUpId)).certificate!;
    const form = await ask(world, "GET", "/certificates");
    expect(form.text).toContain('method="post" action="/certificates"');
    const typed = code.toLowerCase().replace(/(.{4})(?=.)/g, "$1-");
    const found = await send("/certificates", { code: typed }, "203.0.113.20");
    expect([found.status, found.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(found.text).toContain("Такой сертификат выдан");
    expect(found.text).toContain("Г. О. С.");
    expect(found.text).not.toContain("Громова");
    for (const wrong of ["", "7K3F-9QZ2-MA8C", "<script>alert(1)</script>", "x".repeat(5000)]) {
      const answer = await send("/certificates", { code: wrong });
      expect([answer.status, answer.text.includes("Такого кода нет")]).toEqual([404, true]);
      expect(answer.text).not.toContain("<script>alert");
    }
    const guesses = [];
    for (let i = 0; i < 20; i++)
      guesses.push((await send("/certificates", { code: `AAAA-AAAA-00${10 + i}` }, "203.0.113.21")).status);
    expect(guesses.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 404));
    expect(guesses.slice(8).every((status) => status === 429)).toBe(true);
    expect((await send("/certificates", { code }, "203.0.113.21")).status).toBe(429);
    expect((await send("/certificates", { code }, "203.0.113.22")).status).toBe(200);
  });
});
