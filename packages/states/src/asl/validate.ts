/** Walks a definition and reports what AWS would: fields, their values, and where transitions lead. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { checkChoices } from "./choices.ts";
import { checkDistributed, checkProcessor } from "./distributed.ts";
import { belongsToOther, knownFields, otherLanguage, type StateType, supports } from "./fields.ts";
import { checkHandlers } from "./handlers.ts";
import { checkParameters } from "./integrations.ts";
import type { Place } from "./place.ts";
import type { Report } from "./report.ts";
import { parseResource, type Resource } from "./resource.ts";
import { supportOf } from "./services.ts";
import { expressions, template } from "./templates.ts";
import type { QueryLanguage } from "./types.ts";
import { checks, text } from "./values.ts";

export function validateMachine(definition: JsonObject, report: Report): void {
  for (const key of Object.keys(definition)) {
    const known = ["StartAt", "States", "Comment", "Version", "TimeoutSeconds", "QueryLanguage"].includes(key);
    if (!known) report.schema(`Field '${key}' is not supported`, "/");
  }
  const language = languageOf(definition, undefined, "", report);
  const top = (field: string): Place => ({ report, language: "JSONPath", at: `/${field}` });
  if (definition.TimeoutSeconds !== undefined) checks.TimeoutSeconds!(definition.TimeoutSeconds, top("TimeoutSeconds"));
  if (definition.Version !== undefined && definition.Version !== "1.0") report.notOneOf(["1.0"], "/Version");
  validateBlock(definition, { report, language, machineLanguage: language, at: "" });
}

/** As measured on AWS: what is neither of the two names is reported, and read as JSONata. */
function languageOf(holder: JsonObject, outer: QueryLanguage | undefined, at: string, report: Report): QueryLanguage {
  const own = holder.QueryLanguage;
  if (own === undefined) return outer ?? "JSONPath";
  if (typeof own !== "string") report.wrongType("String", `${at}/QueryLanguage`);
  else if (own !== "JSONPath" && own !== "JSONata") report.notOneOf(["JSONPath", "JSONata"], `${at}/QueryLanguage`);
  return own === "JSONPath" ? "JSONPath" : "JSONata";
}

function validateBlock(block: JsonObject, outer: Place): void {
  const { report, at } = outer;
  const missing = ["States", "StartAt"].filter((field) => block[field] === undefined);
  if (missing.length > 0) {
    report.schema(`These fields are required: [${missing.join(", ")}]`, at || "/");
    return;
  }
  const { States: states, StartAt: start, Comment: comment } = block;
  if (comment !== undefined) text(comment, { ...outer, at: `${at}/Comment` });
  if (typeof start !== "string") report.wrongType("String", `${at}/StartAt`);
  if (!isObject(states)) {
    report.wrongType("Object", `${at}/States`);
    return;
  }
  if (Object.keys(states).length === 0) report.schema("Value cannot be empty", `${at}/States`);
  for (const [name, state] of Object.entries(states)) {
    const place = `${at}/States/${name}`;
    if (name === "") report.add("INVALID_STATE_NAME", "The state name cannot be empty", place);
    if ([...name].length > 80) report.schema("State name is longer than 80 characters", place);
    if (isObject(state)) validateState(state, { ...outer, at: place });
    else report.wrongType("Object", place);
  }
}

function validateState(state: JsonObject, outer: Place): void {
  const { report, at } = outer;
  const type = state.Type as StateType;
  if (state.Type === undefined) {
    report.schema("These fields are required: [Type]", at);
    return;
  }
  if (typeof type !== "string" || !Object.hasOwn(knownFields, type)) {
    report.notOneOf(Object.keys(knownFields), `${at}/Type`);
    return;
  }
  const place: Place = { ...outer, language: languageOf(state, outer.language, at, report) };
  // AWS says this alone of such a state, and nothing of the fields that the refused language forbids.
  if (outer.language === "JSONata" && place.language === "JSONPath") {
    report.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
    return;
  }
  const missing = knownFields[type].required.filter((field) => state[field] === undefined);
  if (missing.length > 0) report.schema(`These fields are required: [${missing.join(", ")}]`, at);
  for (const [field, value] of Object.entries(state)) checkField(type, field, value, place);
  checkTransitions(type, state, place);
  special[type]?.(state, place);
}

function checkField(type: StateType, field: string, value: Json, place: Place): void {
  const { report, language, at } = place;
  if (supports(type, language, field)) {
    const inside: Place = { ...place, at: `${at}/${field}` };
    if (knownFields[type].both.includes("Catch") && ["Output", "Assign"].includes(field)) inside.offers = "result";
    if (Object.hasOwn(checks, field)) checks[field]!(value, inside);
  } else if (belongsToOther(type, language, field)) {
    report.schema(otherLanguage(language, field), at);
  } else report.schema(`Field '${field}' is not supported`, at);
}

function checkTransitions(type: StateType, state: JsonObject, place: Place): void {
  const { report, at } = place;
  if (knownFields[type].both.includes("End")) {
    const ends = state.End === true;
    if (ends && state.Next !== undefined)
      report.schema("There should only be one of the following fields: [Next, End]", at);
    if (!ends && state.Next === undefined) report.schema("These fields are required: [End|Next]", at);
  }
}

type Special = (state: JsonObject, place: Place) => void;

const special: Partial<Record<StateType, Special>> = {
  Task(state, place) {
    if (typeof state.Resource === "string") checkResource(state, state.Resource, place);
    if (isObject(state.Credentials)) checkCredentials(state.Credentials, place);
    only(state, ["TimeoutSeconds", "TimeoutSecondsPath"], place);
    only(state, ["HeartbeatSeconds", "HeartbeatSecondsPath"], place);
    const { TimeoutSeconds: timeout, HeartbeatSeconds: beat } = state;
    if (typeof timeout === "number" && typeof beat === "number" && beat >= timeout)
      place.report.schema("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'", place.at);
    checkHandlers(state, place);
  },
  Choice: checkChoices,
  Wait(state, place) {
    const given = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"].filter(
      (field) => state[field] !== undefined,
    );
    if (given.length === 1) return;
    place.report.schema("Exactly one of [Seconds, SecondsPath, Timestamp, TimestampPath] is required", place.at);
  },
  Fail(state, place) {
    only(state, ["Error", "ErrorPath"], place);
    only(state, ["Cause", "CausePath"], place);
  },
  Parallel(state, place) {
    checkHandlers(state, place);
    if (!Array.isArray(state.Branches) || state.Branches.length === 0) {
      const at = `${place.at}/Branches`;
      if (Array.isArray(state.Branches)) place.report.schema("Value cannot be empty", at);
      else if (state.Branches !== undefined) place.report.wrongType("Array", at);
      return;
    }
    for (const [i, branch] of state.Branches.entries()) {
      checkInner(branch, ["StartAt", "States", "Comment"], { ...place, at: `${place.at}/Branches[${i}]` });
    }
  },
  Map(state, place) {
    checkHandlers(state, place);
    only(state, ["ItemProcessor", "Iterator"], place);
    only(state, ["ItemSelector", "Parameters"], place);
    only(state, ["MaxConcurrency", "MaxConcurrencyPath"], place);
    const field = state.Iterator === undefined ? "ItemProcessor" : "Iterator";
    if (state[field] === undefined) place.report.schema("These fields are required: [ItemProcessor]", place.at);
    else {
      const inside = { ...place, at: `${place.at}/${field}` };
      checkInner(state[field], ["StartAt", "States", "Comment", "ProcessorConfig"], inside);
      const config = isObject(state[field]) ? state[field].ProcessorConfig : undefined;
      checkDistributed(state, checkProcessor(config, inside), place);
    }
    only(state, ["ToleratedFailureCount", "ToleratedFailureCountPath"], place);
    only(state, ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"], place);
  },
};

/** Blocks inside a state take the query language of the machine, not of the state. */
function checkInner(inner: Json, known: string[], place: Place): void {
  if (!isObject(inner)) {
    place.report.wrongType("Object", place.at);
    return;
  }
  for (const key of Object.keys(inner)) {
    if (!known.includes(key)) place.report.schema(`Field '${key}' is not supported`, place.at);
  }
  validateBlock(inner, { ...place, language: place.machineLanguage ?? "JSONPath" });
}

function checkResource(state: JsonObject, text: string, place: Place): void {
  const { report } = place;
  const at = `${place.at}/Resource`;
  const resource = parseResource(text);
  const refused = report.machineType === "EXPRESS" ? refusedByExpress(resource) : undefined;
  const support = supportOf(resource);
  if (refused !== undefined) report.schema(refused, at);
  else if (support === "elsewhere" && !report.forTest)
    report.schema(`The resource provided ${text} is not supported by this engine, although AWS may have it.`, at);
  else if (support === "nowhere") {
    report.schema(
      `The resource provided ${text} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
      at,
    );
  } else if (resource?.kind === "service") checkParameters(state, resource, place);
}

function refusedByExpress(resource: Resource | undefined): string | undefined {
  if (resource?.kind === "activity") return "Express state machine does not support Activity ARN";
  const pattern = resource?.kind === "service" ? resource.pattern : undefined;
  if (pattern === "sync" || pattern === "sync:2")
    return "Express state machine does not support '.sync' service integration";
  // The second space is AWS's.
  return pattern === "token"
    ? "Express state machine does not support '.waitForTaskToken' service integration "
    : undefined;
}

function checkCredentials(credentials: JsonObject, place: Place): void {
  const at = `${place.at}/Credentials`;
  if (credentials.RoleArn === undefined && credentials["RoleArn.$"] === undefined)
    place.report.schema("The field 'RoleArn' is required but was missing", at);
  (place.language === "JSONata" ? expressions : template)(credentials, { ...place, at });
}

function only(state: JsonObject, fields: string[], place: Place): void {
  if (fields.filter((field) => state[field] !== undefined).length > 1)
    place.report.schema(`There should only be one of the following fields: [${fields.join(", ")}]`, place.at);
}
