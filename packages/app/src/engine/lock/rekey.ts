/** Puts every row of a profile under another local key, in one commit: all of it, or nothing. */
import { must, type Pen } from '../desk.ts'
import { type Store, TABLES, type Table } from '../ports.ts'
import type { Vault } from '../vault.ts'

/** What was set aside after damage lies elsewhere than where it was sealed for. */
const ASIDE = /^aside\/(segments|tail)\/(.+)$/

export async function rekey(pen: Pen, store: Store, from: Vault, to: Vault): Promise<void> {
  for (const table of TABLES)
    for (const [key, value] of must(await store.range(table, ''))) {
      if (!(value instanceof Uint8Array)) continue
      const aside = ASIDE.exec(key)
      const places: [Table, string][] = [[table, key]]
      if (aside) places.push([aside[1] as Table, aside[2] ?? ''])
      for (const [sealedTable, sealedKey] of places) {
        const plain = await from.open(sealedTable, sealedKey, value)
        if (!plain) continue
        pen.put(table, key, await to.seal(sealedTable, sealedKey, plain))
        break
      }
    }
}
