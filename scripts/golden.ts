/**
 * `npm run golden`: keeps what this version writes (phones, server, files) in packages/devkit/golden/v<version>/, so that every
 * later version shows that it can read it. Once for each version: a folder that is there is never written again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readmeOf } from '../packages/devkit/src/golden-spaces/readme.ts'
import { tellStory } from '../packages/devkit/src/golden-spaces/story.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const folder = join(root, 'packages', 'devkit', 'golden', `v${version}`)
if (existsSync(folder)) {
  process.stderr.write(`kimbilio: ${folder} is there already, and is left as it is.\n`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const { golden, amara, juma, zawadi, bundle, house, exported } = await tellStory(
  version,
  join(folder, 'relay.sqlite'),
)
const files = {
  'README.md': readmeOf(golden),
  'golden.json': `${JSON.stringify(golden, null, 1)}\n`,
  'amara.rows.jsonl': amara,
  'juma.rows.jsonl': juma,
  'zawadi.rows.jsonl': zawadi,
  'bundle.bin': bundle,
  'house.bin': house,
  'export.json': exported,
}
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
process.stdout.write(`Written: ${folder}\n`)
