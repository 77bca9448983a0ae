import * as Course from "@marshrut/core/course";
import * as Navigator from "@marshrut/core/navigator";
import * as Occasion from "@marshrut/core/occasion";
import type { TalkId } from "@marshrut/core/shared";
import { beforeAll, expect, it } from "vitest";
import { eventPage } from "../src/open/event.page.ts";
import { muchToShow, sentence } from "./open.region.ts";
import { ask, makeWorld, type World } from "./world.ts";

// What each kind of open page weighs where a region has more to show than one page may take (60 kB with its style: docs/performance.md), and
// that nothing of it is out of reach.

let world: World;
let pages: [kind: string, path: string][];
const many = 40;

beforeAll(async () => {
  world = await makeWorld();
  pages = await muchToShow(world, many);
}, 60_000);

const get = async (path: string): Promise<string> => {
  const page = await ask(world, "GET", path);
  expect([path, page.status]).toEqual([path, 200]);
  return page.text;
};
let style: number | undefined;
async function weighed(path: string): Promise<string> {
  const page = await get(path);
  style ??= Buffer.byteLength(await get(/"(\/assets\/open-[^"]+\.css)"/.exec(page)![1]!));
  expect([path, Buffer.byteLength(page) + style < 60_000]).toEqual([path, true]);
  return page;
}

it("is measured of each kind of page, and stays below the limit", async () => {
  for (const [kind, path] of pages)
    expect([kind, (await weighed(path)).startsWith("<!doctype html>")]).toEqual([kind, true]);
});

it.each([
  ["/sites", "Площадка"],
  ["/courses", "Программа"],
  ["/events", "Мероприятие"],
  ["/events", "Клуб"],
  ["/early-help", "Сад"],
  ["/early-help?place=kemerovo", "Сад"],
  ["/help/early-help", "Сад"],
  ["/library?kind=practice", "Практика"],
])("of %s is kept on each of its pages, on which every «%s» is found", async (path, what) => {
  const found = new Set<string>();
  const seen = new Set<string>();
  const further = [path];
  for (const at of further) {
    if (seen.has(at)) continue;
    seen.add(at);
    const page = await weighed(at);
    for (const [, n] of page.matchAll(new RegExp(`${what} № (\\d+)\\.`, "g"))) found.add(n!);
    for (const [, href] of page.matchAll(/href="([^"]+)"/g)) {
      const next = href!.replaceAll("&amp;", "&");
      if (/[?&](page|after|before|clubs|further)=/.test(next) && next.startsWith(path.split("?")[0]!))
        further.push(next);
    }
    expect(seen.size).toBeLessThan(60);
  }
  expect(found.size).toBe(many);
  expect(seen.size).toBeGreaterThan(1);
});

it("leads from an event to the page on which its programme of training stands", async () => {
  const { items } = await Course.find(world.ours.system, { status: "approved", limit: 100 });
  for (const { courseId } of [items[0]!, items.at(-1)!])
    expect(await weighed(`/courses?of=${courseId}`)).toContain(`id="${courseId}"`);
});

it("of a conference of three hundred talks is kept, whose programme goes on", async () => {
  const directory = await Navigator.directory(world.ours.system);
  const { occasionId } = world.ours.things.own;
  const one = await Occasion.readOpenly(world.ours.system, occasionId);
  const line = { title: sentence.trim(), speaker: "Ильина Вера Олеговна, методист", section: "Ранняя помощь" };
  const programme = [...Array(300).keys()].map((n) => ({
    ...line,
    from: `2025-05-${12 + Math.floor(n / 100)}T10:${String(n % 60).padStart(2, "0")}`,
    talkId: `talk_${n}` as TalkId,
    kind: "talk" as const,
    minutes: 20,
    title: `Доклад № ${n}. ${line.title}`,
  }));
  const found = new Set<string>();
  let count = 1;
  for (let page = 1; page <= count; page += 1) {
    const form = { now: "2025-03-10T03:00:00Z", talks: { programme }, page: String(page) };
    const text = String(eventPage(directory, one, form, { lang: "ru", easy: false }));
    expect(Buffer.byteLength(text)).toBeLessThan(55_000);
    for (const [, n] of text.matchAll(/Доклад № (\d+)\./g)) found.add(n!);
    count = Number(/ \/ (\d+)/.exec(text)?.[1]);
  }
  expect([found.size, count > 2]).toEqual([300, true]);
});
