import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { Choice } from "../../parts/choice.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Empty, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { libraryTexts } from "./texts.ts";

type Item = Schema<"FindLibraryAnswer">["items"][number];
const kinds = ["act", "method", "practice", "material", "publication"] as const;
const statuses = ["published", "proposed", "returned", "withdrawn"] as const;
const filterNames = ["kind", "status"] as const;
const collections = ["acts", "practices"] as const;
const tones: Record<Item["status"], Tone> = {
  proposed: "soon",
  returned: "bad",
  published: "good",
  withdrawn: "plain",
};

/** What everybody reads, and what waits for an editor. */
export function Screen() {
  const say = useTexts(libraryTexts);
  const common = useCommon();
  const format = useFormat();
  const titled = useTitle();
  const nameOf = useMunicipality();
  const { can } = useMe();
  const { choice } = useFilters(filterNames);
  const [kind, byKind] = choice("kind", kinds);
  const [status, byStatus] = choice("status", statuses, "published");
  const list = useList(["library", "list", kind, status], (cursor) =>
    api.GET("/v1/library", { params: { query: { kind, status, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Item>> = [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ itemId, content }) => <Link to={`/library/${itemId}`}>{titled(content.title)}</Link>,
    },
    { key: "kind", title: say("column.kind"), cell: ({ content }) => say(`kind.${content.kind}`) },
    {
      key: "whose",
      title: say("column.whose"),
      cell: ({ agency, municipality }) => agency ?? (municipality ? nameOf(municipality) : say("region")),
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status: of, asked, inForce }) => (
        <>
          <Mark tone={tones[of]}>{say(`status.${of}`)}</Mark> {asked && <Mark tone="soon">{say("asked")}</Mark>}{" "}
          {inForce === false && <Mark>{say("ended")}</Mark>}
        </>
      ),
    },
    {
      key: "on",
      title: say("column.on"),
      cell: ({ publishedOn }) => publishedOn && <span className="nowrap">{format.short(publishedOn)}</span>,
    },
  ];
  return (
    <Frame
      title={common("screen.library")}
      help={[say("help.1"), say("help.2")]}
      acts={
        can("printCollection") &&
        collections.map((of) => (
          <DownloadButton
            key={of}
            path={`/v1/library/collection?of=${of}&format=docx`}
            name={`${of}.docx`}
            label={say(of)}
          />
        ))
      }
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        <Choice label={say("kind")} {...byKind} name={(one) => say(`kind.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ itemId }) => itemId}
        label={common("screen.library")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}
