import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";

/** What was done, said in a corner and read aloud. */
export const Notes = () => <Notifications position="bottom-right" />;
