import * as Agency from "@marshrut/core/agency";
import * as Route from "@marshrut/core/route";
import { type AgencyId, type ChildId, type Ctx, type RouteId, type StepId, systemCtx } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { deps } from "@marshrut/functions";
import { Temporal } from "temporal-polyfill";
import { Client } from "../client/index.ts";
import type { Cloud } from "../cloud/index.ts";
import { children, loadRegion, type PilotChild, papersOf, pilotTenant } from "../pilot/index.ts";
import { coordinatorLooksEvery, type Manner, mannerOf } from "./behaviour.ts";
import { playReporting, type Reporting, type Reports } from "./reporting.ts";

const zone = "Asia/Novokuznetsk";

/** A child of the pilot under way. */
interface Followed {
  childId: ChildId;
  routeId: RouteId;
}

/**
 * The people of the slice: coordinators and organisations of the pilot region, who use the API and the links in their mails as
 * people do (and are counted), and look into the data bank themselves to know what there is to do (which is not).
 */
export class Region {
  #cloud: Cloud;
  #client: Client;
  #ctx: Ctx;
  #agencies: ReadonlyMap<string, AgencyId> = new Map();
  #followed: Followed[] = [];
  #manners = new Map<StepId, Manner>();
  #day = 0;
  /** What was refused to the people, for the report: none is expected. */
  readonly accidents: string[] = [];

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#client = new Client(cloud);
    this.#ctx = systemCtx(deps(), pilotTenant, "cost");
  }

  /** The pilot's organisations, or every so-manieth, without children. */
  async found(every?: number): Promise<number> {
    const { agencies } = await loadRegion(this.#ctx, { children: 0, every, publicUrl: this.#cloud.urls.api });
    this.#agencies = agencies;
    await this.#cloud.settle();
    return agencies.size;
  }

  /** A quarter and a year, reported by the organisations. */
  reporting(what: Reporting, onDay?: () => void): Promise<Reports> {
    const agencies = [...this.#agencies.values()];
    return playReporting({ cloud: this.#cloud, client: this.#client, ctx: this.#ctx, agencies }, what, onDay);
  }

  /** Registers the pilot's first `n` children who have a consent and begins their routes. */
  async register(n: number): Promise<number> {
    const today = Temporal.Now.instant().toZonedDateTimeISO(zone).toPlainDate();
    for (const child of children(Number.MAX_SAFE_INTEGER, today)) {
      if (this.#followed.length >= n) break;
      await this.#open(child, today);
      await this.#cloud.settle();
    }
    return this.#followed.length;
  }

  async #open(child: PilotChild, today: Temporal.PlainDate): Promise<void> {
    const { consent, ipra } = papersOf(child, today);
    const template = Route.templates.find(({ ages }) => ages.from <= child.age && child.age <= ages.to);
    if (!consent || !template) return;
    const ids = Object.entries(child.attachments).map(([place, key]) => [place, this.#agencies.get(key)]);
    const { childId, representativeIds } = await this.#client.ok<{ childId: ChildId; representativeIds: string[] }>(
      ...(["POST", "/v1/children", { ...child.card, attachments: Object.fromEntries(ids) }] as const),
    );
    const at = `/v1/children/${childId}`;
    await this.#client.ok("POST", `${at}/consents`, { ...consent, representativeId: representativeIds[0] });
    if (ipra) await this.#client.ok("POST", `${at}/instruments`, ipra);
    const { routeId } = await this.#client.ok<{ routeId: RouteId }>("POST", `${at}/routes`, { template: template.key });
    this.#followed.push({ childId, routeId });
  }

  /** Routes and steps that are open, each with an execution that waits. */
  async open(): Promise<number> {
    let count = 0;
    for await (const _ of this.#every<Route.Route>(Route.openRoutes(pilotTenant), "")) count++;
    for await (const _ of this.#every<Step.Step>(Step.tenantSteps(pilotTenant), "open#")) count++;
    return count;
  }

  /** One day passes, and people do what their manner says is for today. */
  async day(): Promise<void> {
    await this.#cloud.advance("P1D");
    this.#day++;
    for await (const { data } of this.#every<Route.Route>(Route.openRoutes(pilotTenant), ""))
      if (data.plan.status === "draft") await this.#do("POST", `/v1/routes/${data.routeId}/plan/approve`);
    await this.#cloud.settle();
    for await (const { data } of this.#every<Step.Step>(Step.tenantSteps(pilotTenant), "open#"))
      await this.#answer(data);
    for (const [i, { childId, routeId }] of this.#followed.entries()) {
      if ((this.#day + i) % coordinatorLooksEvery !== 0) continue;
      await this.#do("GET", `/v1/children/${childId}`);
      await this.#do("GET", `/v1/routes/${routeId}`);
    }
    await this.#cloud.settle();
  }

  async #answer(step: Step.Step): Promise<void> {
    if (!Step.isAsked(step) || !step.requestedAt) return;
    const manner = this.#mannerOf(step.stepId);
    const due = Temporal.PlainDate.from(step.due.date).toZonedDateTime(zone).toInstant();
    const from = manner.late ? due : Temporal.Instant.from(step.requestedAt);
    if (Temporal.Instant.compare(from.add({ hours: 24 * manner.days }), this.#ctx.now()) > 0) return;
    const url = `/v1/steps/${step.stepId}`;
    if (manner.by === "coordinator") return this.#do("POST", `${url}/complete`, { result: "performed" });
    await this.#respond(step.stepId, { action: "view" });
    if (manner.rejects) {
      this.#manners.set(step.stepId, { ...manner, rejects: false });
      await this.#respond(step.stepId, { action: "reject", reason: "Нет специалиста." });
      const other = await this.#another(step);
      return other ? this.#do("POST", `${url}/reassign`, { agencyId: other }) : undefined;
    }
    if (step.status !== "accepted") await this.#respond(step.stepId, { action: "accept" });
    await this.#cloud.settle();
    await this.#respond(step.stepId, { action: "report", result: "performed", report: "Выполнено полностью." });
  }

  #mannerOf(stepId: StepId): Manner {
    const known = this.#manners.get(stepId) ?? mannerOf(this.#manners.size);
    this.#manners.set(stepId, known);
    return known;
  }

  /** Another organisation of the same kind; the only one is asked again. */
  async #another(step: Step.Step): Promise<AgencyId | undefined> {
    const of = async (id: AgencyId) => (await Agency.load(this.#ctx, id)).agency;
    const own = await of(step.agencyId);
    for (const id of this.#agencies.values()) {
      const other = await of(id);
      if (id !== step.agencyId && other.kind === own.kind && other.municipality === own.municipality) return id;
    }
    return step.agencyId;
  }

  async #respond(stepId: StepId, body: Record<string, unknown>): Promise<void> {
    const { data: step } = await Step.load(this.#ctx, stepId);
    const token = await Step.tokenOf(this.#ctx, Step.linkOf(pilotTenant, step, this.#ctx.now().toString()));
    const answer = await this.#client.respond({ token, ...body });
    if (answer.status >= 300)
      this.accidents.push(`respond ${body.action}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async #do(method: string, url: string, body?: unknown): Promise<void> {
    const answer = await this.#client.call(method, url, body);
    if (answer.status >= 300) this.accidents.push(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async *#every<T>(pk: string, prefix: string) {
    let from: string | undefined;
    do {
      const page = await this.#ctx.bank.find<T>("gsi2", pk, prefix ? { prefix } : {}, {
        limit: 200,
        from,
      });
      yield* page.items;
      from = page.next;
    } while (from);
  }
}
