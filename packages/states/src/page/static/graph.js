/** Draws a laid-out definition, each state in the colour of how far it has come. */
import { shape } from "./dom.js";
import { layOut } from "./layout.js";

const margin = 30;

/**
 * @param {object} definition
 * @param {Record<string, {status: string, times: number}>} progress
 */
export function drawGraph(definition, progress) {
  const block = layOut(definition);
  const [width, height] = [block.width + 2 * margin, block.height + 2 * margin];
  const svg = shape(
    "svg",
    { class: "graph", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": "Граф / Graph" },
    shape(
      "defs",
      {},
      shape(
        "marker",
        { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
        shape("path", { d: "M0 0 L8 4 L0 8 z" }),
      ),
    ),
  );
  svg.append(drawBlock(block, margin, margin, progress));
  return svg;
}

function drawBlock(block, x, y, progress) {
  const group = shape("g", { transform: `translate(${x} ${y})` });
  for (const edge of block.edges) group.append(drawEdge(edge));
  for (const node of block.nodes) group.append(drawNode(node, progress));
  return group;
}

function drawNode(node, progress) {
  const reached = Object.hasOwn(progress, node.name) ? progress[node.name] : undefined;
  const group = shape("g", { transform: `translate(${node.x} ${node.y})`, class: reached?.status ?? "untouched" });
  const times = reached && reached.times > 1 ? ` ×${reached.times}` : "";
  const frame = node.inner.length > 0;
  group.append(
    shape("title", {}, `${node.name}: ${node.type}${reached ? `, ${reached.status}${times}` : ""}`),
    shape("rect", { class: frame ? "box frame" : "box", width: node.width, height: node.height, rx: 7 }),
    shape("text", { x: node.width / 2, y: frame ? 17 : 18 }, node.name),
    shape("text", { class: "kind", x: node.width / 2, y: frame ? 31 : 33 }, node.type + times),
  );
  for (const block of node.inner) group.append(drawBlock(block, block.x, block.y, progress));
  return group;
}

function drawEdge(edge) {
  return shape("path", { class: `edge ${edge.kind}`, d: pathOf(edge), "marker-end": "url(#tip)" });
}

function pathOf({ from, to, way, lane }) {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height];
  const [x2, y2] = [to.x + to.width / 2, to.y];
  const middle = (y1 + y2) / 2;
  if (way === "down") return `M${x1} ${y1} C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
  const level = from.y + from.height / 2;
  if (way === "back") return `M${from.x + from.width} ${level} H${lane} V${to.y + to.height / 2} H${to.x + to.width}`;
  return `M${from.x} ${level} H${lane} V${y2 - 16} H${x2 - 26} V${y2}`;
}
