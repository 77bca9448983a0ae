import { AsyncLocalStorage } from "node:async_hooks";
import { dynamoClient, sfnClient } from "@marshrut/aws/clients";
import { sesClient } from "@marshrut/aws/mailer";
import { once } from "@marshrut/aws/once";
import { lagging } from "@marshrut/core/shared/memory";
import { apiDeps, deps, type FunctionEntry } from "@marshrut/functions";
import { granted, type Need } from "@marshrut/functions/needs";
import { asked, type Call } from "./asked.ts";
import { noteCall, noteNeed } from "./notes.ts";

/** Which function is running, along everything that it awaits; all functions share this process and its clients. */
const running = new AsyncLocalStorage<FunctionEntry>();
/** Which of the ports that judge for themselves is at work, so that what it asks of AWS is known to be asked for its sake. */
const working = new AsyncLocalStorage<Need>();

/** IAM's refusal, with what to do about it here. */
class AccessDenied extends Error {
  override readonly name = "AccessDeniedException";
  constructor(name: string, what: string) {
    super(`${name} is not authorized to perform ${what}: its needs are in packages/functions/src/needs.of.ts`);
    // Also aloud, once: a handler's error may end in a retry that nobody sees.
    if (!told.has(this.message)) console.error(this.message);
    told.add(this.message);
  }
}
const told = new Set<string>();

/** Loads a function's handler so that it can do what its entry's needs allow and nothing else, as its role on AWS would. */
export function guarded(entry: FunctionEntry): FunctionEntry["load"] {
  return async () => {
    const { handler } = await entry.load();
    return {
      handler: async (event, context) => {
        await watch();
        return running.run(entry, () => handler(event, context));
      },
    };
  };
}

/** What each function may do, put together once: it is asked before every call. */
const rights = new WeakMap<FunctionEntry, ReadonlySet<Need>>();
function allowedTo(entry: FunctionEntry): ReadonlySet<Need> {
  const known = rights.get(entry) ?? granted(entry.needs);
  rights.set(entry, known);
  return known;
}

function judge(needs: Need[] | undefined, what: string): void {
  const entry = running.getStore();
  if (!entry) return; // a test or a script of this machine, not a function
  if (!needs) throw new AccessDenied(entry.name, what);
  const allowed = allowedTo(entry);
  for (const need of needs) {
    if (!allowed.has(need)) throw new AccessDenied(entry.name, need);
    noteNeed(entry.name, need);
  }
}

/** What a port calls is judged by what the port was asked for. */
function noted(call: Call, needs?: Need[]): void {
  const entry = running.getStore();
  const through = working.getStore();
  const by = needs ?? (through && [through]);
  if (entry && by) noteCall(entry.name, call, by, through);
}

/**
 * Lets functions find in secondary orders only what was written so many milliseconds ago, whatever the machine's clock does meanwhile.
 * What the lag itself looks up is no function's call. @returns the way back
 */
export function lagIndexes(ms: number): () => void {
  const { bank } = deps();
  const own = { ...bank };
  const { find, commit } = lagging(
    { ...own, get: (key) => running.exit(() => own.get(key)) },
    () => performance.now(),
    ms,
  );
  Object.assign(bank, { find, commit });
  return () => void Object.assign(bank, own);
}

/** Puts the judge before every call of the SDK's clients and of the keyring: once, for as long as both live. */
const watch = once(judged);

async function judged(): Promise<void> {
  for (const client of [dynamoClient(), sfnClient(), sesClient()])
    before(client, (call) => {
      const needs = asked(call);
      judge(needs, call.command);
      noted(call, needs);
    });
  // Their clients are large, and loaded only where they are used.
  if (process.env.KEYRING?.startsWith("kms:"))
    before((await import("@marshrut/aws/kms")).kmsClient(), (call) => noted(call));
  if (process.env.FILES?.startsWith("s3:"))
    before((await import("@marshrut/aws/bucket")).s3Client(), (call) => noted(call));
  // The keyring remembers keys and files may lie in a folder, so that what they call is not always what they would on AWS:
  // they are asked themselves.
  askedFor("keys", deps().keys);
  askedFor("files", apiDeps().files);
  askedFor("seals", apiDeps().seals);
  const { scanner } = apiDeps();
  if (scanner) askedFor("scans", scanner);
}

function askedFor(port: "keys" | "files" | "seals" | "scans", of: object): void {
  for (const [verb, really] of Object.entries(of)) {
    const needs = rightsBehind[`${port}.${verb}`] ?? [`${port}.${verb}` as Need];
    const judged = async (...args: unknown[]) => {
      judge(needs, `${port}.${verb}`);
      return working.run(needs[0]!, () => really.apply(of, args));
    };
    Object.assign(of, { [verb]: judged });
  }
}

/** Methods that have no right of their own name. */
const rightsBehind: Record<string, Need[]> = {
  "keys.sign": ["keys.mac"],
  "keys.isSigned": ["keys.mac"],
  "keys.rotate": ["keys.seal", "keys.mac"],
  "seals.has": ["seals.get"],
};

/** What of the SDK's clients the guard uses; their own types differ by service. */
interface Watched {
  middlewareStack: {
    add(middleware: unknown, options: { step: "initialize"; name: string; override: boolean }): void;
  };
}

function before(client: unknown, look: (call: Call) => void): void {
  const middleware =
    (next: (args: { input: Call["input"] }) => unknown, context: { commandName?: string }) =>
    (args: { input: Call["input"] }) => {
      look({ command: context.commandName ?? "", input: args.input });
      return next(args);
    };
  (client as Watched).middlewareStack.add(middleware, { step: "initialize", name: "needs", override: true });
}
