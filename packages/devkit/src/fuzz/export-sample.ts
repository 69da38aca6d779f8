/** An export of the sample log, as the app would write it. */
import { base64url, fromUtf8, hex, openEntry, unhex } from '#protocol'
import type { Exported } from '../../../app/src/engine/export/format.ts'
import type { Samples } from './samples.ts'

const HEADER_BYTES = 146

export async function exportOf({ p, space, entries, ring, keys }: Samples): Promise<Exported> {
  const member = '3e'.repeat(16)
  const exported = await Promise.all(
    entries.map(async (entry, i) => {
      const opened = entry.kind === 'content' ? await openEntry(ring, entry) : null
      const inside = opened?.ok ? opened.value : null
      return {
        index: i + 1,
        hash: entry.hash,
        member,
        device: keys.device,
        passedOver: false,
        header: base64url(entry.bytes.slice(0, HEADER_BYTES)),
        bodyHash: hex(p.sha256(entry.body)),
        signature: base64url(entry.signature),
        ...(inside
          ? {
              opening: {
                salt: base64url(inside.salt),
                bind: base64url(inside.bind === null ? new Uint8Array(16) : unhex(inside.bind)),
                payload: fromUtf8(inside.payload) ?? '',
              },
            }
          : { control: fromUtf8(entry.body) ?? '' }),
      }
    }),
  )
  return {
    format: 'kimbilio-export',
    v: 1,
    made: 1,
    spaces: [{ space, kind: 'self', me: member, names: { [member]: 'Amara' }, entries: exported }],
  }
}
