/** One thing at a time for each name; different names do not wait for each other. */
export interface Turns {
  take<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

export const turns = (): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return {
    take(name, work) {
      const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
      last.set(name, turn)
      const forget = () => {
        if (last.get(name) === turn) last.delete(name)
      }
      turn.then(forget, forget)
      return turn
    },
    async settled() {
      while (last.size > 0) await Promise.allSettled([...last.values()])
    },
  }
}
