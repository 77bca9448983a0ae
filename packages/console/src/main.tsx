import "./styles/mantine.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/list.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { MeProvider } from "./api/me.tsx";
import { isOffline } from "./api/problem.ts";
import { ProblemNote, Waiting } from "./parts/loaded.tsx";
import { router } from "./routes.tsx";
import { session } from "./session.ts";
import { Gate } from "./shell/gate/gate.tsx";
import { theme } from "./styles/theme.ts";
import { languageNow, SpeechProvider } from "./texts/texts.tsx";

// What is said waits in its store until this is there.
const Notes = lazy(() => import("./shell/notes.tsx").then((made) => ({ default: made.Notes })));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only what did not arrive is asked again.
      retry: (count, error) => isOffline(error) && count < 2,
    },
    mutations: { retry: false },
  },
});

document.documentElement.lang = languageNow();
void session.start();

createRoot(document.querySelector("#console")!).render(
  <StrictMode>
    {/* Mantine writes no style of its own: the page's policy has no place for it (decision 0241). */}
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <SpeechProvider>
        <QueryClientProvider client={client}>
          <Suspense>
            <Notes />
          </Suspense>
          <Gate>
            {() => (
              <MeProvider waiting={<Waiting />} failed={(error, again) => <ProblemNote error={error} again={again} />}>
                <RouterProvider router={router()} />
              </MeProvider>
            )}
          </Gate>
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>
  </StrictMode>,
);
