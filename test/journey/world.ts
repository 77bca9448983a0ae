import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { GetExecutionHistoryCommand, type HistoryEvent, ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { systemCtx } from "@marshrut/core/shared";
import type { StepView } from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import type { Cloud, CloudOptions, Manifest } from "@marshrut/local";
import { startCloud } from "@marshrut/local";
import { Client } from "@marshrut/local/client";
import { manifest } from "@marshrut/local/product";
import { extractText, getDocumentProxy } from "unpdf";
import { expect } from "vitest";
import { agenciesOf, routeKinds, settingsOf } from "../../packages/core/test/worlds/region.ts";

/** Personal data that must never be found outside the vault and the answers that show it (FAULTS B18). */
export const canary = {
  surname: "Канарейкина",
  givenName: "Ефросинья",
  patronymic: "Пантелеймоновна",
  birthDate: "2014-11-23",
  snils: "112-233-445 95",
  guardian: "Канарейкин",
  phone: "+7 900 123-45-67",
  measure: "Индивидуальные занятия с сурдопедагогом Лебедевой",
  reason: "Ефросинья болеет ветряной оспой",
  number: "777.13.42/2026",
} as const;

export const tenant = "pilot";

export interface RouteBody {
  routeId: string;
  status: string;
  cycle: number;
  generation: number;
  version: number;
  plan: { status: string; entries: { stepId: string; stepKey: string; stage: string; agencyId: string }[] };
  stages: { stage: string; status: string; outcome?: string; stepIds: string[] }[];
}

/** A small region in a local cloud of its own, in virtual time, used through HTTP as people use it. */
export class World extends Client {
  readonly cloud: Cloud;
  readonly agencies: Record<string, string>;
  readonly home: string;
  /** Every line that the process has written since the world began, for the tests of what must not be in it. */
  readonly logs: string[] = [];
  #write = process.stdout.write;
  childId = "";
  representativeId = "";
  #sfn: SFNClient;

  constructor(cloud: Cloud, home: string, agencies: Record<string, string>) {
    super(cloud);
    this.cloud = cloud;
    this.home = home;
    this.agencies = agencies;
    process.stdout.write = (chunk: string | Uint8Array) => this.logs.push(String(chunk)) > 0;
    const { url } = cloud.states;
    this.#sfn = new SFNClient({
      endpoint: url,
      region: "eu-central-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
  }

  /**
   * @param region `own`: the tenant and agencies of this world; `none`: whoever starts it brings a region along
   * @param product what runs, where a test makes parts of it fail
   * @param limits what the account of AWS takes; else anything
   * @param console where the built console is, for whoever opens it in a browser
   * @param roundsEvery how often schedules by a rate run while the clock is moved, where months are played: else wherever it lands
   */
  static async start(
    region: "own" | "none" = "own",
    now = "2026-01-12T09:00",
    product: Manifest = manifest,
    roundsEvery?: string,
    limits?: CloudOptions["limits"],
    console?: CloudOptions["console"],
  ): Promise<World> {
    const home = mkdtempSync(path.join(tmpdir(), "journey-"));
    const options = { home, port: 0, now, frozen: true, roundsEvery, limits, console, quiet: true };
    const cloud = await startCloud({ ...options, manifest: product });
    const world = new World(cloud, home, {});
    if (region === "own") await world.#found();
    return world;
  }

  /** The tenant and two agencies of each kind that the school-age route needs. */
  async #found(): Promise<void> {
    const ctx = systemCtx(deps(), tenant, "test");
    await Tenant.configure(ctx, settingsOf(this.cloud.urls.api));
    const titled = (name: string) => ({ name: `Организация ${name}` });
    Object.assign(this.agencies, await agenciesOf(ctx, routeKinds, 2, titled));
    const account = { tenant, role: "specialist", name: "Школа" } as const;
    await this.cloud.identity.registerAccount({ ...account, account: "school-1", agency: this.agencies.school! });
    await this.cloud.identity.registerAccount({ ...account, account: "pmpk", agency: this.agencies.pmpc! });
  }

  /** @param confirmedDistinctFrom children who seem to be the same one, and are meant not to be */
  async registerChild(confirmedDistinctFrom?: readonly string[]): Promise<string> {
    const { surname, givenName, patronymic, birthDate, snils, guardian, phone } = canary;
    const child = await this.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
      person: { surname, givenName, patronymic, birthDate, sex: "female", snils },
      municipality: "novokuznetsk",
      representatives: [{ surname: guardian, givenName: "Пётр", relation: "parent", phone }],
      targetGroups: ["mental-disorder"],
      disability: true,
      educationalNeeds: true,
      attachments: { school: this.agencies.school, health: this.agencies.health, social: this.agencies.social },
      confirmedDistinctFrom,
    });
    this.childId = child.childId;
    this.representativeId = child.representativeIds[0]!;
    return this.childId;
  }

  giveConsent = () =>
    this.ok<{ consentId: string }>("POST", `/v1/children/${this.childId}/consents`, {
      representativeId: this.representativeId,
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: "2026-01-10",
      expiresOn: "2029-01-10",
    });

  recordIpra = (measures: { block: string; title: string }[], number: string = canary.number) =>
    this.ok("POST", `/v1/children/${this.childId}/instruments`, {
      kind: "ipra",
      number,
      issuer: "Бюро медико-социальной экспертизы № 7",
      validFrom: "2026-01-01",
      validTo: "2027-12-31",
      measures,
    });

  /** A child with consent, an ИПРА of two measures and an open route, whose first step has been asked for. */
  async openRoute({ consent = true, beside }: { consent?: boolean; beside?: string[] } = {}): Promise<string> {
    await this.registerChild(beside);
    if (consent) await this.giveConsent();
    await this.recordIpra([
      { block: "education", title: canary.measure },
      { block: "health", title: "Массаж" },
    ]);
    const { routeId } = await this.ok<{ routeId: string }>("POST", `/v1/children/${this.childId}/routes`, {
      template: "school-age",
    });
    await this.cloud.settle();
    return routeId;
  }

  route = (routeId: string) => this.ok<RouteBody>("GET", `/v1/routes/${routeId}`);
  step = (stepId: string) => this.ok<StepView>("GET", `/v1/steps/${stepId}`);

  /** Steps of a stage in the present cycle. */
  async stepsOf(routeId: string, stage: string): Promise<StepView[]> {
    const { stages } = await this.route(routeId);
    return Promise.all(stages.find((s) => s.stage === stage)!.stepIds.map(this.step));
  }

  async openSteps(routeId: string): Promise<StepView[]> {
    const { stages } = await this.route(routeId);
    const all = await Promise.all(stages.flatMap((s) => s.stepIds).map(this.step));
    return all.filter((s) => !s.settledAt);
  }

  async complete(stepId: string, result = "performed"): Promise<void> {
    await this.ok("POST", `/v1/steps/${stepId}/complete`, { result });
    await this.cloud.settle();
  }

  /** Through the review and the approval: the supporting stages run. */
  async openSupport(): Promise<string> {
    const routeId = await this.openRoute();
    const [review] = await this.stepsOf(routeId, "CommissionReview");
    await this.complete(review!.stepId);
    await this.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await this.cloud.settle();
    return routeId;
  }

  history = async (routeId: string): Promise<string[]> =>
    (await this.ok<{ items: { type: string }[] }>("GET", `/v1/routes/${routeId}/history?limit=200`)).items.map(
      (i) => i.type,
    );

  mails = async (to?: string) => (await this.cloud.mail.messages(to ? { to } : {})).map((m) => m);

  /** The one-time token in the newest mail to an address. */
  token = (to: string) => this.linkTo(to);

  /** The text of a PDF file, as the coordinator gets it. @param body of what is asked for by `POST` */
  async pdf(address: string, body?: object): Promise<string> {
    const headers = { authorization: `Bearer ${await this.cloud.identity.token("coordinator")}` };
    const post = body && {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${this.cloud.urls.api}${address}`, post ?? { headers });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    return text.replaceAll(/\s+/g, " ");
  }

  /** All executions of a machine, newest first. */
  async executions(machine: string): Promise<{ name: string; status: string; arn: string }[]> {
    const { executions = [] } = await this.#sfn.send(
      new ListExecutionsCommand({ stateMachineArn: this.cloud.arns.machine(machine), maxResults: 1000 }),
    );
    return executions.map((e) => ({ name: e.name!, status: e.status!, arn: e.executionArn! }));
  }

  async events(executionArn: string): Promise<HistoryEvent[]> {
    const all: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.#sfn.send(
        new GetExecutionHistoryCommand({
          executionArn,
          includeExecutionData: true,
          nextToken,
        }),
      );
      all.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return all;
  }

  async close(): Promise<void> {
    process.stdout.write = this.#write;
    this.#sfn.destroy();
    await this.cloud.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}
