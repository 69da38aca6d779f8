/**
 * Runs the simulation by command, `npm run simulate -- …`:
 *
 *   --runs 100000 [--jobs 2] [--state file] [--from name]   many runs, by as many processes; with a state file it goes on where it stopped
 *   --seed S [--kind pair|rough|household] [--steps K] [--keep 1,2,3]   one run, with its story
 *   --seed S --kind … --shrink                              the shortest story of that run that still fails
 *
 * Ends with 1 when a run failed, and prints what to type to see it again.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { howToSee, KINDS, type Kind, kindOf, runOne, shortest } from './simulate/kinds.ts'
import { runMany } from './simulate/many.ts'
import { work } from './simulate/worker.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    jobs: { type: 'string' },
    state: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    kind: { type: 'string' },
    steps: { type: 'string' },
    keep: { type: 'string' },
    shrink: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
  },
})
const write = (text: string) => process.stdout.write(`${text}\n`)
const kind: Kind = KINDS.find(one => one === values.kind) ?? 'pair'

if (values.worker) await work()
else if (values.seed === undefined) {
  const failed = await runMany({
    runs: Number(values.runs),
    jobs: Number(values.jobs ?? availableParallelism()),
    state: values.state ?? null,
    from: values.from ?? String(Date.now()),
    kindOf: place => (values.kind === undefined ? kindOf(place) : kind),
    say: write,
  })
  process.exit(failed ? 1 : 0)
} else if (values.shrink) {
  const found = await shortest(kind, values.seed, steps => write(`fails with ${steps} steps`))
  if (found) write(`\n${found.run.story}\n`)
  for (const line of found?.run.wrong ?? ['nothing is wrong with this run']) write(line)
  if (found) write(`\nTo see it again: ${howToSee(kind, values.seed, found.options)}`)
  process.exit(found ? 1 : 0)
} else {
  const options = {
    ...(values.steps === undefined ? {} : { steps: Number(values.steps) }),
    ...(values.keep === undefined ? {} : { keep: values.keep.split(',').map(Number) }),
  }
  const run = await runOne(kind, values.seed, options)
  write(run.story)
  for (const line of run.wrong) write(`WRONG  ${line}`)
  if (run.wrong.length === 0)
    write(`All held. Story ${run.digest}: ${run.kept} of ${run.acts} acts were kept.`)
  process.exit(run.wrong.length > 0 ? 1 : 0)
}
