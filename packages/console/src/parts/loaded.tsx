import { Alert, Button, Skeleton } from "@mantine/core";
import { ProblemError } from "@marshrut/client";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { alikeIn, fieldProblems } from "../api/problem.ts";
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
    // Another try is offered by a tick (`useDistinct`), not by ids.
    ({ pointer }) =>
      pointer !== "/confirmedDistinctFrom" &&
      !beside.some((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`)),
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
      {cardsIn(error).map((childId, i) => (
        <p key={childId}>
          <Link to={`/children/${childId}`}>{common("problem.card", { number: i + 1 })}</Link>
        </p>
      ))}
      {agenciesIn(error).map(({ agencyId, name }) => (
        <p key={agencyId}>
          <Link to={`/agencies/${agencyId}`}>{name}</Link>
        </p>
      ))}
      {again && (
        <Button variant="default" size="xs" mt="sm" onClick={again}>
          {common("again")}
        </Button>
      )}
    </Alert>
  );
}

/** Children that the refusal names, whatever it says of them; whose own paper or card it is apart, where others are like it. */
function cardsIn(error: unknown): string[] {
  if (!(error instanceof ProblemError)) return [];
  const alike = alikeIn(error);
  const named = alike.length > 0 ? alike : (error.problem.current ?? {});
  return [...new Set(JSON.stringify(named).match(/child_[0-9A-Z]{26}/g))];
}

/** Organisations that are called as the one that was sent. */
function agenciesIn(error: unknown): { agencyId: string; name: string }[] {
  if (!(error instanceof ProblemError && error.code === "agency.duplicate")) return [];
  return (error.problem.current as { matches: { agencyId: string; name: string }[] }).matches;
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
