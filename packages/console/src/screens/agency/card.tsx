import { Link } from "react-router";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import { type Agency, AgencyName } from "../../parts/agencies.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { useAgencyActs, useContactActs } from "./acts.ts";
import { agencyTexts } from "./texts.ts";

export function CardTab({ agency }: { agency: Agency }) {
  const say = useTexts(agencyTexts);
  const common = useCommon();
  const words = useWords();
  const format = useFormat();
  const nameOf = useMunicipality();
  const service = useServiceName();
  const { can } = useMe();
  const acts = useAgencyActs(agency);
  const { agencyId, closedOn, successorId, worksFrom } = agency;
  return (
    <div className="stack">
      <Card title={common("screen.agency")} acts={acts.map((act) => <ActButton key={act.key} act={act} />)}>
        {agency.status === "closed" && (
          <p>
            <Mark tone="bad">{say("closed", { day: closedOn ? format.day(closedOn) : "" })}</Mark>
          </p>
        )}
        <Facts
          of={[
            [say("name"), agency.name],
            [say("kind"), words(`agency.${agency.kind}`)],
            [say("where"), nameOf(agency.municipality)],
            [say("services"), agency.services.map(service).join(", ")],
            [say("from"), worksFrom && format.day(worksFrom)],
            [
              say("successor"),
              successorId && (
                <Link to={`/agencies/${successorId}`}>
                  <AgencyName id={successorId} />
                </Link>
              ),
            ],
          ]}
        />
        {can("findSteps") && (
          <p>
            <Link to={`/steps?agency=${agencyId}`}>{say("steps")}</Link>
            {" · "}
            <Link to={`/steps?bucket=overdue&agency=${agencyId}`}>{say("late")}</Link>
          </p>
        )}
      </Card>
      <Contacts agency={agency} />
    </div>
  );
}

function Contacts({ agency }: { agency: Agency }) {
  const say = useTexts(agencyTexts);
  const { add, actsOf } = useContactActs(agency);
  return (
    <Card title={say("contacts")} acts={add && <ActButton act={add} />}>
      <div className="list">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("contacts.email")}</th>
              <th scope="col">{say("contacts.role")}</th>
              {add && <th scope="col">{say("contacts.do")}</th>}
            </tr>
          </thead>
          <tbody>
            {agency.contacts.map(({ email, role }, i) => (
              <tr key={email}>
                <td data-lead>
                  {email} {i === 0 && <Mark tone="accent">{say("contacts.first")}</Mark>}
                </td>
                <td data-label={say("contacts.role")}>{role}</td>
                {add && (
                  <td data-label={say("contacts.do")}>
                    {actsOf(email).map((act) => (
                      <ActButton key={act.key} act={act} variant="subtle" />
                    ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
