/** Walks a definition and reports what AWS would: fields, their values, and where transitions lead. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { checkChoices } from "./choices.ts";
import { belongsToOther, knownFields, otherLanguage, type StateType, supports, unsupported } from "./fields.ts";
import { checkHandlers } from "./handlers.ts";
import { checkParameters } from "./integrations.ts";
import type { Report } from "./report.ts";
import { parseResource, type Resource } from "./resource.ts";
import { supportOf } from "./services.ts";
import type { QueryLanguage } from "./types.ts";
import { checks, expressions, type Place, template } from "./values.ts";

export function validateMachine(definition: JsonObject, report: Report): void {
  for (const key of Object.keys(definition)) {
    const known = ["StartAt", "States", "Comment", "Version", "TimeoutSeconds", "QueryLanguage"].includes(key);
    if (!known) report.schema(`Field '${key}' is not supported`, "/");
  }
  const language = languageOf(definition, undefined, "/", report);
  if (definition.TimeoutSeconds !== undefined)
    checks.TimeoutSeconds!(definition.TimeoutSeconds, { report, language: "JSONPath", at: "/TimeoutSeconds" });
  validateBlock(definition, { report, language, machineLanguage: language, at: "" });
}

function languageOf(holder: JsonObject, outer: QueryLanguage | undefined, at: string, report: Report): QueryLanguage {
  const own = holder.QueryLanguage;
  if (own === undefined) return outer ?? "JSONPath";
  if (own !== "JSONPath" && own !== "JSONata") {
    report.schema("Value is not one of [JSONPath, JSONata]", at === "/" ? "/QueryLanguage" : `${at}/QueryLanguage`);
    return outer ?? "JSONPath";
  }
  if (outer === "JSONata" && own === "JSONPath")
    report.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
  return own;
}

function validateBlock(block: JsonObject, outer: Place): void {
  const { report, at } = outer;
  const missing = ["States", "StartAt"].filter((field) => block[field] === undefined);
  if (missing.length > 0) {
    report.schema(`These fields are required: [${missing.join(", ")}]`, at || "/");
    return;
  }
  const { States: states, StartAt: start } = block;
  if (!isObject(states) || Object.keys(states).length === 0) {
    report.schema("Expected value of type Object", `${at}/States`);
    return;
  }
  if (typeof start !== "string") {
    report.schema("Expected value of type String", `${at}/StartAt`);
    return;
  }
  for (const [name, state] of Object.entries(states)) {
    const place = `${at}/States/${name}`;
    if (name.length > 80) report.schema("State name is longer than 80 characters", place);
    if (isObject(state)) validateState(state, { ...outer, at: place });
    else report.schema("Expected value of type Object", place);
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
    report.schema(`Value is not one of [${Object.keys(knownFields).join(", ")}]`, `${at}/Type`);
    return;
  }
  const place: Place = { ...outer, language: languageOf(state, outer.language, at, report) };
  const missing = knownFields[type].required.filter((field) => state[field] === undefined);
  if (missing.length > 0) report.schema(`These fields are required: [${missing.join(", ")}]`, at);
  for (const [field, value] of Object.entries(state)) checkField(type, field, value, place);
  checkTransitions(type, state, place);
  special[type]?.(state, place);
}

function checkField(type: StateType, field: string, value: Json, place: Place): void {
  const { report, language, at } = place;
  if (supports(type, language, field)) {
    const inside = { ...place, at: `${at}/${field}` };
    if (Object.hasOwn(checks, field)) checks[field]!(value, inside);
  } else if (unsupported.includes(field)) {
    report.schema(`Field '${field}' is not supported by this engine`, at);
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
      place.report.schema("Expected a non-empty array", `${place.at}/Branches`);
      return;
    }
    for (const [i, branch] of state.Branches.entries()) {
      checkInner(branch, { ...place, at: `${place.at}/Branches[${i}]` });
    }
  },
  Map(state, place) {
    checkHandlers(state, place);
    only(state, ["ItemProcessor", "Iterator"], place);
    only(state, ["ItemSelector", "Parameters"], place);
    only(state, ["MaxConcurrency", "MaxConcurrencyPath"], place);
    const field = state.Iterator === undefined ? "ItemProcessor" : "Iterator";
    if (state[field] === undefined) place.report.schema("These fields are required: [ItemProcessor]", place.at);
    else checkInner(state[field], { ...place, at: `${place.at}/${field}` });
  },
};

/** Blocks inside a state take the query language of the machine, not of the state. */
function checkInner(inner: Json, place: Place): void {
  if (!isObject(inner)) {
    place.report.schema("Expected value of type Object", place.at);
    return;
  }
  const mode = isObject(inner.ProcessorConfig) ? (inner.ProcessorConfig.Mode ?? "INLINE") : "INLINE";
  if (mode !== "INLINE")
    place.report.schema(`Mode '${mode}' is not supported by this engine`, `${place.at}/ProcessorConfig/Mode`);
  for (const key of Object.keys(inner)) {
    if (["StartAt", "States", "Comment", "ProcessorConfig"].includes(key)) continue;
    place.report.schema(`Field '${key}' is not supported`, place.at);
  }
  const outer = place.machineLanguage ?? "JSONPath";
  validateBlock(inner, { ...place, language: languageOf(inner, outer, place.at, place.report) });
}

function checkResource(state: JsonObject, text: string, place: Place): void {
  const { report } = place;
  const at = `${place.at}/Resource`;
  const resource = parseResource(text);
  const refused = report.machineType === "EXPRESS" ? refusedByExpress(resource) : undefined;
  const support = supportOf(resource);
  if (refused !== undefined) report.schema(refused, at);
  else if (support === "elsewhere")
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
