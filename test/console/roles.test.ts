import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { table } from "../../packages/api/src/policy/table.ts";
import { soaking } from "../faults/parts/soak.ts";
import { browserPath } from "../journey/browser.ts";
import { tenant } from "../journey/world.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";
import { type ScreenOf, screens } from "./screens.ts";

// Every screen that a role is offered, opened with its rights: before there is anything it says what fills it; then nothing on it is refused.
// What the role may not do is not offered, and says at its address that it is not there.

const roadmap = [
  "Программа на 2026 год;;;;",
  "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат",
  "I. Раздел;;;;",
  "1;Консультации для семей;Образовательные организации;ежеквартально;Справка",
].join("\n");
const period = "2026-Q1";

let desk: Desk;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open("own", "2026-03-16T09:00");
  const account = { account: "novokuznetsk", tenant, role: "coordinator", municipality: "novokuznetsk" } as const;
  await desk.world.cloud.identity.registerAccount({ ...account, name: "Координатор города" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const may = (role: string, operation: string) => role in ((table as Record<string, object>)[operation] ?? {});
const offeredTo = (role: string) => screens.filter(({ needs }) => needs.every((one) => may(role, one)));

/** What the API refuses while screens are shown. */
function refusedOf({ page }: Seat): string[] {
  const refused: string[] = [];
  page.on("response", (answer) => {
    if (answer.status() >= 400) refused.push(`${page.url()}: ${answer.status()} ${answer.url()}`);
  });
  return refused;
}

/** Opens a screen. @returns what is told there of something that went wrong */
async function opened(seat: Seat, address: string): Promise<string[]> {
  await seat.visit(address);
  return seat.page.locator("main").getByRole("alert").allTextContents();
}

describe.runIf(browserPath)("a region that has nothing yet", () => {
  it("is told on every screen why it is empty, and what fills it", async () => {
    const seat = await desk.seat({ as: "coordinator" });
    const refused = refusedOf(seat);
    const empty: string[] = [];
    for (const { path } of offeredTo("coordinator").filter((one) => one.listed)) {
      expect([path, ...(await opened(seat, path))]).toEqual([path]);
      const said = await seat.page.locator("main .empty").evaluateAll((all) =>
        all.map((one) => ({
          title: one.querySelector("h2")?.textContent ?? "",
          teaches: [...one.querySelectorAll("p, button, a")].map(({ textContent }) => textContent).join(" "),
        })),
      );
      for (const { title, teaches } of said) {
        expect(title, path).toMatch(/\p{L}{3}/u);
        expect(teaches.length, `${path}: ${title}`).toBeGreaterThan(20);
      }
      if (said.length > 0) empty.push(path);
    }
    expect(refused).toEqual([]);
    expect(empty.length).toBeGreaterThan(20);
    await seat.close();
  });
});

/** One of each that has a page of its own, as far as a line makes it. */
async function filled(): Promise<void> {
  const { world } = desk;
  await world.openRoute();
  const file = { format: "csv", key: "ministry", content: roadmap, from: 2026, to: 2026 };
  await world.ok("POST", "/v1/roadmaps/imports", file);
  await world.ok("POST", `/v1/periods/${period}/open`, {});
  await world.ok("POST", "/v1/events", {
    agencyId: world.agencies.school,
    kind: "seminar",
    title: "Семинар",
    place: "Кирова, 1",
    audiences: ["specialist"],
    times: [{ from: "2026-04-14T10:00", until: "2026-04-14T12:00" }],
  });
  await world.ok("POST", "/v1/programmes", {
    agencyId: world.agencies.school,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 7, to: 17 },
    form: "individual",
    sessionsPerMonth: 4,
    term: { from: "2026-03-20", until: "2026-06-30" },
    places: 1,
  });
  await world.cloud.settle();
}

/** Where a role opens a screen: of a record the first that its list has, if it has any. */
async function addressOf({ path }: ScreenOf, account: string): Promise<string | undefined> {
  const [list, param] = path.split("/:");
  if (!param) return path;
  if (param === "period") return `${list}/${period}`;
  if (param === "agencyId") return `${list}/${desk.world.agencies.school}`;
  const query = list === "obligations" ? `?period=${period}` : "";
  const answer = await desk.world.call("GET", `/v1/${list}${query}`, undefined, account);
  if (answer.status !== 200) return undefined;
  const { items } = answer.body as { items: Record<string, string>[] };
  return items[0] && `${list}/${items[0][param]}`;
}

describe.runIf(browserPath)("a region at work", () => {
  beforeAll(filled, 120_000);

  // The others' screens are opened one by one in the other files, where whatever is refused fails the test as well.
  const long = [
    ["coordinator", "novokuznetsk"],
    ["admin", "admin"],
  ] as const;
  it.each([...(soaking ? long : []), ["specialist", "school-1"] as const])(
    "refuses a %s nothing that it offers",
    async (role, account) => {
      const seat = await desk.seat({ as: account });
      const refused = refusedOf(seat);
      const offered = offeredTo(role);
      const menu = seat.page.getByRole("navigation", { name: "Разделы" }).getByRole("link");
      expect(await menu.count()).toBe(offered.filter(({ listed }) => listed).length);
      const seen = new Set<string>();
      for (const screen of offered) {
        const address = await addressOf(screen, account);
        if (address === undefined) continue;
        expect([address, ...(await opened(seat, address))]).toEqual([address]);
        expect(await seat.page.title(), address).not.toMatch(/Такой страницы нет/);
        seen.add(screen.path);
      }
      expect(refused).toEqual([]);
      expect(seen.size).toBeGreaterThan(20);
      const hidden = screens.find(({ needs, path }) => !path.includes(":") && !needs.every((one) => may(role, one)));
      if (hidden) {
        await seat.visit(hidden.path);
        await seat.page.getByRole("heading", { level: 1, name: "Такой страницы нет" }).waitFor();
      }
      await seat.close();
    },
  );
});
