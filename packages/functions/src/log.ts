/** One line of JSON for the log; ids, codes and counts only (DESIGN §9). */
export function log(level: "info" | "warn" | "error", what: string, detail: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ level, what, at: new Date().toISOString(), ...detail })}\n`);
}

/** What may be told of an accident: its kind and place. Its message may quote data, so it stays out of the log. */
export function traceOf(error: unknown): { name: string; stack: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames.slice(0, 8).map((line) => line.trim()) };
}
