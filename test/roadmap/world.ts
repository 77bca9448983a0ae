import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Agency from "@marshrut/core/agency";
import type { PeriodId } from "@marshrut/core/calendar";
import * as Obligation from "@marshrut/core/obligation";
import type { Report } from "@marshrut/core/report";
import * as Roadmap from "@marshrut/core/roadmap";
import { type AgencyId, type Ctx, systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import type { Cloud } from "@marshrut/local";
import { startCloud } from "@marshrut/local";
import { Client } from "@marshrut/local/client";
import { manifest } from "@marshrut/local/product";
import { Temporal } from "temporal-polyfill";
import { agencyOf } from "../../packages/core/test/worlds/region.ts";
import { loadChild } from "../../packages/local/src/pilot/load.child.ts";
import { loadRegion } from "../../packages/local/src/pilot/load.ts";
import {
  children as childrenOf,
  furtherParticipants,
  keyOf,
  organisations,
  pilotTenant,
  settingsOf,
} from "../../packages/local/src/pilot/region.ts";

const zone = "Asia/Novokuznetsk";
const children = 25;

/** The pilot region's organisations and the shipped roadmap in a local cloud of their own, in virtual time. */
export class RoadmapWorld extends Client {
  readonly cloud: Cloud;
  readonly home: string;
  /** The platform itself, for what the test does in bulk. */
  readonly ctx: Ctx;
  agencies: Agency.Agency[] = [];
  #write = process.stdout.write;
  readonly logs: string[] = [];

  constructor(cloud: Cloud, home: string) {
    super(cloud);
    this.cloud = cloud;
    this.home = home;
    this.ctx = systemCtx(deps(), pilotTenant, "test");
    process.stdout.write = (chunk: string | Uint8Array) => this.logs.push(String(chunk)) > 0;
  }

  /**
   * @param region `pilot`: all its organisations, children and the quarterly measures; `part`: the same with each fifth school and
   * kindergarten; `small`: one of each executor, with all measures
   * @param roundsEvery how often schedules by a rate run while the clock is moved: else wherever it lands
   */
  static async start(now: string, region: "pilot" | "part" | "small", roundsEvery?: string): Promise<RoadmapWorld> {
    const home = mkdtempSync(path.join(tmpdir(), "roadmap-"));
    const cloud = await startCloud({ home, port: 0, now, frozen: true, roundsEvery, manifest, quiet: true });
    const world = new RoadmapWorld(cloud, home);
    if (region !== "small") {
      if (region === "pilot") await loadRegion(world.ctx, { children, publicUrl: cloud.urls.api });
      else await loadPart(world.ctx, cloud.urls.api);
      const content = quarterly();
      await Roadmap.importRoadmap(world.ctx, { format: "text", key: "quarterly", content, from: 2025, to: 2025 });
    } else {
      await Tenant.configure(world.ctx, settingsOf(cloud.urls.api));
      for (const kind of ["department", "resourceCentre", "school", "kindergarten"] as const)
        await agencyOf(world.ctx, kind);
      await Roadmap.importRoadmap(world.ctx, { format: "catalogue" });
    }
    for (const kind of Agency.agencyKinds) {
      let from: string | undefined;
      do {
        const page = await Agency.find(world.ctx, { kind, from });
        world.agencies.push(...page.items.map((i) => i.agency));
        from = page.next;
      } while (from);
    }
    const school = world.agencies.find((a) => a.kind === "school")!;
    await cloud.identity.registerAccount({
      account: "school-1",
      tenant: pilotTenant,
      role: "specialist",
      name: "Школа",
      agency: school.agencyId,
    });
    await cloud.identity.registerAccount({
      account: "coordinator",
      tenant: pilotTenant,
      role: "coordinator",
      name: "Координатор",
    });
    await cloud.settle();
    return world;
  }

  /** Moves to that local date and time. */
  async moveTo(local: string): Promise<void> {
    const now = Temporal.Instant.fromEpochMilliseconds(this.cloud.clock.now()).toZonedDateTimeISO(zone);
    const then = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
    const hours = now.until(then, { largestUnit: "hour" });
    await this.cloud.advance(hours.toString());
  }

  /** What an organisation owes and has not handed in. */
  async owes(agency: AgencyId, period: string): Promise<Obligation.ObligationView[]> {
    const { items } = await Obligation.find(this.ctx, { period: period as PeriodId, agency, limit: 200 });
    return items.filter((o) => o.status === "pending" || o.status === "returned");
  }

  report = (period: string, query = "") => this.ok<Report>("GET", `/v1/periods/${period}/report${query}`);

  /** A file, as somebody with a token gets it. */
  async download(url: string): Promise<Buffer> {
    const token = await this.cloud.identity.token("coordinator");
    const answer = await fetch(`${this.cloud.urls.api}${url}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async close(): Promise<void> {
    process.stdout.write = this.#write;
    await this.cloud.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** The pilot region with each fifth school and kindergarten; a child of one that is not there goes to the fifth before it. */
async function loadPart(ctx: Ctx, publicUrl: string): Promise<void> {
  await Tenant.configure(ctx, settingsOf(publicUrl));
  const ids = new Map<string, AgencyId>();
  const many = { school: 0, kindergarten: 0 };
  let last: AgencyId | undefined;
  for (const one of [...organisations(), ...furtherParticipants()]) {
    const counted = one.kind === "school" || one.kind === "kindergarten";
    const present = !counted || many[one.kind as keyof typeof many]++ % 5 === 0;
    if (present) last = (await Agency.register(ctx, one)).agency.agencyId;
    ids.set(keyOf(one), last!);
  }
  const today = await Tenant.today(ctx);
  await Promise.all([...childrenOf(children, today)].map((child) => loadChild(ctx, child, ids, today)));
}

/** Figures that fit what is asked: carried out, and `n` of everything that is counted. */
export const answer = (o: Pick<Obligation.ObligationView, "indicators">, n: number): Record<string, number | boolean> =>
  Object.fromEntries(o.indicators.map(({ key, type }) => [key, type === "yes-no" ? true : n]));

/** The quarterly measures of the shipped roadmap, in the layout in which it was published. */
export function quarterly(): string {
  const head = "№ п/п\tМероприятие\tСроки реализации\tОтветственные исполнители\tОжидаемые результаты";
  const rows = Roadmap.catalogueMeasures()
    .filter((m) => m.rule?.reports === "quarterly")
    .flatMap((m) => [
      `${m.section}. ${m.sectionTitle}\t\t\t\t`,
      [m.number, m.title.ru, m.wording, m.executors.map((e) => e.name.ru).join(" "), m.expectedResult.ru].join("\t"),
    ]);
  return [head, ...rows].join("\n");
}
