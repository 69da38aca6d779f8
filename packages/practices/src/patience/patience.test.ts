import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import { type Intent, latestTalk, type Patience, patience, viewPatience } from './index.ts'

const DAY = '2026-03-02'
const at = (time: string) => Date.parse(`${DAY}T${time}:00Z`)
const begin = (until: string): Intent => ({ do: 'begin', until: at(until) })
const talk = (state: Patience) => latestTalk(state)!.id
const back =
  (own = '', wish = '') =>
  (state: Patience): Intent => ({ do: 'come-back', talk: talk(state), own, wish })
const pause =
  (until: string) =>
  (state: Patience): Intent => ({
    do: 'pause',
    talk: talk(state),
    until: at(until),
  })
const move =
  (until: string, how: 'more' | 'moved') =>
  (state: Patience): Intent => ({
    do: 'move-pause',
    talk: talk(state),
    until: at(until),
    how,
  })
const end = (state: Patience): Intent => ({ do: 'end', talk: talk(state) })
const told = () => story<Patience, Intent>(patience)
const phase = (state: Patience) => viewPatience(state, memberOf.amara).phase

test('one asks for a pause, and both see when they are back, and nothing else', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .sees('amara', (state, look) => {
      expect(latestTalk(state)?.pause?.until).toBe(at('20:30'))
      expect(patience.openings(state, look)).toMatchObject([{ line: 'openingPaused', waiting: true }])
    })
    .sees('juma', (state, look) =>
      expect(patience.openings(state, look)).toMatchObject([{ line: 'openingPaused', waiting: true }]),
    )
})

test('who asked for the pause stands nowhere in what both hold', () => {
  const by = (who: 'juma' | 'amara') => {
    let held = ''
    told()
      .given(who, '20:00', begin('20:30'))
      .so(state => {
        held = JSON.stringify(latestTalk(state))
      })
    return held.replace(/[0-9a-f]{32}/g, 'id')
  }
  expect(by('juma')).toBe(by('amara'))
  expect(by('juma')).not.toContain(memberOf.juma)
})

test('a pause needs a time of return that is ahead and within two days', () => {
  told()
    .refused('juma', '20:00', begin('19:00'), 'refusedPauseTime')
    .refused('juma', '20:00', { do: 'begin', until: 0 }, 'refusedPauseTime')
    .refused('juma', '20:00', { do: 'begin', until: at('20:00') + 50 * 3_600_000 }, 'refusedPauseTime')
    .given('juma', '20:00', { do: 'begin', until: at('20:00') + 48 * 3_600_000 })
})

test('there is no second pause inside of a pause', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .refused('amara', '20:01', begin('21:00'), 'refusedPausedAlready')
    .refused('amara', '20:01', pause('21:00'), 'refusedPausedAlready')
})

test('both come back, each in their own time, with or without words', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:30', back('I raised my voice.', 'A calm hour on Sunday.'))
    .sees('juma', state => {
      expect(phase(state)).toBe('paused')
      expect(latestTalk(state)?.returns).toEqual([])
    })
    .refused('amara', '20:31', back('more'), 'refusedBackAlready')
    .given('juma', '20:40', back())
    .sees('juma', state => {
      expect(phase(state)).toBe('back')
      expect(latestTalk(state)?.returns.map(({ own }) => own)).toEqual(['I raised my voice.', ''])
    })
})

test('if one never returns, the talk lies at rest, and nothing ends it', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:30', back())
    .on('2026-06-01')
    .sees('juma', (state, look) => {
      expect(phase(state)).toBe('paused')
      expect(patience.openings(state, look)).toMatchObject([{ line: 'openingPauseOver' }])
    })
    .sees('amara', (state, look) => expect(patience.openings(state, look)).toEqual([]))
})

test('a pause is made a little longer once, and moved as often as it takes', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('juma', '20:30', move('20:50', 'more'))
    .refused('amara', '20:50', move('21:10', 'more'), 'refusedLongerOnce')
    .given('amara', '20:50', move('23:00', 'moved'))
    .given('juma', '22:50', move('23:30', 'moved'))
    .sees('amara', state => expect(latestTalk(state)?.pause?.until).toBe(at('23:30')))
})

test('what one said on coming back waits for its author when the return is moved', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:30', back('I raised my voice.'))
    .given('juma', '20:31', move('22:00', 'moved'))
    .sees('amara', state => {
      expect(latestTalk(state)?.pause?.back).toEqual([])
      expect(latestTalk(state)?.pause?.unsaid).toMatchObject([
        { by: memberOf.amara, own: 'I raised my voice.' },
      ])
    })
    .given('amara', '22:00', back('I was loud.'))
    .given('juma', '22:00', back())
    .sees('juma', state => expect(latestTalk(state)?.returns[0]?.own).toBe('I was loud.'))
})

test('a second pause of the same talk closes it kindly', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:30', back())
    .given('juma', '20:30', back())
    .given('amara', '20:40', pause('21:00'))
    .sees('juma', state => {
      expect(phase(state)).toBe('closed')
      expect(latestTalk(state)?.endedByPause).toBe(true)
    })
    .refused('juma', '20:41', pause('21:30'), 'refusedTalkOver')
})

test('a pause is never refused to a new talk, and the one before lies closed', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:30', back('One.'))
    .given('juma', '20:30', back())
    .given('amara', '21:00', begin('21:20'))
    .sees('juma', state => {
      const view = viewPatience(state, memberOf.juma)
      expect(view.phase).toBe('paused')
      expect(view.earlier).toMatchObject([{ stage: 'over', returns: [{ own: 'One.' }, { own: '' }] }])
    })
})

test('two pauses asked for while apart are one, with the later return, under both names', () => {
  told()
    .apart('amara')
    .apart('juma')
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:01', begin('21:00'))
    .given('amara', '20:02', back('Mine, said before we met again.'))
    .back('juma')
    .back('amara')
    .so(state => {
      expect(phase(state)).toBe('paused')
      expect(latestTalk(state)?.pause).toMatchObject({
        until: at('21:00'),
        back: [{ own: 'Mine, said before we met again.' }],
      })
      expect(state.talks.size).toBe(1)
    })
    .given('juma', '21:00', back())
    .so(state => expect(phase(state)).toBe('back'))
})

test('either can end it alone, in the middle of a pause too', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:10', end)
    .so(state => expect(phase(state)).toBe('closed'))
    .given('juma', '20:11', begin('20:40'))
    .so(state => expect(phase(state)).toBe('paused'))
})

test('words of a return that came after the end are kept for their author', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .apart('amara')
    .given('amara', '20:29', back('I was loud.'))
    .given('juma', '20:30', end)
    .back('amara')
    .so(state => {
      expect(latestTalk(state)?.returns).toEqual([])
      expect(latestTalk(state)?.beside).toMatchObject([{ by: memberOf.amara, own: 'I was loud.' }])
    })
    .given('amara', '20:40', state => ({ do: 'erase-return', talk: talk(state) }))
    .sees('amara', state => expect(latestTalk(state)?.beside).toEqual([]))
    .refused('amara', '20:41', state => ({ do: 'erase-return', talk: talk(state) }), 'refusedNoReturn')
})

test('what one said on coming back to a pause that the other ended is kept for its author', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:29', back('I was loud.'))
    .given('juma', '20:30', end)
    .so(state => {
      expect(latestTalk(state)?.returns).toEqual([])
      expect(latestTalk(state)?.beside).toMatchObject([{ by: memberOf.amara, own: 'I was loud.' }])
    })
})

test('whoever said it twice, because the return was moved, deletes both', () => {
  told()
    .given('juma', '20:00', begin('20:30'))
    .given('amara', '20:29', back('One.'))
    .given('juma', '20:30', move('21:00', 'moved'))
    .given('amara', '21:00', back('Two.'))
    .given('juma', '21:00', back())
    .given('amara', '21:01', state => ({ do: 'erase-return', talk: talk(state) }))
    .so((state, phones) => {
      expect(latestTalk(state)?.returns.map(({ own }) => own)).toEqual(['', ''])
      expect(JSON.stringify(phones.log)).not.toMatch(/One|Two/)
    })
})

test('in calm days it is offered once, as something good to know', () => {
  told().sees('juma', (state, look) =>
    expect(patience.openings(state, look)).toMatchObject([{ line: 'openingKnow', waiting: false }]),
  )
})
