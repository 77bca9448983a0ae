import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import { MantineThemeProvider } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useCommon } from "../texts/texts.tsx";

/**
 * What was done, said in a corner and read aloud. Its cross has a name in the reader's language. Where the screen is narrow the last is
 * before the others: three beside each other would cover what they speak of.
 */
export function Notes() {
  const common = useCommon();
  const narrow = useMediaQuery("(max-width: 56rem)");
  const theme = useMemo(
    () => ({
      components: { Notification: { defaultProps: { closeButtonProps: { "aria-label": common("close") } } } },
    }),
    [common],
  );
  return (
    <MantineThemeProvider inherit theme={theme}>
      <Notifications position="bottom-right" layout={narrow ? "stacked" : "default"} />
    </MantineThemeProvider>
  );
}
