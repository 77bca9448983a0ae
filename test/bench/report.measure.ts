/** What a run has measured: lines for people, and how many targets it has missed. */
export class Measures {
  missed = 0;

  /** One line; `ok` false marks a missed target. */
  say(name: string, value: string, ok = true): void {
    if (!ok) this.missed++;
    console.log(`${ok ? " " : "✗"} ${name.padEnd(58)} ${value}`);
  }
}

export interface Timed<T> {
  /** Milliseconds of the wall clock, and of this process's own work. */
  ms: number;
  cpuMs: number;
  value: T;
}

export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - from, cpuMs: (user + system) / 1000, value };
}

/** The middle of several measurements: one of them may meet a busy disk. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await timed(work)).ms);
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

/** Most memory that this process has held at any moment, as the kernel counts it (VmHWM), in megabytes. */
export const peakMb = (): number => process.resourceUsage().maxRSS / 1024;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
export const last = <T>(list: readonly T[]): T => list.at(-1)!;
export const growth = (list: readonly number[]): number => last(list) / list[0]!;
