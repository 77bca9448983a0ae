export { find, setBlock } from "./account.actions.ts";
export { AccountView, BlockAccount } from "./account.ts";
