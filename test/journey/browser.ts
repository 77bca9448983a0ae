import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** npm brings one for this machine, which needs nothing of the system, and has no windows to draw: a page costs it a third less. */
const brought = process.platform === "linux" && process.arch === "x64";

/** Another that is there: named by the environment, or of the system where npm brings none. */
const found: string | undefined = [
  process.env.CHROMIUM_PATH,
  ...(brought ? [] : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]),
].find((at) => at !== undefined && existsSync(at));

/** Where there is none, what needs one says `skipped`. */
export const browserPath: string | undefined = found ?? (brought ? "npm" : undefined);

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: found ?? (await unpacked()),
    // Of what the package would set besides, much lets pages do what policies forbid them.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });

let shared: Promise<Browser> | undefined;

/** One for all files that a process runs, each with profiles of its own in it. It ends with the process. */
export async function sharedBrowser(): Promise<Browser> {
  const browser = await shared?.catch(() => undefined);
  if (browser?.isConnected()) return browser;
  shared = openBrowser();
  return shared;
}

/** The browser of npm, unpacked once for all runs: by one, while others wait, and again where somebody was stopped at it. */
async function unpacked(): Promise<string> {
  const modules = path.resolve(import.meta.dirname, "../../node_modules");
  const { version } = JSON.parse(readFileSync(path.join(modules, "@sparticuz/chromium/package.json"), "utf8")) as {
    version: string;
  };
  const folder = path.join(modules, ".cache/chromium", version);
  const at = path.join(folder, "chromium");
  const whole = `${at}.whole`;
  const lock = `${at}.lock`;
  mkdirSync(folder, { recursive: true });
  for (let waited = 0; !existsSync(whole); waited++) {
    try {
      mkdirSync(lock);
    } catch {
      if (waited > 300) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    if (existsSync(whole)) break;
    rmSync(at, { force: true });
    // It unpacks into the temporary folder, which each run of the tests has anew.
    const unpack = 'console.log(await (await import("@sparticuz/chromium")).default.executablePath())';
    const env = { ...process.env, TMPDIR: folder };
    execFileSync(process.execPath, ["--input-type=module", "--eval", unpack], { cwd: import.meta.dirname, env });
    execFileSync(at, ["--version"]);
    writeFileSync(whole, "");
    rmSync(lock, { recursive: true, force: true });
  }
  return at;
}

/** As a mother holds it: a small telephone. */
export const phone = { viewport: { width: 375, height: 667 }, locale: "ru-RU" };

/** Of WCAG, what is decided by colours: all that another scheme can break on a page that is the same. */
const colours = ["color-contrast", "link-in-text-block"];

/**
 * What WCAG 2.2 AA finds wrong on the page as it is once it is at rest (until then it is pale), and whether it must be pushed sideways.
 * @param of the colours alone, where everything else has been looked at already
 * @param without parts that have been looked at on another page
 */
export async function faultsOf(
  page: Page,
  of: "all" | "colours" = "all",
  without: readonly string[] = [],
): Promise<string[]> {
  await page.locator('main[aria-busy="true"]').waitFor({ state: "detached" });
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await page.evaluate(
    async ({ runOnly, exclude }) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run({ exclude }, { runOnly, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
    },
    {
      runOnly: of === "all" ? { type: "tag" as const, values: rules } : { type: "rule" as const, values: colours },
      exclude: [...without],
    },
  );
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  return wide ? [...found, "wider than the screen"] : found;
}
