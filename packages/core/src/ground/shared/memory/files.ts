import type { Files } from "../files.ts";

/** Files in the memory of one process, for tests. */
export function memoryFiles(kept: Map<string, Uint8Array> = new Map()): Files {
  return {
    put: async (name, bytes) => void kept.set(name, bytes.slice()),
    get: async (name) => kept.get(name)?.slice(),
    remove: async (name) => void kept.delete(name),
  };
}
