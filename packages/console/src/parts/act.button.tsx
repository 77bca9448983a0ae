import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { Act } from "./act.ts";

/** Loads with the first act that somebody opens: dialogues and fields are the larger half of what screens are made of. */
const ActDialogue = lazy(() => import("./act.form.tsx").then((made) => ({ default: made.ActDialogue })));

/** A button that opens the act's dialogue. */
export function ActButton({ act, variant = "default" }: { act: Act; variant?: "default" | "filled" | "subtle" }) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant={act.tone === "bad" && variant === "default" ? "outline" : variant}
        color={act.tone === "bad" ? "red" : undefined}
        aria-label={act.subject && `${act.label}: ${act.subject}`}
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        {act.label}
      </Button>
      {opened && (
        <Suspense>
          <ActDialogue act={open ? act : undefined} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
