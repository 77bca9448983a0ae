interface Kept<V> {
  value: V;
  weight: number;
}

/**
 * What was seen or written last, up to some weight. Two generations: when the younger one is full, the older goes, without what was asked for
 * meanwhile.
 */
export class Recent<V> {
  readonly #most: number;
  #young = new Map<string, Kept<V>>();
  #old = new Map<string, Kept<V>>();
  #weight = 0;

  /** @param most weight of a generation */
  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): V | undefined {
    const young = this.#young.get(name);
    if (young) return young.value;
    const old = this.#old.get(name);
    if (!old) return undefined;
    this.#old.delete(name);
    this.#keep(name, old);
    return old.value;
  }

  set(name: string, value: V, weight: number): void {
    this.delete(name);
    this.#keep(name, { value, weight });
  }

  delete(name: string): void {
    const young = this.#young.get(name);
    if (young) {
      this.#weight -= young.weight;
      this.#young.delete(name);
    } else this.#old.delete(name);
  }

  #keep(name: string, kept: Kept<V>): void {
    this.#young.set(name, kept);
    this.#weight += kept.weight;
    if (this.#weight < this.#most) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#weight = 0;
  }
}
