import { ifMatch, type Schema, take } from "@marshrut/client";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { enquiriesTexts } from "../../parts/enquiries.texts.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";

type Enquiry = Schema<"GetEnquiryAnswer">;
const outcomes = ["advised", "request", "seen", "corrected", "unreachable", "withdrawn", "other"] as const;

/** What somebody without an account asks: how to reach them, and what came of it. */
export function Screen() {
  const { enquiryId = "" } = useParams();
  const say = useTexts(enquiriesTexts);
  const common = useCommon();
  const query = useRead(["enquiries", "one", enquiryId], () =>
    api.GET("/v1/enquiries/{enquiryId}", { params: { path: { enquiryId } } }),
  );
  const { data } = query;
  return (
    <Frame
      key={enquiryId}
      title={data ? say("title", { number: data.number }) : common("screen.enquiry")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={query}>{(enquiry) => <Shown enquiry={enquiry} />}</Loaded>
    </Frame>
  );
}

function Shown({ enquiry }: { enquiry: Enquiry }) {
  const say = useTexts(enquiriesTexts);
  const format = useFormat();
  const municipality = useMunicipality();
  const serviceName = useServiceName();
  const acts = useActs(enquiry);
  const { kind, status, contact, age, serviceKey, agencyId, at, outcome, childId, createdAt } = enquiry;
  return (
    <div className="stack">
      <Facts
        of={[
          [say("column.what"), say(`kind.${kind}`)],
          [
            say("column.status"),
            <Mark key="status" tone={status === "open" ? "soon" : "plain"}>
              {say(`status.${status}`)}
            </Mark>,
          ],
          [say("column.when"), format.moment(createdAt)],
          [say("name"), contact?.name && <bdi>{contact.name}</bdi>],
          [say("phone"), contact?.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>],
          [say("words"), contact?.words && <bdi>{contact.words}</bdi>],
          [say("age"), age && say(`age.${age}`)],
          [say("place"), municipality(enquiry.municipality)],
          [say("service"), serviceKey && serviceName(serviceKey)],
          [say("column.agency"), agencyId && <AgencyName key="agency" id={agencyId} />],
          [say("time"), at && format.moment(at)],
          [say("outcome"), outcome && say(`outcome.${outcome}`)],
          [
            say("card"),
            childId && (
              <Link key="card" to={`/children/${childId}`}>
                {say("card")}
              </Link>
            ),
          ],
        ]}
      />
      {status === "settled" && <p className="quiet">{say("gone")}</p>}
      <div className="acts">
        {acts.map((act) => (
          <ActButton key={act.key} act={act} />
        ))}
      </div>
    </div>
  );
}

function useActs(enquiry: Enquiry): Act[] {
  const say = useTexts(enquiriesTexts);
  const { can } = useMe();
  const { enquiryId, kind, status } = enquiry;
  const params = (once: Parameters<Act["run"]>[1]) => ({
    path: { enquiryId },
    header: { ...once, ...ifMatch(enquiry) },
  });
  const shared = (does: "confirm" | "settle") => ({
    key: `enquiry.${does}.${enquiryId}`,
    label: say(does),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["enquiries"], ["inbox"]],
  });
  const confirm: Act = {
    ...shared("confirm"),
    run: (_values, once) => take(api.POST("/v1/enquiries/{enquiryId}/confirm", { params: params(once) })),
  };
  const settle: Act = {
    ...shared("settle"),
    fields: [
      {
        kind: "choice",
        name: "outcome",
        label: say("outcome"),
        required: true,
        // A request of a child's family is written down by its coordinator.
        options: outcomes
          .filter((one) => one !== "request" || can("getChild"))
          .map((value) => ({ value, label: say(`outcome.${value}`) })),
      },
      {
        kind: "line",
        name: "childId",
        label: say("child"),
        help: say("child.help"),
        required: true,
        when: ({ outcome }) => outcome === "request",
      },
      { kind: "paragraph", name: "note", label: say("note") },
    ],
    run: ({ outcome, childId, note }, once) =>
      take(
        api.POST("/v1/enquiries/{enquiryId}/settle", {
          params: params(once),
          body: {
            outcome: outcomes.find((one) => one === outcome) ?? "other",
            childId: typeof childId === "string" ? childId : undefined,
            note: typeof note === "string" ? note : undefined,
          },
        }),
      ),
  };
  if (status === "settled") return [];
  return [
    ...(can("confirmEnquiry") && kind === "booking" && status === "open" ? [confirm] : []),
    ...(can("settleEnquiry") ? [settle] : []),
  ];
}
