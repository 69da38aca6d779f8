/** The clock of a turn on this screen: what is left, the hum at the end, the half minute of quiet after it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ScreenProps } from '../../screens.ts'
import { buzz, useSeconds } from '../../shared/device.ts'
import { QUIET, type Rest, readSeen, restOf, type Seen, withSeen } from '../clock.ts'
import type { SessionView, TurnView } from '../index.ts'

/** On this device only: when it first saw the entries of the turn that is on. */
const KEPT = 'listening/clock'
export const bell = [500, 250, 500] as const
export const endOfQuiet = [150] as const

export interface TurnClock {
  /** `time`: it runs. `quiet`: the half minute after it. `after`: both are over, or no time has begun. */
  readonly phase: 'time' | 'quiet' | 'after'
  readonly rest: Rest
  /** Of the quiet, 1 to 0. */
  readonly quietPart: number
  readonly endQuiet: () => void
}

export function useTurnClock({ turn, way }: SessionView, draft: ScreenProps['draft']): TurnClock {
  const isOn = way !== 'typed' && (turn.stage === 'speaking' || turn.stage === 'said')
  const ticked = useSeconds(isOn)
  const seen = useSeen(turn, draft)
  const [skipped, setSkipped] = useState('')
  const entry = turn.spoken?.fact ?? turn.stretches.at(-1)?.fact ?? ''
  // The last tick may be older than an entry that has just come.
  const now = Math.max(ticked, seen[entry] ?? 0)
  const rest = restOf(turn.stretches, seen, now)
  const end = turn.spoken ? Math.min(rest.end, seen[turn.spoken.fact] ?? turn.spoken.at) : rest.end
  const quiet = Math.max(0, end + QUIET - now)
  const runs = isOn && turn.stage === 'speaking' && rest.left > 0
  const isQuiet = isOn && !runs && quiet > 0 && skipped !== entry
  const phase = runs ? 'time' : isQuiet ? 'quiet' : 'after'
  useHum(phase, entry)
  return { phase, rest, quietPart: quiet / QUIET, endQuiet: () => setSkipped(entry) }
}

/** Entries that come while this screen stands open are met as they come; the first look takes them as found. */
function useSeen({ stretches, spoken }: TurnView, draft: ScreenProps['draft']): Seen {
  const kept = useRef<Seen | null>(null)
  kept.current ??= readSeen(draft(KEPT).text)
  const live = useRef(false)
  const entries = [...stretches, ...(spoken ? [{ fact: spoken.fact, startedAt: spoken.at }] : [])]
  const before = kept.current
  const seen = withSeen(before, entries, Date.now(), live.current)
  kept.current = seen
  useEffect(() => {
    live.current = true
  }, [])
  const ofTurn = JSON.stringify(Object.fromEntries(entries.map(({ fact }) => [fact, seen[fact]])))
  useEffect(() => {
    if (entries.length > 0 && draft(KEPT).text !== ofTurn) draft(KEPT).keep(ofTurn)
  }, [ofTurn, entries.length, draft])
  return seen
}

/** Only what ends before these eyes hums: who comes back to a turn that is over is not called. */
function useHum(phase: TurnClock['phase'], entry: string): void {
  const before = useRef({ phase, entry })
  useEffect(() => {
    const was = before.current
    before.current = { phase, entry }
    if (was.phase === 'time' && phase !== 'time') buzz(bell)
    if (was.phase === 'quiet' && phase === 'after') buzz(endOfQuiet)
  }, [phase, entry])
}
