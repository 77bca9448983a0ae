import { take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Pair } from "./shown.ts";
import { duplicatesTexts } from "./texts.ts";

/** What was merged just now, so that a mistake is put right where it was made. */
export function Merged({ pair: { childId, other } }: { pair: Pair["merge"] }) {
  const say = useTexts(duplicatesTexts);
  const format = useFormat();
  const query = useRead(["child", childId, "mergings"], () =>
    api.GET("/v1/children/{childId}/mergings", { params: { path: { childId } } }),
  );
  const undo: Act = {
    key: `unmerge.${childId}.${other}`,
    label: say("unmerge"),
    happens: say("unmerge.happens"),
    undo: say("unmerge.undo"),
    tone: "bad",
    run: (_, once) =>
      take(
        api.POST("/v1/children/{childId}/unmerge", {
          params: { path: { childId }, header: once },
          body: { other, confirm: true },
        }),
      ),
    done: say("unmerge.done"),
    touches: [["duplicates"], ["children"], ["child", childId], ["child", other]],
  };
  return (
    <Loaded query={query}>
      {({ items }) => {
        const merging = items.findLast(({ kind, from }) => kind === "merge" && from === other);
        const undoable = merging?.undoUntil && !merging.undoneBy;
        return (
          undoable && (
            <Card title={say("merged.title")} acts={<ActButton act={undo} />}>
              <p>
                <Link to={`/children/${childId}`}>{say("merged.card")}</Link>.{" "}
                {say("merged.until", { day: format.day(merging.undoUntil ?? "") })}
              </p>
            </Card>
          )
        );
      }}
    </Loaded>
  );
}
