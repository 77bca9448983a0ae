import { type ComponentType, lazy } from "react";
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { useMe } from "./api/me.tsx";
import { type ScreenOf, screens } from "./screens/index.ts";
import { Failed, NotFound } from "./shell/errors.tsx";
import { useOffered } from "./shell/navigation.tsx";
import { Shell } from "./shell/shell.tsx";

/** A screen for who may use it; for others it is not there. */
function Guarded({ needs, Screen }: Pick<ScreenOf, "needs"> & { Screen: ComponentType }) {
  const { can } = useMe();
  return needs.every(can) ? <Screen /> : <NotFound />;
}

/** Where a day begins: the work that waits, else how the quarter goes, else whatever stands first. */
const starts = ["inbox", "steps", "overview"];

function Start() {
  const offered = useOffered();
  const first = offered.find(({ path }) => starts.includes(path)) ?? offered[0];
  return first ? <Navigate to={`/${first.path}`} replace /> : <NotFound />;
}

const routeOf = ({ path, needs, load }: ScreenOf): RouteObject => {
  const Screen = lazy(() => load().then((made) => ({ default: made.Screen })));
  return { path, element: <Guarded needs={needs} Screen={Screen} />, errorElement: <Failed /> };
};

let made: ReturnType<typeof createBrowserRouter> | undefined;

/** Made when somebody is signed in: before that the address may be one of the sign-in, and it looks at the address at once. */
export const router = () => {
  made ??= createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <Failed />,
        children: [{ index: true, element: <Start /> }, ...screens.map(routeOf), { path: "*", element: <NotFound /> }],
      },
    ],
    { basename: import.meta.env.BASE_URL.replace(/\/$/, "") },
  );
  return made;
};
