import { take } from "@marshrut/client";
import { useRef } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { fieldProblem } from "../../api/problem.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { DownloadButton } from "../../parts/download.tsx";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { outgoingTexts } from "./outgoing.texts.ts";

/** What the МСЭ is told of an ИПРА, as it was sent. */
export function Outgoing({ childId }: { childId: string }) {
  const say = useTexts(outgoingTexts);
  const format = useFormat();
  const { can } = useMe();
  const make = useMake(childId);
  const query = useRead(["child", childId, "outgoing"], () =>
    api.GET("/v1/children/{childId}/execution/reports", { params: { path: { childId } } }),
  );
  return (
    <Card title={say("title")} acts={can("reportExecution") && <ActButton act={make} />}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("none")}</p>
          ) : (
            <ul>
              {items.map(({ outgoingId, number, date, from, to, measures, performed }) => (
                <li key={outgoingId}>
                  {say("one", { number, date: format.short(date) })}{" "}
                  <span className="quiet">
                    {say("of", { from: format.short(from), to: format.short(to), measures, performed })}
                  </span>
                  <div className="acts">
                    {(["pdf", "docx"] as const).map((as) => (
                      <DownloadButton
                        key={as}
                        path={`/v1/children/${childId}/execution/reports/${outgoingId}/file?format=${as}`}
                        name={`${outgoingId}.${as}`}
                        label={say(as)}
                      />
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

function useMake(childId: string): Act {
  const say = useTexts(outgoingTexts);
  // The program declines a name by itself; of one that it is not sure of it asks.
  const unsure = useRef(false);
  const line = (
    name: string,
    label: keyof (typeof outgoingTexts)["ru"],
    help?: keyof (typeof outgoingTexts)["ru"],
  ): Field => ({
    kind: "line",
    name,
    label: say(label),
    help: help && say(help),
    required: true,
  });
  const part = (name: "surname" | "givenName" | "patronymic"): Field => ({
    ...line(`genitive/${name}`, name),
    required: name !== "patronymic",
    under: say("genitive"),
    when: () => unsure.current,
  });
  return {
    key: `outgoing.${childId}`,
    label: say("make"),
    happens: say("make.happens"),
    undo: say("make.undo"),
    fields: [
      line("number", "number"),
      { kind: "day", name: "date", label: say("date"), required: true },
      line("addressee", "addressee", "addressee.help"),
      line("signer/post", "post"),
      line("signer/name", "signer", "signer.help"),
      part("surname"),
      part("givenName"),
      part("patronymic"),
    ],
    run: async (values, once) => {
      const surname = text(values["genitive/surname"]);
      const givenName = text(values["genitive/givenName"]);
      try {
        return await take(
          api.POST("/v1/children/{childId}/execution/report", {
            params: { path: { childId }, header: once },
            body: {
              number: String(values.number),
              date: String(values.date),
              addressee: String(values.addressee),
              signer: { post: String(values["signer/post"]), name: String(values["signer/name"]) },
              genitive:
                surname && givenName
                  ? { surname, givenName, patronymic: text(values["genitive/patronymic"]) }
                  : undefined,
            },
          }),
        );
      } catch (error) {
        unsure.current ||= fieldProblem(error, "genitive", "ru") !== undefined;
        throw error;
      }
    },
    done: say("make.done"),
    touches: [["child", childId], ["inbox"]],
  };
}
