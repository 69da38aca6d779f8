/** Agreements and rituals, told as stories: what binds is what both have signed, word for word. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { memberOf, otherOf, type Person, story } from '../shared/testkit.ts'
import type { Accord, Content } from './accord.ts'
import { type Intent, type SafeSpace, safeSpace, viewPlace } from './index.ts'

const agreement = (text: string, review: string | null = null): Content => ({
  kind: 'agreement',
  text,
  review,
})
const walk: Content = {
  kind: 'ritual',
  name: 'A walk',
  place: 'The shore',
  bring: 'Juma brings water',
  plan: { first: '2026-03-06', time: '17:30', every: 'week', ends: { kind: 'open' } },
}
const told = () => story<SafeSpace, Intent>(safeSpace)
const first = (state: SafeSpace): Accord => all(state.accords)[0]!
const word = (content: Content): Intent => ({ do: 'word', content, accord: null, after: null })
const change =
  (content: Content) =>
  (state: SafeSpace): Intent => ({
    do: 'word',
    content,
    accord: first(state).id,
    after: first(state).wording.fact,
  })
const sign = (state: SafeSpace): Intent => ({
  do: 'sign',
  accord: first(state).id,
  wording: first(state).wording.fact,
})
const letGo = (state: SafeSpace): Intent => ({ do: 'let-go', accord: first(state).id })
const phases = (state: SafeSpace, who: Person) => {
  const { agreements, rituals } = viewPlace(state, { me: memberOf[who], putOff: () => undefined })
  return [...agreements, ...rituals].map(({ phase }) => phase)
}
const linesOf = (state: SafeSpace, look: Parameters<typeof safeSpace.openings>[1]) =>
  safeSpace.openings(state, look).map(({ line }) => line)

const heavy = agreement('Heavy talk can wait until tomorrow.')

test('an agreement binds when both have signed the same wording, and not before', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .sees('amara', state => expect(phases(state, 'amara')).toEqual(['waiting']))
    .sees('juma', state => expect(phases(state, 'juma')).toEqual(['to-sign']))
    .refused('amara', '20:01', sign, 'refusedSigned')
    .given('juma', '20:02', sign)
    .so(state => {
      expect(phases(state, 'amara')).toEqual(['standing'])
      expect(phases(state, 'juma')).toEqual(['standing'])
      expect([...first(state).signed].sort()).toEqual([memberOf.amara, memberOf.juma])
    })
    .refused('juma', '20:03', sign, 'refusedSigned')
})

test('a signature is for one exact wording: of another one it says nothing', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .apart('juma')
    .given('amara', '20:01', change(agreement('All talk can wait until tomorrow.')))
    .given('juma', '20:02', sign)
    .back('juma')
    .so(state => {
      expect(first(state).stage).toBe('offered')
      expect(first(state).signed).toEqual([memberOf.amara])
      expect(first(state).wording.content).toEqual(agreement('All talk can wait until tomorrow.'))
    })
    .refused(
      'juma',
      '20:04',
      state => ({ ...sign(state), wording: 'e'.repeat(64) }),
      'refusedChangedMeanwhile',
    )
    .given('juma', '20:05', sign)
    .so(state => expect(first(state).stage).toBe('binding'))
})

test('any change voids what stood, and asks both again', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .given('juma', '20:01', sign)
    .refused('juma', '20:02', change(agreement(' Heavy talk can wait until tomorrow. ')), 'refusedSameWords')
    .given('juma', '20:03', change(agreement('Heavy talk can wait until Sunday.')))
    .so(state => {
      expect(first(state).stage).toBe('offered')
      expect(phases(state, 'amara')).toEqual(['to-sign'])
      expect(phases(state, 'juma')).toEqual(['waiting'])
    })
    .given('amara', '20:04', sign)
    .so(state => expect(phases(state, 'juma')).toEqual(['standing']))
})

test('either lets go at once, without a reason, and nobody is told who it was', () => {
  const ends = (['amara', 'juma'] as const).map(who => {
    let seen: unknown
    told()
      .given('amara', '20:00', word(heavy))
      .given('juma', '20:01', sign)
      .given(who, '20:02', letGo)
      .refused(otherOf(who), '20:03', letGo, 'refusedLetGo')
      .refused(who, '20:03', sign, 'refusedLetGo')
      .so(state => {
        seen = state
        expect(phases(state, 'amara')).toEqual(['laid-down'])
        expect(phases(state, 'juma')).toEqual(['laid-down'])
      })
    return seen
  })
  const bare = (state: unknown) => JSON.stringify(state).replaceAll(/"[0-9a-f]{32,64}"/g, '"id"')
  expect(bare(ends[0])).toBe(bare(ends[1]))
})

test('a signature that comes after it was let go binds nobody', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .apart('juma')
    .given('amara', '20:01', letGo)
    .given('juma', '20:02', sign)
    .back('juma')
    .so(state => expect(first(state).stage).toBe('let-go'))
})

test('what was only offered and let rest is gone for the other; its author keeps the words', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .given('juma', '20:01', letGo)
    .sees('juma', state => expect(phases(state, 'juma')).toEqual([]))
    .sees('amara', state => expect(phases(state, 'amara')).toEqual(['laid-down']))
})

test('two change it while apart: the first counts, the other words stay with their author alone', () => {
  const mine = agreement('Heavy talk can wait until Sunday.')
  told()
    .given('amara', '20:00', word(heavy))
    .apart('amara')
    .given('juma', '20:01', change(agreement('Heavy talk is for mornings.')))
    .given('amara', '20:02', change(mine))
    .back('amara')
    .so(state => {
      expect(first(state).wording.content).toEqual(agreement('Heavy talk is for mornings.'))
      const [hers] = viewPlace(state, { me: memberOf.amara, putOff: () => undefined }).agreements
      const [his] = viewPlace(state, { me: memberOf.juma, putOff: () => undefined }).agreements
      expect(hers?.beside).toEqual([mine])
      expect(his?.beside).toEqual([])
    })
})

test('nobody signs for the other, or twice for two', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .forced('amara', '20:01', state => ({
      type: 'safe-space.signed.v1',
      data: { accord: first(state).id, wording: first(state).wording.fact },
    }))
    .so(state => expect(first(state).stage).toBe('offered'))
})

test('who deletes the own words of an agreement leaves nothing that could stand', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .given('juma', '20:01', sign)
    .refused('juma', '20:02', state => ({ do: 'erase-wording', accord: first(state).id }), 'refusedNotYours')
    .given('amara', '20:03', state => ({ do: 'erase-wording', accord: first(state).id }))
    .so(state => {
      expect(JSON.stringify(state)).not.toContain('Heavy')
      expect(phases(state, 'juma')).toEqual(['laid-down'])
    })
    .refused('juma', '20:04', sign, 'refusedLetGo')
})

test('deleting an earlier wording leaves what both signed later as it was', () => {
  told()
    .given('amara', '20:00', word(heavy))
    .given('juma', '20:01', change(agreement('Heavy talk is for mornings.')))
    .given('amara', '20:02', sign)
    .given('amara', '20:03', state => ({ do: 'erase-wording', accord: first(state).id }))
    .so((state, phones) => {
      expect(phones.log[0]?.erased).toBe(true)
      expect(phases(state, 'amara')).toEqual(['standing'])
    })
    .refused('amara', '20:04', state => ({ do: 'erase-wording', accord: first(state).id }), 'refusedNotYours')
})

test('not now is nobody else’s to know, and keeps it from Today until its time', () => {
  const later = Date.parse('2026-03-03T08:00:00Z')
  told()
    .given('amara', '20:00', word(heavy))
    .sees('juma', (state, look) => expect(linesOf(state, look)).toEqual(['openingAgreement']))
    .given('juma', '20:01', state => ({ do: 'aside', accord: first(state).id, until: later }))
    .sees('juma', (state, look) => {
      expect(linesOf(state, look)).toEqual([])
      expect(linesOf(state, { ...look, now: later + 1 })).toEqual(['openingAgreement'])
    })
    .so((state, phones) => {
      expect(phones.log).toHaveLength(1)
      expect(safeSpace.itemPath?.(state, first(state).id)).toBe(`/accord/${first(state).id}`)
    })
    .given('amara', '20:02', letGo)
    .so(state => expect(safeSpace.itemPath?.(state, first(state).id)).toBe(null))
})

test('the day to look at it again is said to both for some weeks, and then no more', () => {
  told()
    .given('amara', '20:00', word(agreement('Heavy talk can wait.', '2026-04-01')))
    .given('juma', '20:01', sign)
    .sees('juma', (state, look) => {
      const at = (day: string) => linesOf(state, { ...look, now: Date.parse(`${day}T12:00:00Z`) })
      expect(at('2026-03-30')).not.toContain('openingReview')
      expect(at('2026-04-02')).toContain('openingReview')
      expect(at('2026-06-01')).not.toContain('openingReview')
    })
})

test('nothing, too much, and a day before the first are refused', () => {
  const bent = (change: object): Intent => word({ ...walk, ...change } as Content)
  const plan = { first: '2026-03-06', time: '17:30', every: 'week' }
  told()
    .refused('juma', '20:00', word(agreement('  ')), 'refusedEmpty')
    .refused('juma', '20:00', word(agreement('x'.repeat(601))), 'refusedTooLong')
    .refused('juma', '20:00', bent({ name: ' ' }), 'refusedEmpty')
    .refused('juma', '20:00', bent({ bring: 'x'.repeat(201) }), 'refusedTooLong')
    .refused('juma', '20:00', bent({ plan: { ...plan, first: '', ends: { kind: 'open' } } }), 'refusedNoDay')
    .refused(
      'juma',
      '20:00',
      bent({ plan: { ...plan, ends: { kind: 'day', day: '2026-03-05' } } }),
      'refusedEndsEarly',
    )
    .refused('juma', '20:00', { do: 'let-go', accord: '9'.repeat(32) }, 'refusedUnknown')
})

test('a ritual belongs to both: it stands when both have signed it, and Today says so on its day', () => {
  told()
    .given('amara', '20:00', word(walk))
    .sees('juma', (state, look) => expect(linesOf(state, look)).toEqual(['openingRitualOffered']))
    .given('juma', '20:01', sign)
    .sees('juma', (state, look) => {
      const at = (time: string) => linesOf(state, { ...look, now: Date.parse(time) })
      expect(at('2026-03-13T12:00:00')).toEqual(['openingRitual'])
      expect(at('2026-03-14T12:00:00')).not.toContain('openingRitual')
    })
    .refused('juma', '20:02', change(heavy), 'refusedUnknown')
})

test('a quiet space is offered a beginning, and alone there is nothing', () => {
  told()
    .sees('juma', (state, look) => {
      expect(linesOf(state, look)).toEqual(['openingBegin'])
      expect(linesOf(state, { ...look, other: null })).toEqual([])
    })
    .so(state => {
      const context = { me: memberOf.amara, other: null, now: 0, freshId: () => '1'.repeat(32) }
      expect(safeSpace.decide(state, word(heavy), context)).toEqual({
        ok: false,
        error: { refused: 'refusedAlone' },
      })
    })
})
