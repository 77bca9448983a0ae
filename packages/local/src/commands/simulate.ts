// npm run simulate -- --children 4320 --months 12 --seed 1 [--behaviours FILE] [--compare FILE] [--every 1] [--home DIR] [--again]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  csvOf,
  forget,
  nameOf,
  pageOf,
  type Result,
  readBehaviours,
  type Simulated,
  simulate,
  tablesOf,
} from "../simulate/index.ts";
import { StartError } from "../start-error/index.ts";

const usage =
  "npm run simulate -- --children 4320 --months 12 --seed 1 [--behaviours FILE] [--compare FILE] [--every 1] [--home DIR] [--again]";

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const { behaviours, compare, home, again, ...rest } = wanted(args);
  const one = { ...rest, behaviours: readBehaviours(behaviours) };
  const other = compare === undefined ? undefined : { ...rest, behaviours: readBehaviours(compare) };
  if (other && nameOf(other) === nameOf(one))
    throw new StartError({
      ru: `Сценарии одинаковы: в ${compare} то же, что и в первом. Сравнивать нечего.`,
      en: `The scenarios are the same: ${compare} says what the first one does. There is nothing to compare.`,
    });
  // A process plays one region: the second scenario has one of its own, and the other processor.
  const beside = other && playBeside(args, other, home, compare!);
  const result = await played(one, home, again);
  const second = await beside;
  const folder = folderOf(home, one);
  const page = path.join(folder, second ? "compared.html" : "page.html");
  if (second) writeFileSync(page, await pageOf(result, second));
  console.log(told(result));
  if (second) console.log(told(second));
  console.log(`Страница / page: ${page}`);
  if ([result, second].some((of) => of?.checks.some(({ faultCount }) => faultCount > 0))) process.exitCode = 1;
}

function folderOf(home: string, what: Simulated): string {
  return path.join(home, nameOf(what));
}

/** Plays a scenario, or what is left of it, and puts its page and tables down. */
async function played(what: Simulated, home: string, again: boolean): Promise<Result> {
  const folder = folderOf(home, what);
  if (again) forget(folder);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "result.json");
  // That of an earlier run says nothing of this one.
  rmSync(file, { force: true });
  const began = performance.now();
  const result = await simulate({
    ...what,
    home: folder,
    onDay: (day, of) => {
      if (day % 10 === 0 || day === of)
        process.stderr.write(
          `${what.behaviours.name.ru}: ${day} / ${of} (${Math.round((performance.now() - began) / 1000)} s)\n`,
        );
    },
  });
  const { rss } = process.memoryUsage();
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`${what.behaviours.name.ru}: ${seconds} s, ${Math.round(rss / 1e6)} MB\n`);
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
  writeFileSync(path.join(folder, "page.html"), await pageOf(result));
  for (const table of tablesOf(result)) writeFileSync(path.join(folder, `${table.key}.csv`), csvOf(table));
  return result;
}

/** The other scenario in a process of its own, which leaves its result in its folder. */
async function playBeside(args: string[], what: Simulated, home: string, behaviours: string): Promise<Result> {
  const own = withoutScenarios(args);
  const child = spawn(
    process.execPath,
    [...process.execArgv, import.meta.filename, ...own, "--behaviours", behaviours],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  await once(child, "exit");
  const file = path.join(folderOf(home, what), "result.json");
  if (!existsSync(file))
    throw new StartError({
      ru: "Второй сценарий не доигран. Та же команда продолжит с последней отметки.",
      en: "The second scenario was not played to its end. The same command goes on from its last mark.",
    });
  return JSON.parse(readFileSync(file, "utf8")) as Result;
}

function withoutScenarios(args: string[]): string[] {
  const own: string[] = [];
  for (let i = 0; i < args.length; i++) {
    if (/^--(behaviours|compare)=/.test(args[i]!)) continue;
    if (args[i] === "--behaviours" || args[i] === "--compare") i++;
    else own.push(args[i]!);
  }
  return own;
}

function told({ behaviours, figures: { totals }, checks }: Result): string {
  const wrong = checks.filter(({ faultCount }) => faultCount > 0);
  const lines = [
    `${behaviours.name.ru}: детей ${totals.children}, шагов ${totals.steps}, с итогом ${totals.answered}, поздно ${totals.late}, просрочено ${totals.overdue}, писем ${totals.letters}.`,
    `${behaviours.name.en}: ${totals.children} children, ${totals.steps} steps, ${totals.answered} with a result, ${totals.late} late, ${totals.overdue} overdue, ${totals.letters} letters.`,
    ...wrong.map(
      ({ key, faultCount, faults }) => `НЕ СОШЛОСЬ / DOES NOT HOLD: ${key} (${faultCount}): ${faults.join("; ")}`,
    ),
  ];
  return lines.join("\n");
}

/** @throws StartError naming what cannot be read */
function wanted(args: string[]) {
  const { values } = read(args);
  return {
    children: whole("children", values.children ?? "4320", 1_000_000),
    months: whole("months", values.months ?? "12", 12),
    seed: values.seed ?? "1",
    every: whole("every", values.every ?? "1", 100),
    behaviours: values.behaviours,
    compare: values.compare,
    home: path.resolve(values.home ?? path.join(process.env.MARSHRUT_HOME || ".marshrut", "simulations")),
    again: values.again ?? false,
  };
}

function read(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    children: text,
    months: text,
    seed: text,
    every: text,
    behaviours: text,
    compare: text,
    home: text,
    again: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args, options });
  } catch (cause) {
    const said = { ru: `Непонятные параметры. Пример: ${usage}`, en: `Unknown options. Example: ${usage}` };
    throw new StartError(said, { cause });
  }
}

function whole(name: string, text: string, most: number): number {
  const n = Number(text);
  if (/^[1-9]\d*$/.test(text) && n <= most) return n;
  throw new StartError({
    ru: `--${name}: нужно целое число от 1 до ${most}, а не «${text}».`,
    en: `--${name}: a whole number from 1 to ${most}, not "${text}".`,
  });
}
