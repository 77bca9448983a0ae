import type { StreamRecord } from "./record.ts";

/** What a test may do to a stream: the things that AWS does not promise against. */
export interface StreamFaults {
  /** Each record comes twice. */
  duplicate?: boolean;
  /** Records come in another order. */
  shuffle?: boolean;
  /** These records never come. */
  drop?: boolean | ((record: StreamRecord) => boolean);
}

/** The records as they arrive under `faults`. */
export function disturb(records: StreamRecord[], faults: StreamFaults): StreamRecord[] {
  const { duplicate, shuffle, drop = false } = faults;
  const kept = records.filter((record) => !(typeof drop === "function" ? drop(record) : drop));
  const arriving = duplicate ? kept.flatMap((record) => [record, structuredClone(record)]) : kept;
  return shuffle ? shuffled(arriving) : arriving;
}

function shuffled<T>(items: T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
