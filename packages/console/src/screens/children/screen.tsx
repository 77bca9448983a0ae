import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { Schema } from "@marshrut/client";
import { useEffect } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { pageFrom, useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { useDraft } from "../../parts/drafts.ts";
import { ExportButton } from "../../parts/export.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { type Column, ColumnsMenu, DataList, useColumns } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { fullName } from "../../parts/names.ts";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { useRegister } from "./register.ts";
import { childrenTexts } from "./texts.ts";

type Child = Schema<"FindChildrenAnswer">["items"][number];
const filterNames = ["municipality", "agencyId"] as const;
const learning = ({ kind }: { kind: string }) => kind === "school" || kind === "kindergarten";

/** Children, by name, place and school. */
export function Screen() {
  const say = useTexts(childrenTexts);
  const common = useCommon();
  const { can } = useMe();
  const { values, set, field, clear, isSet } = useFilters(filterNames);
  const { municipality, agencyId } = values;
  const search = useSearch();
  const register = useRegister();
  const [query] = useDebouncedValue(search.value.trim(), 350);
  const list = useList(["children", query, municipality, agencyId], (cursor) =>
    api.GET("/v1/children", {
      params: { query: { query: query || undefined, municipality, agencyId, ...pageFrom(cursor) } },
    }),
  );
  const all = useChildColumns();
  const { shown, keys, show, back } = useColumns("children", all);
  return (
    <Frame
      title={common("screen.children")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={
        <>
          {can("registerChild") && <ActButton act={register} variant="filled" />}
          {can("importChildren") && (
            <Button variant="default" component={Link} to="/children/import">
              {say("import")}
            </Button>
          )}
          <ExportButton of={(format) => ({ list: "children", format, filter: municipality ? { municipality } : {} })} />
          <ColumnsMenu columns={all} keys={keys} show={show} back={back} />
          <SavedFilters screen="children" />
        </>
      }
    >
      <search className="filters">
        <TextInput
          className="grow"
          type="search"
          label={say("search")}
          placeholder={say("search.hint")}
          value={search.value}
          maxLength={200}
          onChange={(event) => search.set(event.currentTarget.value)}
        />
        <MunicipalityPicker label={say("municipality")} {...field("municipality")} />
        <AgencyPicker
          label={say("agency")}
          value={agencyId}
          onChange={(next) => set({ agencyId: next })}
          only={learning}
          clearable
        />
        {isSet && (
          <Button variant="subtle" onClick={clear}>
            {common("filters.clear")}
          </Button>
        )}
      </search>
      <DataList
        list={list}
        columns={shown}
        idOf={({ childId }) => childId}
        label={say("list")}
        empty={
          <Empty
            title={say("empty.title")}
            acts={!query && !isSet && can("importChildren") && <Link to="/children/import">{say("import")}</Link>}
          >
            {say(query ? "empty.search" : isSet ? "empty.filters" : "empty.none")}
          </Empty>
        }
      />
    </Frame>
  );
}

/** What is looked for: a name, so it stands in this tab and not in the address. The palette sends one along. */
function useSearch() {
  const { state, pathname, search } = useLocation();
  const go = useNavigate();
  const draft = useDraft("children.search", "");
  const sent = typeof state === "object" && state !== null && "search" in state ? String(state.search) : undefined;
  const { set } = draft;
  useEffect(() => {
    if (sent === undefined) return;
    set(sent);
    void go(pathname + search, { replace: true });
  }, [sent, set, go, pathname, search]);
  return draft;
}

function useChildColumns(): Array<Column<Child>> {
  const say = useTexts(childrenTexts);
  const words = useWords();
  const format = useFormat();
  const municipality = useMunicipality();
  return [
    {
      key: "name",
      title: say("name"),
      cell: ({ childId, person, label }) => (
        <Link to={`/children/${childId}`}>
          <bdi>{person ? fullName(person) : (label ?? say("unnamed"))}</bdi>
        </Link>
      ),
    },
    {
      key: "born",
      title: say("born"),
      cell: ({ person }) => person && <span className="nowrap">{format.short(person.birthDate)}</span>,
    },
    { key: "municipality", title: say("municipality"), cell: (child) => municipality(child.municipality) },
    {
      key: "attends",
      title: say("attends"),
      cell: ({ attachments: { school, kindergarten } }) => {
        const id = school ?? kindergarten;
        return id && <AgencyName id={id} />;
      },
    },
    {
      key: "needs",
      title: say("needs"),
      cell: ({ disability, educationalNeeds }) =>
        (disability || educationalNeeds) && (
          <>
            {disability && <Mark>{say("disability")}</Mark>} {educationalNeeds && <Mark>{say("ovz")}</Mark>}
          </>
        ),
    },
    {
      key: "groups",
      title: say("groups"),
      cell: ({ targetGroups }) => targetGroups.map((group) => words(`group.${group}`)).join(", "),
      extra: true,
    },
    {
      key: "status",
      title: say("status"),
      cell: ({ status }) => words(`child.${status}`),
      extra: true,
    },
    {
      key: "since",
      title: say("since"),
      cell: ({ createdAt }) => <span className="nowrap">{format.short(createdAt)}</span>,
      extra: true,
    },
  ];
}
