import { Button } from "@mantine/core";
import { newKey, type Schema, take } from "@marshrut/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, download } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { By } from "../../parts/by.tsx";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Period } from "./acts.ts";
import { periodTexts } from "./texts.ts";

type Document = Schema<"RequestReportAnswer">;
const formats = ["docx", "xlsx"] as const;
const isMade = ({ status }: Document) => status === "ready" || status === "failed";

/** The note and the workbook: made in the background, so that one may leave; and what has changed since the lock. */
export function Documents({ period }: { period: Period }) {
  const say = useTexts(periodTexts);
  const format = useFormat();
  const client = useQueryClient();
  const path = { period: period.period };
  const key = ["period", period.period, "documents"];
  const ask = useMutation({
    mutationFn: (wanted: (typeof formats)[number]) =>
      take(api.POST("/v1/periods/{period}/reports", { params: { path, header: newKey() }, body: { format: wanted } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const documents = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET("/v1/periods/{period}/reports", { params: { path } })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => !isMade(one)) ? 1_000 : false),
  });
  const fetched = useMutation({
    mutationFn: ({ address, name }: { address: string; name: string }) => download(address, name),
  });
  return (
    <div className="columns">
      <Card title={say("documents")}>
        <p className="quiet">{say(period.revision === 0 ? "documents.live" : "documents.frozen")}</p>
        <div className="acts">
          {formats.map((one) => (
            <Button
              key={one}
              variant="default"
              loading={ask.isPending && ask.variables === one}
              onClick={() => ask.mutate(one)}
            >
              {say(`make.${one}`)}
            </Button>
          ))}
        </div>
        {ask.error && <ProblemNote error={ask.error} />}
        {fetched.error && <ProblemNote error={fetched.error} />}
        <Loaded query={documents}>
          {({ items }) => (
            <ul className="plain" aria-label={say("documents")}>
              {items.map((one) => (
                <li key={one.reportId}>
                  <span>
                    {say(`format.${one.format}`)}, {format.moment(one.requestedAt)}
                    {one.revision !== undefined && one.revision > 0 && say("of.revision", { n: one.revision })}
                  </span>{" "}
                  {one.status === "ready" ? (
                    <Button
                      variant="subtle"
                      loading={fetched.isPending && fetched.variables.address.includes(one.reportId)}
                      aria-label={`${say("download")}: ${say(`format.${one.format}`)}, ${format.moment(one.requestedAt)}`}
                      onClick={() =>
                        fetched.mutate({
                          address: `/v1/reports/${one.reportId}/file`,
                          name: `${period.period}.${one.format}`,
                        })
                      }
                    >
                      {say("download")}
                    </Button>
                  ) : (
                    <Mark tone={one.status === "failed" ? "bad" : "accent"}>
                      {say(one.status === "failed" ? "making.failed" : "making", { progress: one.progress })}
                    </Mark>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Revisions period={period.period} />
    </div>
  );
}

/** Figures of a locked period never change: what is corrected is another revision, with its reason. */
function Revisions({ period }: { period: string }) {
  const say = useTexts(periodTexts);
  const format = useFormat();
  const query = useRead(["period", period, "revisions"], () =>
    api.GET("/v1/periods/{period}/revisions", { params: { path: { period } } }),
  );
  return (
    <Card title={say("revisions")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("revisions.none")}</p>
          ) : (
            <ol className="plain">
              {items.map(({ revision, at, by, reason }) => (
                <li key={revision}>
                  <strong>{say("revision.of", { n: revision })}</strong> {format.moment(at)}{" "}
                  <span className="quiet">
                    <By of={by} />
                  </span>
                  {reason && <blockquote>{reason}</blockquote>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
