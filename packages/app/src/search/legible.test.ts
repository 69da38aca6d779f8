/** What of a state may be come upon: one's own words always, the other's as far as a screen shows them. */
import { expect, test } from 'vitest'
import { legibleIn } from './legible.ts'

const talk = (stage: string) => ({
  life: { stage },
  subject: `subject ${stage}`,
  beside: [{ by: 'b', text: `beside ${stage}` }],
})

test('the other’s words are found once their talk has come to its end; what was said beside it never', () => {
  const { mine, theirs } = legibleIn({
    talks: [talk('offered'), talk('agreed'), talk('over'), talk('rested')],
  })
  expect([...theirs].filter(text => text.startsWith('subject'))).toEqual(['subject over'])
  expect([...theirs].filter(text => text.startsWith('beside'))).toEqual([])
  const whole = legibleIn({ talks: [talk('agreed')] }, true).theirs
  expect([whole.has('subject agreed'), whole.has('beside agreed')]).toEqual([true, false])
  for (const stage of ['offered', 'agreed', 'over', 'rested'])
    for (const text of [`subject ${stage}`, `beside ${stage}`]) expect(mine.has(text)).toBe(true)
})

test('what was said on coming back, what went back to its author, and what was set aside, is its author’s', () => {
  const state = {
    pause: { back: [{ own: 'mine to own' }], unsaid: [{ wish: 'unsaid wish' }] },
    returned: [{ text: 'returned' }],
    accords: [
      { stage: 'aside', wording: 'set aside' },
      { stage: 'standing', wording: 'it stands' },
    ],
  }
  const { theirs } = legibleIn(state)
  for (const text of ['mine to own', 'unsaid wish', 'returned', 'set aside'])
    expect(theirs.has(text)).toBe(false)
  expect(theirs.has('it stands')).toBe(true)
})
