import type { Progress } from "./load.ts";

/** What a progress is shown on. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const words = {
  organisations: "Организации / organisations",
  children: "Дети / children",
} satisfies Record<Progress["what"], string>;

/**
 * Shows how far a loading is: one line that is drawn over on a terminal, else a plain line at each tenth.
 * @param now a clock in milliseconds, of which only differences count
 */
export function progressOn(screen: Screen, now: () => number = () => performance.now()): (progress: Progress) => void {
  let shown: { what: string; tenth: number; at: number } | undefined;
  let first: { done: number; at: number } | undefined;
  return (progress) => {
    const { what, done, total } = progress;
    const at = now();
    const last = done >= total;
    if (shown?.what !== what || !first) first = { done: done - 1, at };
    const tenth = Math.floor((done / total) * 10);
    const sameLine = shown?.what === what;
    if (sameLine && !last && (screen.isTTY ? at - shown!.at < 100 : tenth === shown!.tenth)) return;
    shown = { what, tenth, at };
    const left = at > first.at ? ((total - done) * (at - first.at)) / (done - first.done) : undefined;
    screen.write(screen.isTTY ? drawn(progress, left, screen.columns || 80) : `${words[what]}: ${done}/${total}\n`);
  };
}

function drawn({ what, done, total }: Progress, left: number | undefined, columns: number): string {
  const last = done >= total;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const head = `${words[what]} `;
  const tail = ` ${done}/${total} ${Math.floor(share * 100)} %${last || left === undefined ? "" : ` ${clock(left)}`}`;
  const width = Math.max(0, Math.min(30, columns - head.length - tail.length - 1));
  const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░");
  // Back to the line's start, and what was longer before is wiped: \u001b[K.
  return `\r${head}${bar}${tail}\u001b[K${last ? "\n" : ""}`;
}

/** «−1:05»: minutes and seconds that are left. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `−${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
