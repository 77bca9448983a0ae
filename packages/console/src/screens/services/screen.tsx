import "../../styles/fields.css";
import { Checkbox } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { Choice } from "../../parts/choice.tsx";
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
  const { values, set, choice } = useFilters(filterNames);
  const [area, byArea] = choice("area", areas);
  const [recipient, byRecipient] = choice("recipient", recipients);
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
      cell: ({ volume: { norm, unit, per } }) => words(`volume.${unit}`, { norm, per: words(`per.${per}`) }),
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
        <Choice label={say("area")} {...byArea} name={(one) => words(`area.${one}`)} />
        <Choice label={say("recipient")} {...byRecipient} name={(one) => words(`recipient.${one}`)} />
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
