import { Temporal } from "temporal-polyfill";
import * as Agency from "../../src/agencies/agency/index.ts";
import { russianCalendar } from "../../src/ground/calendar/index.ts";
import {
  type AgencyId,
  type ChildId,
  type DomainEvent,
  type Mail,
  MailRejected,
  newId,
  outboxPk,
  outboxShards,
  type RouteId,
  type StepId,
  systemCtx,
  type Workflows,
} from "../../src/ground/shared/index.ts";
import * as Child from "../../src/people/child/index.ts";
import * as Consent from "../../src/people/consent/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import * as Delivery from "../../src/telling/delivery/index.ts";
import { sendDigests } from "../../src/telling/digest/index.ts";
import { type RelayDeps, relay } from "../../src/telling/relay/index.ts";
import { planned } from "../fixtures/step.ts";
import { world } from "./tenant.ts";

/** A mail as it left, and when. */
export interface Sent {
  at: Temporal.Instant;
  mail: Mail;
}

const kinds = ["school", "kindergarten", "social", "health", "ngo"] as const;

/**
 * A region of many organisations in memory, whose clock jumps from one timer to the next: steps' machines and digests are
 * played by hand, everything that they call is the product's own.
 */
export async function monthWorld(organisations: number) {
  const w = await world();
  const sent: Sent[] = [];
  const timers: { at: number; run: () => Promise<unknown> }[] = [];
  const names = new Set<string>();
  const at = (instant: string | number, run: () => Promise<unknown>) =>
    timers.push({ at: typeof instant === "number" ? instant : Date.parse(instant), run });
  const now = () => w.ctx.now().epochMilliseconds;
  const workflows: Workflows = {
    async start({ machine, name, input }) {
      if (names.has(name)) return "exists";
      names.add(name);
      if (machine === "agency-step") {
        const { requestAt, ...call } = input as Step.StepCall & { requestAt: string };
        at(Math.max(Date.parse(requestAt), now()), () => tick(call));
      }
      if (machine === "daily-digest") at((input as { at: string }).at, digests);
      return "started";
    },
    succeed: async () => "done",
    wake: async () => "gone",
    stop: async () => {},
    status: async () => "running",
    running: async function* () {},
  };
  const mailer = {
    send: async (mail: Mail) => {
      if (mail.to.startsWith("dead-")) throw new MailRejected("MessageRejected");
      sent.push({ at: w.ctx.now(), mail });
      if (mail.to.startsWith("bounces-")) bounced.push(mail);
      return { providerId: String(sent.length) };
    },
  };
  const bounced: Mail[] = [];
  const outgoing = { post: async () => ({ latencyMs: 1, status: 204, body: "" }) };
  const deps: RelayDeps = { bank: w.ctx.bank, keys: w.ctx.keys, now: w.ctx.now, workflows, mailer, outgoing };
  const system = () => systemCtx(deps, "kuzbass", "month");

  async function tick(call: Step.StepCall): Promise<void> {
    const { secondsToMilestone } = await Step.tick(system(), call);
    await settle();
    if (!Step.isSettled((await Step.load(w.ctx, call.stepId)).data))
      at(now() + secondsToMilestone * 1000, () => tick(call));
  }
  /** What the machine does when it wakes, and what the hourly rate does. */
  async function digests(): Promise<void> {
    const { waiting } = await sendDigests(system(), mailer);
    if (waiting > 0) at(now() + 24 * 3_600_000, digests);
    await settle();
  }
  /** Tells what waits in the outbox, and what came back, until nothing is left. */
  async function settle(): Promise<void> {
    for (let told = 1; told > 0; ) {
      told = 0;
      for (let shard = 0; shard < outboxShards; shard++) {
        const page = await deps.bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 200 });
        for (const event of page.items) if ((await relay(deps, event)) === "told") told++;
      }
      for (const { to: email, headers } of bounced.splice(0)) {
        const deliveryId = headers!["X-Marshrut-Delivery"] as `delivery_${string}`;
        const why = { what: "bounce", permanent: true, because: "bounce" } as const;
        await Delivery.returned(system(), { deliveryId, email, ...why });
        told++;
      }
    }
  }

  const agencies: AgencyId[] = [];
  for (let i = 0; i < organisations; i++) {
    // One in thirty has no address that works; one in twenty has a first one that bounces.
    const mailbox = i % 30 === 7 ? `dead-${i}` : `org-${i}`;
    const contacts = [
      ...(i % 20 === 3 ? [{ email: `bounces-${i}@example.org` }] : []),
      { email: `${mailbox}@example.org` },
    ];
    const name = `Организация ${i}`;
    const { agency } = await Agency.register(w.ctx, {
      kind: kinds[i % kinds.length]!,
      name,
      shortName: name,
      municipality: "novokuznetsk",
      contacts,
    });
    agencies.push(agency.agencyId);
  }
  for (const kind of ["pmpc", "resourceCentre"] as const)
    await Agency.register(w.ctx, {
      kind,
      name: kind,
      shortName: kind,
      municipality: "novokuznetsk",
      contacts: [{ email: `${kind}@example.org` }],
    });

  return {
    ...w,
    sent,
    agencies,
    settle,
    digests,
    child: (n: number) => openRoute(w.ctx, n),
    /** Asks an organisation to do a step from an instant on. */
    async ask(agencyId: AgencyId, { childId, routeId }: { childId: ChildId; routeId: RouteId }, requestAt: string) {
      const stepId: StepId = newId("step", now());
      const due = Step.dueOf(planned.rule, Temporal.Instant.from(requestAt), "Asia/Novokuznetsk", russianCalendar);
      await Step.create(system(), [
        {
          ...planned,
          stepId,
          routeId,
          childId,
          agencyId,
          requestAt,
          due,
          generationAt: requestAt,
        },
      ]);
      return stepId;
    },
    /** Lets time pass until then, timer by timer. */
    async until(instant: string): Promise<void> {
      await settle();
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        const next = timers[0];
        if (!next || next.at > Date.parse(instant)) break;
        timers.shift();
        if (next.at > now()) w.moveTo(new Date(next.at).toISOString());
        await next.run();
      }
      w.moveTo(instant);
    },
    at,
  };
}

async function openRoute(
  ctx: Parameters<typeof Child.register>[0],
  n: number,
): Promise<{ childId: ChildId; routeId: RouteId }> {
  const { record } = await Child.register(ctx, {
    // Children differ, or the data bank would ask whether they are one.
    person: {
      surname: "Ёлкина",
      givenName: "Анна",
      birthDate: `2014-05-${String(n + 1).padStart(2, "0")}`,
      sex: "female",
    },
    municipality: "novokuznetsk",
    disability: true,
    educationalNeeds: true,
    representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
  });
  await Consent.give(ctx, record.childId, {
    representativeId: record.representativeIds[0]!,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2025-03-01",
    expiresOn: "2027-03-01",
  });
  const { routeId } = await Route.open(ctx, record.childId, { template: "school-age" });
  return { childId: record.childId, routeId: routeId as RouteId };
}
