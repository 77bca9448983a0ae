/** Remembers the answers of an asynchronous question for a while; who asks meanwhile shares the answer on its way. */
export function remembered<T>(options: { now(): number; for: number; most: number }) {
  const answers = new Map<string, { until: number; answer: Promise<T> }>();
  return {
    async get(name: string, ask: () => Promise<T>): Promise<T> {
      const known = answers.get(name);
      if (known && options.now() < known.until) return known.answer;
      const answer = ask();
      answers.delete(name);
      answers.set(name, { until: options.now() + options.for, answer });
      for (const oldest of answers.keys()) {
        if (answers.size <= options.most) break;
        answers.delete(oldest);
      }
      try {
        return await answer;
      } catch (error) {
        // A failure is not remembered: the next one asks again.
        if (answers.get(name)?.answer === answer) answers.delete(name);
        throw error;
      }
    },
    forget: (name: string): boolean => answers.delete(name),
  };
}
