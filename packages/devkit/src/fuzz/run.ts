/** `npm run fuzz -- [--minutes 10] [--target name] [--seed s]`: damaged bytes for every decoder in turn. 1 when one broke or hung. */
import { parseArgs } from 'node:util'
import { fuzz, keep } from './fuzzing.ts'
import { makeSamples } from './samples.ts'
import { makeTargets } from './targets.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    target: { type: 'string' },
    seed: { type: 'string' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const all = await makeTargets(await makeSamples())
const targets = all.filter(({ name }) => values.target === undefined || name === values.target)
if (targets.length === 0) {
  say(`There is no decoder of that name here. There are: ${all.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const beginning = values.seed ?? String(Date.now())
const end = performance.now() + Number(values.minutes) * 60_000
const counts = new Map<string, number>()
let bad = false

const round = function* (turn: number): Iterable<string> {
  for (let i = 0; i < 200; i++) yield `${beginning}-${turn}-${i}`
}
for (let turn = 0; turn === 0 || (performance.now() < end && !bad); turn++) {
  for (const target of targets) {
    const broken = await fuzz(target, round(turn), {
      ran: () => counts.set(target.name, (counts.get(target.name) ?? 0) + 1),
      slow: (seed, milliseconds) => {
        bad = true
        say(`${target.name} took ${Math.round(milliseconds)} ms for the case ${seed}`)
      },
    })
    if (!broken) continue
    bad = true
    say(`${target.name} broke at the case ${broken.seed}, kept as ${keep(broken)}\n${broken.error}`)
  }
}
for (const [name, count] of counts) say(`${name}: ${count} cases`)
process.exit(bad ? 1 : 0)
