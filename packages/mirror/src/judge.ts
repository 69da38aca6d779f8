/** Weighs what was heard in a passage, and says which labels hold and where. */
import { type CueIndex, type Heard, hear } from './cues/cues.ts'
import { type Finding, HARDER, LABELS, type Label } from './labels.ts'
import { type Feature, featuresOf } from './model/features.ts'
import { COLUMNS, featureValue, HARSH, type Model } from './model/weights.ts'
import { isStop, type Word } from './text/reading.ts'

interface Weighed {
  readonly scores: Float64Array
  readonly features: readonly Feature[]
  readonly heard: readonly Heard[]
}

const weigh = (words: readonly Word[], cues: CueIndex, model: Model): Weighed => {
  const heard = hear(words, cues)
  const features = featuresOf(words, heard)
  const scores = new Float64Array(COLUMNS.length)
  const value = featureValue(features.length)
  for (const feature of features) {
    const votes = model.votes.get(feature.hash)
    if (!votes) continue
    for (let i = 0; i < votes.length; i += 2) {
      const index = votes[i] as number
      scores[index] = (scores[index] as number) + (votes[i + 1] as number) * value * feature.loud
    }
  }
  return { scores, features, heard }
}

/** First and last word of the part of the passage that a label rests on: the construction heard, else the clause that spoke most for it. */
const placeOf = (
  label: number,
  words: readonly Word[],
  weighed: Weighed,
  model: Model,
): readonly [number, number] => {
  const cue = weighed.heard.find(one => one.label === LABELS[label])
  if (cue) return [cue.first, cue.last]
  const pull = new Float64Array(words.length)
  for (const feature of weighed.features) {
    const votes = model.votes.get(feature.hash)
    if (!votes) continue
    for (let i = 0; i < votes.length; i += 2)
      if (votes[i] === label)
        pull[feature.first] = (pull[feature.first] as number) + (votes[i + 1] as number) * feature.loud
  }
  let best: readonly [number, number] = [0, words.length - 1]
  let most = Number.NEGATIVE_INFINITY
  let from = 0
  let sum = 0
  words.forEach((word, i) => {
    sum += pull[i] as number
    const closes = i === words.length - 1 || isStop(word.word) || word.word === 'COMMA'
    if (!closes) return
    const last = i > from && (isStop(word.word) || word.word === 'COMMA') ? i - 1 : i
    if (sum > most) {
      most = sum
      best = [from, last]
    }
    from = i + 1
    sum = 0
  })
  return best
}

/** Where two labels claim the same act, the wider one keeps it (taxonomy: absorption; and no mark on top of a crisis). */
const ABSORBS: readonly (readonly [wide: Label, narrow: Label])[] = [
  ['control', 'demand'],
  ['crisis', 'observation'],
  ['crisis', 'i-feeling'],
]

const certaintyOf = (margin: number): number => Math.round((margin / (1 + margin)) * 100) / 100

/** The findings of one passage. */
export const judge = (words: readonly Word[], cues: CueIndex, model: Model): readonly Finding[] => {
  // Marks alone say nothing; their names are in capitals.
  if (!words.some(word => word.word !== word.word.toUpperCase() || word.classes.includes('SNEER'))) return []
  const weighed = weigh(words, cues, model)
  const over = (column: number): boolean =>
    (weighed.scores[column] as number) > (model.thresholds[column] as number)
  const harsh = over(HARSH)
  const held = LABELS.filter((_, i) => over(i) && (harsh || i >= HARDER.length))
  const gone = new Set(ABSORBS.filter(([wide]) => held.includes(wide)).map(([, narrow]) => narrow))
  return held
    .filter(label => !gone.has(label))
    .map(label => {
      const index = LABELS.indexOf(label)
      const [first, last] = placeOf(index, words, weighed, model)
      const margin = (weighed.scores[index] as number) - (model.thresholds[index] as number)
      return {
        label,
        start: words[first]?.start ?? 0,
        end: words[last]?.end ?? 0,
        certainty: certaintyOf(margin),
        hint: `mirror.${label}` as const,
      }
    })
}

const ORDER: readonly Label[] = ['crisis', 'contempt', 'threat', 'control']
const rank = (label: Label): number => {
  const first = ORDER.indexOf(label)
  if (first >= 0) return first
  return (HARDER as readonly Label[]).includes(label) ? ORDER.length : ORDER.length + 1
}

/** In the order in which a screen may show them: contempt, threat and control before the rest, then as they stand in the text. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => rank(a.label) - rank(b.label) || a.start - b.start || a.end - b.end)
