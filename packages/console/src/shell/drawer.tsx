import "../styles/dialogues.css";
import { Drawer } from "@mantine/core";
import { useCommon } from "../texts/texts.tsx";
import { Navigation } from "./navigation.tsx";

/** The navigation where the screen is narrow. */
export function NavigationDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const common = useCommon();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={common("navigation")}
      size="20rem"
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <nav className="drawer" aria-label={common("navigation")}>
        <Navigation onGone={onClose} />
      </nav>
    </Drawer>
  );
}
