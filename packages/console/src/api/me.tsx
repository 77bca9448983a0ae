import type { Schema } from "@marshrut/client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useSession } from "../session.ts";
import { ZoneContext } from "../texts/format.ts";
import { api } from "./api.ts";
import { useRead } from "./use.ts";

type Who = Schema<"WhoAmIAnswer">;

interface Me extends Who {
  /** Whether the policy gives this operation to the reader's role: what it does not give is not offered. */
  can(operationId: string): boolean;
}

const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe is used outside of MeProvider");
  return me;
}

/** Who is signed in, and what the role may do; `waiting` and `failed` stand in for everything until that is known. */
export function MeProvider({
  children,
  waiting,
  failed,
}: {
  children: ReactNode;
  waiting: ReactNode;
  failed: (error: unknown, again: () => void) => ReactNode;
}) {
  const { signedIn } = useSession();
  const who = useRead(["me"], () => api.GET("/v1/me"), { on: signedIn });
  const policy = useRead(["policy"], () => api.GET("/v1/policy"), { on: signedIn });
  const me = useMemo(() => {
    if (!who.data || !policy.data) return undefined;
    const rights = new Set(policy.data.rights.map(({ operationId }) => operationId));
    return { ...who.data, can: (operationId: string) => rights.has(operationId) };
  }, [who.data, policy.data]);
  const error = who.error ?? policy.error;
  if (error)
    return failed(error, () => {
      void who.refetch();
      void policy.refetch();
    });
  if (!me) return waiting;
  return (
    <MeContext value={me}>
      <ZoneContext value={me.region.zone}>{children}</ZoneContext>
    </MeContext>
  );
}
