import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Locator, Page, Route } from "playwright-core";
import { expect } from "vitest";
import { buildConsole } from "../../packages/console/build.ts";
import { faultsOf, sharedBrowser } from "../journey/browser.ts";
import { World } from "../journey/world.ts";

/** Where what was seen is kept, for people to look at: `CONSOLE_SHOTS=/tmp/shots npx vitest run test/console`; else nothing is drawn. */
const shots = process.env.CONSOLE_SHOTS;

export const widths = { telephone: 375, desk: 1280 } as const;
const heights = { telephone: 740, desk: 800 } as const;
export type Width = keyof typeof widths;
export type Scheme = "light" | "dark";

/**
 * A region in a local cloud of its own: one for each file of tests. Who sits down at it has a browser profile of their own, in a browser
 * that all files of a process have.
 */
export class Desk {
  readonly world: World;
  readonly #browser: Browser;
  readonly #seats: Seat[] = [];
  readonly #framed = new Set<string>();

  constructor(world: World, browser: Browser) {
    this.world = world;
    this.#browser = browser;
  }

  /** @param region as that of {@link World.start} @param now where its clock stands */
  static async open(region: "own" | "none" = "own", now?: string): Promise<Desk> {
    const [, browser] = await Promise.all([buildConsole(), sharedBrowser()]);
    const world = await World.start(region, now, undefined, "PT24H", undefined, buildConsole);
    return new Desk(world, browser);
  }

  get url(): string {
    return `${this.world.cloud.urls.api}/console/`;
  }

  /** Somebody sits down and, where an account is named, signs in with it on the way to a screen. */
  async seat({ as, at, width = "desk", scheme = "light", ...more }: SeatOptions = {}): Promise<Seat> {
    const context = await this.#browser.newContext({
      viewport: { width: widths[width], height: heights[width] },
      colorScheme: scheme,
      reducedMotion: "reduce",
      locale: "ru-RU",
      timezoneId: "Asia/Novokuznetsk",
      ...more,
    });
    // A busy machine takes its time; what hangs is given up all the same.
    context.setDefaultTimeout(60_000);
    const seat = new Seat(this, context, await context.newPage(), as);
    this.#seats.push(seat);
    if (as) await seat.signIn(as, at);
    return seat;
  }

  /** What frames every screen of an account, and is not to be looked at once more: it is the same on each. */
  framed(as: string, looked: string): string[] {
    const key = `${as} ${looked}`;
    if (this.#framed.has(key)) return ["header.bar", "nav.side"];
    this.#framed.add(key);
    return [];
  }

  /** What went wrong on anybody's pages since this was asked last, and nobody had expected. What a test expected is no more expected after it. */
  errors(): string[] {
    return this.#seats.flatMap((seat) => seat.complaints());
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.close()));
    await this.world.close();
  }
}

interface SeatOptions {
  /** An account of the local issuer: `coordinator`, `admin`, `school-1`. */
  as?: string;
  /** The screen whose link brings them; else the first that their role has. */
  at?: string;
  width?: Width;
  scheme?: Scheme;
  locale?: string;
  timezoneId?: string;
}

/** Somebody at the console. */
export class Seat {
  readonly page: Page;
  /** What the console of the browser said that it should not have. */
  readonly errors: string[] = [];
  readonly #desk: Desk;
  readonly #context: BrowserContext;
  readonly #as: string;
  /** Failures that a test makes itself. */
  #expected: RegExp[] = [];

  constructor(desk: Desk, context: BrowserContext, page: Page, as = "nobody") {
    this.#desk = desk;
    this.#as = as;
    this.#context = context;
    this.page = page;
    context.on("page", (other) => this.#listen(other));
    this.#listen(page);
  }

  #listen(page: Page): void {
    const note = (text: string) => {
      if (!this.#expected.some((pattern) => pattern.test(text))) this.errors.push(text);
    };
    page.on("console", (message) => {
      if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => note(String(error)));
  }

  complaints(): string[] {
    this.#expected = [];
    return this.errors.splice(0);
  }

  /** The browser reports whatever is refused as an error: those that the test brings about itself are none. */
  expects(...patterns: RegExp[]): this {
    this.#expected.push(...patterns);
    return this;
  }

  /** Opens a screen by its address, as a link does. Whoever is signed in at the issuer is asked nothing. */
  async go(screen: string): Promise<void> {
    await this.page.goto(this.#desk.url + screen.replace(/^\//, ""));
    await this.settled();
  }

  /** Goes to another screen as a link on this one does: the console is not loaded anew. What has been read a moment ago is not read again. */
  async visit(screen: string): Promise<void> {
    const { pathname, href } = new URL(screen, this.#desk.url);
    // Of another screen the heading is another one.
    const there = new URL(this.page.url()).pathname === pathname;
    const leave = there ? "" : `document.querySelector("main h1")?.setAttribute("data-left", "");`;
    await this.page.evaluate(`${leave}
      history.pushState(null, "", ${JSON.stringify(href)});
      dispatchEvent(new PopStateEvent("popstate", { state: null }));`);
    await this.page.locator("main h1:not([data-left])").first().waitFor();
    await this.settled();
  }

  /** Another part of the screen, by its link: what is shown is of that part once the link says so. */
  async part(name: string): Promise<void> {
    const link = this.page.getByRole("main").getByRole("navigation").getByRole("link", { name });
    await link.click();
    await link.and(this.page.locator("[aria-current='page']")).waitFor();
    await this.settled();
  }

  /** A tab of the screen. */
  async tabbed(name: string): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
    await this.page.getByRole("tabpanel", { name, exact: true }).locator("h2, table, .empty").first().waitFor();
    await this.settled();
  }

  /** By a link to a screen and the sign-in page of the issuer, with the button of an account: one click, and one is there. */
  async signIn(account: string, screen = ""): Promise<void> {
    await this.page.goto(this.#desk.url + screen);
    await this.page.locator(`button[value="${account}"]`).click();
    await this.settled();
  }

  /** The screen is there, and nothing on it is being waited for. */
  async settled(): Promise<void> {
    await this.page.locator("main:not(.alone) h1").first().waitFor();
    await this.page.locator("body:not(:has([aria-busy='true']))").waitFor({ state: "attached" });
  }

  /** The address, without the domain's, comes to be so: what was pressed may lead there a moment later. */
  async at(address: RegExp): Promise<void> {
    await this.page.waitForURL(({ pathname, search }) => address.test(pathname + search));
  }

  /** A row of a table that says this: one, or the first of them. */
  row(text: string): Locator {
    return this.page.getByRole("row").filter({ hasText: text }).first();
  }

  /** Rows of a screen's list, each with the id of what it is about. */
  rows(): Locator {
    return this.page.locator("table tbody tr[data-id]");
  }

  /** The one dialogue, or the one of that name. */
  dialogue(name?: string): Locator {
    return this.page.getByRole("dialog", name === undefined ? {} : { name });
  }

  /** The button of that name, or the first of them. */
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name }).first().click();
  }

  /**
   * Something is told that was not before: what has been heard once counts no more, and what was told goes by itself in a while. It is
   * told once the API has answered; what the screen shows of it is read after that, and has to be waited for by itself.
   */
  async said(text: string | RegExp): Promise<void> {
    const told = this.page.locator('[role="alert"]:not([data-heard])').filter({ hasText: text, visible: true });
    await told.first().evaluate("(one) => one.setAttribute('data-heard', '')");
  }

  /** What WCAG 2.2 AA finds wrong with the screen, in one scheme and the other. */
  async faults(): Promise<string[]> {
    const found: string[] = [];
    for (const scheme of ["light", "dark"] as const) {
      await this.#wear(scheme);
      const of = scheme === "light" ? "all" : "colours";
      found.push(...(await this.#faultsOf(of, scheme)).map((fault) => `${scheme}: ${fault}`));
    }
    await this.#wear("light");
    return found;
  }

  /** What frames the screen is looked at once, and where nothing lies over it. */
  async #faultsOf(of: "all" | "colours", scheme: Scheme, width: Width = "desk"): Promise<string[]> {
    const covered = await this.page.locator('[role="dialog"]').count();
    const found = await faultsOf(this.page, of, covered ? [] : this.#desk.framed(this.#as, `${width} ${scheme}`));
    return of === "all" ? [...found, ...(await this.#cut())] : found;
  }

  /** Buttons that have not enough room for what they say. */
  async #cut(): Promise<string[]> {
    const words = await this.page
      .locator("main .mantine-Button-label")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    return words.map((text) => `cut: ${text}`);
  }

  /** In light or dark, once every colour has changed. */
  async #wear(scheme: Scheme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.locator(`:root[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
    await this.page.evaluate(
      "Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))",
    );
  }

  /** How it looks in both schemes and both widths, kept for people where they wish; @returns what is wrong with any of them */
  async look(name: string): Promise<string[]> {
    const before = this.page.viewportSize()!;
    const found: string[] = [];
    // From its beginning: elsewhere the header lies over whatever happens to be below it.
    await this.page.evaluate("scrollTo(0, 0)");
    for (const { width, scheme, looked } of this.#looks()) {
      await this.page.setViewportSize({ width: widths[width], height: heights[width] });
      await this.#wear(scheme);
      if (looked)
        found.push(
          ...(await this.#faultsOf(looked, scheme, width)).map((fault) => `${name}, ${width}, ${scheme}: ${fault}`),
        );
      if (shots) await this.#draw(path.join(shots, `${name}.${width}.${scheme}.png`));
    }
    await this.page.setViewportSize(before);
    await this.#wear("light");
    return found;
  }

  /** What is dark differs by colours alone, and those are the same in the other width; whether it fits is another question. */
  #looks(): readonly { width: Width; scheme: Scheme; looked?: "all" | "colours" }[] {
    return [
      { width: "desk", scheme: "light", looked: "all" },
      { width: "desk", scheme: "dark", looked: "colours" },
      { width: "telephone", scheme: "light", looked: "all" },
      ...(shots ? ([{ width: "telephone", scheme: "dark" }] as const) : []),
    ];
  }

  async #draw(file: string): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  }

  /** What the API is asked fails: no network, an answer with a status, or a wait before it. Until the next call. */
  async network(
    how: "fine" | "none" | { status: number } | { waitMs: number },
    path: RegExp = /\/v1\//,
  ): Promise<void> {
    await this.page.unroute(/\/v1\//);
    await this.page.unrouteAll({ behavior: "ignoreErrors" });
    if (how === "fine") return;
    await this.page.route(path, (route: Route) => fail(route, how));
    this.expects(/net::ERR_/, /status of [45]\d\d/);
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Page> {
    return this.#context.newPage();
  }

  /** The window that opens beside when something is pressed. */
  async beside(press: () => Promise<void>): Promise<Page> {
    const [opened] = await Promise.all([this.#context.waitForEvent("page"), press()]);
    return opened;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

async function fail(route: Route, how: "none" | { status: number } | { waitMs: number }): Promise<void> {
  if (how === "none") return route.abort("internetdisconnected");
  if ("status" in how)
    return route.fulfill({ status: how.status, contentType: "application/json", body: '{"message":"made by a test"}' });
  await new Promise((resolve) => setTimeout(resolve, how.waitMs));
  return route.continue();
}

/** In `afterEach` of each file: a test whose pages complained has failed, whatever it looked at. */
export const nothingWentWrong = (desk: Desk | undefined): void => expect(desk?.errors() ?? []).toEqual([]);
