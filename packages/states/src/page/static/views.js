/** The three views: all machines, one machine's executions, one execution. */
import { all, call, engineTime } from "./api.js";
import { both, element } from "./dom.js";
import { drawGraph } from "./graph.js";
import { progressOf } from "./progress.js";

const statusWords = {
  RUNNING: ["идёт", "running"],
  SUCCEEDED: ["завершено", "succeeded"],
  FAILED: ["ошибка", "failed"],
  ABORTED: ["остановлено", "aborted"],
  TIMED_OUT: ["время вышло", "timed out"],
};
const nameOf = (arn) => arn.slice(arn.lastIndexOf(":") + 1);
const when = (seconds) => (seconds === undefined ? "—" : new Date(seconds * 1000).toLocaleString("ru"));
const clockFormat = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 };

/** The time of day to the millisecond; the date is told when pointed at. */
function momentOf(seconds) {
  const text = new Date(seconds * 1000).toLocaleTimeString("ru", clockFormat);
  return element("time", { title: when(seconds), class: "number" }, text);
}
export const linkTo = (kind, arn, text = nameOf(arn)) =>
  element("a", { href: `#/${kind}/${encodeURIComponent(arn)}` }, text);

function statusOf(status) {
  const [ru, en] = statusWords[status] ?? [status, status];
  return element("span", { class: `status ${status.toLowerCase()}` }, both(ru, en));
}

function tookOf({ startDate, stopDate }, now) {
  const seconds = Math.max(0, (stopDate ?? now) - startDate);
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} с`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} мин`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} ч` : `${Math.round(seconds / 86_400)} д`;
}

function table(heads, rows) {
  const head = element("tr", {}, ...heads.map(([ru, en]) => element("th", { scope: "col" }, both(ru, en))));
  const lines = rows.map((cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell))));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...lines));
}

const card = (...children) => element("section", { class: "card" }, ...children);
const empty = (ru, en) => element("p", { class: "quiet" }, both(ru, en));

export async function machinesView() {
  const machines = await all("ListStateMachines", {}, "stateMachines");
  const rows = machines.map((machine) => [
    linkTo("machine", machine.stateMachineArn, machine.name),
    when(machine.creationDate),
  ]);
  const heads = [
    ["Имя", "Name"],
    ["Создана", "Created"],
  ];
  return [
    element("h1", {}, both("Машины состояний", "State machines")),
    card(rows.length > 0 ? table(heads, rows) : empty("Пока ни одной.", "None yet.")),
  ];
}

export async function machineView(stateMachineArn, statusFilter) {
  const filter = statusFilter ? { statusFilter } : {};
  const [machine, { executions }] = await Promise.all([
    call("DescribeStateMachine", { stateMachineArn }),
    call("ListExecutions", { stateMachineArn, maxResults: 200, ...filter }),
  ]);
  const here = `#/machine/${encodeURIComponent(stateMachineArn)}`;
  const filters = [undefined, ...Object.keys(statusWords)].map((status) => {
    const [ru, en] = status ? statusWords[status] : ["все", "all"];
    const href = status ? `${here}/${status}` : here;
    return element("a", { href, "aria-current": String(status === statusFilter) }, both(ru, en));
  });
  const now = engineTime() / 1000;
  const rows = executions.map((one) => [
    linkTo("execution", one.executionArn, one.name),
    statusOf(one.status),
    when(one.startDate),
    tookOf(one, now),
  ]);
  const heads = [
    ["Исполнение", "Execution"],
    ["Состояние", "Status"],
    ["Начато", "Started"],
    ["Длилось", "Took"],
  ];
  return [
    element("h1", {}, machine.name),
    element(
      "div",
      { class: "sides" },
      card(
        element("div", { class: "filters" }, ...filters),
        rows.length > 0 ? table(heads, rows) : empty("Ни одного исполнения.", "No executions."),
      ),
      element(
        "div",
        {},
        card(element("h2", {}, both("Граф", "Graph")), drawGraph(JSON.parse(machine.definition), {})),
        card(folded("Определение", "Definition", machine.definition)),
      ),
    ),
  ];
}

/** JSON as readable text, behind a summary. */
function folded(ru, en, text, open = false) {
  const details = element("details", {}, element("summary", {}, both(ru, en)), element("pre", {}, pretty(text)));
  details.open = open;
  return details;
}

function pretty(text) {
  try {
    return JSON.stringify(typeof text === "string" ? JSON.parse(text) : text, null, 2);
  } catch {
    return String(text);
  }
}

export async function executionView(executionArn) {
  const [about, machine, events] = await Promise.all([
    call("DescribeExecution", { executionArn }),
    call("DescribeStateMachineForExecution", { executionArn }),
    all("GetExecutionHistory", { executionArn }, "events", 25_000),
  ]);
  const facts = element("dl", {});
  const fact = (ru, en, value) => facts.append(element("dt", {}, both(ru, en)), element("dd", {}, value));
  fact("Состояние", "Status", statusOf(about.status));
  fact("Машина", "State machine", linkTo("machine", about.stateMachineArn));
  fact("Начато", "Started", when(about.startDate));
  fact("Окончено", "Ended", when(about.stopDate));
  if (about.error !== undefined) fact("Ошибка", "Error", about.error);
  if (about.cause !== undefined) fact("Причина", "Cause", element("pre", {}, pretty(about.cause)));
  return {
    live: about.status === "RUNNING",
    nodes: [
      element("h1", {}, about.name),
      element(
        "div",
        { class: "sides" },
        element(
          "div",
          {},
          card(facts),
          card(
            element("h2", {}, both("Граф", "Graph")),
            drawGraph(JSON.parse(machine.definition), progressOf(events, about.status)),
            legend(),
          ),
          card(folded("Вход", "Input", about.input ?? "", true)),
          about.output === undefined ? undefined : card(folded("Выход", "Output", about.output, true)),
        ),
        card(element("h2", {}, both("История", "History")), historyTable(events)),
      ),
    ],
  };
}

function legend() {
  const entries = [
    ["succeeded", "пройдено", "passed"],
    ["running", "здесь сейчас", "here now"],
    ["caught", "ошибка перехвачена", "error caught"],
    ["failed", "ошибка", "failed"],
    ["untouched", "не дошло", "not reached"],
  ];
  const items = entries.map(([status, ru, en]) => element("span", { class: `status ${status}` }, both(ru, en)));
  return element("div", { class: "legend" }, ...items);
}

function historyTable(events) {
  const rows = events.map((event) => {
    const [, details] = Object.entries(event).find(([key]) => key.endsWith("EventDetails")) ?? [];
    const name = details?.name ?? details?.resource ?? details?.state ?? "";
    const body =
      details && Object.keys(details).length > 0
        ? folded(String(name) || "подробности", "details", unfold(details))
        : "";
    return [String(event.id), momentOf(event.timestamp), event.type, body];
  });
  const heads = [
    ["№", "id"],
    ["Время", "Time"],
    ["Событие", "Event"],
    ["Подробности", "Details"],
  ];
  return table(heads, rows);
}

/** Data fields hold JSON as text: shown as what they hold. */
function unfold(details) {
  const shown = Object.entries(details)
    .filter(([key]) => !key.endsWith("Details"))
    .map(([key, value]) => [key, ["input", "output", "parameters", "cause"].includes(key) ? parsed(value) : value]);
  return Object.fromEntries(shown);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
