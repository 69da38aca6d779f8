/** Makes a failing run short: fewer phones first, then fewer steps, as long as something is still wrong. */
import type { Run } from '../simulation.ts'
import { PHONES, type Step, writeScript } from './script.ts'

export interface Shrunk {
  /** Ids of the steps that are left. */
  readonly keep: readonly number[]
  readonly run: Run
}

/** Null when nothing is wrong with the whole run. `say`: how many steps are left. */
export async function shrink(
  runWith: (keep: readonly number[]) => Promise<Run>,
  seed: string,
  say: (steps: number) => void,
): Promise<Shrunk | null> {
  const idsOf = (some: readonly Step[]) => some.map(({ id }) => id)
  let steps: readonly Step[] = writeScript(seed)
  let run = await runWith(idsOf(steps))
  if (run.wrong.length === 0) return null
  const without = async (gone: (step: Step, place: number) => boolean): Promise<boolean> => {
    const left = steps.filter((step, place) => !gone(step, place))
    if (left.length === steps.length) return false
    const tried = await runWith(idsOf(left))
    if (tried.wrong.length === 0) return false
    steps = left
    run = tried
    say(steps.length)
    return true
  }
  for (let phone = PHONES - 1; phone >= 0; phone--) await without(step => step.phone === phone)
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length; ) {
      const end = from + size
      if (!(await without((_, place) => place >= from && place < end))) from = end
    }
  }
  return { keep: idsOf(steps), run }
}
