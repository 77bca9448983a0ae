import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import npmChromium from "@sparticuz/chromium";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** A browser that is there: named by the environment, or of the system. */
const found: string | undefined = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** npm brings one for this machine, and it needs nothing of the system. */
const brought = process.platform === "linux" && process.arch === "x64";

/** Where there is none, what needs one says `skipped`. */
export const browserPath: string | undefined = found ?? (brought ? "npm" : undefined);

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: found ?? (await unpacked()),
    // Of what the package would set besides, much lets pages do what policies forbid them.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });

/** The browser of npm, unpacked once a machine: by one, while others wait, and again where somebody was stopped at it. */
async function unpacked(): Promise<string> {
  const at = path.join(tmpdir(), "chromium");
  const whole = `${at}.whole`;
  const lock = `${at}.lock`;
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
    const made = await npmChromium.executablePath();
    execFileSync(made, ["--version"]);
    writeFileSync(whole, "");
    rmSync(lock, { recursive: true, force: true });
  }
  return npmChromium.executablePath();
}

/** As a mother holds it: a small telephone. */
export const phone = { viewport: { width: 375, height: 667 }, locale: "ru-RU" };

/** Of WCAG, what is decided by colours: all that another scheme can break on a page that is the same. */
const colours = ["color-contrast", "link-in-text-block"];

/**
 * What WCAG 2.2 AA finds wrong on the page as it is once it is at rest (until then it is pale), and whether it must be pushed sideways.
 * @param of the colours alone, where everything else has been looked at already
 */
export async function faultsOf(page: Page, of: "all" | "colours" = "all"): Promise<string[]> {
  await page.locator('main[aria-busy="true"]').waitFor({ state: "detached" });
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await page.evaluate(
    async (runOnly) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run({ runOnly, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
    },
    of === "all" ? { type: "tag" as const, values: rules } : { type: "rule" as const, values: colours },
  );
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  return wide ? [...found, "wider than the screen"] : found;
}
