import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useAdultName } from "../../parts/names.ts";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import type { ChildCard } from "./shown.ts";
import { childTexts } from "./texts.ts";

const purposes = ["support-route", "quality-assessment", "employment", "events"] as const;
const dataClasses = ["identity", "health", "education", "social"] as const;
const columns = ["recipient", "purpose", "data", "term", "giver", "status"] as const;

/** Who may be told what, for what, and until when: nothing about the child leaves without it. */
export function ConsentsTab({ card }: { card: ChildCard }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const nameOf = useAdultName();
  const format = useFormat();
  const { can } = useMe();
  const { childId } = card;
  const consents = useRead(["child", childId, "consents"], () =>
    api.GET("/v1/children/{childId}/consents", { params: { path: { childId } } }),
  );
  const give = useGive(card);
  const withdraw = useWithdraw(childId);
  const givers = new Map(card.representatives.map((one) => [one.representativeId, nameOf(one)]));
  const offer = can("giveConsent") && card.representatives.length > 0 && <ActButton act={give} variant="filled" />;
  return (
    <Loaded query={consents}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say("consents.none")} acts={offer}>
            {say("consents.none.detail")}
          </Empty>
        ) : (
          <Card title={say("tab.consents")} acts={offer}>
            <div className="list">
              <table aria-label={say("tab.consents")}>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {say(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((consent) => (
                    <tr key={consent.consentId}>
                      <td data-lead>
                        {consent.recipient === "route" ? say("recipient.route") : <AgencyName id={consent.recipient} />}
                      </td>
                      <td data-label={say("purpose")}>{words(`purpose.${consent.purpose}`)}</td>
                      <td data-label={say("data")}>
                        {consent.dataClasses.map((one) => words(`data.${one}`)).join(", ")}
                      </td>
                      <td data-label={say("term")}>
                        {say("valid.to", { from: format.short(consent.signedOn), to: format.short(consent.expiresOn) })}
                      </td>
                      <td data-label={say("giver")}>
                        <bdi>{givers.get(consent.representativeId)}</bdi>
                      </td>
                      <td data-label={say("status")}>
                        <Mark tone={consent.status === "given" ? "good" : "plain"}>
                          {words(`consent.${consent.status}`)}
                        </Mark>
                        {consent.status === "given" && can("withdrawConsent") && (
                          <ActButton variant="subtle" act={withdraw(consent.consentId)} />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
        )
      }
    </Loaded>
  );
}

function useGive({ childId, representatives }: ChildCard): Act {
  const say = useTexts(childTexts);
  const nameOf = useAdultName();
  const words = useWords();
  return {
    key: `consent.${childId}`,
    label: say("give.label"),
    happens: say("give.happens"),
    tells: say("give.tells"),
    undo: say("give.undo"),
    fields: [
      {
        kind: "choice",
        name: "representativeId",
        label: say("give.representative"),
        required: true,
        options: representatives.map((one) => ({ value: one.representativeId, label: nameOf(one) })),
      },
      {
        kind: "choice",
        name: "purpose",
        label: say("give.purpose"),
        required: true,
        options: purposes.map((value) => ({ value, label: words(`purpose.${value}`) })),
      },
      {
        kind: "choice",
        name: "recipient",
        label: say("give.recipient"),
        required: true,
        options: [
          { value: "route", label: say("give.route") },
          { value: "one", label: say("give.one") },
        ],
      },
      {
        kind: "agency",
        name: "agencyId",
        label: say("give.agency"),
        required: true,
        when: ({ recipient }) => recipient === "one",
      },
      ...dataClasses.map((name) => ({
        kind: "check" as const,
        name,
        label: say(`give.${name}`),
        under: say("give.data"),
      })),
      { kind: "day", name: "signedOn", label: say("give.signedOn"), required: true },
      { kind: "day", name: "expiresOn", label: say("give.expiresOn"), required: true },
    ],
    run: (values, once) =>
      take(
        api.POST("/v1/children/{childId}/consents", {
          params: { path: { childId }, header: once },
          body: {
            representativeId: String(values.representativeId),
            purpose: values.purpose as Schema<"GiveConsentBody">["purpose"],
            recipient: values.recipient === "route" ? "route" : String(values.agencyId),
            about: "child",
            dataClasses: dataClasses.filter((one) => values[one] === true),
            signedOn: String(values.signedOn),
            expiresOn: String(values.expiresOn),
          },
        }),
      ),
    done: say("give.done"),
    touches: [["child", childId], ["route"], ["inbox"]],
  };
}

function useWithdraw(childId: string): (consentId: string) => Act {
  const say = useTexts(childTexts);
  return (consentId) => ({
    key: `withdraw.${consentId}`,
    label: say("withdraw.label"),
    happens: say("withdraw.happens"),
    tells: say("withdraw.tells"),
    undo: say("withdraw.undo"),
    tone: "bad",
    run: (_, once) =>
      take(api.POST("/v1/consents/{consentId}/withdraw", { params: { path: { consentId }, header: once } })),
    done: say("withdraw.done"),
    touches: [["child", childId], ["route"], ["inbox"]],
  });
}
