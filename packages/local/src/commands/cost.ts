// npm run cost -- --children 13150 --region eu-central-1 [--sample 20] [--days 300] [--memory 1024] [--systems 0] [--previews 0] [--no-reports] [--json]
import { parseArgs } from "node:util";
import { billOf, linesOf } from "../cost/bill.ts";
import { profileOf } from "../cost/load.ts";
import { defaultMemoryMb } from "../cost/meter.ts";
import { type PriceTable, priceTables } from "../cost/prices.ts";
import { quotasReport } from "../cost/quotas.report.ts";
import { reportOf } from "../cost/report.ts";
import { lastYear } from "../cost/reporting.ts";
import { runSlice } from "../cost/slice.ts";
import { assumedOfChild, looksPerYear, ofPreviews, ofSystems, standing, together } from "../cost/standing.ts";
import { manifest } from "../product/index.ts";
import { StartError } from "../start-error/index.ts";

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const { children, prices, sample, days, memoryMb, systems, previews, noReports, json } = wanted(args);
  const measured = await runSlice({
    children: sample,
    days,
    idleDays: 12, // the reconciler looks each fifth day, and its first look finds a new tenant's layout to write
    memoryMb,
    reporting: noReports ? undefined : lastYear,
    onDay: (day, of) => {
      if (day % 10 === 0 || day === of) process.stderr.write(`\r${day} / ${of}${day === of ? "\n" : ""}`);
    },
  });
  const lines = linesOf(measured, {
    timers: manifest.schedules,
    standing: together(standing, ofSystems(systems), ofPreviews(previews)),
    assumed: assumedOfChild,
    looksPerYear,
  });
  const bill = billOf(lines, prices, children);
  const profile = profileOf(measured, lines);
  if (json) console.log(JSON.stringify({ bill, prices, measured, profile, memoryMb }, undefined, 2));
  else console.log(`${reportOf(bill, measured, prices, memoryMb)}\n\n${quotasReport(profile, children)}`);
  if (measured.accidents.length > 0) process.exitCode = 1;
}

/** @throws StartError naming what cannot be read */
function wanted(args: string[]) {
  const { values } = read(args);
  const region = values.region ?? "eu-central-1";
  const prices: PriceTable | undefined = priceTables.find((t) => t.region === region);
  const known = priceTables.map((t) => t.region).join(", ");
  if (!prices)
    throw new StartError({
      ru: `--region: нет цен для «${region}». Есть: ${known}.`,
      en: `--region: no prices of "${region}". There are: ${known}.`,
    });
  return {
    prices,
    children: whole("children", values.children ?? "13150"),
    sample: whole("sample", values.sample ?? "20"),
    days: whole("days", values.days ?? "300"),
    memoryMb: whole("memory", values.memory ?? String(defaultMemoryMb)),
    systems: none(values.systems) ? 0 : whole("systems", values.systems),
    previews: none(values.previews) ? 0 : whole("previews", values.previews),
    noReports: values["no-reports"] ?? false,
    json: values.json ?? false,
  };
}

function read(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    children: text,
    region: text,
    sample: text,
    days: text,
    memory: text,
    systems: text,
    previews: text,
    "no-reports": { type: "boolean" },
    json: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args, options });
  } catch (cause) {
    const usage =
      "npm run cost -- --children 13150 --region eu-central-1 [--sample 20] [--days 300] [--memory 1024] [--systems 0] [--previews 0] [--no-reports] [--json]";
    throw new StartError(
      { ru: `Непонятные параметры. Пример: ${usage}`, en: `Unknown options. Example: ${usage}` },
      { cause },
    );
  }
}

function none(text: string | undefined): text is undefined | "0" {
  return text === undefined || text === "0";
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new StartError({
    ru: `--${name}: нужно целое число от 1, а не «${text}».`,
    en: `--${name}: a whole number from 1, not "${text}".`,
  });
}
