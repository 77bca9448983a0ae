import { Button } from "@mantine/core";
import { useState } from "react";
import { api, download } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { childTexts } from "./texts.ts";

/** Scans of the plan with its signatures. */
export function SignedPlans({ routeId }: { routeId: string }) {
  const say = useTexts(childTexts);
  const format = useFormat();
  const { can } = useMe();
  const [error, setError] = useState<unknown>();
  const signed = useRead(
    ["route", routeId, "signed"],
    () => api.GET("/v1/routes/{routeId}/plan/signed", { params: { path: { routeId } } }),
    { on: can("listSignedPlans") },
  );
  if (!can("listSignedPlans")) return null;
  return (
    <Card title={say("signed")}>
      <Loaded query={signed}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("signed.none")}</p>
          ) : (
            <ul>
              {items.map(({ signedId, name, signedOn, current, removed }) => (
                <li key={signedId}>
                  <bdi>{name}</bdi> <span className="quiet">{format.short(signedOn)}</span>{" "}
                  {current && <Mark tone="good">{say("signed.current")}</Mark>}{" "}
                  {!removed && can("downloadSignedPlan") && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() =>
                        void download(`/v1/routes/${routeId}/plan/signed/${signedId}/file`, name).catch(setError)
                      }
                    >
                      {say("get")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {Boolean(error) && <ProblemNote error={error} />}
    </Card>
  );
}
