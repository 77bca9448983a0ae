// The network is cut: whatever would connect or resolve a name ends the evaluation, also where nobody waits for it.
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const cut = (what) => () => {
  console.error(`The program asked for the network: ${what}`);
  process.exit(3);
};
net.Socket.prototype.connect = cut("connect");
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  dns[name] = cut(name);
  dns.promises[name] = cut(name);
}
globalThis.fetch = cut("fetch");
syncBuiltinESMExports();
