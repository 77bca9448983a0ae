import type { z } from "zod";
import { changing } from "../../ground/change/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { newId, type RoadmapId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { catalogue, catalogueMeasures } from "./catalogue/index.ts";
import { differences } from "./difference.ts";
import { readFile } from "./file.ts";
import { frameOf, measuresOf } from "./measures.ts";
import type { RoadmapEvent } from "./roadmap.events.ts";
import { ImportRoadmap } from "./roadmap.input.ts";
import * as store from "./roadmap.store.ts";
import type { Difference, Measure, Roadmap, RowFault } from "./roadmap.ts";
import { ruleByHand, SetRule } from "./rule.ts";
import type { Frame } from "./wording.ts";

/** A roadmap with the version that a writer compares. */
export interface RoadmapAt {
  roadmap: Roadmap;
  version: number;
}

/** What an import brought. `unchanged`: the file says what the edition in force says, so there is no new one. */
export interface Imported extends RoadmapAt {
  unchanged: boolean;
  differences: Difference[];
}

interface Content {
  title: string;
  frame: Frame;
  measures: Measure[];
  flagged: RowFault[];
}

/**
 * Takes a roadmap in; under a key that is known, as its next edition. Rows that are not understood are flagged, the others
 * count. Staff only. @param dry nothing is kept: what would come of it is told. @throws Refusal input.invalid (no table in the file, not UTF-8, no measure at all), not-found
 */
export async function importRoadmap(
  ctx: Ctx,
  input: z.input<typeof ImportRoadmap>,
  { dry = false }: { dry?: boolean } = {},
): Promise<Imported> {
  mustBeStaff(ctx.actor, "region");
  const given = parse(ImportRoadmap, input);
  const read = given.format === "catalogue" ? ofCatalogue() : await ofFile(given);
  await mustKnow(ctx, given.municipalities);
  const key = given.key ?? catalogue.key;
  return retrying(async () => {
    const before = await store.named(ctx, key);
    const old = before ? await store.measures(ctx, before.data) : [];
    const content = withRulesByHand(read, old);
    const now = ctx.now();
    const edition = (before?.data.edition ?? 0) + 1;
    const roadmap: Roadmap = {
      roadmapId: before?.data.roadmapId ?? newId("roadmap", now.epochMilliseconds),
      key,
      title: given.title ?? before?.data.title ?? content.title,
      ...content.frame,
      nonWorking: given.nonWorking ?? before?.data.nonWorking ?? "keep",
      edition,
      measures: content.measures.length,
      flagged: content.flagged.slice(0, 200),
      ...municipalitiesOf(given.municipalities ?? before?.data.municipalities),
      importedAt: now.toString(),
    };
    const changed = differences(old, content.measures);
    if (before && changed.length === 0 && isSame(before.data, roadmap))
      return { roadmap: before.data, version: before.version, unchanged: true, differences: [] };
    const told = before ? changed : [];
    if (dry) return { roadmap, version: before?.version ?? 0, unchanged: false, differences: told };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, roadmap, before?.version ?? "absent"),
        ...(before ? [] : [store.naming(ctx.tenant, roadmap)]),
        ...store.edition(
          ctx.tenant,
          roadmap.roadmapId,
          { edition, importedAt: roadmap.importedAt, differences: told.slice(0, most.differences) },
          content.measures,
        ),
      ],
      stream: store.keyOf(ctx.tenant, roadmap.roadmapId).pk,
      events: [
        {
          type: "roadmap.imported",
          data: {
            roadmapId: roadmap.roadmapId,
            edition,
            measures: content.measures.length,
            flagged: content.flagged.length,
          },
        },
      ] satisfies RoadmapEvent[],
      audit: {
        subject: roadmap.roadmapId,
        action: "roadmap.import",
        detail: { edition, measures: content.measures.length },
      },
      ref: { kind: "roadmap", id: roadmap.roadmapId },
    });
    return { roadmap, version: (before?.version ?? 0) + 1, unchanged: false, differences: told };
  });
}

/** A rule that a person has set stands as long as the wording is the same and still not understood. */
function withRulesByHand(content: Content, old: readonly Measure[]): Content {
  const byHand = new Map(old.filter((m) => m.byHand).map((m) => [m.key, m]));
  const kept = new Set<string>();
  const measures = content.measures.map((measure) => {
    const was = byHand.get(measure.key);
    if (!was || measure.rule || was.wording !== measure.wording) return measure;
    kept.add(measure.key);
    return { ...measure, rule: was.rule, byHand: true as const };
  });
  return { ...content, measures, flagged: content.flagged.filter((f) => !isSettled(f, kept)) };
}

const isSettled = ({ column, key }: RowFault, keys: ReadonlySet<string>): boolean =>
  column === "deadline" && key !== undefined && keys.has(key);

/** Most that an edition keeps. */
const most = { differences: 500 };

/**
 * Sets by hand what the wording of a measure means, which makes the next edition; the flag of its row is gone. Periods that
 * take reports follow at once. Staff only. @throws Refusal not-found, input.invalid, conflict.version
 */
export async function setRule(
  ctx: Ctx,
  roadmapId: RoadmapId,
  key: string,
  input: z.input<typeof SetRule>,
  expectedVersion?: number,
): Promise<{ measure: Measure; version: number }> {
  mustBeStaff(ctx.actor, "region");
  const given = parse(SetRule, input);
  let set: Measure | undefined;
  const { version } = await changed(ctx, roadmapId, { action: "roadmap.rule", expectedVersion }, async ({ data }) => {
    const before = await store.measures(ctx, data);
    const found = before.find((measure) => measure.key === key);
    if (!found) throw notFound();
    const measure: Measure = { ...found, rule: ruleByHand(given, data, found), byHand: true };
    set = measure;
    const after = before.map((one) => (one === found ? measure : one));
    const differing = differences(before, after);
    if (differing.length === 0) return { events: [] };
    const edition = data.edition + 1;
    const importedAt = ctx.now().toString();
    const why = await writeNote(ctx, given.reason, { subject: roadmapId, field: "rule" });
    const flagged = data.flagged.filter((f) => !isSettled(f, new Set([key])));
    const told = differing.slice(0, most.differences);
    return {
      events: [
        {
          type: "roadmap.imported",
          data: { roadmapId, edition, measures: after.length, flagged: flagged.length, byHand: true },
        } satisfies RoadmapEvent,
      ],
      after: { ...data, edition, importedAt, flagged },
      writes: [...store.edition(ctx.tenant, roadmapId, { edition, importedAt, differences: told }, after), why.write],
      detail: { edition, measure: key, noteId: why.noteId },
    };
  });
  return { measure: set!, version };
}

const changed = changing<RoadmapId, Roadmap, RoadmapEvent>({
  load: async (ctx, roadmapId) => {
    const found = await store.read(ctx, roadmapId);
    if (!found) throw notFound();
    return found;
  },
  authorise: ({ actor }) => mustBeStaff(actor, "region"),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { roadmapId }) => store.keyOf(tenant, roadmapId).pk,
  audit: ({ roadmapId }) => ({ subject: roadmapId }),
  ref: ({ roadmapId }) => ({ kind: "roadmap", id: roadmapId }),
});

const ofCatalogue = (): Content => ({
  title: catalogue.title,
  frame: catalogue.frame,
  measures: catalogueMeasures(),
  flagged: [],
});

async function ofFile(given: Extract<ImportRoadmap, { content: string }>): Promise<Content> {
  const bytes = given.format === "xlsx" ? Buffer.from(given.content, "base64") : Buffer.from(given.content, "utf8");
  const { title, rows, faults } = await readFile(given.format, bytes);
  const found = frameOf(title, rows);
  const from = given.from ?? found?.from;
  const to = given.to ?? found?.to;
  if (from === undefined || to === undefined || from > to)
    throw invalid([
      fault(
        "/from",
        "годы дорожной карты не видны из файла: укажите from и to",
        "the file does not tell the roadmap's years: name from and to",
      ),
    ]);
  const read = measuresOf(rows, { from, to });
  if (read.measures.length === 0)
    throw invalid([fault("/content", "в файле нет ни одного мероприятия", "the file has not a single measure")]);
  const flagged = [...faults, ...read.faults].sort((a, b) => a.row - b.row);
  return { title: title.slice(0, 500) || "Дорожная карта", frame: { from, to }, measures: read.measures, flagged };
}

const isSame = (a: Roadmap, b: Roadmap): boolean => {
  const { edition: _a, importedAt: _b, ...left } = a;
  const { edition: _c, importedAt: _d, ...right } = b;
  return same(left, right);
};

const municipalitiesOf = (municipalities: string[] | undefined) => (municipalities ? { municipalities } : {});

async function mustKnow(ctx: Ctx, municipalities: string[] | undefined): Promise<void> {
  if (!municipalities) return;
  const known = (await Tenant.load(ctx)).municipalities.map((m) => m.key);
  mustBeRight(
    municipalities.flatMap((key, i) =>
      known.includes(key)
        ? []
        : [fault(`/municipalities/${i}`, `одно из: ${known.join(", ")}`, `one of: ${known.join(", ")}`)],
    ),
  );
}

/** Staff and agencies: a roadmap is a public document. @throws Refusal not-found */
export async function get(ctx: Ctx, roadmapId: RoadmapId): Promise<RoadmapAt> {
  if (ctx.actor.kind === "representative") throw notFound();
  const found = await store.read(ctx, roadmapId);
  if (!found) throw notFound();
  return { roadmap: found.data, version: found.version };
}

export async function list(ctx: Ctx): Promise<RoadmapAt[]> {
  if (ctx.actor.kind === "representative") throw notFound();
  return (await store.all(ctx)).map(({ data, version }) => ({ roadmap: data, version }));
}

/** Measures of the edition in force, or of an earlier one. @throws Refusal not-found */
export async function measures(ctx: Ctx, roadmapId: RoadmapId, edition?: number): Promise<Measure[]> {
  const { roadmap } = await get(ctx, roadmapId);
  return store.measures(ctx, { roadmapId, edition: edition ?? roadmap.edition });
}

/** One measure of the edition in force, with its roadmap's version. @throws Refusal not-found */
export async function measure(
  ctx: Ctx,
  roadmapId: RoadmapId,
  key: string,
): Promise<{ measure: Measure; version: number }> {
  const { roadmap, version } = await get(ctx, roadmapId);
  const found = (await store.measures(ctx, roadmap)).find((one) => one.key === key);
  if (!found) throw notFound();
  return { measure: found, version };
}

/** What an edition changed. @throws Refusal not-found */
export async function changes(ctx: Ctx, roadmapId: RoadmapId, edition: number): Promise<Difference[]> {
  await get(ctx, roadmapId);
  const found = await store.readEdition(ctx, roadmapId, edition);
  if (!found) throw notFound();
  return found.data.differences;
}
