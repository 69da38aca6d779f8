/** A whole log for a relay that has nothing of it: in pages that it takes, each behind the first entry. */
import type { Bytes } from '#protocol'

/** A batch of the relay has at most 1 MiB. */
const PAGE_BYTES = 900 * 1024

export function* logPages(genesis: Bytes, rest: readonly Bytes[]): Generator<readonly Bytes[]> {
  let page: Bytes[] = []
  let size = genesis.length
  for (const bytes of rest) {
    if (page.length > 0 && size + bytes.length + 4 > PAGE_BYTES) {
      yield page
      page = []
      size = genesis.length
    }
    page.push(bytes)
    size += bytes.length + 4
  }
  yield page
}
