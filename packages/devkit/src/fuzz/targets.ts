/**
 * Everything that reads bytes or JSON from outside, each as one function from bytes to nothing: it may refuse, it may not
 * throw. What it takes has to come out again as it went in, where there is a way back.
 */
import { fold, practices, records, replay, sealsIn } from '#practices'
import {
  type Bytes,
  base64url,
  decodeEntry,
  decodeIndexed,
  decodePayload,
  decodeRun,
  emptyLog,
  encodeIndexed,
  encodePayload,
  encodeRun,
  equalBytes,
  fromUtf8,
  keepEntry,
  openEntry,
  openSeal,
  readInvitation,
  readKept,
  restoreKept,
  restoreLog,
  serialiseLog,
  skimKept,
  utf8,
  verifyRun,
} from '#protocol'
import { decodeChunk, encodeChunk } from '../../../app/src/engine/records.ts'
import { readFrontMatter } from '../../../library/src/front-matter.ts'
import { renderMarkdown } from '../../../library/src/markdown.ts'
import { decodeControl, encodeControl } from '../../../protocol/src/control.ts'
import { pack, unpack } from '../../../protocol/src/pairing-box.ts'
import { fileTargets } from './file-targets.ts'
import { ownTargets } from './own-targets.ts'
import type { Samples } from './samples.ts'
import { serverTargets } from './server-targets.ts'

export interface Target {
  readonly name: string
  readonly good: readonly Bytes[]
  /** Throws on anything that is wrong. */
  readonly take: (bytes: Bytes) => unknown
}

const same = (one: Bytes, other: Bytes): void => {
  if (!equalBytes(one, other)) throw new Error('it came out otherwise than it went in')
}

export async function makeTargets(samples: Samples): Promise<readonly Target[]> {
  const { p, space, ring, entries, log, facts, articles, link } = samples
  const payloads = facts.map(one => {
    const { type, data, by } = JSON.parse(fromUtf8(one) ?? '') as Record<string, unknown>
    return utf8(JSON.stringify({ t: type, at: 1, d: data, by }))
  })
  const all = entries.map(one => one.bytes)
  const indexed = entries.map((one, i) => ({ index: i + 1, bytes: one.bytes }))
  const kept = await Promise.all(
    entries.map(async entry => {
      const opened = await openEntry(ring, entry)
      return keepEntry(entry, opened.ok ? opened.value : null)
    }),
  )
  const invitation = await readInvitation(p, link)
  if (!invitation.ok) throw new Error('the sample link is not good')
  const invited = invitation.value
  const keysOf = { sign: '02'.repeat(32), kem: '03'.repeat(32) }
  const known = Array.from({ length: 16 }, (_, i) => base64url(new Uint8Array(16).fill(i)))
  const party = { member: '01'.repeat(16), ...keysOf, name: 'Amara', known }
  const sealedFact = JSON.parse(fromUtf8(facts.find(one => fromUtf8(one)?.includes('"box"'))!)!) as {
    readonly data: unknown
  }
  const [sealed] = sealsIn(sealedFact.data)
  if (!sealed) throw new Error('the sample facts hold nothing sealed')
  const slices = [...practices, ...records]
  const begun = replay(
    slices,
    facts.map(one => JSON.parse(fromUtf8(one)!)),
  )

  return [
    ...(await ownTargets(samples)),
    ...(await fileTargets(samples)),
    ...(await serverTargets(samples)),
    {
      name: 'entry',
      good: all,
      take: bytes => {
        const read = decodeEntry(p, bytes)
        if (read.ok) same(read.value.bytes, bytes)
      },
    },
    {
      name: 'run',
      good: [encodeRun(all)],
      take: bytes => {
        const read = decodeRun(bytes)
        if (read.ok) same(encodeRun(read.value), bytes)
      },
    },
    {
      name: 'indexed-run',
      good: [encodeIndexed(indexed)],
      take: bytes => {
        const read = decodeIndexed(bytes)
        if (read.ok) same(encodeIndexed(read.value), bytes)
      },
    },
    {
      name: 'log',
      good: [encodeIndexed(indexed)],
      take: async bytes => {
        const read = decodeIndexed(bytes)
        if (!read.ok) return
        const verdict = await verifyRun(p, emptyLog(space), read.value)
        if (verdict.state.index !== verdict.verified.length) throw new Error('the log lost count')
      },
    },
    {
      name: 'control',
      good: entries.filter(one => one.kind === 'control').map(one => one.body),
      take: bytes => {
        const read = decodeControl(bytes)
        if (read.ok) same(encodeControl(read.value), bytes)
      },
    },
    { name: 'payload', good: payloads, take: bytes => decodePayload(bytes) },
    {
      name: 'kept',
      good: kept,
      take: async bytes => {
        const [read, skimmed] = [readKept(bytes), skimKept(bytes)]
        if (read.ok && !skimmed.ok) throw new Error('read, and yet not to be skimmed')
        await restoreKept(p, ring, bytes)
      },
    },
    {
      name: 'stored-log',
      good: [serialiseLog(log)],
      take: bytes => {
        const read = restoreLog(bytes)
        if (read.ok && restoreLog(serialiseLog(read.value)).ok === false)
          throw new Error('a log that was read can’t be read again')
      },
    },
    {
      name: 'chunk',
      good: [
        encodeChunk(
          kept.map((bytes, i) => ({
            index: i + 1,
            kept: null,
            passedOver: false,
            logHash: new Uint8Array(32),
            member: '3e'.repeat(16),
            bytes: all[i] ?? bytes,
          })),
        ),
      ],
      take: bytes => decodeChunk(p, bytes),
    },
    {
      name: 'link',
      good: [utf8(link)],
      take: bytes => readInvitation(p, fromUtf8(bytes) ?? String.fromCharCode(...bytes.slice(0, 2000))),
    },
    {
      name: 'pairing-box',
      good: [utf8(JSON.stringify(party))],
      take: async bytes => {
        const text = fromUtf8(bytes)
        if (text === null || bytes.length > 1900) return unpack(p, invited, 'offer', bytes)
        let said: unknown
        try {
          said = JSON.parse(text)
        } catch {
          return
        }
        return unpack(p, invited, 'offer', await pack(p, invited, 'offer', said as never))
      },
    },
    {
      name: 'sealed-text',
      good: [utf8(JSON.stringify(sealed))],
      take: async bytes => {
        const text = fromUtf8(bytes)
        for (const one of text === null ? [] : sealsIn(jsonIn(text)))
          await openSeal(p, one, new Uint8Array(32))
        await openSeal(p, { ...sealed, box: base64url(bytes) }, new Uint8Array(32))
      },
    },
    {
      name: 'facts',
      good: payloads,
      take: bytes => {
        const said = decodePayload(bytes)
        if (!said.ok) return
        const { t: type, d: data, by } = said.value
        if (typeof by !== 'string') return
        encodePayload(said.value)
        const fact = { type, data, by, at: 1, id: 'ab'.repeat(32), index: 7 }
        for (const before of [begun, replay(slices, [])]) {
          const after = fold(slices, before, fact)
          const look = {
            me: by,
            other: 'cd'.repeat(16),
            now: 1,
            sight: () => ({ kind: 'sealed' }) as const,
            putOff: () => undefined,
          }
          for (const slice of slices) {
            const state = after.states.get(slice.id)
            slice.openings(state, look)
            slice.reveals?.(state, look)
          }
        }
      },
    },
    {
      name: 'article',
      good: articles,
      take: bytes => {
        const text = fromUtf8(bytes)
        if (text === null) return
        const { html } = renderMarkdown(text)
        if (/<(?:script|iframe|img|object|style)\b|\son[a-z]+\s*=\s*["']|javascript:/i.test(tags(html)))
          throw new Error('an article made markup of its own')
        readFrontMatter('x.md', text)
      },
    },
  ]
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
/** What stands between < and >: text is harmless wherever it stands. */
const tags = (html: string): string => (html.match(/<[^>]*>/g) ?? []).join('')
