/**
 * `npm run new:room -- <wing>/<noun>`: an empty room of core with one kind of record that can be opened and closed, its test, its
 * door and the name of its ids. What it lays out runs as it is; then its words are yours to change.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a new room is made of, by file. `Noun` and `noun` stand for its name. */
const files = {
  "noun.ts": `import type { NounId } from "../../ground/shared/ids.ts";

export type NounStatus = "open" | "closed";

/** What a noun is: one sentence, and where the domain has it from. */
export interface Noun {
  nounId: NounId;
  status: NounStatus;
  openedAt: string;
}

/** What may be done in which status. */
export const may = { close: ["open"] } as const satisfies Record<string, readonly NounStatus[]>;
`,
  "noun.events.ts": `import type { NewEvent } from "../../ground/shared/events.ts";
import type { NounId } from "../../ground/shared/ids.ts";

/** What happens to it: ids, codes and dates only. */
export type NounEvent = NewEvent<"noun.opened", { nounId: NounId }> | NewEvent<"noun.closed", { nounId: NounId }>;
`,
  "noun.decide.ts": `import type { NounEvent } from "./noun.events.ts";
import { may, type Noun } from "./noun.ts";

/** Closing what is closed already changes nothing. */
export function close({ nounId, status }: Noun): NounEvent[] {
  if (!may.close.some((allowed) => allowed === status)) return [];
  return [{ type: "noun.closed", data: { nounId } }];
}

/** The noun after an event. Pure; the only place where one changes. */
export function evolve(noun: Noun, event: NounEvent): Noun {
  switch (event.type) {
    case "noun.opened":
      return noun;
    case "noun.closed":
      return { ...noun, status: "closed" };
  }
}
`,
  "noun.store.ts": `import type { Key, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { NounId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import type { Noun } from "./noun.ts";

export const partition = (tenant: string, nounId: NounId) => \`T#\${tenant}#NOUN#\${nounId}\`;

const keyOf = (tenant: string, nounId: NounId): Key => ({
  table: "records",
  pk: partition(tenant, nounId),
  sk: "NOUN",
});

export const record = (tenant: string, noun: Noun): Omit<Stored<Noun>, "version"> => ({
  key: keyOf(tenant, noun.nounId),
  kind: "noun",
  data: noun,
});

/** @throws Refusal not-found */
export const load = (ctx: Pick<Ctx, "bank" | "tenant">, nounId: NounId): Promise<Stored<Noun>> =>
  known<Noun>("noun", nounId, () => ctx.bank.get(keyOf(ctx.tenant, nounId)));
`,
  "noun.actions.ts": `import { changing } from "../../ground/change/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import { type NounId, newId } from "../../ground/shared/ids.ts";
import * as decide from "./noun.decide.ts";
import type { NounEvent } from "./noun.events.ts";
import * as store from "./noun.store.ts";
import type { Noun } from "./noun.ts";

const change = changing<NounId, Noun, NounEvent>({
  load: store.load,
  authorise: ({ actor }) => mustBeStaff(actor, "region"),
  evolve: decide.evolve,
  writes: (ctx, before, after) => [{ put: store.record(ctx.tenant, after), expect: before.version }],
  stream: (tenant, { nounId }) => store.partition(tenant, nounId),
  audit: ({ nounId }) => ({ subject: nounId }),
  ref: ({ nounId }) => ({ kind: "noun", id: nounId }),
});

/** Staff only. @throws Refusal not-found */
export async function open(ctx: Ctx): Promise<Noun> {
  mustBeStaff(ctx.actor, "region");
  const nounId = newId("noun", ctx.now().epochMilliseconds);
  const noun: Noun = { nounId, status: "open", openedAt: ctx.now().toString() };
  await save(ctx, {
    writes: [{ put: store.record(ctx.tenant, noun), expect: "absent" }],
    stream: store.partition(ctx.tenant, nounId),
    events: [{ type: "noun.opened", data: { nounId } }],
    audit: { subject: nounId, action: "noun.open" },
    ref: { kind: "noun", id: nounId },
  });
  return noun;
}

/** Staff only. @throws Refusal not-found, conflict.version */
export const close = async (ctx: Ctx, nounId: NounId, expectedVersion?: number): Promise<Noun> =>
  (await change(ctx, nounId, { action: "noun.close", expectedVersion }, ({ data }) => ({ events: decide.close(data) })))
    .data;
`,
  "index.ts": `export * from "./noun.actions.ts";
export type { NounEvent } from "./noun.events.ts";
export * from "./noun.ts";
`,
  "noun.test.ts": `import { beforeEach, describe, expect, it } from "vitest";
import { decisions } from "../../../test/decisions.ts";
import { type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as decide from "./noun.decide.ts";
import type { NounEvent } from "./noun.events.ts";
import * as Noun from "./index.ts";

const { given } = decisions<Noun.Noun, NounEvent>(decide.evolve);
const at = "2025-03-03T05:00:00Z";
const noun: Noun.Noun = { nounId: "noun_01JNE0000000000000000000ZZ", status: "open", openedAt: at };

describe("the decision to close a noun", () => {
  it("closes an open one, and leaves a closed one as it is", () => {
    given(noun).when(decide.close).thenState(at, { status: "closed" });
    given({ ...noun, status: "closed" }).when(decide.close).thenOutcome([]);
  });
});

describe("a noun", () => {
  let w: World;
  beforeEach(async () => {
    w = await world();
  });

  it("is opened and closed by staff, and leaves event and audit entry", async () => {
    const { nounId } = await Noun.open(w.ctx);
    expect(await Noun.close(w.ctx, nounId)).toMatchObject({ nounId, status: "closed" });
    const events = await w.ctx.bank.list("records", \`T#kuzbass#NOUN#\${nounId}\`, { prefix: "EVENT#" });
    expect(events.items.map((e) => (e.data as { type: string }).type)).toEqual(["noun.opened", "noun.closed"]);
    expect((await w.ctx.bank.list("audit", \`T#kuzbass#AUDIT#\${nounId}\`)).items).toHaveLength(2);
  });

  it("does not exist for anybody else", async () => {
    const { nounId } = await Noun.open(w.ctx);
    const stranger = w.as({ kind: "specialist", agency: "agency_01JNE0000000000000000000ZZ" as AgencyId });
    await expect(Noun.close(stranger, nounId)).rejects.toMatchObject({ code: "not-found" });
  });
});
`,
};

/**
 * Lays a room out below `root` and enters it: its door behind the last of its wing, its kind of id, its name among what a repeated
 * request is answered from. @throws Error for a name that is none, or a room that is there
 */
export function newRoom(root: string, name: string): string[] {
  const [wing = "", noun = "", ...rest] = name.split("/");
  if (rest.length > 0 || ![wing, noun].every((part) => /^[a-z][a-z]*$/.test(part)))
    throw new Error(`A room is named <wing>/<noun> in small letters, e.g. people/handover, not "${name}"`);
  const core = path.join(root, "packages/core");
  const manifest = JSON.parse(readFileSync(path.join(core, "package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  if (manifest.exports[`./${noun}`])
    throw new Error(`There is a room ${noun} already: ${manifest.exports[`./${noun}`]}`);
  const folder = path.join(core, "src", wing, noun);
  if (existsSync(folder)) throw new Error(`There is a folder ${wing}/${noun} already`);

  mkdirSync(folder, { recursive: true });
  const made = Object.entries(files).map(([file, text]) => {
    const target = path.join(folder, named(file, noun));
    writeFileSync(target, named(text, noun));
    return path.relative(root, target);
  });
  manifest.exports = withDoor(manifest.exports, wing, noun);
  writeFileSync(path.join(core, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const Noun = named("Noun", noun);
  edit(
    path.join(core, "src/ground/shared/ids.ts"),
    "\n// Within one process",
    `export type ${Noun}Id = Id<"${noun}">;\n`,
  );
  edit(path.join(core, "src/ground/shared/context.ts"), `    | "attachment";`, `    | "${noun}"\n`);
  for (const [page, place, text] of inDocuments(wing, noun)) {
    const file = path.join(root, page);
    writeFileSync(file, readFileSync(file, "utf8").replace(place, text));
  }
  return made;
}

/** Where the documents list the rooms of a wing, last the new one. A wing that they do not have is drawn by hand. */
const inDocuments = (wing: string, noun: string): [page: string, place: RegExp, text: string][] => [
  ["docs/design.md", new RegExp(`^(\\| \`${wing}\` \\| [a-z, ]+?)(?=;| \\|)`, "m"), `$1, ${noun}`],
  ["docs/design.md", new RegExp(`^(\\| \`${wing}\` \\| )(?=_planned_)`, "m"), `$1${noun}; `],
  ["docs/architecture.md", new RegExp(`(subgraph ${wing}\\[.*\n.*)`), `$1 ~~~ ${noun}`],
];

const named = (text: string, noun: string): string =>
  text
    .replaceAll("Noun", noun[0]!.toUpperCase() + noun.slice(1))
    .replaceAll("NOUN", noun.toUpperCase())
    .replaceAll("noun", noun);

/** Behind the last door of its wing; that of a new wing behind all others. */
function withDoor(doors: Record<string, string>, wing: string, noun: string): Record<string, string> {
  const entries = Object.entries(doors);
  const last = entries.findLastIndex(([, door]) => door.startsWith(`./src/${wing}/`));
  const at = last < 0 ? entries.length : last + 1;
  return Object.fromEntries(entries.toSpliced(at, 0, [`./${noun}`, `./src/${wing}/${noun}/index.ts`]));
}

function edit(file: string, before: string, insert: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(before)) throw new Error(`${file} is not as it was: enter the room there by hand`);
  writeFileSync(file, text.replace(before, insert + before));
}

if (import.meta.main) {
  try {
    const made = newRoom(path.resolve(import.meta.dirname, ".."), process.argv[2] ?? "");
    console.log(made.join("\n"));
    console.log("\nThe room is entered. Say in it what the noun is; then: npm run format, npm run check.");
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
