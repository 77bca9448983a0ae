import "../../styles/fields.css";
import { Checkbox, Select } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { useFilters } from "../../parts/filters.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { servicesTexts } from "./texts.ts";

type Service = Schema<"ServiceSummary">;
const areas = [
  "early-help",
  "assessment",
  "education",
  "psychology",
  "speech",
  "skills",
  "motor",
  "health",
  "social",
  "family",
  "legal",
  "career",
  "leisure",
] as const;
const recipients = ["child", "family", "specialist"] as const;
const filterNames = ["area", "recipient", "all"] as const;

/** The services by which everything else is named. */
export function Screen() {
  const say = useTexts(servicesTexts);
  const common = useCommon();
  const both = useBoth();
  const words = usePursuits();
  const { can } = useMe();
  const { values, set } = useFilters(filterNames);
  const area = areas.find((one) => one === values.area);
  const recipient = recipients.find((one) => one === values.recipient);
  const all = values.all === "true" ? "true" : undefined;
  const query = useRead(["services", "list", area, recipient, all], () =>
    api.GET("/v1/services", { params: { query: { area, recipient, all } } }),
  );
  const columns: Array<Column<Service>> = [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ serviceKey, title, status, own }) => (
        <>
          <Link to={`/services/${serviceKey}`}>{both(title)}</Link> {own && <Mark>{say("own")}</Mark>}{" "}
          {status === "withdrawn" && <Mark tone="bad">{say("withdrawn")}</Mark>}
        </>
      ),
    },
    { key: "area", title: say("column.area"), cell: ({ area: of }) => words(`area.${of}`) },
    { key: "recipient", title: say("column.recipient"), cell: ({ recipient: of }) => words(`recipient.${of}`) },
    {
      key: "volume",
      title: say("column.volume"),
      cell: ({ volume: { norm, unit, per } }) =>
        say("volume", { norm, unit: words(`unit.${unit}`), per: words(`per.${per}`) }),
    },
    {
      key: "forms",
      title: say("column.forms"),
      cell: ({ forms }) => forms.map((one) => words(`form.${one}`)).join(", "),
    },
  ];
  return (
    <Frame
      title={common("screen.services")}
      help={[say("help.1"), say("help.2")]}
      acts={can("findProgrammes") && <Link to="/programmes">{say("programmes")}</Link>}
    >
      <div className="filters">
        <Select
          label={say("area")}
          placeholder={common("any")}
          data={areas.map((value) => ({ value, label: words(`area.${value}`) }))}
          value={area ?? null}
          onChange={(next) => set({ area: next ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
        />
        <Select
          label={say("recipient")}
          placeholder={common("any")}
          data={recipients.map((value) => ({ value, label: words(`recipient.${value}`) }))}
          value={recipient ?? null}
          onChange={(next) => set({ recipient: next ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
        />
        <Checkbox
          label={say("all")}
          checked={all !== undefined}
          onChange={(event) => set({ all: event.currentTarget.checked ? "true" : undefined })}
        />
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("empty.title")}>{say("empty.detail")}</Empty>
          ) : (
            <Table
              label={common("screen.services")}
              rows={items}
              columns={columns}
              idOf={({ serviceKey }) => serviceKey}
            />
          )
        }
      </Loaded>
    </Frame>
  );
}
