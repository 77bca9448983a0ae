import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Period from "@marshrut/core/period";
import * as Route from "@marshrut/core/route";
import type { AgencyId, ChildId, RouteId, StepId, Stored } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import { Temporal } from "temporal-polyfill";
import { children, papersOf, pilotTenant } from "../pilot/index.ts";
import type { ApiAnswer, Visitor } from "./api.ts";
import type { Behaviours } from "./behaviours.ts";
import { roomFrom } from "./capacity.ts";
import type { Days } from "./days.ts";
import { behaviourOf, chanceOf, familyMannerOf, mannerOf } from "./manner.ts";
import type { PeopleState, Plan, Signing } from "./people.state.ts";
import type { Region } from "./region.ts";

export interface PeopleOptions {
  region: Region;
  behaviours: Behaviours;
  seed: string;
  days: Days;
  /** Of the region's organisations, by key. */
  agencies: ReadonlyMap<string, AgencyId>;
  state: PeopleState;
}

/**
 * Families, organisations and coordinators: each does what its behaviour says, through the API and the links of letters as people do, on
 * the day on which it does it.
 */
export class People {
  readonly #region: Region;
  readonly #behaviours: Behaviours;
  readonly #seed: string;
  readonly #days: Days;
  readonly #agencies: ReadonlyMap<string, AgencyId>;
  /** Each organisation once, by what tells its chance. */
  readonly #reporting: ReadonlyMap<AgencyId, string>;
  readonly #known = new Map<AgencyId, Agency.Agency>();
  readonly state: PeopleState;
  #today = 0;
  /** Steps and routes that were written since people last looked. */
  #news = new Map<string, Stored>();

  constructor({ region, behaviours, seed, days, agencies, state }: PeopleOptions) {
    this.#region = region;
    this.#behaviours = behaviours;
    this.#seed = seed;
    this.#days = days;
    this.#agencies = agencies;
    this.#reporting = new Map([...agencies].toReversed().map(([key, agencyId]) => [agencyId, key]));
    this.state = state;
  }

  /** What a letter or a screen tells: a step was asked for, a plan is a draft. */
  hear(record: Stored): void {
    if (record.kind !== "step" && record.kind !== "route") return;
    this.#news.delete(record.key.sk + record.key.pk);
    this.#news.set(record.key.sk + record.key.pk, record);
  }

  /** Families come one after the other, as evenly as can be. */
  expectFamilies(n: number): void {
    const { arrivals } = this.#behaviours;
    for (let child = 0; child < n; child++)
      this.#plan(this.#days.after(0, Math.floor((child * arrivals.days) / n)), { does: "arrive", child });
  }

  /** Everybody does what there is to do on this day; the clock stands at its morning. */
  async day(day: number): Promise<void> {
    this.#today = day;
    if (!this.#days.isWorking(day)) return;
    await this.#expectReports();
    for (;;) {
      this.#readNews();
      const plans = this.state.plans[day] ?? [];
      delete this.state.plans[day];
      if (plans.length === 0) break;
      for (const plan of plans) await this.#do(plan);
      await this.#region.settle();
    }
  }

  #plan(day: number, plan: Plan): void {
    this.state.plans[day] ??= [];
    this.state.plans[day].push(plan);
  }

  #readNews(): void {
    const news = [...this.#news.values()];
    this.#news.clear();
    for (const { kind, data } of news) {
      if (kind === "step") this.#readStep(data as Step.Step);
      else this.#readRoute(data as Route.Route);
    }
  }

  #readStep(step: Step.Step): void {
    const { stepId, assignment } = step;
    const at = `${stepId} ${assignment}`;
    const soon = this.#days.after(this.#today, this.#behaviours.coordinators.actAfterDays);
    if (Step.isAsked(step) && step.requestedAt) {
      if (this.#once(at)) this.#plan(this.#days.after(this.#today, 1), { does: "read", stepId, assignment });
    } else if (step.status === "rejected") {
      if (this.#once(`${at} rejected`)) this.#plan(soon, { does: "reassign", stepId, assignment });
    } else if (Step.isUndecided(step)) {
      if (this.#once(`${stepId} undecided`)) this.#plan(soon, { does: "decide", stepId });
    } else if (Step.isSettled(step)) this.#forget(step);
  }

  #forget({ stepId, assignment }: Step.Step): void {
    for (let n = 1; n <= assignment; n++) {
      delete this.state.seen[`${stepId} ${n}`];
      delete this.state.seen[`${stepId} ${n} rejected`];
      delete this.state.keys[`${stepId} ${n}`];
    }
    delete this.state.seen[`${stepId} undecided`];
  }

  #readRoute({ routeId, plan, cycle }: Route.Route): void {
    if (plan.status !== "draft" || !this.#once(`${routeId} ${cycle}`)) return;
    this.#plan(this.#days.after(this.#today, this.#behaviours.coordinators.actAfterDays), { does: "approve", routeId });
  }

  #once(what: string): boolean {
    if (this.state.seen[what]) return false;
    this.state.seen[what] = true;
    return true;
  }

  async #do(plan: Plan): Promise<void> {
    switch (plan.does) {
      case "arrive":
        return this.#arrive(plan.child);
      case "sign":
        return this.#sign(plan);
      case "withdraw":
        return void (await this.#ask("POST", `/v1/consents/${plan.consentId}/withdraw`));
      case "approve":
        return this.#approve(plan.routeId);
      case "read":
        return this.#read(plan.stepId, plan.assignment);
      case "answer":
        return this.#answer(plan);
      case "reassign":
        return this.#reassign(plan.stepId, plan.assignment);
      case "decide":
        return void (await this.#ask("POST", `/v1/steps/${plan.stepId}/decide`, {
          decision: "accept-outcome",
          reason: "Другого исполнителя нет.",
        }));
      case "report":
        return this.#report(plan.agencyId);
    }
  }

  async #arrive(number: number): Promise<void> {
    const today = this.#days.date(this.#today);
    const child = children(number + 1, today, number).next().value!;
    // By the month of birth, as records know it (`isOfAge`): whoever is sixteen has outgrown the school's route, and for whoever comes of age
    // this month there is none any more, so that nobody brings them.
    const years = Child.yearsOn({ born: child.card.person.birthDate.slice(0, 7) }, today);
    const template = Route.templates.find(({ ages }) => ages.from <= years && years < ages.to);
    if (!template) return;
    const attachments = Object.fromEntries(
      Object.entries<string>(child.attachments).map(([place, key]) => [place, this.#agencies.get(key)]),
    );
    const made = await this.#ask<{ childId: ChildId; representativeIds: string[] }>("POST", "/v1/children", {
      ...child.card,
      attachments,
    });
    if (!made) return;
    const { childId } = made;
    const at = `/v1/children/${childId}`;
    this.state.numbers[childId] = number;
    const manner = familyMannerOf(chanceOf(this.#seed, "family", number), this.#behaviours.families);
    const sign: Signing = {
      does: "sign",
      childId,
      representativeId: made.representativeIds[0]!,
      comesOfAge: Child.birthdayOf(child.card.person.birthDate, Child.adultAt).toString(),
      withdrawsAfter: manner.withdrawsAfter,
    };
    if (manner.signs === "at-once") await this.#sign(sign);
    if (manner.signs === "late") this.#plan(this.#days.after(this.#today, manner.lateDays), sign);
    const { ipra } = papersOf(child, today);
    if (ipra) await this.#ask("POST", `${at}/instruments`, ipra);
    await this.#ask("POST", `${at}/routes`, { template: template.key });
  }

  async #sign({ childId, representativeId, comesOfAge, withdrawsAfter }: Signing): Promise<void> {
    const today = this.#days.date(this.#today);
    if (today.toString() >= comesOfAge) return;
    const consent = await this.#ask<{ consentId: string }>("POST", `/v1/children/${childId}/consents`, {
      representativeId,
      recipient: "route",
      purpose: "support-route",
      about: "child",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: today.toString(),
      expiresOn: today.add({ years: 3 }).toString(),
    });
    if (consent && withdrawsAfter !== undefined)
      this.#plan(this.#days.after(this.#today, withdrawsAfter), { does: "withdraw", consentId: consent.consentId });
  }

  async #approve(routeId: RouteId): Promise<void> {
    const { data: route } = await Route.load(this.#region.ctx, routeId);
    if (route.status === "open" && route.plan.status === "draft")
      await this.#ask("POST", `/v1/routes/${routeId}/plan/approve`);
  }

  /** The step, if that organisation is still asked for it. */
  async #asked(stepId: StepId, assignment: number): Promise<Step.Step | undefined> {
    const { data: step } = await Step.load(this.#region.ctx, stepId);
    if (step.assignment === assignment && Step.isAsked(step) && step.requestedAt) return step;
    // It rests, or was settled otherwise: should it be asked for again, that is news.
    delete this.state.seen[`${stepId} ${assignment}`];
    return undefined;
  }

  /** An organisation opens its letter, sees what is asked, and so does what it does. */
  async #read(stepId: StepId, assignment: number): Promise<void> {
    const step = await this.#asked(stepId, assignment);
    if (!step) return;
    const agency = await this.#agency(step.agencyId);
    const view = await this.#respond<{ measure?: string }>(step, { action: "view" });
    const service = this.#serviceOf(step, view?.measure);
    if (service) this.state.services[stepId] = service;
    const behaviour = behaviourOf(this.#behaviours, agency.kind);
    const { does, days } = mannerOf(chanceOf(this.#seed, this.#keyOf(step)), behaviour);
    const due = this.#days.of(Temporal.PlainDate.from(step.due.date));
    const { callAfterDays } = this.#behaviours.coordinators;
    if (does === "nothing") {
      const day = this.#days.after(Math.max(due, this.#today), callAfterDays);
      return this.#plan(day, { does: "answer", stepId, assignment, how: "perform", by: "telephone" });
    }
    const from = does === "performs-late" ? Math.max(due, this.#today) : this.#today;
    const meant = this.#days.after(from, days);
    if (does === "refuses") return this.#plan(meant, { does: "answer", stepId, assignment, how: "refuse", by: "link" });
    const room = roomFrom(this.state.taken, this.#days, agency.agencyId, behaviour.perWeek, meant)!;
    const pool = service && this.#behaviours.services[service];
    const day = pool
      ? roomFrom(this.state.taken, this.#days, service, pool.specialists * pool.perSpecialistPerWeek, room)
      : room;
    if (day === undefined) return;
    const how = does === "fails" ? "fail" : "perform";
    this.#plan(day, { does: "answer", stepId, assignment, how, by: "link" });
  }

  #keyOf({ stepId, childId, stepKey, quarter, assignment }: Step.Step): string {
    const known = this.state.keys[`${stepId} ${assignment}`];
    if (known) return known;
    const kind = [this.state.numbers[childId], stepKey, quarter, assignment].join(" ");
    const n = (this.state.asked[kind] ?? 0) + 1;
    this.state.asked[kind] = n;
    const key = `${kind} ${n}`;
    this.state.keys[`${stepId} ${assignment}`] = key;
    return key;
  }

  #serviceOf(step: Step.Step, wording: string | undefined): string | undefined {
    const folded = wording?.toLowerCase();
    for (const [key, { words }] of Object.entries(this.#behaviours.services))
      if (step.service === key || words.some((word) => folded?.includes(word))) return key;
    return undefined;
  }

  async #answer({ stepId, assignment, how, by }: Extract<Plan, { does: "answer" }>): Promise<void> {
    const step = await this.#asked(stepId, assignment);
    if (!step) return;
    if (by === "telephone") {
      await this.#ask("POST", `/v1/steps/${stepId}/complete`, { result: "performed" });
    } else if (how === "refuse") {
      await this.#respond(step, { action: "reject", reason: "Нет специалиста." });
    } else if (how === "fail") {
      await this.#respond(step, { action: "report", result: "not-performed", reason: "Семья не пришла." });
    } else {
      await this.#respond(step, { action: "report", result: "performed", report: "Выполнено полностью." });
    }
  }

  async #reassign(stepId: StepId, assignment: number): Promise<void> {
    const { data: step } = await Step.load(this.#region.ctx, stepId);
    if (step.status !== "rejected" || step.assignment !== assignment) return;
    const own = await this.#agency(step.agencyId);
    const others: AgencyId[] = [];
    for (const id of this.#reporting.keys()) {
      const other = await this.#agency(id);
      if (id !== step.agencyId && other.kind === own.kind && other.municipality === own.municipality) others.push(id);
    }
    const chance = chanceOf(this.#seed, "another", this.#keyOf(step));
    const agencyId = others.length > 0 ? chance.pick(others) : step.agencyId;
    await this.#ask("POST", `/v1/steps/${stepId}/reassign`, { agencyId });
  }

  /** On the 20th of a month most organisations report what is due soon; the late ones on the 5th of the next. */
  async #expectReports(): Promise<void> {
    const { late, silent } = this.#behaviours.reports;
    const date = this.#days.date(this.#today);
    const month = date.toPlainYearMonth();
    for (const day of [5, 20]) {
      if (this.#days.after(this.#days.of(date.with({ day })), 0) !== this.#today) continue;
      for (const [agencyId, key] of this.#reporting) {
        const drawn =
          chanceOf(
            this.#seed,
            "reports",
            key,
            day === 5 ? month.subtract({ months: 1 }).toString() : month.toString(),
          ).below(1000) / 1000;
        const isLate = drawn < late;
        if (drawn >= late && drawn < late + silent) continue;
        if (isLate === (day === 5)) this.#plan(this.#today, { does: "report", agencyId });
      }
    }
  }

  async #report(agencyId: AgencyId): Promise<void> {
    const token = await Period.reportsToken(this.#region.ctx, agencyId);
    const found = await this.#ask<Owed>("POST", "/v1/reports/respond", { token, action: "view" }, nobody);
    const soon = this.#days.date(this.#today + 20).toString();
    const owed = (found?.periods ?? [])
      .flatMap(({ obligations }) => obligations)
      .filter(({ status, dueDate }) => status === "pending" && dueDate <= soon);
    if (owed.length === 0) return;
    await this.#ask(
      "POST",
      "/v1/reports/respond",
      {
        token,
        action: "submit",
        reports: owed.map(({ obligationId, indicators }) => ({
          obligationId,
          values: Object.fromEntries(indicators.map(({ key, type }) => [key, type === "yes-no" ? true : 1])),
          narrative: "Выполнено в полном объёме.",
        })),
      },
      nobody,
    );
  }

  async #agency(agencyId: AgencyId): Promise<Agency.Agency> {
    const known = this.#known.get(agencyId) ?? (await Agency.load(this.#region.ctx, agencyId)).agency;
    this.#known.set(agencyId, known);
    return known;
  }

  async #respond<T>(step: Step.Step, body: Record<string, unknown>): Promise<T | undefined> {
    const { ctx } = this.#region;
    const token = await Step.tokenOf(ctx, Step.linkOf(pilotTenant, step, ctx.now().toString()));
    return this.#ask<T>("POST", "/v1/respond", { token, ...body }, nobody);
  }

  /** @returns the answer, or nothing for a refusal, which is counted */
  async #ask<T>(
    method: string,
    url: string,
    body?: unknown,
    as: Visitor | typeof nobody = coordinator,
  ): Promise<T | undefined> {
    const answer: ApiAnswer<T & { code?: string }> = await this.#region.api.call(
      method,
      url,
      body,
      as === nobody ? undefined : as,
    );
    if (answer.status < 300) return answer.body;
    const action = (body as { action?: string } | undefined)?.action ?? "";
    const what = `${method} ${url.replace(/[a-z]+_[0-9A-Z]{26}/g, "{id}")} ${action} ${answer.status} ${answer.body?.code ?? ""}`;
    this.state.refused[what] = (this.state.refused[what] ?? 0) + 1;
    return undefined;
  }
}

interface Owed {
  periods: {
    obligations: {
      obligationId: string;
      status: string;
      dueDate: string;
      indicators: { key: string; type: string }[];
    }[];
  }[];
}

/** Who comes by a link. */
const nobody = "nobody";
const coordinator: Visitor = { sub: "coordinator", role: "coordinator" };
