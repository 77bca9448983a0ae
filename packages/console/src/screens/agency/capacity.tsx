import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { changing } from "../../parts/act.ts";
import type { Agency } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

type Capacity = Schema<"GetCapacityAnswer">;
const every = "*";

/** What the organisation said of its places, and how many are taken. */
export function CapacityTab({ agency }: { agency: Agency }) {
  const say = useTexts(agencyTexts);
  const format = useFormat();
  const { agencyId } = agency;
  const query = useRead(["agencies", agencyId, "capacity"], () =>
    api.GET("/v1/agencies/{agencyId}/capacity", { params: { path: { agencyId } } }),
  );
  const actOf = useSet(agency);
  return (
    <Loaded query={query}>
      {(capacity) =>
        capacity.services.length === 0 ? (
          <Empty title={say("capacity.none")} acts={actOf(capacity)}>
            {say("capacity.none.detail")}
          </Empty>
        ) : (
          <Card title={say("tab.capacity")} acts={actOf(capacity)}>
            {capacity.saidAt && (
              <p className="quiet">{say("capacity.said", { moment: format.moment(capacity.saidAt) })}</p>
            )}
            <Rooms capacity={capacity} />
          </Card>
        )
      }
    </Loaded>
  );
}

const numbers = ["places", "taken", "free"] as const;

function Rooms({ capacity }: { capacity: Capacity }) {
  const say = useTexts(agencyTexts);
  const format = useFormat();
  const service = useServiceName();
  const heads = [
    say("capacity.service"),
    ...numbers.map((one) => say(`capacity.${one}`)),
    say("capacity.waiting"),
    say("capacity.state"),
    say("capacity.until"),
  ];
  return (
    <div className="list">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {capacity.services.map((one) => (
            <tr key={one.service}>
              <td data-lead>{one.service === every ? say("capacity.every") : service(one.service)}</td>
              {numbers.map((name) => (
                <td key={name} data-label={say(`capacity.${name}`)}>
                  {one[name]}
                </td>
              ))}
              <td data-label={say("capacity.waiting")}>{(one.waiting ?? 0) + one.queued}</td>
              <td data-label={say("capacity.state")}>
                <Mark tone={one.state === "capacity" ? "good" : one.state === "waitlist" ? "soon" : "bad"}>
                  {say(`state.${one.state}`)}
                </Mark>
              </td>
              <td data-label={say("capacity.until")}>{one.until && format.short(one.until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Writes one service down beside those that are said already. */
function useSet({ agencyId, services }: Agency) {
  const say = useTexts(agencyTexts);
  const service = useServiceName();
  const { can } = useMe();
  return (capacity: Capacity) => {
    const keys = [...new Set([...services, ...capacity.services.map((one) => one.service), every])];
    const act = changing<Capacity>({
      read: capacity,
      again: () => take(api.GET("/v1/agencies/{agencyId}/capacity", { params: { path: { agencyId } } })),
      shown: (record) => ({
        state: record.services
          .map((one) => `${one.service === every ? say("capacity.every") : service(one.service)}: ${one.places ?? "—"}`)
          .join("; "),
      }),
      key: `capacity.${agencyId}`,
      label: say("capacity.set"),
      happens: say("capacity.set.happens"),
      undo: say("capacity.set.undo"),
      fields: [
        {
          kind: "choice",
          name: "services",
          label: say("capacity.service"),
          required: true,
          options: keys.map((value) => ({
            value,
            label: value === every ? say("capacity.every") : service(value),
          })),
        },
        { kind: "number", name: "places", label: say("capacity.set.places"), min: 0, required: true },
        { kind: "number", name: "waiting", label: say("capacity.set.waiting"), min: 0 },
        { kind: "day", name: "until", label: say("capacity.until") },
      ],
      // What others have said of other services stays as they said it.
      run: ({ services: of, places, waiting, until }, once, record) =>
        take(
          api.PUT("/v1/agencies/{agencyId}/capacity", {
            params: { path: { agencyId }, header: { ...once, ...ifMatch(record) } },
            body: {
              services: [
                ...record.services.filter((one) => one.service !== of),
                {
                  service: String(of),
                  places: typeof places === "number" ? places : undefined,
                  waiting: typeof waiting === "number" ? waiting : undefined,
                  until: typeof until === "string" ? until : undefined,
                },
              ],
            },
          }),
        ),
      done: say("capacity.set.done"),
      touches: [["agencies", agencyId]],
    });
    return can("setCapacity") && <ActButton act={act} />;
  };
}
