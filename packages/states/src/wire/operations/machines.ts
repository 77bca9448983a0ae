/** CreateStateMachine and its kin. */
import { randomUUID } from "node:crypto";
import { describe, validate } from "../../asl/index.ts";
import type { JsonObject } from "../../json/index.ts";
import type { MachineRow } from "../../store/index.ts";
import { checkExecutionArn, checkMachineArn, machineArnOf } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { ApiError, invalid, invalidArn, invalidName, noExecution, notFound } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";

const settingsRules: Params.Rules = {
  loggingConfiguration: { type: "object" },
  tracingConfiguration: { type: "object" },
  encryptionConfiguration: { type: "object" },
};
const settingNames = Object.keys(settingsRules);

export const createStateMachine: Operation = (api, input) => {
  Params.check(input, {
    name: { ...Params.name, required: true },
    definition: { ...Params.definition, required: true },
    roleArn: Params.arn,
    type: { type: "string", values: ["STANDARD", "EXPRESS"] },
    publish: { type: "boolean" },
    versionDescription: { type: "string", max: 256 },
    tags: { type: "list" },
    ...settingsRules,
  });
  const name = Params.text(input, "name");
  if (!Params.isName(name)) throw invalidName(name);
  if (input.type === "EXPRESS") {
    throw new ApiError(
      "StateMachineTypeNotSupported",
      "State machines of type EXPRESS are not supported by this engine",
    );
  }
  refuseVersions(input);
  const definition = checkedDefinition(input);
  const roleArn = checkedRole(input);
  const settings = settingsOf(input);
  const arn = machineArnOf(api.region, api.accountId, name);
  const existing = api.store.machines.find(arn);
  if (existing) return sameOrRefused(api, existing, definition, settings);
  const createdAt = api.clock.now();
  const revision = api.store.machines.addRevision({
    machineArn: arn,
    roleArn,
    definition,
    revisionId: undefined,
    createdAt,
  });
  api.store.machines.save({ arn, name, roleArn, status: "ACTIVE", createdAt, revision, settings });
  return { stateMachineArn: arn, creationDate: seconds(createdAt) };
};

/** Creating again what is there already is answered with what is there. */
function sameOrRefused(api: Api, machine: MachineRow, definition: string, settings: JsonObject): object {
  if (machine.status === "DELETING")
    throw new ApiError("StateMachineDeleting", `State Machine Is Being Deleted: '${machine.arn}'`);
  const { definition: known } = api.store.machines.revision(machine.revision);
  if (known === definition && JSON.stringify(machine.settings) === JSON.stringify(settings))
    return { stateMachineArn: machine.arn, creationDate: seconds(machine.createdAt) };
  throw new ApiError("StateMachineAlreadyExists", `State Machine Already Exists: '${machine.arn}'`);
}

function refuseVersions(input: JsonObject): void {
  if (input.publish === true) throw invalid("Publishing versions is not supported by this engine");
  if (input.versionDescription != null) throw invalid("Version description can only be set when publish is true");
}

function checkedDefinition(input: JsonObject): string {
  const definition = Params.text(input, "definition");
  const problems = validate(definition).filter(({ severity }) => severity === "ERROR");
  if (problems.length === 0) return definition;
  throw new ApiError("InvalidDefinition", `Invalid State Machine Definition: '${describe(problems)}'`);
}

function checkedRole(input: JsonObject): string {
  const roleArn = Params.text(input, "roleArn");
  if (!roleArn.startsWith("arn:")) throw invalidArn(`Invalid ARN prefix: ${roleArn}`);
  if (!/^arn:[a-z-]+:iam::\d{12}:role\/.+/.test(roleArn)) throw invalidArn(`Invalid Role Arn: '${roleArn}'`);
  return roleArn;
}

function settingsOf(input: JsonObject): JsonObject {
  const logging = input.loggingConfiguration as JsonObject | undefined;
  const destinations = (logging?.destinations ?? []) as JsonObject[];
  if (destinations.length > 1 || ((logging?.level ?? "OFF") !== "OFF" && destinations.length !== 1)) {
    throw new ApiError(
      "InvalidLoggingConfiguration",
      "Invalid Logging Configuration: Must specify exactly one Log Destination.",
    );
  }
  return Object.fromEntries(settingNames.flatMap((key) => (input[key] == null ? [] : [[key, input[key]]])));
}

export const updateStateMachine: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    definition: Params.definition,
    roleArn: { ...Params.arn, required: false },
    publish: { type: "boolean" },
    versionDescription: { type: "string", max: 256 },
    ...settingsRules,
  });
  const arn = Params.text(input, "stateMachineArn");
  const machine = findMachine(api, arn);
  if (["definition", "roleArn", ...settingNames].every((key) => input[key] == null)) {
    throw new ApiError(
      "MissingRequiredParameter",
      "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
    );
  }
  refuseVersions(input);
  const current = api.store.machines.revision(machine.revision);
  const definition = input.definition == null ? current.definition : checkedDefinition(input);
  const roleArn = input.roleArn == null ? machine.roleArn : checkedRole(input);
  const settings = { ...machine.settings, ...settingsOf(input) };
  const now = api.clock.now();
  let { revision } = machine;
  let { revisionId } = current;
  // AWS counts a new revision only when the definition or the role has changed.
  if (definition !== current.definition || roleArn !== machine.roleArn || revisionId === undefined) {
    revisionId = randomUUID();
    revision = api.store.machines.addRevision({ machineArn: arn, roleArn, definition, revisionId, createdAt: now });
  }
  api.store.machines.save({ ...machine, roleArn, revision, settings });
  return { updateDate: seconds(now), revisionId };
};

export const describeStateMachine: Operation = (api, input) => {
  Params.check(input, { stateMachineArn: Params.machineArn });
  const machine = findMachine(api, Params.text(input, "stateMachineArn"), true);
  const { definition, revisionId } = api.store.machines.revision(machine.revision);
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    status: machine.status,
    definition,
    roleArn: machine.roleArn,
    type: "STANDARD",
    creationDate: seconds(machine.createdAt),
    ...described(machine.settings),
    revisionId,
  };
};

const defaults: Record<string, JsonObject> = {
  loggingConfiguration: { includeExecutionData: false, level: "OFF" },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: "AWS_OWNED_KEY" },
};

function described(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, { ...value, ...(settings[key] as JsonObject | undefined) }]),
  );
}

export const describeStateMachineForExecution: Operation = (api, input) => {
  Params.check(input, { executionArn: Params.arn });
  const executionArn = Params.text(input, "executionArn");
  checkExecutionArn(executionArn);
  const execution = api.executions.find(executionArn);
  if (!execution) throw noExecution(executionArn);
  const revision = api.store.machines.revision(execution.revision);
  return {
    stateMachineArn: execution.machineArn,
    name: execution.machineArn.slice(execution.machineArn.lastIndexOf(":") + 1),
    definition: revision.definition,
    roleArn: revision.roleArn,
    updateDate: seconds(revision.createdAt),
    ...described(api.store.machines.find(execution.machineArn)?.settings ?? {}),
    revisionId: revision.revisionId,
  };
};

export const deleteStateMachine: Operation = (api, input) => {
  Params.check(input, { stateMachineArn: Params.machineArn });
  const arn = Params.text(input, "stateMachineArn");
  checkMachineArn(arn);
  const machine = api.store.machines.find(arn);
  if (!machine) return {}; // deleting what is gone succeeds
  api.store.db.commit();
  if (api.store.executions.hasRunning(arn)) api.store.machines.save({ ...machine, status: "DELETING" });
  else api.store.machines.remove(arn);
  return {};
};

export const listStateMachines: Operation = (api, input) => {
  Params.check(input, { maxResults: Params.maxResults, nextToken: Params.nextToken });
  const limit = (input.maxResults as number | undefined) || 100;
  const offset = readPage(api.store.secret, "machines", Params.optionalText(input, "nextToken"));
  const rows = api.store.machines.list(limit + 1, offset);
  return {
    stateMachines: rows.slice(0, limit).map((machine) => ({
      stateMachineArn: machine.arn,
      name: machine.name,
      type: "STANDARD",
      creationDate: seconds(machine.createdAt),
    })),
    nextToken: rows.length > limit ? pageToken(api.store.secret, "machines", offset + limit) : undefined,
  };
};

export const validateStateMachineDefinition: Operation = (_api, input) => {
  Params.check(input, {
    definition: { ...Params.definition, required: true },
    type: { type: "string", values: ["STANDARD", "EXPRESS"] },
    severity: { type: "string", values: ["ERROR", "WARNING"] },
    maxResults: { type: "integer", min: 0, max: 100 },
  });
  const limit = (input.maxResults as number | undefined) || 100;
  const diagnostics = validate(Params.text(input, "definition"), input.type === "EXPRESS" ? "EXPRESS" : "STANDARD");
  return {
    result: diagnostics.some(({ severity }) => severity === "ERROR") ? "FAIL" : "OK",
    diagnostics: diagnostics.slice(0, limit),
    truncated: diagnostics.length > limit,
  };
};

/** @throws ApiError InvalidArn, StateMachineDoesNotExist, StateMachineDeleting */
export function findMachine(api: Api, arn: string, deleting = false): MachineRow {
  checkMachineArn(arn);
  const machine = api.store.machines.find(arn);
  if (!machine) throw notFound(arn);
  if (machine.status === "DELETING") {
    api.store.db.commit();
    if (!api.store.executions.hasRunning(arn)) {
      api.store.machines.remove(arn);
      throw notFound(arn);
    }
    if (!deleting) throw new ApiError("StateMachineDeleting", `State Machine Is Being Deleted: '${arn}'`);
  }
  return machine;
}
