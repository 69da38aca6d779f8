import { describe, expect, test } from 'vitest'
import type { Run } from '../simulation.ts'
import {
  expect as expectation,
  mustNotRead,
  mustNotShow,
  mustShow,
  type PersonTold,
  type PhoneTold,
  type Word,
} from './expectation.ts'
import { writeScript } from './script.ts'
import { shrink } from './shrink.ts'

const person = (name: string): PersonTold => ({ name, left: 'no', leftAt: 0, paper: null })
const phone = (of: PersonTold, name: string): PhoneTold => ({
  name,
  person: of,
  standing: 'in',
  bare: false,
  twin: false,
  since: 0,
})
const household = () => {
  const [amara, juma] = [person('amara'), person('juma')]
  const phones = [phone(amara, 'one'), phone(amara, 'two'), phone(juma, 'his')] as const
  const told = expectation([amara, juma], phones)
  const says = (by: PhoneTold, space: Word['space']): Word => {
    const at = told.quiets()
    const word: Word = {
      text: 'neno',
      space,
      by,
      at,
      outcome: 'kept',
      fate: 'stays',
      deletedAt: 0,
      deletedBy: null,
    }
    told.words.push(word)
    return word
  }
  const quiet = () => told.quiet({ in: () => true, paired: () => true })
  return { amara, juma, one: phones[0], two: phones[1], his: phones[2], told, says, quiet }
}

describe('who may read what, by what people did', () => {
  test('Words for oneself are on all own phones, and never the other’s', () => {
    const { one, two, his, says } = household()
    const word = says(one, 'self')
    expect([one, two, his].map(each => mustShow(word, each))).toEqual([true, true, false])
    expect([one, two, his].map(each => mustNotRead(word, each))).toEqual([false, false, true])
  })

  test('A phone that was taken out reads what came before it, and nothing after', () => {
    const { one, two, his, told, says, quiet } = household()
    const before = says(his, 'pair')
    quiet()
    told.takenOut(two, one, true)
    const meanwhile = says(his, 'pair')
    quiet()
    const after = says(his, 'pair')
    expect([before, meanwhile, after].map(word => mustNotRead(word, two))).toEqual([false, false, true])
    expect([before, meanwhile, after].map(word => mustShow(word, one))).toEqual([true, true, true])
  })

  test('Of two phones that take each other out nothing is said before it shows who won', () => {
    const { one, two, told, quiet } = household()
    told.takenOut(two, one, true)
    told.takenOut(one, two, true)
    expect([one.standing, two.standing]).toEqual(['maybe', 'maybe'])
    told.quiet({ in: each => each === one, paired: () => true })
    expect([one.standing, two.standing]).toEqual(['in', 'out'])
    quiet()
    expect(two.since).toBe(1)
  })

  test('Who leaves reads nothing more of the other’s, and the other loses nothing', () => {
    const { amara, one, his, told, says, quiet } = household()
    const before = says(his, 'pair')
    quiet()
    told.leaves(amara, true)
    quiet()
    const after = says(his, 'pair')
    expect([mustShow(before, one), mustShow(after, his)]).toEqual([true, true])
    expect([mustNotRead(before, one), mustNotRead(after, one)]).toEqual([false, true])
  })

  test('What a phone did just before it was lost may be lost with it', () => {
    const { one, two, told, says, quiet } = household()
    const safe = says(two, 'self')
    quiet()
    const last = says(two, 'self')
    told.lost(two)
    expect([safe, last].map(word => mustShow(word, one))).toEqual([true, false])
    expect(mustNotShow(last, one)).toBe(false)
  })
})

test('A story that fails by two of its steps is cut down to these two', async () => {
  const seed = 'a long story'
  const ids = writeScript(seed).map(({ id }) => id)
  const guilty = [ids[7] ?? 0, ids[20] ?? 0]
  const told = { story: '', digest: '', acts: 0, kept: 0, crashes: 0, opened: 0 }
  const runWith = async (keep: readonly number[]): Promise<Run> => ({
    seed,
    ...told,
    wrong: guilty.every(id => keep.includes(id)) ? ['lost'] : [],
  })
  expect((await shrink(runWith, seed, () => {}))?.keep).toEqual(guilty)
  expect(
    await shrink(
      async () => ({ seed, ...told, wrong: [] }),
      seed,
      () => {},
    ),
  ).toBe(null)
})
