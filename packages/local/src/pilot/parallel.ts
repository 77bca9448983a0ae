/**
 * Does the work for each member, so many at once. The first accident ends it: nothing new is begun, what is under way is waited
 * for, then it is thrown.
 */
export async function inParallel<T>(
  list: readonly T[],
  concurrency: number,
  work: (member: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      try {
        await work(list[next++]!);
      } catch (accident) {
        next = list.length;
        throw accident;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(concurrency, list.length) }, worker));
  const accident = ended.find((e) => e.status === "rejected");
  if (accident) throw accident.reason;
}
