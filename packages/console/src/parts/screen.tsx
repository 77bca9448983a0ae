import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useCommon } from "../texts/texts.tsx";

/**
 * A screen: its name, what can be done on it as a whole, and what it is for. Who comes here by a link hears its name: the heading
 * takes the focus.
 */
export function Screen({
  title,
  help,
  acts,
  children,
}: {
  title: string;
  /** Paragraphs: what stands here, what can be done, what follows. */
  help: readonly string[];
  acts?: ReactNode;
  children: ReactNode;
}) {
  const common = useCommon();
  const [helped, setHelped] = useState(false);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${common("product")}`;
  }, [title, common]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className="screen-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <div className="acts">
          {acts}
          <Button variant="subtle" aria-expanded={helped} aria-controls={id} onClick={() => setHelped(!helped)}>
            {common("help")}
          </Button>
        </div>
      </header>
      <section id={id} className="help" aria-label={common("help.about", { screen: title })} hidden={!helped}>
        {help.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      {children}
    </>
  );
}

export function Card({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="screen-head">
        <h2 id={id}>{title}</h2>
        {acts && <div className="acts">{acts}</div>}
      </div>
      {children}
    </section>
  );
}

export type Tone = "plain" | "accent" | "good" | "soon" | "bad";

/** How something stands, in a word; the colour says nothing that the word does not. */
export function Mark({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="mark" data-tone={tone}>
      {children}
    </span>
  );
}

/** Nothing is here: why that is so, and what can be done about it. */
export function Empty({ title, children, acts }: { title: string; children?: ReactNode; acts?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {acts && <div className="acts">{acts}</div>}
    </div>
  );
}

/** Pairs of a name and what is known; what is not known is left out. */
export function Facts({ of }: { of: ReadonlyArray<readonly [string, ReactNode]> }) {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== undefined && value !== "" && value !== false && value !== null)
        .map(([name, value]) => (
          <FactRow key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function FactRow({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
