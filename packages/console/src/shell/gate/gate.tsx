import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import { session, useSession } from "../../session.ts";
import { useTexts } from "../../texts/texts.tsx";
import { words } from "./texts.ts";

const Ended = lazy(() => import("./ended.tsx").then((made) => ({ default: made.Ended })));

/** Everything is behind it: who is not signed in sees none of it, and whose session ends at work sees it all on, and may go on. */
export function Gate({ children }: { children: () => ReactNode }) {
  const { status, ended } = useSession();
  const say = useTexts(words);
  if (status === "signed-in")
    return (
      <>
        {children()}
        <Suspense>{ended && <Ended />}</Suspense>
      </>
    );
  if (status === "starting") return <Alone title={say("in.going")} busy />;
  if (status === "done") return <Alone title={say("done.title")} detail={say("done.detail")} />;
  const of = status === "failed" ? "failed" : "out";
  return (
    <Alone title={say(`${of}.title`)} detail={say(`${of}.detail`)}>
      <Button onClick={() => void session.signIn()}>{say("sign.in")}</Button>
    </Alone>
  );
}

/** A page with one thing to say. */
function Alone({
  title,
  detail,
  busy,
  children,
}: {
  title: string;
  detail?: string;
  busy?: boolean;
  children?: ReactNode;
}) {
  return (
    <main className="alone" aria-busy={busy}>
      <title>{title}</title>
      <section className="card stack">
        <h1>{title}</h1>
        {detail && <p>{detail}</p>}
        {children && <div className="acts">{children}</div>}
      </section>
    </main>
  );
}
