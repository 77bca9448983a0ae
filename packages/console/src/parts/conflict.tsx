import { Alert, Button } from "@mantine/core";
import { type ReactNode, useCallback } from "react";
import { useCommon } from "../texts/texts.tsx";

/** Somebody else has changed the record meanwhile: both versions side by side, and a person says which stays. */
export function Conflict({
  rows,
  onKeep,
  onTake,
}: {
  rows: ReadonlyArray<{ name: string; mine: ReactNode; theirs: ReactNode }>;
  onKeep: () => void;
  onTake: () => void;
}) {
  const common = useCommon();
  // A form may be long: what has to be decided comes into sight.
  const show = useCallback((node: HTMLDivElement | null) => node?.scrollIntoView({ block: "nearest" }), []);
  return (
    <Alert ref={show} color="orange" role="alert" title={common("conflict.title")}>
      <div className="stack">
        <p>{common("conflict.detail")}</p>
        <div className="list">
          <table>
            <thead>
              <tr>
                <th scope="col">{common("conflict.field")}</th>
                <th scope="col">{common("conflict.mine")}</th>
                <th scope="col">{common("conflict.theirs")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, mine, theirs }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td data-label={common("conflict.mine")}>{mine || common("not.set")}</td>
                  <td data-label={common("conflict.theirs")}>{theirs || common("not.set")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="acts">
          <Button onClick={onKeep}>{common("conflict.keep")}</Button>
          <Button variant="default" onClick={onTake}>
            {common("conflict.take")}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
