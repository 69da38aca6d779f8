/**
 * What happens in a household's run, drawn from the seed before anything happens. A step stands for itself: with others
 * taken out it means the same, so that a run that fails can be made shorter.
 */
import { type Chance, chanceFrom } from '../chance.ts'

const DEEDS = [
  [22, 'note'],
  [26, 'thank'],
  [16, 'closer'],
  [4, 'unwrite'],
  [12, 'add'],
  [5, 'remove'],
  [3, 'rotate'],
  [0.7, 'leave'],
  [4, 'words'],
  [0.7, 'drop words'],
  [4, 'recover'],
  [2, 'lose'],
  [5, 'carry'],
  [4, 'save'],
  [2.5, 'put back'],
  [1.5, 'copy'],
  [6, 'weather'],
  [5, 'part'],
  [5, 'meet'],
  [4, 'kill'],
  [3, 'die at a commit'],
  [3, 'full'],
  [3, 'relay dies'],
  [3, 'relay put back'],
  [0.7, 'a day'],
  [2.5, 'quiet'],
] as const

export type Deed = (typeof DEEDS)[number][1]

export interface Step {
  /** Its place in the script as it was drawn. */
  readonly id: number
  readonly deed: Deed
  /** Which of all phones, counted over both people. */
  readonly phone: number
  readonly other: number
  /** Milliseconds before the next one. */
  readonly wait: number
}

export const PHONES_EACH = 3
export const PHONES = 2 * PHONES_EACH

export function writeScript(seed: string): readonly Step[] {
  const chance = chanceFrom(`${seed}/script`)
  return Array.from({ length: chance.between(30, 90) }, (_, id) => ({
    id,
    // Most households have several phones from early on.
    deed: id < 6 && chance.happens(0.6) ? 'add' : chance.weighted(DEEDS),
    phone: chance.below(PHONES),
    other: chance.below(PHONES),
    wait: chance.weighted([
      [3, 0],
      [4, chance.between(0, 300)],
      [4, chance.between(0, 20_000)],
      [2, chance.between(0, 300_000)],
    ]),
  }))
}

/** What a step draws while it happens: its own, whatever steps stand before it. */
export const chanceOf = (seed: string, { id }: Step): Chance => chanceFrom(`${seed}/step ${id}`)
