import { Button, Menu } from "@mantine/core";
import { newKey, type Schema, take } from "@marshrut/client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { useCommon, useTexts } from "../texts/texts.tsx";
import { exportTexts } from "./export.texts.ts";
import { ProblemNote } from "./loaded.tsx";

type Asked = Schema<"StartExportBody">;
const formats = ["xlsx", "csv"] as const;

/**
 * The list as a file, by the filter that is set. It is made in the background: one may leave, and finds it here again in this tab. Who took
 * what with them is on record, and every child in it.
 */
export function ExportButton({ of }: { of: (format: "xlsx" | "csv") => Asked }) {
  const say = useTexts(exportTexts);
  const common = useCommon();
  const { can } = useMe();
  const list = of("xlsx").list;
  const kept = `marshrut.export.${list}`;
  const [exportId, setExportId] = useState(() => sessionStorage.getItem(kept) ?? undefined);
  const start = useMutation({
    mutationFn: (format: "xlsx" | "csv") =>
      take(api.POST("/v1/exports", { params: { header: newKey() }, body: of(format) })),
    onSuccess: (made) => {
      sessionStorage.setItem(kept, made.exportId);
      setExportId(made.exportId);
    },
  });
  const file = useQuery({
    queryKey: ["export", exportId],
    queryFn: () => take(api.GET("/v1/exports/{exportId}", { params: { path: { exportId: exportId! } } })),
    enabled: exportId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === "working" ? 1_000 : false),
  });
  if (!can("startExport")) return null;
  const working = start.isPending || file.data?.status === "working";
  const done = file.data?.status === "done" && !file.data.expired ? file.data : undefined;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={working}>
            {say("export")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((format) => (
            <Menu.Item key={format} onClick={() => start.mutate(format)}>
              {say(format)}
            </Menu.Item>
          ))}
          <Menu.Label>{say("recorded")}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <span role="status">
        {working && file.data && say("rows", { count: file.data.rows })}
        {done?.download && (
          <a href={done.download.url} download rel="noreferrer">
            {say("ready", { count: done.rows })}
          </a>
        )}
      </span>
      {done && (
        <Button
          variant="subtle"
          aria-label={say("forget")}
          onClick={() => {
            sessionStorage.removeItem(kept);
            setExportId(undefined);
          }}
        >
          {common("close")}
        </Button>
      )}
      {start.error && <ProblemNote error={start.error} />}
    </>
  );
}
