/** Something that is fetched once, when it is first needed, and can be fetched again after it failed. */
import { type ReadonlySignal, signal } from '@preact/signals'

export type Fetched<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed' }

export interface Lazy<T> {
  readonly fetched: ReadonlySignal<Fetched<T>>
  /** Starts fetching unless it is here or under way; resolves when that has ended, never rejects. */
  readonly fetch: () => Promise<void>
}

export const createLazy = <T>(load: () => Promise<T>): Lazy<T> => {
  const fetched = signal<Fetched<T>>({ state: 'waiting' })
  let underWay: Promise<void> | null = null
  return {
    fetched,
    fetch: () => {
      if (fetched.peek().state === 'here') return Promise.resolve()
      underWay ??= load()
        .then(
          value => {
            fetched.value = { state: 'here', value }
          },
          () => {
            fetched.value = { state: 'failed' }
          },
        )
        .finally(() => {
          underWay = null
        })
      return underWay
    },
  }
}
