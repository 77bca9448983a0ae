import { fault, invalid } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { foldName } from "../../ground/vault/fold.ts";
import { catalogue } from "./catalogue/index.ts";
import type { ServiceHead, ServiceKey, TenantService } from "./service.ts";

/** A service as it is looked up: what ships, or what the tenant has made of it. */
export type KnownService = ServiceHead & { status: TenantService["status"]; own?: true };

/** A word that stands where a service is to be named, and where. */
export interface Mention {
  pointer: string;
  word: string;
}

/** Less than this in common is chance: endings such as «-ение» alone. */
const likely = 0.4;
/** A title is no essay; a word of more letters is like none. */
const longest = 300;
/** For so many words it is said what is called like them; whoever lists more that nobody knows has another list in hand. */
const mostProposed = 200;

/** All services of a tenant by their keys and by whatever they are called. */
export class Lookup {
  readonly #byKey: ReadonlyMap<ServiceKey, KnownService>;
  readonly #byWord: ReadonlyMap<string, ServiceKey>;
  /** Pairs of letters of all names, made when the first word is unknown. */
  #names: readonly Named[] | undefined;
  readonly #nearest = new Map<string, readonly KnownService[]>();

  /** @param own what the tenant has added or changed, which goes before what ships */
  constructor(own: readonly TenantService[] = []) {
    const shipped = catalogue.map((head): KnownService => ({ ...head, status: "active" }));
    const measures = new Map(catalogue.map((head) => [head.serviceKey, head.measures]));
    const changed = own.map((one): KnownService => ({ ...one, measures: measures.get(one.serviceKey) ?? [] }));
    this.#byKey = new Map([...shipped, ...changed].map((one) => [one.serviceKey, one]));
    // A title goes before somebody's other word for it.
    this.#byWord = new Map([
      ...this.all.flatMap(({ serviceKey, also }) => also.map((word) => [foldName(word), serviceKey] as const)),
      ...this.all.flatMap(({ serviceKey, title }) =>
        [title.ru, title.en, serviceKey].map((word) => [foldName(word), serviceKey] as const),
      ),
    ]);
  }

  get all(): readonly KnownService[] {
    return [...this.#byKey.values()];
  }

  of(serviceKey: ServiceKey): KnownService | undefined {
    return this.#byKey.get(serviceKey);
  }

  /** The key of what is called so, by its key, a title or another word for it; also where it was withdrawn. */
  resolve(word: string): ServiceKey | undefined {
    return this.#byKey.has(word) ? word : this.#byWord.get(foldName(word));
  }

  /** Those whose names are most like a word that nobody knows, the likeliest first; a file of such words is not compared for ever. */
  nearest(word: string, most = 3): KnownService[] {
    if (word.length > longest) return [];
    const folded = foldName(word);
    const known = this.#nearest.get(folded) ?? (this.#nearest.size < mostProposed ? this.#likest(folded) : []);
    if (this.#nearest.size < mostProposed) this.#nearest.set(folded, known);
    return known.slice(0, most);
  }

  #likest(folded: string): KnownService[] {
    this.#names ??= this.all
      .filter(({ status }) => status === "active")
      .map((service) => ({ service, names: namesOf(service) }));
    const sought = pairsOf(folded);
    return this.#names
      .map(({ service, names }) => ({ service, likeness: Math.max(...names.map((name) => likeness(sought, name))) }))
      .filter(({ likeness }) => likeness >= likely)
      .toSorted((a, b) => b.likeness - a.likeness)
      .map(({ service }) => service);
  }

  /**
   * The keys of what is named, in order. @throws Refusal input.invalid, which proposes what is called most like it: a word that is
   * unknown, or a service that was withdrawn
   */
  mustResolve(mentions: readonly Mention[]): ServiceKey[] {
    const faults = mentions.flatMap((mention) => this.faultOf(mention) ?? []);
    if (faults.length > 0) throw invalid(faults);
    return mentions.map(({ word }) => this.resolve(word)!);
  }

  /** What is wrong with a word for a service, if anything. */
  faultOf({ pointer, word }: Mention): FieldFault | undefined {
    const found = this.of(this.resolve(word) ?? "");
    if (found?.status === "active") return undefined;
    if (found)
      return fault(pointer, `услуга снята: ${shown(found).ru}`, `the service is withdrawn: ${shown(found).en}`);
    const near = this.nearest(word).map(shown);
    const [ru, en] = [near.map((one) => one.ru), near.map((one) => one.en)].map((all) => all.join("; "));
    return fault(
      pointer,
      `ключ или название услуги из каталога (GET /v1/services)${ru ? `; похожие: ${ru}` : ""}`,
      `the key or title of a service of the catalogue (GET /v1/services)${en ? `; the nearest: ${en}` : ""}`,
    );
  }
}

const shown = ({ serviceKey, title }: KnownService) => ({
  ru: `${serviceKey} («${title.ru}»)`,
  en: `${serviceKey} (${title.en})`,
});

/** How often each pair of neighbouring letters stands in a word, and how many there are. */
interface Pairs {
  counts: ReadonlyMap<string, number>;
  size: number;
}
interface Named {
  service: KnownService;
  names: readonly Pairs[];
}

const namesOf = ({ serviceKey, title, also }: KnownService): Pairs[] =>
  [serviceKey, title.ru, title.en, ...also].map((name) => pairsOf(foldName(name)));

function pairsOf(word: string): Pairs {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < word.length; i++) {
    const pair = word.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { counts: pairs, size: Math.max(word.length - 1, 0) };
}

/** Sørensen–Dice over pairs of letters: 0 nothing in common, 1 the same letters. */
function likeness(a: Pairs, b: Pairs): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const [pair, n] of a.counts) common += Math.min(n, b.counts.get(pair) ?? 0);
  return (2 * common) / (a.size + b.size);
}
