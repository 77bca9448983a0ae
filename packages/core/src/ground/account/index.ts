export { find, setBlock } from "./account.actions.ts";
export { AccountView, BlockAccount, UnblockAccount } from "./account.ts";
export { EndSessions, endSessions } from "./sessions.actions.ts";
export { twoAdministrators } from "./two.ts";
