/**
 * Where the boxes of a definition stand: top to bottom by the longest way from StartAt, branches side by side.
 * Sizes are in pixels; all positions are relative to the block's own corner.
 */
const gapX = 28;
const gapY = 44;
const pad = 16;
const headHeight = 38;
const boxHeight = 42;
/** How far a way around other boxes keeps from them. */
const laneGap = 14;

/**
 * @param {{StartAt: string, States: Record<string, object>}} block
 * @returns {{width: number, height: number, nodes: object[], edges: object[]}}
 */
export function layOut(block) {
  const states = Object.entries(block.States ?? {});
  const ranks = rank(block);
  const rows = [];
  for (const [name, state] of states) {
    const row = ranks.get(name) ?? 0;
    rows[row] ??= [];
    rows[row].push({ name, type: String(state.Type), ...sizeOf(name, state) });
  }
  const filled = rows.filter(Boolean);
  const width = Math.max(0, ...filled.map((row) => row.reduce((sum, node) => sum + node.width + gapX, -gapX)));
  let y = 0;
  for (const row of filled) {
    let x = (width - row.reduce((sum, node) => sum + node.width + gapX, -gapX)) / 2;
    const height = Math.max(...row.map((node) => node.height));
    for (const node of row) {
      Object.assign(node, { x, y: y + (height - node.height) / 2 });
      x += node.width + gapX;
    }
    y += height + gapY;
  }
  const nodes = filled.flat();
  return { width, height: Math.max(0, y - gapY), nodes, edges: edgesOf(states, nodes, ranks) };
}

/** A state's own block or blocks make its box a frame around them. */
function sizeOf(name, state) {
  const blocks = (state.Type === "Parallel" ? state.Branches : [state.ItemProcessor ?? state.Iterator]) ?? [];
  const inner = blocks.filter((block) => block?.States).map(layOut);
  const label = Math.max(110, name.length * 8 + 28);
  if (inner.length === 0) return { width: label, height: boxHeight, inner };
  let x = pad;
  for (const block of inner) {
    Object.assign(block, { x, y: headHeight });
    x += block.width + gapX;
  }
  const height = headHeight + Math.max(...inner.map((block) => block.height)) + pad;
  return { width: Math.max(label, x - gapX + pad), height, inner };
}

/** Names that a state may lead to, with what kind of transition it is. */
export function targetsOf(state) {
  const found = [];
  if (state.Next) found.push({ target: state.Next, kind: "next" });
  for (const choice of state.Choices ?? []) found.push({ target: choice.Next, kind: "next" });
  if (state.Default) found.push({ target: state.Default, kind: "next" });
  for (const catcher of state.Catch ?? []) found.push({ target: catcher.Next, kind: "catch" });
  return found;
}

/** The longest way from StartAt, not counting ways back. */
function rank(block) {
  const ranks = new Map();
  const open = new Set();
  const visit = (name, depth) => {
    if (!Object.hasOwn(block.States ?? {}, name) || open.has(name)) return;
    if ((ranks.get(name) ?? -1) >= depth) return;
    ranks.set(name, depth);
    open.add(name);
    for (const { target } of targetsOf(block.States[name])) visit(target, depth + 1);
    open.delete(name);
  };
  visit(block.StartAt, 0);
  return ranks;
}

function edgesOf(states, nodes, ranks) {
  const place = new Map(nodes.map((node) => [node.name, node]));
  const edges = [];
  for (const [name, state] of states) {
    const drawn = new Set();
    for (const { target, kind } of targetsOf(state)) {
      if (drawn.has(target + kind) || !place.has(target)) continue;
      drawn.add(target + kind);
      const [here, there] = [ranks.get(name) ?? 0, ranks.get(target) ?? 0];
      const passed = nodes.filter((node) => between(ranks.get(node.name) ?? 0, here, there));
      edges.push({ from: place.get(name), to: place.get(target), kind, ...wayOf(here, there, passed) });
    }
  }
  return edges;
}

const between = (rank, a, b) => rank >= Math.min(a, b) && rank <= Math.max(a, b);

/** Down to the next row straight; past other rows on the left, back on the right of all that is passed. */
function wayOf(here, there, passed) {
  if (there <= here) return { way: "back", lane: Math.max(...passed.map((node) => node.x + node.width)) + laneGap };
  if (there === here + 1) return { way: "down" };
  return { way: "past", lane: Math.min(...passed.slice(0, -1).map((node) => node.x)) - laneGap };
}
