/** CreateStateMachineAlias and its kin. */
import { isObject, type JsonObject } from "../../json/index.ts";
import type { AliasRow, Route } from "../../store/index.ts";
import { checkAliasArn, readMachineArn, readVersionArn } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { ApiError, conflict, invalid, noResource } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findMachine } from "./find.ts";
import { findVersion } from "./versions.ts";

/** AWS's limit for one machine. */
const most = 100;

export const createStateMachineAlias: Operation = (api, input) => {
  Params.check(input, {
    name: { ...Params.name, required: true },
    description: Params.description,
    routingConfiguration: { type: "list", required: true },
  });
  const name = Params.text(input, "name");
  checkName(name);
  const description = Params.optionalText(input, "description");
  const routing = routingOf(api, input);
  const { machineArn } = readVersionArn(routing[0]!.stateMachineVersionArn);
  findMachine(api, machineArn);
  const arn = `${machineArn}:${name}`;
  const known = api.store.versions.alias(arn);
  if (known) return sameOrRefused(known, routing, description);
  if (api.store.versions.aliases(machineArn).length >= most)
    throw new ApiError("ServiceQuotaExceededException", `A state machine cannot have more than ${most} aliases`);
  const now = api.clock.now();
  api.store.versions.saveAlias({ arn, machineArn, name, description, routing, createdAt: now, updatedAt: now });
  return { stateMachineAliasArn: arn, creationDate: seconds(now) };
};

/** Creating the same again is answered with what is there. */
function sameOrRefused(known: AliasRow, routing: Route[], description: string | undefined): object {
  const same = JSON.stringify(known.routing) === JSON.stringify(routing) && known.description === description;
  if (same) return { stateMachineAliasArn: known.arn, creationDate: seconds(known.createdAt) };
  throw conflict(
    "Failed to create alias because an alias with the same name and a different routing configuration already exists.",
  );
}

const pattern = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";

/** A name of digits alone would be a version. */
function checkName(name: string): void {
  if (new RegExp(pattern).test(name)) return;
  throw invalid(
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  );
}

/** Where an alias leads: one or two versions of one machine, of weights that make a hundred. */
function routingOf(api: Api, input: JsonObject): Route[] {
  const given = input.routingConfiguration as JsonObject[];
  for (const [i, route] of given.entries()) {
    if (!isObject(route))
      throw new ApiError("SerializationException", "routingConfiguration must be a list of objects");
    Params.checkInside(route, `routingConfiguration.${i + 1}.member`, {
      stateMachineVersionArn: Params.arn,
      weight: { type: "integer", required: true, min: 0, max: 100 },
    });
  }
  const routing = given as unknown as Route[];
  if (routing.length < 1 || routing.length > 2) throw invalid(wrongLength(routing));
  const arns = routing.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  if (new Set(arns).size < arns.length)
    throw invalid(
      `Routing configuration must contain distinct state machine version ARNs. Received: [${arns.join(", ")}]`,
    );
  const weights = routing.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100)
    throw invalid(`Sum of routing configuration weights must equal 100. Received: ${JSON.stringify(weights)}`);
  const machines = new Set(arns.map((arn) => readVersionArn(arn).machineArn));
  if (machines.size > 1) throw invalid("Routing configuration must contain versions of the same state machine.");
  for (const arn of arns) if (!findVersion(api, arn)) throw noResource(arn);
  return routing.map(({ stateMachineVersionArn, weight }) => ({ stateMachineVersionArn, weight }));
}

function wrongLength(routing: Route[]): string {
  const shown = routing.map(
    ({ stateMachineVersionArn, weight }) =>
      `RoutingConfigurationListItem(stateMachineVersionArn=${stateMachineVersionArn}, weight=${weight})`,
  );
  const why = routing.length < 1 ? "greater than or equal to 1" : "less than or equal to 2";
  return `1 validation error detected: Value '[${shown.join(", ")}]' at 'routingConfiguration' failed to satisfy constraint: Member must have length ${why}`;
}

function aliasArnOf(input: JsonObject, rules: Params.Rules = {}): string {
  Params.check(input, { stateMachineAliasArn: Params.arn, ...rules });
  const arn = Params.text(input, "stateMachineAliasArn");
  checkAliasArn(arn);
  return arn;
}

function findAlias(api: Api, input: JsonObject, rules: Params.Rules = {}): AliasRow {
  const alias = api.store.versions.alias(aliasArnOf(input, rules));
  if (!alias) throw new ApiError("ResourceNotFound", "Request references a resource that does not exist.");
  return alias;
}

export const updateStateMachineAlias: Operation = (api, input) => {
  const alias = findAlias(api, input, { description: Params.description, routingConfiguration: { type: "list" } });
  if (input.description == null && input.routingConfiguration == null)
    throw invalid("Either the description or the routing configuration must be specified");
  const updatedAt = api.clock.now();
  api.store.versions.saveAlias({
    ...alias,
    description: Params.optionalText(input, "description") ?? alias.description,
    routing: input.routingConfiguration == null ? alias.routing : routingOf(api, input),
    updatedAt,
  });
  return { updateDate: seconds(updatedAt) };
};

export const describeStateMachineAlias: Operation = (api, input) => {
  const alias = findAlias(api, input);
  return {
    stateMachineAliasArn: alias.arn,
    name: alias.name,
    description: alias.description,
    routingConfiguration: alias.routing,
    creationDate: seconds(alias.createdAt),
    updateDate: seconds(alias.updatedAt),
  };
};

/** Deleting what is gone succeeds, as with all else that the API deletes. */
export const deleteStateMachineAlias: Operation = (api, input) => {
  api.store.versions.removeAlias(aliasArnOf(input));
  return {};
};

/** Those of a machine, or those that lead to one of its versions. */
export const listStateMachineAliases: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    maxResults: Params.maxResults,
    nextToken: Params.nextToken,
  });
  const arn = Params.text(input, "stateMachineArn");
  const { machineArn, qualifier } = readMachineArn(arn);
  const limit = (input.maxResults as number | undefined) || 100;
  const question = `aliases ${arn}`;
  const token = Params.optionalText(input, "nextToken");
  const after = readPage<[number, string]>(api.store.secret, question, token);
  findMachine(api, machineArn, true, arn);
  const all = api.store.versions.aliases(machineArn, -1, after && { createdAt: after[0], arn: after[1] });
  const led = all.filter(
    ({ routing }) =>
      qualifier === undefined || routing.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn),
  );
  const page = led.slice(0, limit);
  const last = page.at(-1);
  return {
    stateMachineAliases: page.map(({ arn: stateMachineAliasArn, createdAt }) => ({
      stateMachineAliasArn,
      creationDate: seconds(createdAt),
    })),
    nextToken:
      last && led.length > limit ? pageToken(api.store.secret, question, [last.createdAt, last.arn]) : undefined,
  };
};
