import type { Schema } from "@marshrut/client";
import { useTexts } from "../texts/texts.tsx";
import { templateName, useWords } from "../texts/words.ts";
import { AgencyName } from "./agencies.tsx";
import { handoverSideTexts } from "./handover.texts.ts";
import { useMunicipality } from "./municipality.names.ts";

type Summary = Pick<Schema<"FindHandoversItems">, "to" | "takenBy" | "status">;

/** One side of a hand-over, as far as it changes: where, at whom, by which route. Nobody's name. */
export function HandoverSide({
  side: { municipality, agencyId, representativeId, template },
}: {
  side: Schema<"GetHandoverTo">;
}) {
  const say = useTexts(handoverSideTexts);
  const words = useWords();
  const nameOf = useMunicipality();
  return (
    <>
      {agencyId && <AgencyName id={agencyId} />} {representativeId && say("representative")}{" "}
      {municipality && nameOf(municipality)} {template && templateName(words, template)}
    </>
  );
}

/** Where it goes: the side that was proposed, and once it was accepted those who took over. Of a closed organisation nobody is named until then. */
export function HandoverTo({ of: { to, takenBy, status } }: { of: Summary }) {
  const say = useTexts(handoverSideTexts);
  const isKnown = takenBy.length > 0 || Object.values(to).some(Boolean);
  if (!isKnown && status === "proposed") return <span className="quiet">{say("not.chosen")}</span>;
  if (!isKnown && status === "accepted") return <span className="quiet">{say("nobody")}</span>;
  return (
    <>
      <HandoverSide side={to} />
      {takenBy.map((agencyId, i) => (
        <span key={agencyId}>
          {i > 0 && ", "}
          <AgencyName id={agencyId} />
        </span>
      ))}
    </>
  );
}
