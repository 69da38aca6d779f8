/**
 * One device listening to one space: new entries in order, passing frames, and entries handed in. It knows no sockets;
 * whoever carries the frames brings a `Channel`. Frames, as docs/relay.md lists them:
 *
 *   to the device   01 [indexed entries] · 02 [device 16][bytes] · 03 [u32 request][JSON] · 04 [u32 request][JSON problem]
 *   from it         first a text frame {"token","after"}, then 01 [u32 request][run] · 02 [bytes]
 *
 * The first frame to the device is 01, with nothing inside when there is nothing new: so it knows that it was let in.
 */

import * as v from 'valibot'
import { type Bytes, concat, decodeRun, encodeIndexed, unhex, utf8 } from '#protocol'
import type { Bus, BusMessage } from '../ports/bus.ts'
import { type Problem, problem, problemBody } from '../problems.ts'
import type { Access } from './access.ts'
import { type Limits, MAX_EPHEMERAL_BYTES } from './limits.ts'
import type { SpaceLog } from './space-log.ts'
import type { TokenBuckets } from './token-buckets.ts'

export interface Channel {
  /** `flushed` is called when the frame has left us, so that a slow listener holds back only itself. */
  send(frame: Bytes, flushed: () => void): void
  close(code: number): void
}

export interface LiveSession {
  receive(frame: Bytes | string): void
  /** Looks for entries that no message has told of, and whether the device may still listen. */
  refresh(): void
  /** The channel is gone. */
  closed(): void
  /** Ends it from our side. */
  end(code: number): void
}

export const CLOSE = { goingAway: 1001, badFrame: 1008, busy: 1013, unauthorized: 4401, idle: 4408 } as const

export interface LiveNeeds {
  readonly spaceLog: SpaceLog
  readonly access: Access
  readonly bus: Bus
  readonly limits: Limits
  readonly deviceRate: TokenBuckets
}

const KIND = { entries: 1, ephemeral: 2, ack: 3, problem: 4 } as const
/** Bytes on their way to one device above which it is sent nothing new until it has taken these. */
const MOST_BYTES_UNDER_WAY = 2 * 1024 * 1024
/** Who lets answers pile up beyond this, and asks on, does not listen. */
const MOST_BYTES_UNHEARD = 2 * MOST_BYTES_UNDER_WAY
/** Runs of one line that wait for the disk. */
const MOST_RUNS_UNDER_WAY = 64
const MOST_RUN_BYTES_UNDER_WAY = 4 * 1024 * 1024

const Hello = v.object({
  token: v.pipe(v.string(), v.maxLength(200)),
  after: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
})

export const liveSessions = (needs: LiveNeeds) => {
  const { spaceLog, access, bus, limits, deviceRate } = needs
  const sessions = new Set<LiveSession>()
  const counts = new Map<string, number>()
  const count = (name: string, by: number): number => {
    const now = (counts.get(name) ?? 0) + by
    if (now > 0) counts.set(name, now)
    else counts.delete(name)
    return now
  }
  let names = 0

  const open = (space: string, channel: Channel): LiveSession => {
    const name = String(++names)
    let stage: 'hello' | 'entering' | 'live' | 'leaving' | 'over' = 'hello'
    let device = ''
    let member = ''
    let stopListening = () => {}
    let cursor = 0
    let underWay = 0
    let runs = 0
    let runBytes = 0
    let pumping = false
    let again = false
    let upToDate = false
    /** Whether the device may still listen, as far as is known: membership has not changed since it was looked up. */
    let trusted = true

    const over = () => {
      if (stage === 'over') return false
      if (stage === 'live' || stage === 'leaving') {
        count(`device ${space} ${device}`, -1)
        count(`member ${space} ${member}`, -1)
      }
      stage = 'over'
      sessions.delete(session)
      stopListening()
      return true
    }
    const end = (code: number) => {
      if (over()) channel.close(code)
    }
    /** Nothing more is heard or sent, but for the answers to what was handed in before: also a leaving is acknowledged. */
    const leave = () => {
      if (stage !== 'live') return
      stopListening()
      if (runs === 0) return end(CLOSE.unauthorized)
      stage = 'leaving'
    }
    const send = (kind: number, ...parts: readonly Bytes[]) => {
      if (stage !== 'live' && !(stage === 'leaving' && kind !== KIND.entries)) return
      const frame = concat(Uint8Array.of(kind), ...parts)
      underWay += frame.length
      channel.send(frame, () => {
        underWay -= frame.length
        if (!upToDate && underWay < MOST_BYTES_UNDER_WAY / 4) void pump()
      })
    }
    const answer = (kind: number, request: Bytes, body: unknown) => {
      if (underWay > MOST_BYTES_UNHEARD) return end(CLOSE.busy)
      send(kind, request, utf8(JSON.stringify(body)))
    }
    const sendEntries = (entries: readonly { index: number; bytes: Bytes }[]) => {
      cursor = entries.at(-1)?.index ?? cursor
      send(KIND.entries, encodeIndexed(entries))
    }

    /** Sends from the store until the device has all, or has enough to take for now. */
    const pump = async (): Promise<void> => {
      again = true
      if (pumping) return
      pumping = true
      while (again && stage === 'live') {
        again = false
        if (!trusted) {
          trusted = true
          if (!(await access.mayEnter(space, device))) {
            leave()
            break
          }
        }
        if (underWay > MOST_BYTES_UNDER_WAY) break
        const page = await spaceLog.read(space, cursor)
        if (!trusted) {
          again = true
          continue
        }
        if (!page.ok) {
          end(CLOSE.busy)
          break
        }
        upToDate = page.value.entries.length === 0
        if (!upToDate) {
          sendEntries(page.value.entries)
          again = true
        }
      }
      pumping = false
    }

    const hear = (message: BusMessage) => {
      if (message.kind === 'ephemeral') {
        // Nothing waits for these: whoever cannot take one now has missed it.
        if (trusted && message.from !== name && underWay < MOST_BYTES_UNDER_WAY)
          send(KIND.ephemeral, unhex(message.device), message.bytes)
        return
      }
      if (message.membership) trusted = false
      const fresh = message.entries.filter(entry => entry.index > cursor)
      if (trusted && fresh.length === 0) return
      if (
        trusted &&
        upToDate &&
        !pumping &&
        underWay <= MOST_BYTES_UNDER_WAY &&
        fresh[0]?.index === cursor + 1
      )
        sendEntries(fresh)
      else {
        upToDate = false
        void pump()
      }
    }

    const enter = async (text: string): Promise<void> => {
      stage = 'entering'
      const hello = v.safeParse(Hello, parsed(text))
      if (!hello.success) return end(CLOSE.badFrame)
      const caller = await access.caller(space, hello.output.token)
      if (stage !== 'entering') return
      if (!caller.ok) return end(CLOSE.unauthorized)
      const newest = await spaceLog.read(space, 0xffffffff)
      if (stage !== 'entering') return
      if (!newest.ok) return end(CLOSE.busy)
      device = caller.value.device
      member = caller.value.member
      if (
        (counts.get(`device ${space} ${device}`) ?? 0) >= limits.connectionsPerDevice ||
        (counts.get(`member ${space} ${member}`) ?? 0) >= limits.connectionsPerMember
      )
        return end(CLOSE.busy)
      count(`device ${space} ${device}`, 1)
      count(`member ${space} ${member}`, 1)
      stage = 'live'
      // A device that claims to know more than there is hears all that comes from now on.
      cursor = Math.min(hello.output.after, newest.value.head)
      stopListening = bus.subscribe(space, hear)
      // Something may have changed between the look at the token and this.
      trusted = false
      if (cursor === newest.value.head) sendEntries([])
      await pump()
    }

    const takeRun = async (request: Bytes, bytes: Bytes): Promise<void> => {
      const refuse = (told: Problem) => answer(KIND.problem, request, problemBody(told))
      const wait = deviceRate.take(`${space} ${device}`)
      if (
        wait > 0 ||
        runs >= MOST_RUNS_UNDER_WAY ||
        (runs > 0 && runBytes + bytes.length > MOST_RUN_BYTES_UNDER_WAY)
      ) {
        return refuse(problem('rate-limited', { retryAfterSeconds: Math.max(1, wait) }))
      }
      const run = decodeRun(bytes)
      if (!run.ok) return refuse(problem(run.error.fault === 'TooLarge' ? 'too-large' : 'malformed'))
      // Nothing is awaited before this, so that runs are taken in the order in which they came.
      runs++
      runBytes += bytes.length
      const told = await spaceLog.append(space, run.value, { device, member })
      runs--
      runBytes -= bytes.length
      if (told.ok) answer(KIND.ack, request, { indices: told.value })
      else refuse(told.error)
      if (stage === 'leaving' && runs === 0) end(CLOSE.unauthorized)
    }

    const session: LiveSession = {
      receive(frame) {
        if (stage === 'over' || stage === 'leaving') return
        if (typeof frame === 'string') {
          if (stage === 'hello') void enter(frame)
          else end(CLOSE.badFrame)
        } else if (stage !== 'live') end(CLOSE.unauthorized)
        else if (frame[0] === KIND.entries && frame.length >= 5)
          void takeRun(frame.slice(1, 5), frame.subarray(5))
        else if (frame[0] === KIND.ephemeral && frame.length <= 1 + MAX_EPHEMERAL_BYTES) {
          if (deviceRate.take(`${space} ${device}`) === 0) {
            bus.publish(space, { kind: 'ephemeral', device, bytes: frame.slice(1), from: name })
          }
        } else end(CLOSE.badFrame)
      },
      refresh() {
        if (stage !== 'live') return
        trusted = false
        void pump()
      },
      closed: over,
      end,
    }
    sessions.add(session)
    if (sessions.size > limits.connections) end(CLOSE.busy)
    return session
  }

  return {
    open,
    endAll(code: number) {
      for (const session of [...sessions]) session.end(code)
    },
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
