/** The kinds of simulated runs, as the command knows them. */
import { howToSee as howToSeeHousehold, simulateHousehold } from '../households/household.ts'
import { shrink } from '../households/shrink.ts'
import { howToRepeat, type Run, simulate } from '../simulation.ts'

/** `pair`: two phones, much is said. `rough`: the same in bad weather. `household`: several phones that come and go. */
export const KINDS = ['pair', 'rough', 'household'] as const
export type Kind = (typeof KINDS)[number]

export interface Options {
  readonly steps?: number
  readonly keep?: readonly number[]
}

/** Every second run is a household. */
export const kindOf = (place: number): Kind =>
  place % 2 === 1 ? 'household' : place % 4 === 0 ? 'pair' : 'rough'

const roughly = (kind: Kind) => (kind === 'rough' ? { rough: true } : {})
const stepsIn = ({ steps }: Options) => (steps === undefined ? {} : { steps })
const keptIn = ({ keep }: Options) => (keep === undefined ? {} : { keep })

export const howToSee = (kind: Kind, seed: string, options: Options = {}): string =>
  kind === 'household'
    ? howToSeeHousehold(seed, keptIn(options))
    : howToRepeat(seed, { ...roughly(kind), ...stepsIn(options) })

/** What breaks out of a run where nobody waits for it is wrong too. */
export async function runOne(kind: Kind, seed: string, options: Options = {}): Promise<Run> {
  const wrong: string[] = []
  const told = (error: unknown) => {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  process.on('unhandledRejection', told)
  try {
    const run =
      kind === 'household'
        ? await simulateHousehold(seed, keptIn(options))
        : await simulate(seed, { ...roughly(kind), ...stepsIn(options) })
    // A rejection is told a turn later.
    await new Promise(resolve => setImmediate(resolve))
    return { ...run, wrong: [...run.wrong, ...wrong] }
  } catch (error) {
    told(error)
    return { seed, wrong, story: '', digest: '', acts: 0, kept: 0, crashes: 0, opened: 0 }
  } finally {
    process.off('unhandledRejection', told)
  }
}

export interface Shortest {
  readonly options: Options
  readonly run: Run
}

/** The shortest story of this run in which something is still wrong; null when nothing is. */
export async function shortest(
  kind: Kind,
  seed: string,
  say: (steps: number) => void,
): Promise<Shortest | null> {
  if (kind === 'household') {
    const found = await shrink(keep => runOne(kind, seed, { keep }), seed, say)
    return found && { options: { keep: found.keep }, run: found.run }
  }
  // Each step draws from where the one before it stopped, so only the end can be cut off.
  let best: Shortest | null = null
  let [least, most] = [0, 70]
  while (least <= most) {
    const steps = Math.floor((least + most) / 2)
    const run = await runOne(kind, seed, { steps })
    if (run.wrong.length > 0) {
      best = { options: { steps }, run }
      most = steps - 1
      say(steps)
    } else least = steps + 1
  }
  if (best) return best
  const whole = await runOne(kind, seed)
  return whole.wrong.length > 0 ? { options: {}, run: whole } : null
}
