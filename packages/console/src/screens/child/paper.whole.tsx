import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { usePaperActs, type WholePaper } from "./papers.acts.ts";
import { papersTexts } from "./papers.texts.ts";

type Happened = WholePaper["history"][number];

/** What became of a paper, and what can be done with it. Reading it goes on record, so it is read when asked for. */
export function PaperWhole({ childId, instrumentId }: { childId: string; instrumentId: string }) {
  const query = useRead(["child", childId, "papers", instrumentId], () =>
    api.GET("/v1/children/{childId}/instruments/{instrumentId}", { params: { path: { childId, instrumentId } } }),
  );
  const say = useTexts(papersTexts);
  return (
    <Loaded query={query}>
      {(paper) => (
        <>
          <h3>{say("history")}</h3>
          <ul className="plain small">
            {paper.history.map((one) => (
              <li key={`${one.at} ${one.what}`}>
                <Past one={one} />
              </li>
            ))}
          </ul>
          <Acts paper={paper} />
        </>
      )}
    </Loaded>
  );
}

function Past({ one }: { one: Happened }) {
  const say = useTexts(papersTexts);
  const format = useFormat();
  const when = format.short(one.at);
  switch (one.what) {
    case "recorded":
      return say("was.recorded", { when });
    case "presented":
      return (
        <>
          {say("was.presented", { when: format.short(one.on) })} <AgencyName id={one.agencyId} />
        </>
      );
    case "agreed":
    case "disagreed":
      return say(`was.${one.what}`, { when: format.short(one.on) });
    case "followed-birthday":
      return say("was.birthday", { when });
    case "corrected":
      return say("was.corrected", { when, reason: one.reason });
  }
}

function Acts({ paper }: { paper: WholePaper }) {
  const acts = usePaperActs(paper);
  return (
    <div className="acts">
      {acts.map((act) => (
        <ActButton key={act.key} act={act} />
      ))}
    </div>
  );
}
