import { useSyncExternalStore } from "react";

/** The access token stands in memory alone: a reload asks for another, and nobody finds it in what a browser keeps. */
let held: string | undefined;
const watching = new Set<() => void>();

export const session = {
  token: async (): Promise<string | undefined> => held,
  /** Whether there is another token now, after one was refused. */
  renewed: async (): Promise<boolean> => false,
  signOut: async (): Promise<void> => {
    held = undefined;
    for (const tell of watching) tell();
  },
};

const watch = (tell: () => void) => {
  watching.add(tell);
  return () => void watching.delete(tell);
};

export function useSession(): { signedIn: boolean } {
  const signedIn = useSyncExternalStore(watch, () => held !== undefined);
  return { signedIn };
}
