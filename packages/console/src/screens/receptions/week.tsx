import { Link } from "react-router";
import { useMe } from "../../api/me.tsx";
import { Empty, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Reception, Week } from "./shown.ts";
import { receptionsTexts } from "./texts.ts";

/** A row for each who receives, a column for each day. */
export function WeekOf({ agencyId, week }: { agencyId: string; week: Week }) {
  const say = useTexts(receptionsTexts);
  const format = useFormat();
  const name = say("week", { from: format.short(week.from), until: format.short(week.until) });
  const to = (day: string) => `?agency=${agencyId}&day=${day}`;
  return (
    <section aria-label={name}>
      <nav className="filters" aria-label={say("weeks")}>
        <Link to={to(week.previous)}>← {say("week.before")}</Link>
        <h2 className="grow month-name">{name}</h2>
        <Link to={to(week.next)}>{say("week.after")} →</Link>
      </nav>
      {week.receptions.length === 0 ? (
        <Empty title={say("week.none.title")}>{say("week.none")}</Empty>
      ) : (
        <Times week={week} name={name} />
      )}
    </section>
  );
}

function Times({ week, name }: { week: Week; name: string }) {
  const say = useTexts(receptionsTexts);
  const format = useFormat();
  const serviceName = useServiceName();
  const rows = [...Map.groupBy(week.receptions, ({ slotId }) => slotId).values()];
  return (
    <div className="list">
      <table className="week" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{say("column.post")}</th>
            {week.days.map(({ day, off }) => (
              <th key={day} scope="col" aria-current={day === week.today ? "date" : undefined}>
                {format.weekday(day)} <span className="nowrap">{format.short(day).slice(0, 5)}</span>
                {off && <span className="quiet small"> {say("off")}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((receptions) => {
            const { slotId, post, serviceKey, place, forSpecialists } = receptions[0]!;
            return (
              <tr key={slotId}>
                <td data-lead>
                  <strong>{post}</strong>
                  <br />
                  <span className="quiet small">
                    {serviceName(serviceKey)}, {say(`place.${place}`)}
                  </span>
                  {forSpecialists && <Mark>{say("for.specialists")}</Mark>}
                </td>
                {week.days.map(({ day }) => {
                  const own = receptions.filter((one) => one.day === day);
                  return (
                    <td key={day} data-label={`${format.weekday(day)} ${format.short(day)}`}>
                      {own.length > 0 && (
                        <ul className="plain times">
                          {own.map((one) => (
                            <Time key={one.at} one={one} />
                          ))}
                        </ul>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Time({ one: { time, taken, capacity, appointments } }: { one: Reception }) {
  const say = useTexts(receptionsTexts);
  const { can } = useMe();
  const word = taken === 0 ? say("free") : capacity > 1 ? say("taken.of", { taken, capacity }) : say("taken");
  return (
    <li>
      <span className="nowrap">{time}</span>{" "}
      <Mark tone={taken === 0 ? "plain" : taken < capacity ? "accent" : "good"}>{word}</Mark>{" "}
      {can("getAppointment") &&
        appointments.map((id) => (
          <Link
            key={id}
            className="nowrap"
            to={`/appointments/${id}`}
            aria-label={say("open.one", { number: id.slice(-6), time })}
          >
            № {id.slice(-6)}
          </Link>
        ))}
    </li>
  );
}
