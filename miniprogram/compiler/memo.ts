// Results kept from one compilation to the next, as long as what they were made from is the same.

interface Kept {
  from: readonly unknown[]
  result: unknown
  run: number
}

export class Memo {
  readonly #kept = new Map<string, Kept>()
  #run = 0

  /** A new compilation begins: what the one before the last did not use is dropped. */
  begin(): void {
    this.#run += 1
    for (const [key, kept] of this.#kept) {
      if (kept.run < this.#run - 2) this.#kept.delete(key)
    }
  }

  /** The result of `make` for this key, made again if a member of `from` is another than before. */
  get<Result>(key: string, from: readonly unknown[], make: () => Result): Result {
    const kept = this.peek<Result>(key, from)
    if (kept !== undefined) return kept
    const result = make()
    this.put(key, from, result)
    return result
  }

  /** What is kept for this key, if it was made from the same. */
  peek<Result>(key: string, from: readonly unknown[]): Result | undefined {
    const kept = this.#kept.get(key)
    if (kept === undefined || !same(kept.from, from)) return undefined
    kept.run = this.#run
    // A key names one kind of result, so that what was kept under it is of that kind.
    return kept.result as Result
  }

  put(key: string, from: readonly unknown[], result: unknown): void {
    this.#kept.set(key, { from: [...from], result, run: this.#run })
  }
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}
