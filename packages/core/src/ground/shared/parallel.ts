/**
 * Does the work for each item, so many at once, begun in their order. After the first fault nothing new is begun; what is under
 * way is waited for, so that nothing goes on behind the caller's back, and then the fault is thrown.
 */
export async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values(); // one for all: each worker takes the next
  const faults: unknown[] = [];
  const worker = async () => {
    for (const item of left) {
      if (faults.length > 0) return;
      await work(item).catch((fault: unknown) => faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  if (faults.length > 0) throw faults[0];
}
