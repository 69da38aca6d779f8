/**
 * The floor of an honest talk: who holds it, and what may be said on it now.
 *
 * One floor is one thing: it is said, said back until its speaker says *yes, that's it*, perhaps asked about, and then
 * passed on by the speaker's own word. Every move gives the floors that come of it, or null when it was out of turn.
 */
import type { FactId, MemberId } from '../slice.ts'

/** More would be a fight or a lecture; what is left can wait for another talk. */
export const maxFloors = 6
/** So many *not quite* on one floor, and voices may do better than writing. */
export const triesInWriting = 3

/** `text` null: said aloud; empty: its author has deleted it. */
export interface Words {
  readonly text: string | null
  readonly fact: FactId
}

export interface Reflection extends Words {
  readonly id: string
  /** Not quite: … */
  readonly correction: Words | null
}

export interface Floor {
  readonly id: string
  readonly by: MemberId
  readonly saying: (Words & { readonly feeling: string | null }) | null
  readonly reflections: readonly Reflection[]
  /** Its speaker has said: yes, that's it. */
  readonly heard: boolean
  readonly question: Words | null
  readonly answer: Words | null
}

/** `say` and `judge` wait for the speaker, `reflect` for the listener; at `heard` the speaker may pass the floor on. */
export type FloorStep = 'say' | 'reflect' | 'judge' | 'heard'

export type Floors = readonly Floor[]
type Moved = Floors | null

export const emptyFloor = (id: string, by: MemberId): Floor => ({
  id,
  by,
  saying: null,
  reflections: [],
  heard: false,
  question: null,
  answer: null,
})

export function stepOf({ saying, heard, reflections }: Floor): FloorStep {
  if (saying === null) return 'say'
  if (heard) return 'heard'
  const last = reflections.at(-1)
  return last === undefined || last.correction ? 'reflect' : 'judge'
}

/** What a reflection has to name as the one it comes after. */
export const reflectsAfter = (floor: Floor): string => floor.reflections.at(-1)?.id ?? floor.id

/** The last floor on which something was said, if that has been heard; questions are about it. */
export function lastHeard(floors: Floors): Floor | undefined {
  const last = floors.at(-1)
  const spoken = last?.saying === null ? floors.at(-2) : last
  return spoken?.heard ? spoken : undefined
}

export const mayAsk = (floors: Floors, by: MemberId): boolean => {
  const heard = lastHeard(floors)
  return heard !== undefined && heard.by !== by && heard.question === null
}

export const mayAnswer = (floors: Floors, by: MemberId): boolean => {
  const heard = lastHeard(floors)
  return heard !== undefined && heard.by === by && heard.question !== null && heard.answer === null
}

/** Who has nothing to say gives an empty floor back; but nobody is handed the first word. */
export function mayGive(floors: Floors, by: MemberId): boolean {
  const last = floors.at(-1)
  if (last?.by !== by || lastHeard(floors) === undefined) return false
  return last.saying === null || floors.length < maxFloors
}

/** Nothing waits to be said back; and whoever was heard leaves the other the word before they close. */
export const mayBeginClosing = (floors: Floors, by: MemberId): boolean =>
  lastHeard(floors) !== undefined &&
  (floors.some(floor => floor.heard && floor.by !== by) ||
    !floors.some(floor => floor.by === by && floor.heard))

export const said = (floors: Floors, id: string, by: MemberId, saying: Floor['saying']): Moved =>
  onLast(floors, id, floor => (floor.by === by && stepOf(floor) === 'say' ? { ...floor, saying } : null))

export const reflected = (
  floors: Floors,
  id: string,
  by: MemberId,
  reflection: Omit<Reflection, 'correction'> & { readonly after: string },
): Moved =>
  onLast(floors, id, floor => {
    const { after, ...rest } = reflection
    const known = floor.reflections.some(one => one.id === rest.id) || rest.id === floor.id
    if (floor.by === by || stepOf(floor) !== 'reflect' || reflectsAfter(floor) !== after || known) return null
    return { ...floor, reflections: [...floor.reflections, { ...rest, correction: null }] }
  })

export const accepted = (floors: Floors, id: string, by: MemberId, reflection: string): Moved =>
  onLast(floors, id, floor => (isJudging(floor, by, reflection) ? { ...floor, heard: true } : null))

export const corrected = (
  floors: Floors,
  id: string,
  by: MemberId,
  reflection: string,
  correction: Words,
): Moved =>
  onLast(floors, id, floor =>
    isJudging(floor, by, reflection)
      ? {
          ...floor,
          reflections: floor.reflections.map(one => (one.id === reflection ? { ...one, correction } : one)),
        }
      : null,
  )

export const asked = (floors: Floors, id: string, by: MemberId, question: Words): Moved =>
  mayAsk(floors, by) ? onHeard(floors, id, floor => ({ ...floor, question })) : null

export const answered = (floors: Floors, id: string, by: MemberId, answer: Words): Moved =>
  mayAnswer(floors, by) ? onHeard(floors, id, floor => ({ ...floor, answer })) : null

export function given(floors: Floors, from: string, by: MemberId, id: string, to: MemberId): Moved {
  const last = floors.at(-1)
  if (last?.id !== from || !mayGive(floors, by) || floors.some(floor => floor.id === id)) return null
  const spoken = last.saying === null ? floors.slice(0, -1) : floors
  return [...spoken, emptyFloor(id, to)]
}

const isJudging = (floor: Floor, by: MemberId, reflection: string): boolean =>
  floor.by === by && stepOf(floor) === 'judge' && floor.reflections.at(-1)?.id === reflection

function onLast(floors: Floors, id: string, change: (floor: Floor) => Floor | null): Moved {
  const last = floors.at(-1)
  const next = last?.id === id ? change(last) : null
  return next && [...floors.slice(0, -1), next]
}

const onHeard = (floors: Floors, id: string, change: (floor: Floor) => Floor): Moved => {
  const heard = lastHeard(floors)
  return heard?.id === id ? floors.map(floor => (floor === heard ? change(floor) : floor)) : null
}
