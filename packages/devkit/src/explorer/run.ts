/** `npm run model`: every state of the models, what was asked, and what was found. Ends with 1 when something differs. */

import { type Claim, claims } from './claims.ts'
import { explore } from './explore.ts'

let sound = true
const say = (line: string) => process.stdout.write(`${line}\n`)

const check = ({ name, found, model }: Claim): void => {
  const { states, steps, attacks, complete } = explore(model)
  const names = attacks.map(({ wrong }) => wrong)
  const asClaimed = complete && JSON.stringify(names.sort()) === JSON.stringify([...found].sort())
  sound &&= asClaimed
  say(`${asClaimed ? 'as claimed' : 'NOT AS CLAIMED'}: ${name} (${states} states, ${steps} steps)`)
  for (const { wrong, way } of attacks) say(`  found: ${wrong}\n    ${way.join('\n    ')}`)
  for (const claimed of found) if (!names.includes(claimed)) say(`  not found: ${claimed}`)
}

for (const claim of claims) check(claim)
process.exit(sound ? 0 : 1)
