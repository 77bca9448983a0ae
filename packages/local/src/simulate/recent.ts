interface Kept<V> {
  value: V;
  weight: number;
}

/**
 * What was seen or written last, up to some weight. Two generations: when the younger one is full, the older goes, without what was asked for
 * meanwhile. The older one is only read: what it has and the younger has too is passed over until it goes.
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
    if (old) this.#keep(name, old);
    return old?.value;
  }

  set(name: string, value: V, weight: number): void {
    const young = this.#young.get(name);
    if (young) {
      // In its place: a map of thousands out of which is taken and put all the time is made anew again and again.
      const more = weight - young.weight;
      young.value = value;
      young.weight = weight;
      this.#weigh(more);
    } else this.#keep(name, { value, weight });
  }

  delete(name: string): void {
    const young = this.#young.get(name);
    if (young) {
      this.#weight -= young.weight;
      this.#young.delete(name);
    }
    this.#old.delete(name);
  }

  #keep(name: string, kept: Kept<V>): void {
    this.#young.set(name, kept);
    this.#weigh(kept.weight);
  }

  #weigh(more: number): void {
    this.#weight += more;
    if (this.#weight < this.#most) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#weight = 0;
  }
}
