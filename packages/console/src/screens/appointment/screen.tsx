import "../../styles/fields.css";
import { TextInput } from "@mantine/core";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { appointmentWords } from "../../parts/appointments.texts.ts";
import { useFilters } from "../../parts/filters.tsx";
import { useFreeTimes } from "../../parts/free.times.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Facts, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { type Appointment, useAppointmentActs } from "./acts.ts";
import { appointmentTexts } from "./texts.ts";

const tones: Record<Appointment["status"], Tone> = {
  waiting: "soon",
  offered: "soon",
  booked: "accent",
  attended: "good",
  missed: "bad",
  cancelled: "plain",
};
const inOrder = ["join", "offer", "attend", "miss", "accept", "move", "cancel"] as const;

/** One appointment of a family: what it is about, when, what came of it, and what can be done. */
export function Screen() {
  const { appointmentId = "" } = useParams();
  const say = useTexts(appointmentTexts);
  const common = useCommon();
  const query = useRead(["appointments", "one", appointmentId], () =>
    api.GET("/v1/appointments/{appointmentId}", { params: { path: { appointmentId } } }),
  );
  const { data } = query;
  return (
    <Frame
      key={appointmentId}
      title={data ? say("title", { number: data.number }) : common("screen.appointment")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={query}>{(appointment) => <Shown appointment={appointment} />}</Loaded>
    </Frame>
  );
}

function Shown({ appointment }: { appointment: Appointment }) {
  const say = useTexts(appointmentTexts);
  const words = useTexts(appointmentWords);
  const format = useFormat();
  const serviceName = useServiceName();
  const { can } = useMe();
  const { childId, stepId, status, at, offeredUntil, outcome, missedBy, cause, wish, note } = appointment;
  return (
    <div className="stack">
      <Facts
        of={[
          [
            say("status"),
            <Mark key="status" tone={tones[status]}>
              {words(`status.${status}`)}
            </Mark>,
          ],
          [say("at"), at ? format.moment(at) : say("waits")],
          [say("offered.until"), status === "offered" && offeredUntil && format.moment(offeredUntil)],
          [say("minutes"), say("minutes.of", { count: appointment.minutes })],
          [say("where"), words(`place.${appointment.place}`)],
          [say("agency"), <AgencyName key="agency" id={appointment.agencyId} />],
          [say("service"), serviceName(appointment.serviceKey)],
          [say("topic"), words(`topic.${appointment.topic}`)],
          [
            say("child"),
            childId
              ? can("getChild") && (
                  <Link key="child" to={`/children/${childId}`}>
                    {say("card")}
                  </Link>
                )
              : say("unknown"),
          ],
          [
            say("step"),
            stepId && can("getStep") && (
              <Link key="step" to={`/steps/${stepId}`}>
                {say("step.open")}
              </Link>
            ),
          ],
          [say("outcome"), outcome && words(`outcome.${outcome}`)],
          [say("missed"), missedBy && words(`by.${missedBy}`)],
          [
            say("cause"),
            cause && [words(`cause.${cause}`), appointment.late && say("late")].filter(Boolean).join(", "),
          ],
          [say("moves"), appointment.moves > 0 && format.number(appointment.moves)],
        ]}
      />
      {wish && (
        <section>
          <h2>{say("wish")}</h2>
          <blockquote>{wish}</blockquote>
        </section>
      )}
      {note && (
        <section>
          <h2>{say("note")}</h2>
          <blockquote>{note}</blockquote>
        </section>
      )}
      <Acts appointment={appointment} />
    </div>
  );
}

/** Times that can be offered, or moved to, are those of two weeks: from which day on is chosen beside. */
function Acts({ appointment }: { appointment: Appointment }) {
  const say = useTexts(appointmentTexts);
  const { values, set } = useFilters(["from"]);
  const { mayDo, serviceKey, agencyId } = appointment;
  const isTimed = mayDo.includes("move") || mayDo.includes("offer");
  const free = useFreeTimes({ service: serviceKey, agency: agencyId }, values.from, { on: isTimed });
  const acts = useAppointmentActs(appointment, free.data?.items ?? []);
  return (
    <>
      {isTimed && (
        <div className="filters">
          <TextInput
            type="date"
            label={say("times.from")}
            description={say("times.help")}
            value={values.from ?? ""}
            onChange={(event) => set({ from: event.currentTarget.value || undefined })}
          />
        </div>
      )}
      <div className="acts">
        {inOrder
          .filter((does) => mayDo.includes(does))
          .map((does, i) => (
            <ActButton key={does} act={acts[does]} variant={i === 0 ? "filled" : "default"} />
          ))}
      </div>
    </>
  );
}
