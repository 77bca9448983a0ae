import { Button, Radio } from "@mantine/core";
import { newKey, type Schema, take } from "@marshrut/client";
import { useCallback, useState } from "react";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useSpeech, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import type { Pair } from "./shown.ts";
import { duplicatesTexts } from "./texts.ts";

type Merging = Schema<"ListMergingsAnswer">["items"][number];
type Difference = NonNullable<Merging["differences"]>[number];
type Choose = NonNullable<Schema<"MergeChildrenBody">["choose"]>;
type Choosing = { choose: Choose; set: (name: keyof Choose, side: Side) => void };
const sides = ["this", "other"] as const;
type Side = (typeof sides)[number];
const isSide = (text: string): text is Side => sides.some((one) => one === text);

/** What a merge would do, asked anew with each choice; the API says what differs, what moves and what forbids it. */
export function Merge({ pair, close, done }: { pair: Pair["merge"]; close: () => void; done: () => void }) {
  const say = useTexts(duplicatesTexts);
  const common = useCommon();
  const [choose, setChoose] = useState<Choose>({});
  const { childId, other } = pair;
  const query = useRead(["merging", childId, other, choose], () =>
    api.POST("/v1/children/{childId}/merge", {
      params: { path: { childId }, header: newKey() },
      body: { other, choose },
    }),
  );
  // The list stands below: what was asked for comes into sight.
  const show = useCallback((node: HTMLDivElement | null) => node?.scrollIntoView({ block: "nearest" }), []);
  const act: Act = {
    key: `merge.${childId}.${other}`,
    label: say("merge.do"),
    happens: say("merge.happens"),
    tells: say("merge.tells"),
    undo: say("merge.undo"),
    run: (_, once) =>
      take(
        api.POST("/v1/children/{childId}/merge", {
          params: { path: { childId }, header: once },
          body: { other, choose, confirm: true },
        }),
      ),
    done: say("merge.done"),
    after: done,
    touches: [["duplicates"], ["children"], ["child", childId], ["child", other], ["inbox"]],
  };
  const choosing: Choosing = { choose, set: (name, side) => setChoose({ ...choose, [name]: side }) };
  return (
    <div ref={show}>
      <Card
        title={say("merge.title")}
        acts={
          <>
            {query.data?.against.length === 0 && <ActButton act={act} variant="filled" />}
            <Button variant="subtle" onClick={close}>
              {common("close")}
            </Button>
          </>
        }
      >
        <Loaded query={query}>{(proposed) => <Proposed proposed={proposed} choosing={choosing} />}</Loaded>
      </Card>
    </div>
  );
}

function Proposed({ proposed, choosing }: { proposed: Merging; choosing: Choosing }) {
  const say = useTexts(duplicatesTexts);
  const both = useBoth();
  const { language } = useSpeech();
  const { differences = [], carries, endingRoute, against } = proposed;
  const { consents, instruments, routes, steps } = carries;
  return (
    <>
      {differences.length === 0 ? (
        <p className="quiet">{say("merge.same")}</p>
      ) : (
        <Differences of={differences} choosing={choosing} />
      )}
      <p>{say("merge.carries", { consents, instruments, routes, steps })}</p>
      {(endingRoute || choosing.choose.route) && (
        <>
          <Which name="route" label={say("merge.route")} value={choosing.choose.route} choosing={choosing} />
          {endingRoute && endingRoute.openSteps.length > 0 && (
            <>
              <p>{say("merge.ending")}</p>
              <ul>
                {endingRoute.openSteps.map(({ stepId, title, agencyId }) => (
                  <li key={stepId}>
                    {both(title)} (<AgencyName id={agencyId} />)
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {against.length > 0 && (
        <div role="status">
          <h3>{say("merge.against")}</h3>
          <ul>
            {against.map(({ pointer, detail, detailEn }) => (
              <li key={pointer}>{language === "ru" ? detail : detailEn}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Which({
  name,
  label,
  value,
  choosing,
}: {
  name: "route";
  label: string;
  value: Side | undefined;
  choosing: Choosing;
}) {
  const say = useTexts(duplicatesTexts);
  return (
    <Radio.Group label={label} value={value ?? ""} onChange={(next) => isSide(next) && choosing.set(name, next)}>
      {sides.map((side) => (
        <Radio key={side} value={side} label={say(`merge.route.${side}`)} mt="xs" />
      ))}
    </Radio.Group>
  );
}

function Differences({ of, choosing }: { of: readonly Difference[]; choosing: Choosing }) {
  const say = useTexts(duplicatesTexts);
  const shown = useValue();
  return (
    <div className="list">
      <table>
        <thead>
          <tr>
            <th scope="col">{say("merge.field")}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {say(`merge.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((difference) => {
            const { field, taken } = difference;
            const name = say(`field.${field}`);
            return (
              <tr key={field}>
                <td data-lead>{name}</td>
                {sides.map((side) => (
                  <td key={side} data-label={say(`merge.${side}`)}>
                    <Radio
                      name={field}
                      value={side}
                      label={shown(field, difference[side])}
                      aria-label={`${say("merge.choose", { field: name })}: ${say(`merge.${side}`)}`}
                      checked={(choosing.choose[field] ?? taken) === side}
                      onChange={() => choosing.set(field, side)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What a card has in a field, in words. */
function useValue() {
  const common = useCommon();
  const words = useWords();
  const format = useFormat();
  const municipality = useMunicipality();
  return (field: Difference["field"], value: string | boolean | undefined) => {
    if (value === undefined || value === "") return common("not.set");
    if (typeof value === "boolean") return common(value ? "yes" : "no");
    if (field === "person.birthDate") return format.day(value);
    if (field === "person.sex") return words(value === "female" ? "sex.female" : "sex.male");
    if (field === "municipality") return municipality(value);
    if (field.startsWith("attachments.")) return <AgencyName id={value} />;
    return value;
  };
}
