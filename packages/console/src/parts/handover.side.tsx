import type { Schema } from "@marshrut/client";
import { templateName, useWords } from "../texts/words.ts";
import { AgencyName } from "./agencies.tsx";
import { useMunicipality } from "./municipality.tsx";

/** One side of a hand-over, as far as it changes: where, at whom, by which route. Nobody's name. */
export function HandoverSide({ side: { municipality, agencyId, template } }: { side: Schema<"GetHandoverTo"> }) {
  const words = useWords();
  const nameOf = useMunicipality();
  return (
    <>
      {agencyId && <AgencyName id={agencyId} />} {municipality && nameOf(municipality)}{" "}
      {template && templateName(words, template)}
    </>
  );
}
