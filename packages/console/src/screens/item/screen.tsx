import { type Schema, take } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { DownloadButton } from "../../parts/download.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Screen as Frame } from "../../parts/screen.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { itemTexts } from "./texts.ts";

type Item = Schema<"ProposeItemAnswer">;
const inOrder = ["publish", "confirm", "return", "withdraw"] as const;
type Does = (typeof inOrder)[number];

/** An item of the library, and what an editor makes of it. */
export function Screen() {
  const { itemId = "" } = useParams();
  const say = useTexts(itemTexts);
  const common = useCommon();
  const titled = useTitle();
  const query = useRead(["library", itemId], () => api.GET("/v1/library/{itemId}", { params: { path: { itemId } } }));
  return (
    <Frame
      key={itemId}
      title={query.data ? titled(query.data.content.title) : common("screen.item")}
      help={[say("help.1"), say("help.2")]}
      acts={query.data && <Acts item={query.data} />}
    >
      <Loaded query={query}>{(item) => <Shown item={item} />}</Loaded>
    </Frame>
  );
}

function Shown({ item }: { item: Item }) {
  const say = useTexts(itemTexts);
  const format = useFormat();
  const titled = useTitle();
  const nameOf = useMunicipality();
  const { content, files, asked, confirmedOn } = item;
  const { number, date, from, until, link } = content;
  return (
    <div className="stack">
      <Facts
        of={[
          [say("status"), say(`status.${item.status}`)],
          [say("whose"), item.agency ?? (item.municipality ? nameOf(item.municipality) : say("region"))],
          [say("summary"), titled(content.summary)],
          [say("number"), number && date && say("number.of", { number, date: format.short(date) })],
          [say("issuer"), content.issuer],
          [say("force"), from && [from, until].flatMap((day) => (day ? [format.short(day)] : [])).join(" – ")],
          [say("evidence"), content.evidence],
          [say("topics"), content.topics.join(", ")],
          [say("measures"), content.measures.join(", ")],
          [say("source"), content.source],
          [say("outlet"), content.outlet],
          [
            say("link"),
            link && (
              <a key="link" href={link} target="_blank" rel="noreferrer">
                {link}
              </a>
            ),
          ],
          [say("confirmed"), confirmedOn && format.day(confirmedOn)],
          [say("reason"), item.reason],
        ]}
      />
      {asked && <p className="quiet">{say("asked", { day: format.day(asked.at) })}</p>}
      {content.text && (
        <Card title={say("text")}>
          {content.text.split("\n").map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text stand where they stand
            <p key={i}>{line}</p>
          ))}
        </Card>
      )}
      {files.length > 0 && (
        <Card title={say("files")}>
          {files.map(({ materialId, name, access }) => (
            <p key={materialId}>
              <DownloadButton path={`/v1/library/${item.itemId}/files/${materialId}`} name={name} label={name} />{" "}
              <span className="quiet small">{say(`file.${access}`)}</span>
            </p>
          ))}
        </Card>
      )}
    </div>
  );
}

function Acts({ item }: { item: Item }) {
  const say = useTexts(itemTexts);
  const titled = useTitle();
  const path = { itemId: item.itemId };
  const shared = (does: Does) => ({
    key: `item.${does}.${item.itemId}`,
    label: say(does),
    subject: titled(item.content.title),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["library"], ["inbox"]],
  });
  const why = { kind: "paragraph", name: "reason", label: say("why"), required: true } as const;
  const acts: Record<Does, Act> = {
    publish: {
      ...shared("publish"),
      tells: say("publish.tells"),
      run: (_, once) => take(api.POST("/v1/library/{itemId}/publish", { params: { path, header: once } })),
    },
    confirm: {
      ...shared("confirm"),
      run: (_, once) =>
        take(
          api.POST("/v1/library/{itemId}/review", { params: { path, header: once }, body: { answer: "still-valid" } }),
        ),
    },
    return: {
      ...shared("return"),
      tells: say("return.tells"),
      fields: [why],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/library/{itemId}/review", {
            params: { path, header: once },
            body: { answer: "return", reason: String(reason) },
          }),
        ),
    },
    withdraw: {
      ...shared("withdraw"),
      tells: say("withdraw.tells"),
      tone: "bad",
      fields: [why],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/library/{itemId}/withdraw", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
    },
  };
  const may = inOrder.filter((does) => item.mayDo.includes(does));
  return may.map((does, i) => <ActButton key={does} act={acts[does]} variant={i === 0 ? "filled" : "default"} />);
}
