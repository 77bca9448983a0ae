/** No engine: plain handlers that keep each route in SQLite themselves, a commit for each request. What durability alone takes. */
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Ask, type Open, type Step, steps } from "../workload.ts";

const next: Record<Step, (answered: ReadonlySet<string>) => readonly Step[]> = {
  A: () => steps.together,
  B1: (answered) => afterTogether(answered),
  B2: (answered) => afterTogether(answered),
  B3: (answered) => afterTogether(answered),
  C: () => [],
};

function afterTogether(answered: ReadonlySet<string>): readonly Step[] {
  return steps.together.every((step) => answered.has(step)) ? [steps.last] : [];
}

export const open: Open = async (home, ask) => {
  const sql = new DatabaseSync(path.join(home, "floor.sqlite"));
  sql.exec("pragma journal_mode = wal; pragma synchronous = full");
  sql.exec(
    "create table if not exists routes (route text primary key, answered text not null, ended integer not null)",
  );
  const insert = sql.prepare("insert or ignore into routes values (?, '', 0)");
  const read = sql.prepare("select answered from routes where route = ?");
  const write = sql.prepare("update routes set answered = ?, ended = ? where route = ?");
  const askAll = (route: string, wanted: readonly Step[]) => {
    for (const step of wanted) ask({ route, step, token: "" });
  };
  // What was asked and not answered when the process ended is asked again.
  for (const { route, answered } of sql
    .prepare("select route, answered from routes where ended = 0")
    .all() as unknown as Row[]) {
    const done = new Set(answered.split(" ").filter(Boolean));
    askAll(route, waiting(done));
  }
  return {
    setting: "node:sqlite in the handlers' process, WAL, synchronous = full, a commit for each request",
    async start(route) {
      insert.run(route);
      askAll(route, [steps.first]);
    },
    async answer({ route, step }: Ask) {
      const { answered } = read.get(route) as unknown as Row;
      const done = new Set(answered.split(" ").filter(Boolean));
      if (done.has(step)) return;
      done.add(step);
      write.run([...done].join(" "), step === steps.last ? 1 : 0, route);
      askAll(route, next[step](done));
    },
    async open() {
      return (sql.prepare("select count(*) as n from routes where ended = 0").get() as { n: number }).n;
    },
  };
};

interface Row {
  route: string;
  answered: string;
}

function waiting(done: ReadonlySet<string>): readonly Step[] {
  if (!done.has(steps.first)) return [steps.first];
  const together = steps.together.filter((step) => !done.has(step));
  return together.length > 0 ? together : [steps.last];
}
