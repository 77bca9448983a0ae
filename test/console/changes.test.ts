import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserPath } from "../journey/browser.ts";
import { Desk, nothingWentWrong, type Seat } from "./desk.ts";

// What forms do when two write at the same time, when a name is half typed, and when the reader's clock is not the region's.

let desk: Desk;
let seat: Seat;
beforeAll(async () => {
  if (!browserPath) return;
  desk = await Desk.open();
  seat = await desk.seat({ as: "coordinator" });
}, 120_000);
afterEach(() => nothingWentWrong(desk));
afterAll(() => desk?.close());

const dialog = () => seat.page.getByRole("dialog");
const school = () => `/v1/agencies/${desk.world.agencies.school}`;
const read = () => desk.world.ok<{ version: number; shortName: string; name: string; status: string }>("GET", school());
/** Somebody else at another place. */
const changes = async (body: object) => {
  const { version } = await read();
  const sent = await desk.world.call("PATCH", school(), body, undefined, { "If-Match": `"v${version}"` });
  expect(sent.status).toBe(200);
};

describe.runIf(browserPath)("two who change one record", () => {
  it("sees both versions, and what was written by the other stays or goes as a person says", async () => {
    const { page } = seat;
    await seat.visit(`agencies/${desk.world.agencies.school}`);
    await page.getByRole("button", { name: "Исправить", exact: true }).click();
    await dialog().getByLabel("Краткое название").fill("Школа № 17");
    await changes({ shortName: "Гимназия № 17" });
    seat.expects(/status of 412/);
    await dialog().getByRole("button", { name: "Исправить", exact: true }).click();
    const conflict = dialog().getByRole("row", { name: /Краткое название/ });
    await conflict.waitFor();
    expect(await conflict.getByRole("cell").allTextContents()).toEqual(["Школа № 17", "Гимназия № 17"]);
    expect(await seat.look("agency-conflict")).toEqual([]);
    await dialog().getByRole("button", { name: "Записать моё поверх" }).click();
    await seat.said("Исправлено.");
    expect((await read()).shortName).toBe("Школа № 17");
  });

  it("leaves what the other has written, and shows it", async () => {
    const { page } = seat;
    await page.getByRole("button", { name: "Исправить", exact: true }).click();
    await dialog().getByLabel("Краткое название").fill("Лицей № 17");
    seat.expects(/status of 412/);
    await changes({ shortName: "Школа № 17 имени Кирова" });
    await dialog().getByRole("button", { name: "Исправить", exact: true }).click();
    await dialog().getByRole("button", { name: "Оставить как в базе" }).click();
    await page.getByRole("heading", { level: 1, name: "Школа № 17 имени Кирова" }).waitFor();
    expect((await read()).shortName).toBe("Школа № 17 имени Кирова");
  });
});

describe.runIf(browserPath)("a name that is half typed", () => {
  it("sends no form: Enter in a picker chooses, or does nothing", async () => {
    const { page } = seat;
    await page.getByRole("button", { name: "Закрыть организацию" }).click();
    await dialog()
      .getByRole("combobox", { name: /Преемник/ })
      .fill("нет такой");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await dialog()
      .getByRole("combobox", { name: /Преемник/ })
      .press("Enter");
    expect(await dialog().getByRole("button", { name: "Закрыть организацию" }).isEnabled()).toBe(true);
    expect((await read()).status).toBe("active");
  });
});

describe.runIf(browserPath)("a reader in another zone", () => {
  it("is told the region's hour", async () => {
    const { world } = desk;
    await world.call("PUT", `${school()}/capacity`, { services: [{ service: "*", places: 5 }] }, undefined, {
      "If-Match": '"v0"',
    });
    const { saidAt } = await world.ok<{ saidAt: string }>("GET", `${school()}/capacity`);
    const clock = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Novokuznetsk" } as const;
    const said = new Intl.DateTimeFormat("ru-RU", clock).format(new Date(saidAt));
    const at = `agencies/${world.agencies.school}?tab=capacity`;
    const away = await desk.seat({ as: "coordinator", at, timezoneId: "America/Los_Angeles" });
    await away.page
      .getByText(/^Сказано/)
      .filter({ hasText: said })
      .waitFor();
    await away.close();
  });
});
