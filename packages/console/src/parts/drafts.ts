import { useCallback, useState } from "react";

/**
 * What was typed and not sent: kept in this tab alone, and gone with it. It may name a child, so it never stands in what other
 * people of the computer find (localStorage), nor in an address.
 */
const prefix = "marshrut.draft.";

function read<Value>(key: string): Value | undefined {
  try {
    const kept = sessionStorage.getItem(prefix + key);
    return kept === null ? undefined : (JSON.parse(kept) as Value);
  } catch {
    return undefined;
  }
}

/** A value that survives a reload. `had`: it was there when the form was opened. */
export function useDraft<Value>(key: string, initial: Value) {
  const [had] = useState(() => read<Value>(key) !== undefined);
  const [value, setValue] = useState<Value>(() => read<Value>(key) ?? initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        sessionStorage.setItem(prefix + key, JSON.stringify(next));
      } catch {
        // A full store keeps nothing more; what is typed stands in the form.
      }
    },
    [key],
  );
  const drop = useCallback(() => {
    sessionStorage.removeItem(prefix + key);
    setValue(initial);
  }, [key, initial]);
  return { value, set, drop, had };
}

/** Whoever signs out leaves nothing behind. */
export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
