/** CreateStateMachine and its kin. */
import { randomUUID } from "node:crypto";
import { describe, validate, variableReferences } from "../../asl/index.ts";
import type { JsonObject } from "../../json/index.ts";
import type { MachineRow } from "../../store/index.ts";
import { checkExecutionArn, checkMachineArn, machineArnOf, readMachineArn } from "../arn.ts";
import { type Api, type Operation, seconds } from "../context.ts";
import { ApiError, invalidName, noExecution, notFound } from "../errors.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findMachine } from "./find.ts";
import { checkedRole, described, settingNames, settingsOf, settingsRules } from "./settings.ts";
import { tagsOf } from "./tags.ts";
import { checkPublishing, findVersion, publishedWith, publishRules } from "./versions.ts";

export const createStateMachine: Operation = (api, input) => {
  Params.check(input, {
    name: { ...Params.name, required: true },
    definition: { ...Params.definition, required: true },
    roleArn: Params.arn,
    type: { type: "string", values: ["STANDARD", "EXPRESS"] },
    tags: { type: "list" },
    ...publishRules,
    ...settingsRules,
  });
  const name = Params.text(input, "name");
  if (!Params.isName(name)) throw invalidName(name);
  const type = input.type === "EXPRESS" ? "EXPRESS" : "STANDARD";
  checkPublishing(input);
  const definition = checkedDefinition(input, type);
  const roleArn = checkedRole(Params.text(input, "roleArn"));
  const settings = settingsOf(input);
  const tags = tagsOf(input);
  const arn = machineArnOf(api.region, api.accountId, name);
  api.executions.closing.sweep();
  const existing = api.store.machines.find(arn);
  if (existing) {
    refuseOther(api, existing, { definition, type, settings });
    return created(api, existing, input);
  }
  const createdAt = api.clock.now();
  const revisionId = undefined;
  const revision = api.store.machines.addRevision({ machineArn: arn, roleArn, definition, revisionId, createdAt });
  const machine = { arn, name, roleArn, type, status: "ACTIVE", createdAt, revision, settings } as const;
  api.store.machines.save(machine);
  api.store.tags.save(arn, tags);
  return created(api, machine, input);
};

function created(api: Api, machine: MachineRow, input: JsonObject): object {
  const { arn: stateMachineArn, createdAt } = machine;
  return { stateMachineArn, creationDate: seconds(createdAt), ...publishedWith(api, machine, input) };
}

/** Creating again what is there already is answered with what is there; its role and tags may differ. */
function refuseOther(
  api: Api,
  machine: MachineRow,
  wanted: Pick<MachineRow, "type" | "settings"> & { definition: string },
): void {
  if (machine.status === "DELETING")
    throw new ApiError("StateMachineDeleting", `State Machine Is Being Deleted: '${machine.arn}'`);
  const { definition } = api.store.machines.revision(machine.revision);
  const same =
    definition === wanted.definition &&
    machine.type === wanted.type &&
    JSON.stringify(machine.settings) === JSON.stringify(wanted.settings);
  if (!same) throw new ApiError("StateMachineAlreadyExists", `State Machine Already Exists: '${machine.arn}'`);
}

function checkedDefinition(input: JsonObject, type: MachineRow["type"]): string {
  const definition = Params.text(input, "definition");
  const problems = validate(definition, type).filter(({ severity }) => severity === "ERROR");
  if (problems.length === 0) return definition;
  throw new ApiError("InvalidDefinition", `Invalid State Machine Definition: '${describe(problems)}'`);
}

export const updateStateMachine: Operation = (api, input) => {
  Params.check(input, {
    stateMachineArn: Params.machineArn,
    definition: Params.definition,
    roleArn: { ...Params.arn, required: false },
    ...publishRules,
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
  checkPublishing(input);
  const current = api.store.machines.revision(machine.revision);
  const definition = input.definition == null ? current.definition : checkedDefinition(input, machine.type);
  const roleArn = input.roleArn == null ? machine.roleArn : checkedRole(Params.text(input, "roleArn"));
  const settings = { ...machine.settings, ...settingsOf(input) };
  const now = api.clock.now();
  let { revision } = machine;
  let { revisionId } = current;
  // AWS counts a new revision only when the definition or the role has changed.
  if (definition !== current.definition || roleArn !== machine.roleArn || revisionId === undefined) {
    revisionId = randomUUID();
    revision = api.store.machines.addRevision({ machineArn: arn, roleArn, definition, revisionId, createdAt: now });
  }
  const updated = { ...machine, roleArn, revision, settings };
  api.store.machines.save(updated);
  return { updateDate: seconds(now), revisionId, ...publishedWith(api, updated, input) };
};

/** A machine as it is now, or one of its versions. */
export const describeStateMachine: Operation = (api, input) => {
  Params.check(input, { stateMachineArn: Params.machineArn, includedData: Params.includedData });
  const arn = Params.text(input, "stateMachineArn");
  const { machineArn, qualifier } = readMachineArn(arn);
  const machine = findMachine(api, machineArn, true, arn);
  const version = findVersion(api, arn);
  if (qualifier !== undefined && !version) throw notFound(arn);
  const revision = api.store.machines.revision(version?.revision ?? machine.revision);
  return {
    stateMachineArn: arn,
    name: machine.name,
    status: machine.status,
    definition: input.includedData === "METADATA_ONLY" ? undefined : revision.definition,
    roleArn: revision.roleArn,
    type: machine.type,
    creationDate: seconds(version?.createdAt ?? machine.createdAt),
    ...described(machine.settings),
    revisionId: revision.revisionId,
    description: version?.description,
    variableReferences: input.includedData === "METADATA_ONLY" ? undefined : variableReferences(revision.definition),
  };
};

export const describeStateMachineForExecution: Operation = (api, input) => {
  Params.check(input, { executionArn: Params.arn, includedData: Params.includedData });
  const executionArn = Params.text(input, "executionArn");
  checkExecutionArn(executionArn);
  const execution = api.executions.find(executionArn);
  if (!execution) throw noExecution(executionArn);
  const revision = api.store.machines.revision(execution.revision);
  return {
    stateMachineArn: execution.machineArn,
    name: execution.machineArn.slice(execution.machineArn.lastIndexOf(":") + 1),
    definition: input.includedData === "METADATA_ONLY" ? undefined : revision.definition,
    roleArn: revision.roleArn,
    updateDate: seconds(revision.createdAt),
    ...described(api.store.machines.find(execution.machineArn)?.settings ?? {}),
    revisionId: revision.revisionId,
    variableReferences: input.includedData === "METADATA_ONLY" ? undefined : variableReferences(revision.definition),
    mapRunArn: execution.mapRun,
    label: execution.mapRun === undefined ? undefined : execution.machineArn.split("/")[1],
  };
};

/** Goes at once, or when its last execution has ended: each ends at its next transition. */
export const deleteStateMachine: Operation = (api, input) => {
  Params.check(input, { stateMachineArn: Params.machineArn });
  const arn = Params.text(input, "stateMachineArn");
  checkMachineArn(arn);
  const machine = api.store.machines.find(arn);
  if (!machine) return {}; // deleting what is gone succeeds
  api.store.machines.save({ ...machine, status: "DELETING" });
  api.executions.closing.add(arn);
  api.executions.closing.sweep();
  return {};
};

export const listStateMachines: Operation = (api, input) => {
  Params.check(input, { maxResults: Params.maxResults, nextToken: Params.nextToken });
  const limit = (input.maxResults as number | undefined) || 100;
  const after = readPage<[number, string]>(api.store.secret, "machines", Params.optionalText(input, "nextToken"));
  api.executions.closing.sweep();
  const rows = api.store.machines.list(limit + 1, after && { createdAt: after[0], arn: after[1] });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    stateMachines: page.map((machine) => ({
      stateMachineArn: machine.arn,
      name: machine.name,
      type: machine.type,
      creationDate: seconds(machine.createdAt),
    })),
    nextToken:
      last && rows.length > limit ? pageToken(api.store.secret, "machines", [last.createdAt, last.arn]) : undefined,
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
  const type = input.type === "EXPRESS" ? "EXPRESS" : "STANDARD";
  const wanted = input.severity === "WARNING" ? ["ERROR", "WARNING"] : ["ERROR"];
  const diagnostics = validate(Params.text(input, "definition"), type).filter(({ severity }) =>
    wanted.includes(severity),
  );
  return {
    result: diagnostics.some(({ severity }) => severity === "ERROR") ? "FAIL" : "OK",
    diagnostics: diagnostics.slice(0, limit),
    truncated: diagnostics.length > limit,
  };
};
