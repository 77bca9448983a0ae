import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { templates } from "@marshrut/core/route/templates";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import type { Manifest } from "@marshrut/local";
import { manifest } from "@marshrut/local/product";
import { agenciesOf } from "../../packages/core/test/worlds/region.ts";
import { receiver } from "../agencies/hostile.ts";
import { childBody, consentBody, ipraBody } from "../faults/parts/people.ts";
import { finishCycle } from "../faults/parts/routes.ts";
import { type RouteBody, tenant, World } from "../journey/world.ts";
import { quarterly } from "../roadmap/world.ts";
import type { Execution, History, Recorded } from "./histories.ts";

/** So many executions of a machine are kept, each of another way through it. */
const mostWays = 5;
const schedules = manifest.schedules.filter(({ name }) => ["sweeper", "digest"].includes(name));

/**
 * Lets every machine run in a local cloud of its own, and gives what it sent and heard.
 * @param former definitions in place of today's, by the machines' names
 */
export async function record(former: Record<string, unknown> = {}): Promise<History[]> {
  const product: Manifest = { ...manifest, schedules, machines: manifest.machines.map((one) => formerOf(one, former)) };
  const world = await World.start("own", "2026-01-12T09:00", product);
  try {
    await story(world);
    const histories: History[] = [];
    for (const { name, definition } of product.machines) {
      const text = definition({ function: (fn) => fn, machine: (machine) => machine });
      histories.push({ machine: name, definition: JSON.parse(text), executions: await waysOf(world, name) });
    }
    return histories;
  } finally {
    await world.close();
  }
}

/** A machine with another definition; the functions that it names are given their ARNs. */
export function formerOf(
  spec: Manifest["machines"][number],
  former: Record<string, unknown>,
): Manifest["machines"][number] {
  const definition = former[spec.name];
  if (definition === undefined) return spec;
  return {
    ...spec,
    definition: (arns) =>
      JSON.stringify(definition, (key, value: unknown) =>
        key === "FunctionName" ? arns.function(String(value)) : value,
      ),
  };
}

async function story(w: World): Promise<void> {
  const kinds = [...new Set(templates.flatMap(kindsOf))].filter((kind) => !(kind in w.agencies));
  Object.assign(w.agencies, await agenciesOf(systemCtx(deps(), tenant, "test"), kinds));
  await takePart(w);
  await consult(w);
  await report(w);
  let n = 0;
  for (const version of [1, 2, 3])
    for (const { key, ages, group, expected } of templates.filter((template) => template.version === version)) {
      if (version > 1) await approve(w, key, version);
      const routeId = expected
        ? await openExpecting(w, key)
        : await openRoute(w, n++, key, `${2026 - ages.from - 1}-02-01`, group);
      // One is late with its first step, and meets milestones on the way.
      if (n === 1) await w.cloud.advance("P40D");
      await finishCycle(w, routeId, () => assigned(w, routeId));
    }
  await advised(w, n++);
  await w.ok("POST", "/v1/exports", { list: "children" });
  await failingWebhook(w);
  await w.cloud.advance("P8D");
}

/** The first meeting finds no criterion of need: the family is advised, and the route ends. */
async function advised(w: World, n: number): Promise<void> {
  const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { model: "early-help-criteria" }, "admin");
  await w.ok("POST", `/v1/forms/${formId}/approve`, { act: { number: "1", date: "2026-01-10" } }, "admin");
  const routeId = await openRoute(w, n, "early-help", "2025-02-01");
  const [meeting] = await w.stepsOf(routeId, "Intake");
  const met = ["disabled", "health-group", "orphanage", "hardship", "peculiarities", "concern"];
  const answers = Object.fromEntries(met.map((key) => [key, false]));
  await w.ok("POST", `/v1/steps/${meeting!.stepId}/complete`, { result: "performed", answers });
  await w.cloud.settle();
  const [counsel] = await w.stepsOf(routeId, "Counsel");
  await w.complete(counsel!.stepId);
}

const kindsOf = ({ flow }: (typeof templates)[number]) =>
  flow
    .flatMap((item) => ("parallel" in item ? item.branches : [item]))
    .flatMap(({ steps }) => steps.map(({ agencyKind }) => agencyKind));

const approve = (w: World, key: string, version: number) =>
  w.ok(
    "POST",
    `/v1/templates/${key}/versions/${version}/approve`,
    { act: "Приказ министерства", number: "1", date: "2026-01-10", by: "Министерство" },
    "admin",
  );

async function openRoute(w: World, n: number, template: string, birthDate: string, group?: string): Promise<string> {
  const body = childBody(n, w.agencies);
  const child = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
    ...body,
    targetGroups: group ? [group] : body.targetGroups,
    person: { ...body.person, birthDate },
  });
  const at = `/v1/children/${child.childId}`;
  await w.ok("POST", `${at}/consents`, consentBody(child.representativeIds[0]!));
  await w.ok("POST", `${at}/instruments`, ipraBody(n));
  const { routeId } = await w.ok<RouteBody>("POST", `${at}/routes`, { template });
  await w.cloud.settle();
  return routeId;
}

async function openExpecting(w: World, template: string): Promise<string> {
  const { childId, representativeIds } = await w.ok<{ childId: string; representativeIds: string[] }>(
    "POST",
    "/v1/expected-children",
    { municipality: "novokuznetsk", dueOn: new Date(w.cloud.clock.now() + 90 * 86_400_000).toISOString().slice(0, 10) },
  );
  await w.ok("POST", `/v1/children/${childId}/consents`, consentBody(representativeIds[0]!));
  const { routeId } = await w.ok<RouteBody>("POST", `/v1/children/${childId}/routes`, { template });
  await w.cloud.settle();
  return routeId;
}

/** At rest, with an organisation for each line of the plan: which one, makes no difference here. */
async function assigned(w: World, routeId: string): Promise<void> {
  await w.cloud.settle();
  const { plan } = await w.route(routeId);
  if (plan.status !== "draft" || plan.entries.every(({ agencyId }) => agencyId)) return;
  const entries = plan.entries.map(({ stepId, agencyId }) => ({ stepId, agencyId: agencyId ?? w.agencies.school }));
  await w.ok("PUT", `/v1/routes/${routeId}/plan`, { entries }, "coordinator", { "if-match": "*" });
}

/** Two children in a programme with one place: one leaves and the other is offered it, and has its month's sessions told in the end. */
async function takePart(w: World): Promise<void> {
  const { programmeId } = await w.ok<{ programmeId: string }>(
    "POST",
    "/v1/programmes",
    {
      agencyId: w.agencies.school,
      kind: "supplementary",
      title: "Кружок",
      serviceKeys: ["speech-therapy"],
      ages: { from: 0, to: 17 },
      form: "individual",
      sessionsPerMonth: 4,
      term: { from: "2026-01-12", until: "2026-02-28" },
      places: 1,
    },
    "admin",
  );
  const at = `/v1/programmes/${programmeId}`;
  await w.ok("POST", `${at}/approve`, { act: { number: "1", date: "2026-01-10" } }, "admin");
  const ids: string[] = [];
  for (const n of [101, 102]) {
    const child = await w.ok<{ childId: string; representativeIds: string[] }>(
      "POST",
      "/v1/children",
      childBody(n, w.agencies),
    );
    await w.ok("POST", `/v1/children/${child.childId}/consents`, consentBody(child.representativeIds[0]!));
    const made = await w.ok<{ enrolmentId: string }>("POST", `${at}/enrolments`, { childId: child.childId });
    await w.cloud.settle();
    ids.push(made.enrolmentId);
  }
  const [first, second] = ids.map((id) => `/v1/enrolments/${id}`);
  await w.ok("POST", `${first}/leave`, { cause: "moved", reason: "Переезд." });
  await w.cloud.settle();
  await w.ok("POST", `${second}/accept-offer`, {});
  await w.cloud.advance("P30D");
  await w.ok("POST", `${second}/sessions`, { month: "2026-01", planned: 4, held: 3, absent: { illness: 1 } });
  await w.cloud.advance("P50D");
}

/** A time is booked, called off, offered to whoever waits and lapses; another is reminded of, asked about and held. */
async function consult(w: World): Promise<void> {
  const slot = {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2026-04-13", from: "09:00", until: "12:00", repeat: "FREQ=WEEKLY;UNTIL=20260630" },
  };
  const { slotId } = await w.ok<{ slotId: string }>("POST", `/v1/agencies/${w.agencies.school}/slots`, slot);
  const book = async (n: number, at?: string): Promise<string> => {
    const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", childBody(n, w.agencies));
    const asked = { childId, slotId, at, topic: "speech" };
    const made = await w.ok<{ appointmentId: string }>("POST", "/v1/appointments", asked);
    await w.cloud.settle();
    return `/v1/appointments/${made.appointmentId}`;
  };
  const first = await book(103, "2026-04-13T02:00:00Z");
  await book(104);
  const third = await book(105, "2026-04-13T03:00:00Z");
  await w.ok("POST", `${first}/cancel`, { cause: "illness" });
  await w.cloud.advance("P18D");
  await w.ok("POST", `${third}/attend`, { outcome: "advised" });
  await w.cloud.settle();
}

/** A quarter from its opening past reminders to its report, which it locks by itself. */
async function report(w: World): Promise<void> {
  const roadmap = { format: "text", key: "quarterly", content: quarterly(), from: 2026, to: 2026 };
  await w.ok("POST", "/v1/roadmaps/imports", roadmap, "admin");
  await w.ok("POST", "/v1/periods/2026-Q1/open");
  await w.cloud.advance("P110D");
}

/** An endpoint that fails twice and then listens. */
async function failingWebhook(w: World): Promise<void> {
  let left = 2;
  const server = await receiver((_, response) => void response.writeHead(left-- > 0 ? 503 : 204).end());
  const path = `/v1/agencies/${w.agencies.school}/webhooks`;
  const { webhookId } = await w.ok<{ webhookId: string }>("POST", path, { url: server.url });
  await w.ok("POST", `/v1/webhooks/${webhookId}/test`);
  await w.cloud.advance("P1D");
  await server.close();
}

/** Executions of a machine that went another way each, the longest ways first. */
async function waysOf(w: World, machine: string): Promise<Execution[]> {
  const ways = new Map<string, Execution>();
  const ended = (await w.executions(machine)).filter(({ status }) => status !== "ABORTED"); // by a hand from outside
  for (const { arn, status } of ended.toReversed()) {
    const execution = executionOf(await w.events(arn), status);
    const way = JSON.stringify([execution.states.toSorted(), execution.status]);
    if (!ways.has(way)) ways.set(way, execution);
  }
  return [...ways.values()].toSorted((a, b) => b.states.length - a.states.length).slice(0, mostWays);
}

interface Parameters {
  FunctionName: string;
  Payload: Record<string, unknown>;
}

function executionOf(events: HistoryEvent[], status: string): Execution {
  const calls = events.filter((event) => event.taskScheduledEventDetails).map((scheduled) => callOf(scheduled, events));
  return {
    startedAt: events[0]!.timestamp!.toISOString(),
    input: JSON.parse(events[0]!.executionStartedEventDetails!.input!) as Record<string, unknown>,
    calls: calls.toSorted((a, b) => (a.endedAt ?? "z").localeCompare(b.endedAt ?? "z")),
    states: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
    status,
  };
}

const ends = ["TaskSucceeded", "TaskFailed", "TaskTimedOut"];

/** The events of one call form a chain, each naming the one before it. */
function callOf(scheduled: HistoryEvent, events: HistoryEvent[]): Recorded {
  let last: HistoryEvent = scheduled;
  for (let next = after(last, events); next && !ends.includes(last.type!); next = after(last, events)) last = next;
  const ended = ends.includes(last.type!) ? last : undefined;
  const { parameters, resource } = scheduled.taskScheduledEventDetails!;
  const { FunctionName, Payload } = JSON.parse(parameters!) as Parameters;
  const { taskToken: _, ...input } = Payload;
  const waits = resource!.endsWith("waitForTaskToken") ? true : undefined;
  const output = ended?.taskSucceededEventDetails?.output;
  const heard = output === undefined ? undefined : (JSON.parse(output) as unknown);
  return {
    task: FunctionName.split(":").at(-1)!,
    input,
    waits,
    output: waits ? heard : (heard as { Payload?: unknown } | undefined)?.Payload,
    error: ended?.taskFailedEventDetails?.error ?? ended?.taskTimedOutEventDetails?.error,
    endedAt: ended?.timestamp?.toISOString(),
  };
}

const after = ({ id }: HistoryEvent, events: HistoryEvent[]) => events.find((e) => e.previousEventId === id);
