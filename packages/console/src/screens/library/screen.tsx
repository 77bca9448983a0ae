import "../../styles/fields.css";
import { Select } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { DownloadButton } from "../../parts/download.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.tsx";
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
  const { values, set } = useFilters(filterNames);
  const kind = kinds.find((one) => one === values.kind);
  const status = statuses.find((one) => one === values.status) ?? "published";
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
        <Select
          label={say("status")}
          data={statuses.map((value) => ({ value, label: say(`status.${value}`) }))}
          value={status}
          onChange={(next) => set({ status: next ?? undefined })}
          allowDeselect={false}
        />
        <Select
          label={say("kind")}
          placeholder={common("any")}
          data={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          value={kind ?? null}
          onChange={(next) => set({ kind: next ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
        />
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
