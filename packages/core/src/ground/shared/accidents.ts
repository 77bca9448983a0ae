/**
 * For a run over many: what goes wrong with one of them keeps nobody else from theirs, and is told when the run is through.
 * @param ends accidents that would meet all the others too: they end the run at once
 */
export function accidents(ends: (error: unknown) => boolean) {
  const met: unknown[] = [];
  return {
    async apart(deed: () => Promise<void>): Promise<void> {
      try {
        await deed();
      } catch (error) {
        if (ends(error)) throw error;
        met.push(error);
      }
    },
    /** @throws the first accident there was */
    mustAllBeWell(): void {
      if (met.length > 0) throw met[0];
    },
  };
}
