import { Alert, Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { fieldProblems } from "../api/problem.ts";
import { useProblemWords } from "../api/use.ts";
import { useCommon, useSpeech } from "../texts/texts.tsx";

/** What was refused or went wrong, in the API's own words, with a way to try again. */
export function ProblemNote({
  error,
  again,
  beside = [],
}: {
  error: unknown;
  again?: () => void;
  /** Fields beside which it is said already what is wrong with them. */
  beside?: readonly string[];
}) {
  const common = useCommon();
  const { language } = useSpeech();
  const { title, detail } = useProblemWords()(error);
  const others = fieldProblems(error, language).filter(
    ({ pointer }) => !beside.some((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`)),
  );
  return (
    <Alert color="red" role="alert" title={title}>
      <p>{detail}</p>
      {others.length > 0 && (
        <ul>
          {others.map(({ pointer, text }) => (
            <li key={pointer}>{text}</li>
          ))}
        </ul>
      )}
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
    <div aria-busy="true">
      <p role="status" className="unseen">
        {common("waiting")}
      </p>
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
