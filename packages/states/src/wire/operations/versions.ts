/** PublishStateMachineVersion and its kin; what a qualified ARN stands for. */
import type { JsonObject } from "../../json/index.ts";
import type { MachineRow, Route, VersionRow } from "../../store/index.ts";
import { checkMachineArn, readMachineArn, readVersionArn, versionArnOf } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { conflict, invalid, notFound } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findMachine } from "./find.ts";

export const publishRules: Params.Rules = { publish: { type: "boolean" }, versionDescription: Params.description };

export function checkPublishing(input: JsonObject): void {
  if (input.versionDescription != null && input.publish !== true)
    throw invalid("Version description can only be set when publish is true");
}

/** What publishing adds to the answer of CreateStateMachine and UpdateStateMachine. */
export function publishedWith(api: Api, machine: MachineRow, input: JsonObject): { stateMachineVersionArn?: string } {
  if (input.publish !== true) return {};
  const { version } = publish(api, machine, Params.optionalText(input, "versionDescription"));
  return { stateMachineVersionArn: versionArnOf(machine.arn, version) };
}

/** Publishing again what is published is answered with the version that is there. */
function publish(api: Api, machine: MachineRow, description: string | undefined): VersionRow {
  const latest = api.store.versions.latest(machine.arn);
  if (latest && isSame(api, latest.revision, machine.revision)) return latest;
  const { arn: machineArn, revision } = machine;
  return api.store.versions.add({ machineArn, revision, description, createdAt: api.clock.now() });
}

function isSame(api: Api, one: number, other: number): boolean {
  if (one === other) return true;
  const [a, b] = [api.store.machines.revision(one), api.store.machines.revision(other)];
  return a.definition === b.definition && a.roleArn === b.roleArn;
}

export const publishStateMachineVersion: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    revisionId: { type: "string" },
    description: Params.description,
  });
  const arn = Params.text(input, "stateMachineArn");
  checkMachineArn(arn);
  const machine = findMachine(api, arn);
  const { revisionId = "INITIAL" } = api.store.machines.revision(machine.revision);
  const wanted = Params.optionalText(input, "revisionId");
  if (wanted !== undefined && wanted !== revisionId) {
    throw conflict(
      `Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${revisionId}.`,
    );
  }
  const { version, createdAt } = publish(api, machine, Params.optionalText(input, "description"));
  return { stateMachineVersionArn: versionArnOf(arn, version), creationDate: seconds(createdAt) };
};

export const listStateMachineVersions: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    maxResults: Params.maxResults,
    nextToken: Params.nextToken,
  });
  const arn = Params.text(input, "stateMachineArn");
  findMachine(api, arn, true);
  const limit = (input.maxResults as number | undefined) || 100;
  const question = `versions ${arn}`;
  const before = readPage<number>(api.store.secret, question, Params.optionalText(input, "nextToken"));
  const rows = api.store.versions.list(arn, limit + 1, before);
  const page = rows.slice(0, limit);
  return {
    stateMachineVersions: page.map(({ version, createdAt }) => ({
      stateMachineVersionArn: versionArnOf(arn, version),
      creationDate: seconds(createdAt),
    })),
    nextToken: rows.length > limit ? pageToken(api.store.secret, question, page.at(-1)!.version) : undefined,
  };
};

/** Deleting what is gone succeeds; one that an alias leads to stays. */
export const deleteStateMachineVersion: Operation = (api, input) => {
  Params.check(input, { stateMachineVersionArn: { ...Params.arn, max: 2000 } });
  const arn = Params.text(input, "stateMachineVersionArn");
  const { machineArn, version } = readVersionArn(arn);
  const led = api.store.versions
    .aliases(machineArn)
    .filter(({ routing }) => routing.some((route) => route.stateMachineVersionArn === arn));
  if (led.length > 0) {
    throw conflict(
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${led.map(({ name }) => name).join(", ")}]`,
    );
  }
  api.store.versions.remove(machineArn, version);
  return {};
};

/** What an ARN names to be started: the machine as it is now, a version, or what an alias leads to. */
export interface Startable {
  machine: MachineRow;
  revision: number;
  version: number | undefined;
  alias: string | undefined;
}

/** @throws ApiError InvalidArn, StateMachineDoesNotExist, StateMachineDeleting */
export function findStartable(api: Api, arn: string): Startable {
  const { machineArn, qualifier } = readMachineArn(arn);
  const machine = findMachine(api, machineArn, false, arn);
  if (qualifier === undefined) return { machine, revision: machine.revision, version: undefined, alias: undefined };
  const alias = /^\d+$/.test(qualifier) ? undefined : api.store.versions.alias(arn);
  const versionArn = alias ? chosen(alias.routing) : arn;
  const found = findVersion(api, versionArn);
  if (!found) throw notFound(arn);
  return { machine, revision: found.revision, version: found.version, alias: alias?.name };
}

export function findVersion(api: Api, arn: string): VersionRow | undefined {
  const { machineArn, qualifier } = readMachineArn(arn);
  return qualifier !== undefined && /^\d+$/.test(qualifier)
    ? api.store.versions.find(machineArn, Number(qualifier))
    : undefined;
}

/** One of the routes, each as often as its weight says. */
function chosen(routing: Route[]): string {
  let left = Math.random() * 100;
  const route = routing.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return (route ?? routing[0]!).stateMachineVersionArn;
}
