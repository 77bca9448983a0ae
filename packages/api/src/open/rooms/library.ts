export { openKinds, openLibrary } from "@marshrut/core/library/open";
