/** The scorer of `score.py`: how many labels were right, how many clean messages were marked. */
import { EASIER, HARDER, LABELS, type Label } from '../src/index.ts'

export interface Judged {
  readonly gold: readonly Label[]
  readonly said: ReadonlySet<Label>
}

export interface Tally {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly gold: number
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export const tally = (all: readonly Judged[], label: Label): Tally => {
  const gold = all.filter(one => one.gold.includes(label))
  const said = all.filter(one => one.said.has(label)).length
  const right = gold.filter(one => one.said.has(label)).length
  return {
    precision: ratio(right, said),
    recall: ratio(right, gold.length),
    f1: ratio(2 * right, said + gold.length),
    gold: gold.length,
  }
}

export interface Measured {
  readonly harder: number
  readonly easier: number
  readonly falseAlarms: number
  readonly crisisRecall: number
  readonly crisisFalse: number
}

const macro = (all: readonly Judged[], labels: readonly Label[]): number => {
  const used = labels.map(label => tally(all, label)).filter(({ gold }) => gold > 0)
  return ratio(
    used.reduce((sum, { f1 }) => sum + f1, 0),
    used.length,
  )
}

export const measure = (all: readonly Judged[]): Measured => {
  const clean = all.filter(one => !HARDER.some(label => one.gold.includes(label)))
  const calm = all.filter(one => !one.gold.includes('crisis'))
  return {
    harder: macro(all, HARDER),
    easier: macro(all, EASIER),
    falseAlarms: ratio(clean.filter(one => HARDER.some(label => one.said.has(label))).length, clean.length),
    crisisRecall: tally(all, 'crisis').recall,
    crisisFalse: ratio(calm.filter(one => one.said.has('crisis')).length, calm.length),
  }
}

export const describe = (name: string, all: readonly Judged[]): string => {
  const m = measure(all)
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`
  const precision = (['contempt', 'threat', 'control'] as const).map(
    label => `${label} ${tally(all, label).precision.toFixed(2)}`,
  )
  const labels = LABELS.map(label => `${label} ${tally(all, label).f1.toFixed(2)}`)
  return [
    `${name}: ${all.length} messages; macro F1 harder ${m.harder.toFixed(3)}, easier ${m.easier.toFixed(3)}`,
    `  clean marked harder ${percent(m.falseAlarms)}; precision ${precision.join(', ')}`,
    `  crisis recall ${m.crisisRecall.toFixed(2)}, false ${percent(m.crisisFalse)}`,
    `  F1 ${labels.join(', ')}`,
  ].join('\n')
}
