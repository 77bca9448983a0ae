/** Executions and their histories. */
import type { HistoryEvent } from "../interpreter/index.ts";
import type { Database } from "./database.ts";
import { pieces } from "./schema.ts";

export type Status = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** What few executions have. */
export interface More {
  traceHeader?: string | undefined;
  /** By which version and alias of its machine it was started. */
  version?: number | undefined;
  alias?: string | undefined;
  /** Of the last redrive: the same token within 15 minutes is the same request. */
  redriveToken?: string | undefined;
  /** A child of a Map Run runs this block of its machine and not the whole. */
  block?: string | undefined;
  /** Not kept once it has ended. */
  express?: true | undefined;
}

/** What is known of an execution without its run. Times in epoch ms. */
export interface ExecutionRow {
  id: number;
  arn: string;
  machineArn: string;
  name: string;
  revision: number;
  status: Status;
  startedAt: number;
  stoppedAt: number | undefined;
  redrivenAt: number | undefined;
  /** `execution:attempt` of the task that started it, if one did. */
  parent: string | undefined;
  /** True while that task waits for its end. */
  awaited: boolean;
  lastEvent: number;
  redriveCount: number;
  input: string;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  more: More;
  /** The Map Run whose child it is. */
  mapRun: string | undefined;
}

/** What a list of executions is asked for; `after` is the last of the page before. */
export interface ExecutionQuery {
  machineArn?: string | undefined;
  mapRun?: string | undefined;
  version?: number | undefined;
  alias?: string | undefined;
  status?: string | undefined;
  redriven?: boolean | undefined;
  after?: { startedAt: number; id: number } | undefined;
}

/** What else is kept while it is open, or may be redriven. */
export interface Progress {
  run: string | undefined;
  due: number | undefined;
  calling: boolean;
}

type Row = Record<string, string | number | null>;
const columns =
  "id, arn, machine_arn, name, revision, status, started_at, stopped_at, redriven_at, parent, awaited, last_event, redrive_count, input, output, error, cause, more, map_run";

export class ExecutionTable {
  readonly #db: Database;
  #lastId: number;

  constructor(db: Database) {
    this.#db = db;
    this.#lastId = Number((db.sql.prepare("select max(id) as id from executions").get() as Row).id ?? 0);
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  find(arn: string): ExecutionRow | undefined {
    return this.#one(`select ${columns} from executions where arn = ?`, arn);
  }

  get(id: number): ExecutionRow | undefined {
    return this.#one(`select ${columns} from executions where id = ?`, id);
  }

  /** The execution that an attempt of a task has started, if it has. */
  startedBy(parent: string): ExecutionRow | undefined {
    return this.#one(`select ${columns} from executions where parent = ?`, parent);
  }

  #one(sql: string, key: string | number): ExecutionRow | undefined {
    const row = this.#db.prepare(sql).get(key) as Row | undefined;
    return row && toExecution(row);
  }

  run(id: number): string | undefined {
    const row = this.#db.prepare("select run from executions where id = ?").get(id) as Row | undefined;
    return (row?.run as string | null | undefined) ?? undefined;
  }

  /** An execution and how far it has come: nothing for one that is over for good. */
  withRun(id: number): { row: ExecutionRow; run: string } | undefined {
    const sql = `select ${columns}, run from executions where id = ? and run is not null`;
    const row = this.#db.prepare(sql).get(id) as Row | undefined;
    return row && { row: toExecution(row), run: row.run as string };
  }

  /** Newest first. */
  list(query: ExecutionQuery, limit: number): ExecutionRow[] {
    const { machineArn, mapRun, version, alias, status, redriven, after } = query;
    const conditions: [string, ...(string | number)[]][] = [];
    if (machineArn !== undefined) conditions.push(["machine_arn = ?", machineArn]);
    if (mapRun !== undefined) conditions.push(["map_run = ?", mapRun]);
    if (version !== undefined) conditions.push(["json_extract(more, '$.version') = ?", version]);
    if (alias !== undefined) conditions.push(["json_extract(more, '$.alias') = ?", alias]);
    if (status !== undefined) conditions.push(["status = ?", status]);
    if (redriven !== undefined) conditions.push([redriven ? "redrive_count > 0" : "redrive_count = 0"]);
    if (after) conditions.push(["(started_at, id) < (?, ?)", after.startedAt, after.id]);
    const where = conditions.map(([sql]) => sql).join(" and ");
    const rows = this.#db
      .prepare(`select ${columns} from executions where ${where} order by started_at desc, id desc limit ?`)
      .all(...conditions.flatMap(([, ...values]) => values), limit) as Row[];
    return rows.map(toExecution);
  }

  hasRunning(machineArn: string): boolean {
    const sql = "select 1 from executions where machine_arn = ? and status = 'RUNNING' limit 1";
    return this.#db.prepare(sql).get(machineArn) !== undefined;
  }

  save(row: ExecutionRow, progress: Progress, isNew: boolean): void {
    this.#db.begin();
    const optional = (value: string | number | undefined) => value ?? null;
    const changing = [
      row.status,
      optional(row.stoppedAt),
      optional(row.redrivenAt),
      optional(progress.due),
      progress.calling ? 1 : 0,
      row.awaited ? 1 : 0,
      row.lastEvent,
      row.redriveCount,
      optional(row.output),
      optional(row.error),
      optional(row.cause),
      optional(progress.run),
      moreText(row.more),
    ];
    if (isNew) {
      this.#db
        .prepare(
          `insert into executions (status, stopped_at, redriven_at, due, calling, awaited, last_event, redrive_count, output,
         error, cause, run, more, id, arn, machine_arn, name, revision, started_at, parent, input, map_run)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          ...changing,
          row.id,
          row.arn,
          row.machineArn,
          row.name,
          row.revision,
          row.startedAt,
          optional(row.parent),
          row.input,
          optional(row.mapRun),
        );
    } else {
      this.#db
        .prepare(
          `update executions set status = ?, stopped_at = ?, redriven_at = ?, due = ?, calling = ?, awaited = ?,
         last_event = ?, redrive_count = ?, output = ?, error = ?, cause = ?, run = ?, more = ? where id = ?`,
        )
        .run(...changing, row.id);
    }
  }

  /** The task that waited for this execution has heard of its end. */
  heard(id: number): void {
    this.#db.begin();
    this.#db.prepare("update executions set awaited = 0 where id = ?").run(id);
  }

  remove(id: number): void {
    this.#db.begin();
    this.#db.prepare("delete from executions where id = ?").run(id);
    this.#db.prepare("delete from history where place between ? and ?").run(id * pieces, (id + 1) * pieces - 1);
  }

  append(id: number, events: HistoryEvent[]): void {
    this.#db.begin();
    this.#db.prepare("insert into history values (?, ?)").run(id * pieces + events[0]!.id, JSON.stringify(events));
  }

  /** The events `from` to `to`, both included, oldest first. */
  events(id: number, from: number, to: number): HistoryEvent[] {
    const start = this.#db
      .prepare("select max(place) as place from history where place between ? and ?")
      .get(id * pieces, id * pieces + from) as Row;
    const rows = this.#db
      .prepare("select events from history where place between ? and ? order by place")
      .all(start.place ?? id * pieces, id * pieces + to) as Row[];
    const events = rows.flatMap((row) => JSON.parse(row.events as string) as HistoryEvent[]);
    return events.filter((event) => event.id >= from && event.id <= to);
  }

  nextDue(): number | undefined {
    const row = this.#db.prepare("select min(due) as due from executions where due is not null").get() as Row;
    return (row.due as number | null) ?? undefined;
  }

  dueBy(now: number, limit: number): number[] {
    return this.#ids("select id from executions where due <= ? order by due, id limit ?", now, limit);
  }

  /** Those whose calls had not been answered when the process ended. */
  calling(): number[] {
    return this.#ids("select id from executions where calling = 1");
  }

  /** Ended ones of whose end the waiting task has not heard. */
  unheard(): number[] {
    return this.#ids("select id from executions where awaited = 1 and status <> 'RUNNING'");
  }

  #ids(sql: string, ...args: number[]): number[] {
    return (this.#db.prepare(sql).all(...args) as Row[]).map((row) => row.id as number);
  }
}

function moreText(more: More): string | null {
  const text = JSON.stringify(more);
  return text === "{}" ? null : text;
}

function toExecution(row: Row): ExecutionRow {
  const number = (value: unknown) => (value as number | null) ?? undefined;
  const text = (value: unknown) => (value as string | null) ?? undefined;
  return {
    id: row.id as number,
    arn: row.arn as string,
    machineArn: row.machine_arn as string,
    name: row.name as string,
    revision: row.revision as number,
    status: row.status as Status,
    startedAt: row.started_at as number,
    stoppedAt: number(row.stopped_at),
    redrivenAt: number(row.redriven_at),
    parent: text(row.parent),
    awaited: row.awaited === 1,
    lastEvent: row.last_event as number,
    redriveCount: row.redrive_count as number,
    input: row.input as string,
    output: text(row.output),
    error: text(row.error),
    cause: text(row.cause),
    more: JSON.parse(text(row.more) ?? "{}") as More,
    mapRun: text(row.map_run),
  };
}
