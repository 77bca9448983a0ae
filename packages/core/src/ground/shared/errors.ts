/**
 * For a run over many: an accident with one of them keeps nobody else from theirs, and is thrown when the run is through.
 * @param ends accidents that would meet all the others too: they end the run at once
 */
export function errorCollector(ends: (error: unknown) => boolean) {
  const collected: unknown[] = [];
  return {
    async collect(work: () => Promise<unknown>): Promise<void> {
      try {
        await work();
      } catch (error) {
        if (ends(error)) throw error;
        collected.push(error);
      }
    },
    /** @throws the first accident that was collected */
    rethrow(): void {
      if (collected.length > 0) throw collected[0];
    },
  };
}
export type ErrorCollector = ReturnType<typeof errorCollector>;
