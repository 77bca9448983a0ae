export { find, setBlock } from "./account.actions.ts";
export { AccountView, BlockAccount, UnblockAccount } from "./account.ts";
