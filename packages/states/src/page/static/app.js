/** Shows the view that the address names, and keeps it fresh while something runs. */
import { engineTime } from "./api.js";
import { element } from "./dom.js";
import { executionView, linkTo, machinesView, machineView } from "./views.js";

const refreshMs = 2000;
const main = document.getElementById("main");
const trail = document.getElementById("trail");
const pulse = document.getElementById("pulse");
let shown = "";
let turn = 0;

async function show() {
  const mine = ++turn;
  let live = true;
  const [kind, arn, filter] = location.hash.replace(/^#\//, "").split("/").map(decodeURIComponent);
  try {
    const view = await build(kind, arn, filter);
    if (mine !== turn) return;
    const open = location.hash === shown ? openDetails() : undefined;
    main.replaceChildren(...view.nodes);
    live = view.live;
    if (open) restore(open);
    shown = location.hash;
    pulse.textContent = new Date(engineTime()).toLocaleString("ru", { timeZoneName: "short" });
  } catch (error) {
    if (mine !== turn) return;
    main.replaceChildren(element("p", { class: "failed" }, error.message));
  }
  // What has ended does not change any more.
  if (live) setTimeout(() => mine === turn && document.visibilityState === "visible" && void show(), refreshMs);
}

async function build(kind, arn, filter) {
  trail.replaceChildren();
  if (kind === "machine") return { nodes: await machineView(arn, filter), live: true };
  if (kind !== "execution") return { nodes: await machinesView(), live: true };
  trail.append(linkTo("machine", arn.replace(":execution:", ":stateMachine:").replace(/:[^:]*$/, "")));
  return executionView(arn);
}

/** What the reader has unfolded stays unfolded when the view is drawn anew. */
const openDetails = () => [...main.querySelectorAll("details")].map(({ open }) => open);
function restore(open) {
  for (const [i, details] of [...main.querySelectorAll("details")].entries()) if (i in open) details.open = open[i];
}

addEventListener("hashchange", show);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void show());
void show();
