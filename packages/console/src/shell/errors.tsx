import { Button } from "@mantine/core";
import { Link, useRouteError } from "react-router";
import { Empty, Screen } from "../parts/screen.tsx";
import { useCommon } from "../texts/texts.tsx";

/** A part of the program could not be fetched: another version has been put in its place. */
const isGone = (error: unknown): boolean => error instanceof TypeError && /module|import/i.test(error.message);

/** What is shown where a screen has failed: the rest of the console stands. */
export function Failed() {
  const error = useRouteError();
  const common = useCommon();
  return (
    <div role="alert">
      <Empty
        title={common("problem.screen")}
        acts={<Button onClick={() => location.reload()}>{common("problem.reload")}</Button>}
      >
        {common(isGone(error) ? "problem.new.version" : "problem.screen.detail")}
      </Empty>
    </div>
  );
}

/** For a wrong address, and for a section that one may not see: both are the same. */
export function NotFound() {
  const common = useCommon();
  return (
    <Screen title={common("not.found")} help={[common("not.found.detail")]}>
      <Empty title={common("not.found")} acts={<Link to="/">{common("to.start")}</Link>}>
        {common("not.found.detail")}
      </Empty>
    </Screen>
  );
}
