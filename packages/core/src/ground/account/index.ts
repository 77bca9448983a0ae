export { find, setBlock } from "./account.actions.ts";
export { blockKey } from "./account.store.ts";
export { AccountView, BlockAccount } from "./account.ts";
