import { Session } from "node:inspector/promises";

/** How often it is looked whether nothing is going on. */
const everyMs = 5_000;
/** Of the time of the event loop: below it nobody is being served. The rounds of each minute take less. */
const quietShare = 0.1;
/** What a process that does nothing may come to hold before it is worth the work of a collection. */
const worthBytes = 24 * 1024 * 1024;
/** Between two collections: whoever is taken for resting while it waits for a busy machine loses a hundredth of its time at most. */
const pauseMs = 30_000;

/**
 * Gives back what V8 holds and nobody uses. It grows its young generation for a load, to some 90 MB, and its pages for what a start
 * leaves behind, and lets go of both when it collects, which it does when somebody asks for memory: a process at rest does not. The
 * profiler's collection is V8's own answer to a shortage of memory (`Isolate::LowMemoryNotification`), and is open to everybody.
 */
export async function giveBack(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post("HeapProfiler.collectGarbage");
  } finally {
    session.disconnect(); // not from within its answer: the process would hang
  }
}

/** Gives memory back whenever this process has come to rest: after its start, and after each time of work. @returns stops it */
export function giveBackAtRest(): () => void {
  let [held, at] = [0, Number.NEGATIVE_INFINITY];
  let before = performance.eventLoopUtilization();
  const look = async () => {
    // Not by the processor's time, of which a process that is at work on a busy machine gets as little as one that rests.
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization > quietShare || performance.now() < at + pauseMs) return;
    if (process.memoryUsage.rss() < held + worthBytes) return;
    at = performance.now();
    await giveBack();
    held = process.memoryUsage.rss();
  };
  const timer = setInterval(
    () => void look().catch((error: unknown) => console.error("rest:", error)),
    everyMs,
  ).unref();
  return () => clearInterval(timer);
}
