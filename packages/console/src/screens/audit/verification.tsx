import { Alert, Button } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { auditTexts } from "./texts.ts";

type Answer = Schema<"VerifyAuditAnswer">;

/** Whether the log is what was written. It takes some seconds and is on record, so that it is asked for by a button. */
export function Verification() {
  const say = useTexts(auditTexts);
  const run = useMutation({
    mutationFn: (from: number | undefined) => take(api.GET("/v1/audit/verification", { params: { query: { from } } })),
  });
  const next = run.data?.next;
  return (
    <Card title={say("verify.title")}>
      <p>{say("verify.detail")}</p>
      <div role="status">{run.data && <Outcome of={run.data} />}</div>
      {Boolean(run.error) && <ProblemNote error={run.error} />}
      <div className="acts">
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate(next)}>
          {say(next ? "verify.on" : "verify")}
        </Button>
      </div>
    </Card>
  );
}

function Outcome({ of: { entries, from, to, faultCount, faults, sealedAt } }: { of: Answer }) {
  const say = useTexts(auditTexts);
  const format = useFormat();
  const sealed = sealedAt && <p className="quiet">{say("verify.sealed", { at: format.moment(sealedAt) })}</p>;
  if (faultCount === 0)
    return (
      <Alert color="green">
        <p>{say("verify.fine", { entries, from, to })}</p>
        {sealed}
      </Alert>
    );
  return (
    <Alert color="red" title={say("verify.faults", { count: faultCount })}>
      <ul>
        {faults.map(({ what, seal, entry }) => (
          <li key={`${what} ${seal} ${entry?.auditId}`}>
            {[
              say(`fault.${what}`),
              seal !== undefined && say("fault.seal", { seal }),
              entry && `${format.moment(entry.at)} · ${entry.by} · ${entry.action} · ${entry.subject}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
      {sealed}
    </Alert>
  );
}
