import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** A browser that is there: named by the environment, or of the system. Where there is none, what needs one says `skipped`. */
export const browserPath: string | undefined = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath!, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** As a mother holds it: a small telephone. */
export const phone = { viewport: { width: 375, height: 667 }, locale: "ru-RU" };

/** What WCAG 2.2 AA finds wrong on the page as it is once it is at rest (until then it is pale), and whether it must be pushed sideways. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.locator('main[aria-busy="true"]').waitFor({ state: "detached" });
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
    const { violations } = await run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  return wide ? [...found, "wider than the screen"] : found;
}
