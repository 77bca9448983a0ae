import { Session } from "node:inspector/promises";

/** How often it is looked whether nothing is going on. */
const everyMs = 5_000;
/** Of one core: below it nobody is being served. The rounds of each minute take less. */
const quietShare = 0.1;
/** What a process that does nothing may come to hold before it is worth the work of a collection. */
const worthBytes = 24 * 1024 * 1024;

/**
 * Gives back what V8 holds and nobody uses. It grows its young generation for a load, to some 90 MB, and its pages for what a start
 * leaves behind, and lets go of both when it collects, which it does when somebody asks for memory: a process at rest does not. The
 * profiler's collection is V8's own answer to a shortage of memory (`Isolate::LowMemoryNotification`), and is open to everybody.
 */
export async function giveBack(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect(); // not from within its answer: the process would hang
}

/** Gives memory back whenever this process has come to rest: after its start, and after each time of work. @returns stops it */
export function giveBackAtRest(): () => void {
  let held = 0;
  let before = process.cpuUsage();
  const look = async () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    if ((user + system) / 1_000 > everyMs * quietShare) return;
    if (process.memoryUsage.rss() < held + worthBytes) return;
    await giveBack();
    held = process.memoryUsage.rss();
  };
  const timer = setInterval(() => void look(), everyMs).unref();
  return () => clearInterval(timer);
}
