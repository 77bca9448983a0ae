import { Alert, Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useProblemWords } from "../api/use.ts";
import { useCommon } from "../texts/texts.tsx";

/** What was refused or went wrong, in the API's own words, with a way to try again. */
export function ProblemNote({ error, again }: { error: unknown; again?: () => void }) {
  const common = useCommon();
  const { title, detail } = useProblemWords()(error);
  return (
    <Alert color="red" role="alert" title={title}>
      <p>{detail}</p>
      {again && (
        <Button variant="default" size="xs" mt="sm" onClick={again}>
          {common("again")}
        </Button>
      )}
    </Alert>
  );
}

export function Waiting() {
  const common = useCommon();
  return (
    <div role="status" aria-live="polite">
      <span className="unseen">{common("waiting")}</span>
      <Skeleton height={18} mb="sm" />
      <Skeleton height={18} mb="sm" width="80%" />
      <Skeleton height={18} width="60%" />
    </div>
  );
}

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What was asked for, once it is here; until then that it comes, or why it does not. */
export function Loaded<Data>({ query, children }: { query: Asked<Data>; children: (data: Data) => ReactNode }) {
  // What was read before stays in sight while the network is gone.
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNote error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}
