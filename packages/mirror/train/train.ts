/**
 * Learns the weights of both languages from the messages in `data/` and writes `src/languages/<language>/weights.ts`.
 *
 *   node packages/mirror/train/train.ts --measure   learn without the messages set aside, print how good that is, write nothing
 *   node packages/mirror/train/train.ts             choose the lines by cross-validation as above, learn from all, and write
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hear, indexCues } from '../src/cues/cues.ts'
import { HARDER, LABELS, type Label, type Language } from '../src/index.ts'
import { english } from '../src/languages/en/index.ts'
import { swahili } from '../src/languages/sw/index.ts'
import { featuresOf } from '../src/model/features.ts'
import { COLUMNS, HARSH, pack, STEP } from '../src/model/weights.ts'
import { readWords } from '../src/text/reading.ts'
import { type Example, type Learned, learn, scoreOf } from './learn.ts'
import { describe, type Judged } from './measure.ts'
import { built, type Message, own, setAside } from './messages.ts'

const FOLDS = 5
/** Of clean messages, so many may be called harsh; of calm ones, so many a crisis. */
const MOST_FALSE_ALARMS = 0.055
const MOST_FALSE_CRISES = 0.012
/** A mark of these hurts most where it is wrong. */
const CAREFUL: readonly Label[] = ['contempt', 'threat', 'control']
const CAREFUL_PRECISION = 0.85

const foldOf = (id: string): number =>
  Number.parseInt(createHash('sha256').update(`fold ${id}`).digest('hex').slice(0, 8), 16) % FOLDS

const exampleOf = (language: Language) => {
  const index = indexCues(language.cues)
  return (message: Message): Example => {
    const words = readWords(message.text, language.lore)
    const harsh = HARDER.some(label => message.labels.includes(label))
    return {
      features: featuresOf(words, hear(words, index)),
      gold: [...LABELS.map(label => message.labels.includes(label)), harsh],
    }
  }
}

type Scores = readonly number[]
const scoresOf = (example: Example, learned: Learned): Scores =>
  learned.weights.map(weights => scoreOf(example, weights))

/** The scores that each message gets from weights that never saw it. */
const unseenScores = (messages: readonly Message[], examples: readonly Example[]): readonly Scores[] => {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    learn(
      examples.filter((_, i) => foldOf(messages[i]?.id ?? '') !== fold),
      COLUMNS.length,
    ),
  )
  return examples.map((example, i) => scoresOf(example, folds[foldOf(messages[i]?.id ?? '')] as Learned))
}

interface Case {
  readonly scores: Scores
  readonly gold: readonly boolean[]
}

/** The line that so many of the scores are over, and no more. */
const lineFor = (scores: readonly number[], share: number): number =>
  [...scores].sort((a, b) => b - a)[Math.floor(scores.length * share)] ?? 0

const LINES = Array.from({ length: 121 }, (_, i) => (i - 80) / 10)

const bestLine = (cases: readonly Case[], column: number, gate: number, leastPrecision: number): number => {
  const passing = cases.filter(one => column >= HARDER.length || (one.scores[HARSH] as number) > gate)
  const golds = cases.filter(one => one.gold[column]).length
  let best = 0
  let most = -1
  for (const line of LINES) {
    const said = passing.filter(one => (one.scores[column] as number) > line)
    const right = said.filter(one => one.gold[column]).length
    const careful = right >= leastPrecision * said.length ? 0 : 0.5
    const worth = (2 * right) / Math.max(1, said.length + golds) - careful - 0.004 * Math.abs(line)
    if (worth > most) {
      most = worth
      best = line
    }
  }
  return best
}

const linesOf = (cases: readonly Case[]): readonly number[] => {
  const harsh = (one: Case) => one.gold[HARSH] === true
  const gate = lineFor(
    cases.filter(one => !harsh(one)).map(one => one.scores[HARSH] as number),
    MOST_FALSE_ALARMS,
  )
  const crisis = LABELS.indexOf('crisis')
  const calm = cases.filter(one => !one.gold[crisis]).map(one => one.scores[crisis] as number)
  return COLUMNS.map((column, i) => {
    if (i === HARSH) return gate
    if (i === crisis) return lineFor(calm, MOST_FALSE_CRISES)
    return bestLine(cases, i, gate, CAREFUL.includes(column as Label) ? CAREFUL_PRECISION : 0)
  })
}

const judged = (message: Message, scores: Scores, lines: readonly number[]): Judged => {
  const over = (column: number) => (scores[column] as number) > (lines[column] as number)
  return {
    gold: message.labels,
    said: new Set(LABELS.filter((_, i) => over(i) && (i >= HARDER.length || over(HARSH)))),
  }
}

const moduleText = (language: Language, learned: Learned, lines: readonly number[]): string => {
  const name = language.name === 'en' ? 'English' : 'Swahili'
  const key = (column: string) => (column.includes('-') ? `'${column}'` : column)
  const packed = learned.weights.map(weights =>
    pack(
      [...weights]
        .sort(([a], [b]) => a - b)
        .map(([hash, weight]) => [hash, Math.round(weight / STEP)] as const),
    ),
  )
  return [
    `/** The weights learned for ${name}. Written by packages/mirror/train/train.ts from packages/mirror/data, not by hand. */`,
    "import type { PackedModel } from '../../model/weights.ts'",
    '',
    'export const MODEL: PackedModel = {',
    '  thresholds: {',
    ...COLUMNS.map((column, i) => `    ${key(column)}: ${Math.round((lines[i] as number) * 100) / 100},`),
    '  },',
    '  weights: {',
    ...COLUMNS.map((column, i) => `    ${key(column)}:\n      '${packed[i]}',`),
    '  },',
    '}',
    '',
  ].join('\n')
}

for (const language of [english, swahili]) {
  const ours = (all: readonly Message[]) => all.filter(one => one.lang === language.name)
  const toExample = exampleOf(language)
  const messages = [...ours(built), ...ours(own)]
  const examples = messages.map(toExample)
  const scores = unseenScores(messages, examples)
  const lines = linesOf(scores.map((one, i) => ({ scores: one, gold: examples[i]?.gold ?? [] })))
  const results = messages.map((message, i) => judged(message, scores[i] as Scores, lines))
  console.log(describe(`${language.name}, cross-validated`, results))
  console.log(
    describe(`${language.name}, cross-validated, of these mirror-dev`, results.slice(0, ours(built).length)),
  )
  const last = ours(setAside)
  if (process.argv.includes('--measure')) {
    const learned = learn(examples, COLUMNS.length)
    const unseen = last.map(message => judged(message, scoresOf(toExample(message), learned), lines))
    if (process.argv.includes('--set-aside')) console.log(describe(`${language.name}, set aside`, unseen))
  } else {
    const learned = learn([...examples, ...last.map(toExample)], COLUMNS.length)
    writeFileSync(
      join(import.meta.dirname, `../src/languages/${language.name}/weights.ts`),
      moduleText(language, learned, lines),
    )
  }
}
