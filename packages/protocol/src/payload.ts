/** The inside of a content entry: UTF-8 JSON `{ t, at, d }`. What `t` and `d` mean is the practices' business. */
import { type Bytes, err, fromUtf8, ok, type Result, utf8 } from './bytes.ts'
import { type Fault, fault } from './fault.ts'

export interface Payload {
  /** Type of the event with its version, for instance `gratitude.note-given.v1`; 1 to 100 characters. */
  readonly t: string
  /** Milliseconds since 1970 by the author's clock: for display only. */
  readonly at: number
  readonly d: unknown
  /** Fields of newer apps are kept as they are. */
  readonly [later: string]: unknown
}

/** The last moment that a date can name; what is later would break every screen that shows it. */
const LAST_MOMENT = 8_640_000_000_000_000
/** No event of ours lies deeper than 16. What somebody nests by the thousand exhausts the stack of whoever writes it again. */
const DEEPEST = 64

export const encodePayload = (payload: Payload): Bytes => utf8(JSON.stringify(payload))

/** `Malformed` for anything but a JSON object with a fitting `t`, a whole `at` that a date can name and some `d`, none too deep. */
export function decodePayload(bytes: Bytes): Result<Payload, Fault> {
  const text = fromUtf8(bytes)
  if (text === null) return err(fault('Malformed'))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err(fault('Malformed'))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err(fault('Malformed'))
  const { t, at } = value as { t?: unknown; at?: unknown }
  if (typeof t !== 'string' || t.length < 1 || t.length > 100) return err(fault('Malformed'))
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0 || at > LAST_MOMENT)
    return err(fault('Malformed'))
  const isWhole = Object.hasOwn(value, 'd') && isWithin(DEEPEST, value)
  return isWhole ? ok(value as Payload) : err(fault('Malformed'))
}

/** Whether it nests at most so deep: a plain value not at all. */
const isWithin = (deepest: number, value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (deepest > 0 && Object.values(value).every(part => isWithin(deepest - 1, part)))
