/** GetExecutionHistory. */
import type { HistoryEvent } from "../../interpreter/index.ts";
import type { Operation } from "../context.ts";
import { pageToken, readPage } from "../pages.ts";
import * as Params from "../params.ts";
import { findExecution } from "./executions.ts";

/** Fields of events that carry execution data. */
const data = ["input", "output", "parameters", "error", "cause", "assignedVariables"];

export const getExecutionHistory: Operation = (api, input) => {
  const row = findExecution(api, input, {
    maxResults: Params.maxResults,
    nextToken: Params.nextToken,
    reverseOrder: { type: "boolean" },
    includeExecutionData: { type: "boolean" },
  });
  const limit = (input.maxResults as number | undefined) || 100;
  const reverse = input.reverseOrder === true;
  const question = `history ${row.arn} ${reverse}`;
  const last = readPage<number>(api.store.secret, question, Params.optionalText(input, "nextToken"));
  api.store.db.commit();
  const { lastEvent } = row;
  const [from, to] = reverse
    ? [Math.max(1, (last ?? lastEvent + 1) - limit), (last ?? lastEvent + 1) - 1]
    : [(last ?? 0) + 1, Math.min((last ?? 0) + limit, lastEvent)];
  const events = to < from ? [] : api.store.executions.events(row.id, from, to);
  if (reverse) events.reverse();
  const more = reverse ? from > 1 : to < lastEvent;
  return {
    events: input.includeExecutionData === false ? events.map(withoutData) : events,
    nextToken: more ? pageToken(api.store.secret, question, reverse ? from : to) : undefined,
  };
};

function withoutData(event: HistoryEvent): HistoryEvent {
  const entries = Object.entries(event).map(([key, value]) => {
    if (!key.endsWith("EventDetails")) return [key, value];
    const kept = Object.entries(value as object).filter(([field]) => !data.includes(field));
    return [key, Object.fromEntries(kept)];
  });
  return Object.fromEntries(entries) as HistoryEvent;
}
