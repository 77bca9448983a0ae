import { functions } from "@marshrut/functions/manifest";
import { granted, type Need } from "@marshrut/functions/needs";
import type { NotedCall } from "@marshrut/local/permissions";
import { beforeAll, expect, it } from "vitest";
import { rehearsal } from "../rehearsal.ts";
import { Stage } from "../stage.ts";
import { against, exceptions } from "./listed.ts";
import { formOf, recordedCalls } from "./recorded.ts";
import { Iam } from "./simulate.ts";

// Every call of AWS that any test of this run has made by a function, simulated against the role that the stacks would give it (decision
// 0152). What some tests made is judged also when only they are run.

const { MARSHRUT_NEEDS_LOG: log = "", MARSHRUT_WHOLE_RUN: whole } = process.env;
const calls = recordedCalls(log);

let production: Iam;
/** The stage that has files looked at. */
let scanning: Iam;
let machines: string[];
beforeAll(async () => {
  const [first, second] = await Promise.all([Stage.of("production"), Stage.of("dev", rehearsal)]);
  production = new Iam(first);
  scanning = new Iam(second);
  machines = first.all("sfn/stateMachine:StateMachine").map(({ arn }) => String(arn));
}, 300_000);

const iamOf = ({ resource }: Pick<NotedCall, "resource">) =>
  resource.startsWith("arn:aws:s3:::scans") ? scanning : production;

/** On the stage where it is judged; an answer to a wait may be to any machine. */
function here(call: NotedCall): { iam: Iam; asked: ReturnType<Iam["here"]>[] } {
  const iam = iamOf(call);
  const asked = iam.here(call);
  if (!asked.resource.endsWith(":stateMachine:marshrut-production-*")) return { iam, asked: [asked] };
  return { iam, asked: machines.map((resource) => ({ ...asked, resource })) };
}

it("is allowed, each of them, with the keys that AWS uses in the function's name", () => {
  const refused = calls.filter((call) => {
    const { iam, asked } = here(call);
    return !asked.every((one) => iam.allows(iam.roleOf(call.function), one));
  });
  expect(refused).toEqual([]);
});

it("goes, each of them, to a resource that AWS has for its action, and says what AWS knows", async () => {
  const faults = await Promise.all(
    calls.map(async (call) => {
      const resources = [here(call).asked[0]!.resource];
      return against({ actions: [call.action], resources, keys: Object.keys(call.context) });
    }),
  );
  const isKnown = (fault: string) => exceptions.some((one) => one.fault.test(fault));
  expect([...new Set(faults.flat())].filter((fault) => !isKnown(fault))).toEqual([]);
});

it("is refused on the same things of another stage and of another account", () => {
  const allowed = calls.flatMap((call) => {
    const { iam, asked } = here(call);
    const elsewhere = asked.flatMap((one) => othersLike(one.resource).map((resource) => ({ ...one, resource })));
    return elsewhere.filter((one) => iam.allows(iam.roleOf(call.function), one)).map((one) => [call.function, one]);
  });
  expect(allowed).toEqual([]);
});

it("is refused to whoever's needs do not come to it, and allowed to whoever's do", () => {
  const forms = Map.groupBy(calls, formOf);
  const wrong = [...forms].flatMap(([form, alike]) => {
    const { iam, asked } = here(alike[0]!);
    const needs = new Set<Need>([...alike.map(({ need }) => need), ...(rememberedFor[form] ?? [])]);
    return functions
      .filter(({ name, needs: own }) => {
        const may = [...granted(own)].some((need) => needs.has(need));
        return asked.some((one) => iam.lets(iam.roleOf(name), one)) !== may;
      })
      .map(({ name }) => `${name}: ${form}`);
  });
  expect(wrong).toEqual([]);
});

it.skipIf(whole !== "yes")("are of every service that functions call (skipped when only some tests are run)", () => {
  const actions = new Set(calls.map(({ action }) => action));
  expect([...actions].toSorted()).toEqual(everyAction.toSorted());
  expect(new Set(calls.map((call) => call.function)).size).toBe(functions.length);
});

const key = (name: string) => `arn:aws:kms:eu-central-1:000000000000:key/${name}`;
/** What a process asks once for all functions, by whoever comes first: keys, and the public half of the one that signs. */
const rememberedFor: Record<string, Need[]> = {
  [`kms:Decrypt ${key("EnvelopeKey")} data`]: ["keys.seal", "keys.open", "keys.destroy"],
  [`kms:GenerateDataKey ${key("EnvelopeKey")} data`]: ["keys.seal"],
  [`kms:Decrypt ${key("EnvelopeKey")} mac`]: ["keys.mac"],
  [`kms:GenerateDataKey ${key("EnvelopeKey")} mac`]: ["keys.mac"],
  [`kms:GetPublicKey ${key("SealKey")}`]: ["seals.check", "seals.sign"],
};

/** Written by hand: whoever calls something new adds it here, and to packages/local/src/permissions/calls.ts. */
const everyAction = [
  ...["BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"].map(
    (a) => `dynamodb:${a}`,
  ),
  ...["Decrypt", "GenerateDataKey", "GetPublicKey", "Sign"].map((a) => `kms:${a}`),
  ...["DeleteObject", "GetObject", "GetObjectTagging", "ListBucket", "PutObject"].map((a) => `s3:${a}`),
  "ses:SendRawEmail",
  ...[
    "DescribeExecution",
    "SendTaskFailure",
    "SendTaskHeartbeat",
    "SendTaskSuccess",
    "StartExecution",
    "StopExecution",
  ].map((a) => `states:${a}`),
];

function othersLike(resource: string): string[] {
  const ofStage = resource.replace(/marshrut-(production|dev)-/, "marshrut-other-");
  const ofAccount = resource.replace("123456789012", "210987654321");
  return [ofStage, ofAccount].filter((one) => one !== resource);
}
