import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { download } from "../api/api.ts";
import { ProblemNote } from "./loaded.tsx";

/** A file that the API makes while one waits. */
export function DownloadButton({ path, name, label }: { path: string; name: string; label: string }) {
  const fetched = useMutation({ mutationFn: () => download(path, name) });
  return (
    <>
      <Button variant="default" className="no-print" loading={fetched.isPending} onClick={() => fetched.mutate()}>
        {label}
      </Button>
      {fetched.error && <ProblemNote error={fetched.error} />}
    </>
  );
}
