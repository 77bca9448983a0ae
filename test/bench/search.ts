// What a search, a registration and counting ask of the store among as many children as a disk holds: `npm run bench:search -- 10000 1000000`. Of
// all children but some there are only the rows of indices, since cards are read by the page: by name, by the sound of a surname, by birth date.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import * as Child from "@marshrut/core/child";
import * as Indicator from "@marshrut/core/indicator";
import type { ChildId, Ctx, DataBank, Write } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { joinMark, markOf, namePlace } from "../../packages/core/src/ground/vault/index.ts";
import { wordPlaceRecord, wordPlaces, wordRecord } from "../../packages/core/src/people/child/words.ts";
import { near } from "../../packages/core/src/people/likeness/index.ts";
import { world } from "../../packages/core/test/worlds/tenant.ts";
import { given, surnameFor, surnames } from "../../packages/local/src/pilot/names.ts";
import { countedBank, nothing, timed } from "./counted.ts";
import { sqliteBank } from "./sqlite.bank.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const sizes = (positionals.length > 0 ? positionals : ["10000", "100000", "1000000"]).map(Number);
/** Children who are there as a whole, the first of those who bear the commonest surname and one of the given names. */
const whole = 40;
/** What a relay tells side by side: lanes of a stream's shards. */
const lanes = 40;

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "marshrut-search-"));
  const file = path.join(folder, "bank.db");
  const bank = sqliteBank(file, ["gsi1", "gsi2", "gsi3", "gsi4"]);
  try {
    const { ctx } = await world(bank);
    const ids: ChildId[] = [];
    for (let n = 0; n < whole; n++) ids.push(await register(ctx, n));
    await timed(`${size.toLocaleString("en-US")} children`, () => fill(ctx, size));
    console.log(`  ${(statSync(file).size / 1e9).toFixed(2)} GB`);
    const asked = nothing();
    await ask({ ...ctx, bank: countedBank(bank, asked) }, ids, (what, work) => timed(what, work, asked));
  } finally {
    bank.close();
    rmSync(folder, { recursive: true });
  }
}

type Timed = (what: string, work: () => Promise<unknown>) => Promise<void>;

async function ask(ctx: Ctx, ids: readonly ChildId[], run: Timed): Promise<void> {
  const { surname, givenName, birthDate } = personOf(0);
  const find = (query: string) => Child.find(ctx, { query });
  let next: string | undefined;
  await run("surname", async () => {
    next = (await find(surname)).next;
  });
  await run("  its second page", () => Child.find(ctx, { query: surname, from: next }));
  await run("three letters", () => find(surname.slice(0, 3)));
  await run("surname and given name", () => find(`${surname} ${givenName}`));
  await run("a letter of the surname mistyped", () => find(`${mistyped(surname)} ${givenName}`));
  await run("a letter of each mistyped", () => find(`${mistyped(surname)} ${mistyped(givenName)}`));
  await run("birth date and name", () => find(`${birthDate} ${surname}`));
  const [, other = ""] = near(birthDate);
  await run("birth date, another one than was meant, and name", () => find(`${other} Щукарёва`));
  await run("registration", () => register(ctx, whole));
  // All of one municipality and month: they count in the same groups.
  await run(`${ids.length} children are counted, ${lanes} side by side`, () =>
    Promise.all(Array.from({ length: lanes }, (_, lane) => counted(ctx, ids, lane))),
  );
  await run("  told once more", async () => {
    for (const id of ids) await Indicator.countChild(ctx, id);
  });
}

/** What one lane tells, one after the other. */
async function counted(ctx: Ctx, ids: readonly ChildId[], lane: number): Promise<void> {
  for (const id of ids.filter((_, i) => i % lanes === lane)) await Indicator.countChild(ctx, id);
}

const mistyped = (name: string) => `${name.slice(0, 3)}ж${name.slice(4)}`;

const syllables = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "ро"];
const rare = (n: number) => `Ал${[...String(n)].map((digit) => syllables[Number(digit)]).join("")}ев`;
/** Surnames from the commonest on; of the first one nearly a hundredth, as «Иванов» has. */
const all = [...surnames, ...Array.from({ length: 5_000 - surnames.length }, (_, n) => rare(n))];
const flat = 20;
/** The surname at a part of all people, 0 to 1: the k-th is borne by 1 / (k + flat) of them. */
const surnameAt = (part: number) => all[Math.floor(flat * ((all.length + flat) / flat) ** part - flat)]!;

/** Spread evenly, and the same in each run. */
const spread = (n: number, by: number) => (n * by) % 1;
const firstDay = Temporal.PlainDate.from("2007-03-04");
const days = 6_570; // eighteen years

function personOf(n: number) {
  const isWhole = n < whole;
  const part = isWhole ? 0 : spread(n, 0.6180339887498949);
  const names = given.female;
  return {
    surname: surnameFor("female", surnameAt(part)),
    givenName: names[isWhole ? n % names.length : Math.floor(spread(n, 0.7548776662466927) * names.length)]!,
    birthDate: firstDay.add({ days: isWhole ? n * 160 : n % days }).toString(),
    sex: "female" as const,
  };
}

async function register(ctx: Ctx, n: number): Promise<ChildId> {
  const person = personOf(n);
  const { record } = await Child.register(ctx, {
    person,
    municipality: "novokuznetsk",
    representatives: [{ surname: person.surname, givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: false,
    confirmedDistinctFrom: [],
  });
  return record.childId;
}

/** Ids that stand behind those of whole children in every order. */
const idOf = (n: number) => `child_7ZZZZZ${String(n).padStart(20, "0")}` as ChildId;

/** The rows by which all the others are found. */
async function fill(ctx: Ctx, size: number): Promise<void> {
  const put = batched(ctx.bank, 20_000);
  const named = new Map<string, { name: string; sk: string; words: { table: "vault"; pk: string; sk: string }[] }>();
  const words = new Set<string>();
  for (let n = whole; n < size; n++) {
    const person = personOf(n);
    const key = `${person.surname} ${person.givenName}`;
    // Names are hashed once for all who bear them: that takes most of the time, and the rows differ only in their ids.
    let at = named.get(key);
    if (!at) {
      const [place, byWord] = await Promise.all([
        namePlace(ctx, person, "@"),
        wordPlaces(ctx, person, "@" as ChildId) as Promise<{ table: "vault"; pk: string; sk: string }[]>,
      ]);
      at = { name: place.pk, sk: place.sk, words: byWord };
      named.set(key, at);
    }
    const childId = idOf(n);
    const own = (sk: string) => sk.replace("@", childId);
    await put({ key: { table: "vault", pk: at.name, sk: own(at.sk) }, kind: "blind", data: { childId } });
    for (const { table, pk, sk } of at.words) {
      await put(wordPlaceRecord({ table, pk, sk: own(sk) }, childId));
      if (words.has(pk)) continue;
      words.add(pk);
      await put(wordRecord({ table, pk, sk }));
    }
  }
  for (let day = 0; day < days; day++) {
    const birthDate = firstDay.add({ days: day }).toString();
    const born = Array.from({ length: Math.ceil(size / days) }, (_, i) => day + i * days);
    const mark = await markOf(ctx, "born", birthDate);
    const subjects = [...mark.subjects, ...born.filter((n) => n >= whole && n < size).map(idOf)];
    const last = subjects.pop();
    const write = last && joinMark({ ...mark, subjects }, last);
    if (write && "put" in write) await put(write.put);
  }
  await put();
}

type Put = Extract<Write, { put: unknown }>["put"];

/** Writes in transactions of as many; called without anything it writes what is left. */
function batched(bank: DataBank, most: number): (put?: Put) => Promise<void> {
  let writes: Write[] = [];
  return async (put) => {
    if (put) writes.push({ put, expect: "any" });
    if (writes.length < most && put) return;
    await bank.commit(writes);
    writes = [];
  };
}

for (const size of sizes) await measure(size);
