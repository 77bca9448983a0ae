import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { AgencyId } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { StartError } from "../start-error/index.ts";
import type { Behaviours } from "./behaviours.ts";
import { type Chance, seededChance } from "./chance.ts";
import { type Check, checkAll } from "./checks.ts";
import { Days } from "./days.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { found } from "./found.ts";
import { loadAll } from "./late.ts";
import { quieted } from "./log.ts";
import { nobodyYet, type PeopleState } from "./people.state.ts";
import { People } from "./people.ts";
import { type Region, startRegion } from "./region.ts";

/** The first day of every simulation: what is decreed of the calendar is known for its year and the one after. */
export const firstDay = Temporal.PlainDate.from("2025-01-13");
/** So long after its months a simulation goes on, in which the last quarter's and the year's reports are handed in and locked. */
const reportingDays = 21;

export interface Simulated {
  children: number;
  months: number;
  seed: string;
  /** Only each so-manieth school and kindergarten; with 1 all of the pilot's organisations. */
  every: number;
  behaviours: Behaviours;
}

export interface SimulationOptions extends Simulated {
  /** Folder of what it remembers: a simulation that was killed goes on there. */
  home: string;
  /** Hears of each day that is over. A throw ends the simulation, which goes on from its last mark. */
  onDay?: (day: number, of: number) => void;
}

/** What a simulation comes to. Nothing in it depends on the machine or on how often it was killed. */
export interface Result extends Simulated {
  from: string;
  to: string;
  figures: Figures;
  checks: Check[];
}

interface Progress {
  /** Of what is simulated; another simulation does not go on here. */
  what: string;
  /** Days that are over, and marks that were set. */
  days: number;
  marks: number;
}

/**
 * Plays the region's months, mark by mark: with each everything that is remembered stays, and the process forgets what it had in memory, as
 * one does that goes on after it was killed. So both come to the same. One simulation per process at a time.
 * @throws StartError when another one is in that folder
 */
export async function simulate(options: SimulationOptions): Promise<Result> {
  await loadAll();
  mkdirSync(options.home, { recursive: true });
  const db = openDatabase(options.home);
  const chance = seededChance();
  const unquiet = quieted();
  try {
    return await play(options, db, chance);
  } finally {
    unquiet();
    chance.end();
    db.close();
  }
}

/** Forgets what a folder has of a simulation. */
export const forget = (home: string): void => rmSync(home, { recursive: true, force: true });

/** Opened as it was marked: what came after the last mark is gone with the process that wrote it. */
export function openDatabase(home: string): DatabaseSync {
  const db = new DatabaseSync(path.join(home, "simulation.sqlite"));
  // A process that is killed loses nothing of a mark; a machine that loses its power may, and then the simulation begins again.
  db.exec(
    "pragma journal_mode = truncate; pragma synchronous = off; pragma cache_size = -150000; pragma temp_store = memory",
  );
  db.exec("begin");
  return db;
}

async function play(options: SimulationOptions, db: DatabaseSync, chance: Chance): Promise<Result> {
  const days = new Days(firstDay);
  const end = days.of(firstDay.add({ months: options.months })) + reportingDays;
  const what = nameOf(options);
  let progress = readProgress(db) ?? { what, days: 0, marks: 0 };
  if (progress.what !== what)
    throw new StartError({
      ru: `В папке ${options.home} другая симуляция. Укажите другую папку (--home) или начните заново: --again.`,
      en: `There is another simulation in ${options.home}. Name another folder (--home), or begin anew: --again.`,
    });
  for (;;) {
    chance.begin(`${options.seed} ${progress.marks}`);
    const stage = await Stage.open(options, db, days, progress);
    if (progress.days === end) {
      const result = await stage.conclude(end);
      await stage.close(progress);
      return result;
    }
    // A month, or what is left: so much is played again after a kill.
    const until = Math.min(end, days.of(days.date(progress.days).add({ months: 1 })));
    for (let day = progress.days; day < until; day++) {
      await stage.day(day);
      options.onDay?.(day + 1, end);
    }
    progress = { what, days: until, marks: progress.marks + 1 };
    await stage.close(progress);
  }
}

/** What is played between two marks. */
class Stage {
  readonly #options: SimulationOptions;
  readonly #db: DatabaseSync;
  readonly #days: Days;
  readonly region: Region;
  readonly #people: People;

  constructor(options: SimulationOptions, db: DatabaseSync, days: Days, region: Region, people: People) {
    this.#options = options;
    this.#db = db;
    this.#days = days;
    this.region = region;
    this.#people = people;
  }

  static async open(options: SimulationOptions, db: DatabaseSync, days: Days, { marks }: Progress): Promise<Stage> {
    let people: People | undefined;
    const failures: Record<string, number> = {};
    const region = await startRegion({
      home: options.home,
      db,
      now: days.date(0).toZonedDateTime({ timeZone: "Asia/Novokuznetsk", plainTime: "09:00" }).epochMilliseconds,
      heard: (record) => people?.hear(record),
      onFailure: (functionName, { name, message }) => {
        // What a task of an earlier generation is told, by which its execution ends in peace (decision 0002).
        if (name === "GenerationSuperseded") return;
        const what = `${functionName}: ${name}: ${message}`;
        failures[what] = (failures[what] ?? 0) + 1;
      },
    });
    // Ids of one millisecond follow each other: none of this stage may follow one that only the former process knew.
    await region.moveTo(Temporal.Instant.fromEpochMilliseconds(region.clock.now() + 1));
    const agencies = await organisationsOf(region, marks === 0, options.every);
    const state = region.kept.value<PeopleState>("people") ?? nobodyYet();
    people = new People({ region, behaviours: options.behaviours, seed: options.seed, days, agencies, state });
    if (marks === 0) people.expectFamilies(options.children);
    const stage = new Stage(options, db, days, region, people);
    stage.failures = failures;
    return stage;
  }

  failures: Record<string, number> = {};

  async day(day: number): Promise<void> {
    const morning = this.#days.instant(day);
    await this.region.moveTo(morning);
    await this.#people.day(day);
  }

  async close(progress: Progress): Promise<void> {
    const { kept } = this.region;
    await this.region.close();
    kept.setValue("people", this.#people.state);
    kept.setValue("failures", added(kept.value<Record<string, number>>("failures") ?? {}, this.failures));
    kept.setValue("progress", progress);
    this.#db.exec("commit; begin");
  }

  async conclude(end: number): Promise<Result> {
    const { children, months, seed, every, behaviours } = this.#options;
    const failures = added(this.region.kept.value<Record<string, number>>("failures") ?? {}, this.failures);
    const checks = await checkAll(this.region, this.#db, failures);
    const people = this.#people.state;
    const figures = await figuresOf(this.region, { behaviours, people, days: this.#days, end });
    const [from, to] = [this.#days.date(0).toString(), this.#days.date(end - 1).toString()];
    return { children, months, seed, every, behaviours, from, to, figures, checks };
  }
}

/** Founded at the beginning, and remembered. */
async function organisationsOf(region: Region, isNew: boolean, every: number): Promise<ReadonlyMap<string, AgencyId>> {
  if (!isNew) return new Map(region.kept.value<[string, AgencyId][]>("agencies"));
  const agencies = await region.alone(() => found(region.ctx, every));
  await region.settle();
  region.kept.setValue("agencies", [...agencies]);
  return agencies;
}

function readProgress(db: DatabaseSync): Progress | undefined {
  const known = db.prepare("select 1 from sqlite_master where name = 'kept'").get();
  const row =
    known && (db.prepare("select bytes from kept where name = 'progress'").get() as { bytes: Uint8Array } | undefined);
  return row && (JSON.parse(Buffer.from(row.bytes).toString()) as Progress);
}

const added = (a: Record<string, number>, b: Record<string, number>): Record<string, number> => {
  const sum = { ...a };
  for (const [name, n] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
};

/** What tells one simulation from another. */
export const nameOf = ({ children, months, seed, every, behaviours }: Simulated): string =>
  createHash("sha256")
    .update(JSON.stringify([children, months, seed, every, behaviours]))
    .digest("hex")
    .slice(0, 16);
