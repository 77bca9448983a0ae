/**
 * How far each state has come, by its name: `running`, `succeeded`, `caught` (left by a Catch) or `failed`.
 * A state that was entered several times shows how it went the last time.
 * @param {{id: number, previousEventId: number, type: string}[]} events
 * @param {string} status of the execution
 * @returns {Record<string, {status: string, times: number}>}
 */
export function progressOf(events, status) {
  const reached = {};
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const event of events) {
    const entered = event.stateEnteredEventDetails;
    const exited = event.stateExitedEventDetails;
    if (entered) {
      const times = (own(reached, entered.name)?.times ?? 0) + 1;
      set(reached, entered.name, { status: "running", times });
    } else if (exited) {
      const before = byId.get(event.previousEventId)?.type ?? "";
      const caught = /(Failed|TimedOut)$/.test(before) && !before.startsWith("Execution");
      set(reached, exited.name, { ...own(reached, exited.name), status: caught ? "caught" : "succeeded" });
    }
  }
  if (status !== "RUNNING") {
    const open = status === "SUCCEEDED" ? "caught" : "failed";
    for (const state of Object.values(reached)) if (state.status === "running") state.status = open;
  }
  return reached;
}

const own = (record, name) => (Object.hasOwn(record, name) ? record[name] : undefined);
const set = (record, name, value) =>
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
