/** Openers of the ladder: what fades after some uses, and the one hint that its composer gives. All of it on this device. */
import { type LadderAnswer, type Rung, rungs } from './events.ts'

/** After so many own answers that begin so, an opener is offered no more: own words are asked for. */
const fadesAfter = 5
/** Only here is a *but* looked for: later in an answer it does no harm. */
const looksAt = 200

export type Openers = Readonly<Record<Rung, readonly string[]>>

/** What stands before the first gap; that is how its use is known. */
const beginning = (opener: string): string => opener.split('…')[0]!.trim().toLowerCase()

/** `own` are answers that the one who writes has given before. What has been used often is left out. */
export function openersLeft(openers: Openers, own: readonly LadderAnswer[]): Openers {
  const left = (rung: Rung) =>
    openers[rung].filter(opener => {
      const start = beginning(opener)
      return own.filter(answer => answer[rung].toLowerCase().startsWith(start)).length < fadesAfter
    })
  return Object.fromEntries(rungs.map(rung => [rung, left(rung)])) as unknown as Openers
}

/** The gap is left to whoever writes. */
export const inserted = (opener: string): string => {
  const start = opener.split('…')[0]!
  return start === opener ? opener : start
}

const but = /(?<!\p{L})(?:but|lakini)(?!\p{L})/iu

/** A *but* near the beginning of what is said. Our own openers are not meant. */
export function saysBut(answer: LadderAnswer, openers: Openers): boolean {
  const ours = rungs.flatMap(rung => openers[rung])
  const said = rungs.map(rung => answer[rung]).join(' ')
  return but.test(ours.reduce((text, opener) => text.replace(opener, ''), said).slice(0, looksAt))
}
