/**
 * Writes a new practice: `npm run new practice NAME`, NAME being one of the fifteen ids that is not built yet.
 * What it writes is small and whole: one event, one intent, words in both languages, a test and a golden log. Grow it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = join(dirname(fileURLToPath(import.meta.url)), '..')
const [id = '', place = house] = process.argv.slice(2)
const source = join(place, 'packages/practices/src')
const folder = join(source, id)

const stop = text => {
  process.stderr.write(`new practice: ${text}\n`)
  process.exit(1)
}

const entry = catalogueEntry()
if (!/^[a-z]+(-[a-z]+)*$/.test(id) || entry === null) {
  stop(`"${id}" is not the id of one of the fifteen. They stand in packages/practices/src/catalogue.ts.`)
}
if (existsSync(folder)) stop(`${id} is there already.`)

const value = id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
const State = value.charAt(0).toUpperCase() + value.slice(1)
const { en, sw, lineEn, lineSw, proverbEn, proverbSw } = entry
const quoted = text => (text.includes("'") ? JSON.stringify(text) : `'${text}'`)

const files = {
  'events.ts': `/** What can happen in ${en}. */
import * as v from 'valibot'
import { id16, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxText = 600

export const events = { '${id}.said.v1': v.object({ saying: id16, text: words(maxText) }) }

export type Events = typeof events
export type Fact = FactsOf<Events>
`,
  'state.ts': `/** What is true in ${en}. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Saying {
  readonly id: string
  readonly by: MemberId
  readonly text: string
  readonly at: number
}

export interface ${State} {
  readonly sayings: Shelf<Saying>
}

export const initial${State}: ${State} = { sayings: emptyShelf() }

export function reduce${State}(state: ${State}, fact: Fact | SealOpened): ${State} {
  if (fact.type === 'seal.opened.v1') return state
  const { saying: id, text } = fact.data
  if (get(state.sayings, id) !== undefined) return state
  return { sayings: put(state.sayings, id, { id, by: fact.by, text, at: fact.at }) }
}

/** Oldest first. */
export const sayingsOf = (state: ${State}): readonly Saying[] => all(state.sayings)
`,
  'intents.ts': `/** What somebody may ask for in ${en}, and the sentence that says why not. */
import type { KeysFrom } from '../shared/words.ts'
import type { Context, Draft, Refusal, Result } from '../slice.ts'
import { type Events, maxText } from './events.ts'
import type { ${State} } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent = { readonly do: 'say'; readonly text: string }
export type Refused = KeysFrom<Words, 'refused'>

export function decide${State}(
  _state: ${State},
  intent: Intent,
  { freshId }: Pick<Context, 'freshId'>,
): Result<readonly Draft[], Refusal> {
  const text = intent.text.trim()
  if (text === '') return no('refusedEmpty')
  if (text.length > maxText) return no('refusedTooLong')
  return { ok: true, value: [event('${id}.said.v1', { saying: freshId(), text })] }
}

const event = (type: keyof Events, data: object): Draft => ({ type, data })
const no = (refused: Refused): Result<readonly Draft[], Refusal> => ({ ok: false, error: { refused } })
`,
  'openings.ts': `/** When ${en} would be kind to offer on Today. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type ${State}, sayingsOf } from './state.ts'
import type { Words } from './words/en.ts'

const line: KeysFrom<Words, 'opening'> = 'openingBegin'
const why: KeysFrom<Words, 'opening'> = 'openingBeginWhy'

export const openingsOf${State} = (state: ${State}, look: Look): readonly Opening[] =>
  sayingsOf(state).some(({ by }) => by === look.me)
    ? []
    : [{ practice: '${id}', rank: 90, line, why, path: '', waiting: false }]
`,
  'index.ts': `/** ${en} (practice ${entry.n}). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decide${State}, type Intent } from './intents.ts'
import { openingsOf${State} } from './openings.ts'
import { initial${State}, reduce${State}, type ${State} } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Saying, sayingsOf, type ${State} } from './state.ts'
export type { Words } from './words/en.ts'

export const ${value} = definePractice<${State}, Intent, Events>({
  id: '${id}',
  audience: 'pair',
  events,
  initial: initial${State},
  reduce: reduce${State},
  decide: decide${State},
  openings: openingsOf${State},
})
`,
  'screens.tsx': `/** How ${en} looks: what was said, and a place to say something. */
import { Button, Field, Page, TextArea, Voice } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { useActing, useDraft } from '../shared/acting.tsx'
import { type Intent, maxText, type ${State}, type Saying, sayingsOf, type Words } from './index.ts'

type Props = ScreenProps<${State}, Intent, Words>

export const Screen = (props: Props) => {
  const { state, words, draft } = props
  const text = useDraft(draft, '${id}/new')
  const saying = useActing<Intent>(props)
  const give = async () => {
    if (await saying.run({ do: 'say', text: text.text })) text.clear()
  }
  return (
    <Page title={words.name} lead={words.line} kanga="${id}">
      {sayingsOf(state).map(said => (
        <Said key={said.id} {...props} said={said} />
      ))}
      <Field label={words.say} error={saying.refusal}>
        <TextArea value={text.text} max={maxText} onText={text.write} />
      </Field>
      <Button kind="primary" busy={saying.busy} onClick={() => void give()}>
        {words.give}
      </Button>
    </Page>
  )
}

const Said = ({ me, other, said }: Props & { readonly said: Saying }) => {
  const mine = said.by === me.id
  return (
    <Voice who={mine ? 'me' : 'other'} name={mine ? me.name : (other?.name ?? '')}>
      {said.text}
    </Voice>
  )
}
`,
  'words/en.ts': `/** What ${en} says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: ${quoted(en)},
  line: ${quoted(lineEn)},
  proverb: ${quoted(proverbSw)},
  proverbMeaning: ${quoted(proverbEn)},
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: ${quoted(en)},
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
`,
  'words/sw.ts': `/** Maneno ya ${sw}, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: ${quoted(sw)},
  line: ${quoted(lineSw)},
  proverb: ${quoted(proverbSw)},
  proverbMeaning: ${quoted(proverbSw)},
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: ${quoted(sw)},
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
`,
  [`${id}.test.ts`]: `import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import { type Intent, type ${State}, sayingsOf, ${value} } from './index.ts'

const say = (text: string): Intent => ({ do: 'say', text })

test('what one says, both can read, in the order in which it was said', () => {
  story<${State}, Intent>(${value})
    .given('juma', '20:00', say(' Habari za leo? '))
    .given('amara', '20:01', say('Good, and you?'))
    .sees('amara', state => expect(sayingsOf(state).map(({ text }) => text)).toEqual(['Habari za leo?', 'Good, and you?']))
    .so(state => expect(sayingsOf(state).map(({ by }) => by)).toEqual([memberOf.juma, memberOf.amara]))
})

test('nothing, and more than one turn of talk, is refused', () => {
  story<${State}, Intent>(${value})
    .refused('juma', '20:00', say(' '), 'refusedEmpty')
    .refused('juma', '20:00', say('x'.repeat(601)), 'refusedTooLong')
})

test('it is offered on Today until one has said something', () => {
  story<${State}, Intent>(${value})
    .sees('juma', (state, look) => expect(${value}.openings(state, look)).toHaveLength(1))
    .given('juma', '20:00', say('Habari'))
    .sees('juma', (state, look) => expect(${value}.openings(state, look)).toEqual([]))
})
`,
  'golden.test.ts': `import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type ${State}, sayingsOf, ${value} } from './index.ts'

test('every event of ${en} that was ever published keeps its meaning', () => {
  holdsGolden<${State}>(${value}, import.meta.dirname, state => sayingsOf(state))
})
`,
  'golden/v1.jsonl': golden(),
}

for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
insert(
  'registry.ts',
  "import { gratitude } from './gratitude/index.ts'\n",
  `import { ${value} } from './${id}/index.ts'\n`,
)
insert('registry.ts', /export \{(?=\s)/, ` ${value},`)
insert('registry.ts', /practices: readonly AnySlice\[\] = \[[^\]]*?(?=,?\s*\])/, `, ${value}`)
insert('screens.ts', /export const rooms: [^\n]*\n/, room())
const touched = [folder, join(source, 'registry.ts')]
spawnSync(join(house, 'node_modules/.bin/biome'), ['check', '--write', ...touched], {
  cwd: house,
  stdio: 'ignore',
})
process.stdout.write(`Wrote packages/practices/src/${id}. Next: docs/adding-a-practice.md.\n`)

/** Puts `text` behind the first place that `after` finds in a file, or stops without a half-written table. */
function insert(name, after, text) {
  const path = join(source, name)
  const before = readFileSync(path, 'utf8')
  const found = typeof after === 'string' ? after : (after.exec(before)?.[0] ?? '')
  const at = found === '' ? -1 : before.indexOf(found)
  if (at < 0) stop(`${name} has changed its shape; add ${id} there by hand.`)
  writeFileSync(path, before.slice(0, at + found.length) + text + before.slice(at + found.length))
}

function room() {
  const key = /-/.test(id) ? `'${id}'` : id
  return `  ${key}: {
    screens: () => import('./${id}/screens.tsx'),
    words: {
      en: async () => (await import('./${id}/words/en.ts')).en,
      sw: async () => (await import('./${id}/words/sw.ts')).sw,
    },
  },
`
}

function golden() {
  const said = { id: '1'.repeat(32), by: 'a'.repeat(32), text: 'Habari za leo?', at: 1772470800000 }
  const data = { saying: said.id, text: said.text }
  const fact = { type: `${id}.said.v1`, data, by: said.by, at: said.at, id: '2'.repeat(64), index: 0 }
  return `${JSON.stringify(fact)}\n${JSON.stringify({ summary: { amara: [said], juma: [said] } })}\n`
}

/** Name, line and proverb of the practice as the catalogue has them, or null. */
function catalogueEntry() {
  const text = readFileSync(join(source, 'catalogue.ts'), 'utf8')
  const block = text.split(/\n {2}\{\n/).find(part => part.includes(`    id: '${id}',\n`))
  if (!block) return null
  const string = String.raw`('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`
  const both = key => {
    const match = new RegExp(`${key}: \\{\\s*en: ${string},\\s*sw: ${string}`).exec(block)
    return match ? [unquoted(match[1]), unquoted(match[2])] : ['', '']
  }
  const [en, sw] = both('name')
  const [lineEn, lineSw] = both('line')
  const [proverbEn, proverbSw] = both('proverb')
  return { n: Number(/n: (\d+)/.exec(block)?.[1]), en, sw, lineEn, lineSw, proverbEn, proverbSw }
}

function unquoted(text) {
  return text.slice(1, -1).replace(/\\(.)/g, '$1')
}
