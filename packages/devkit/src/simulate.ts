/**
 * Runs the simulation by command: `node_modules/.bin/node packages/devkit/src/simulate.ts [--seed S] [--count N] [--steps K] [--rough] [--story]`.
 * With a seed: that one run, with its story. Without: `count` runs from a fresh beginning, until one fails.
 */
import { parseArgs } from 'node:util'
import { howToRepeat, simulate } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '100' },
    steps: { type: 'string' },
    rough: { type: 'boolean' },
    story: { type: 'boolean', default: false },
  },
})
const write = (text: string) => process.stdout.write(`${text}\n`)
const options = {
  ...(values.steps === undefined ? {} : { steps: Number(values.steps) }),
  ...(values.rough === undefined ? {} : { rough: values.rough }),
}
const beginning = String(Date.now())
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.count) }, (_, i) => `${beginning}-${i}`)
    : [values.seed]

let failed = 0
const totals = { kept: 0, crashes: 0, opened: 0 }
const start = performance.now()
for (const [place, seed] of seeds.entries()) {
  const run = await simulate(seed, options)
  totals.kept += run.kept
  totals.crashes += run.crashes
  totals.opened += run.opened
  if (run.wrong.length > 0 || values.story || values.seed !== undefined) write(run.story)
  for (const line of run.wrong) write(`WRONG  ${line}`)
  if (run.wrong.length > 0) {
    failed++
    write(`\nTo see this run again: ${howToRepeat(seed, options)}`)
    break
  }
  if (values.seed !== undefined)
    write(`All held. Story ${run.digest}: ${run.kept} of ${run.acts} acts were kept.`)
  else if (place % 25 === 24) write(`${place + 1} runs`)
}
if (values.seed === undefined) {
  const seconds = (performance.now() - start) / 1000
  write(
    `${seeds.length} runs in ${seconds.toFixed(1)} s: ${totals.kept} acts kept, ${totals.crashes} crashes, ${totals.opened} questions opened`,
  )
}
process.exitCode = failed > 0 ? 1 : 0
