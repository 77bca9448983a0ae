import { Button } from "@mantine/core";
import { useState } from "react";
import { api, download } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { stepTexts } from "./texts.ts";

/** Files that came with the answer. */
export function Files({ stepId }: { stepId: string }) {
  const say = useTexts(stepTexts);
  const format = useFormat();
  const { can } = useMe();
  const [error, setError] = useState<unknown>();
  const files = useRead(
    ["step", stepId, "files"],
    () => api.GET("/v1/steps/{stepId}/attachments", { params: { path: { stepId } } }),
    { on: can("listAttachments") },
  );
  if (!can("listAttachments")) return null;
  return (
    <Card title={say("files")}>
      <Loaded query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("files.none")}</p>
          ) : (
            <ul>
              {items.map((file) => (
                <li key={file.attachmentId}>
                  <bdi>{file.name}</bdi> <span className="quiet">{format.short(file.addedAt)}</span>{" "}
                  {file.removed ? (
                    <Mark>{say("removed")}</Mark>
                  ) : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => void download(`/v1/attachments/${file.attachmentId}`, file.name).catch(setError)}
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

/** Who could do the step, the best first, and why. */
export function Candidates({ stepId }: { stepId: string }) {
  const say = useTexts(stepTexts);
  const both = useBoth();
  const found = useRead(["step", stepId, "candidates"], () =>
    api.GET("/v1/steps/{stepId}/candidates", { params: { path: { stepId } } }),
  );
  return (
    <Card title={say("candidates")}>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("candidates.none")}</p>
          ) : (
            <ol>
              {items.slice(0, 10).map(({ agencyId, name, capacity, openSteps, explain }) => (
                <li key={agencyId}>
                  {name} <Mark tone={capacity === "no-capacity" ? "soon" : "plain"}>{say(`capacity.${capacity}`)}</Mark>{" "}
                  <span className="quiet">{say("open", { count: openSteps })}</span>
                  {explain.length > 0 && (
                    <p className="quiet small">{explain.map(({ words }) => both(words)).join("; ")}</p>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
