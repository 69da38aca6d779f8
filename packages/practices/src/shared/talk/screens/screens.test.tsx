import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import { faultsOf } from '../../screens/testkit.ts'
import { memberOf } from '../../two-phones.ts'
import type { TalkIntent } from '../intents.ts'
import { type Life, offeredLife, pauseUntil } from '../life.ts'
import { talkEn } from '../words/en.ts'
import { Beside, Consent, Ended, Paused, PauseSheet, Returned, TalkFoot, type TalkProps } from './index.ts'
import { alittleMore, clockOf, laterOf, laters, ownDays, ownTime, pauseTimes, timeInWords } from './times.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const { amara, juma } = memberOf
const now = new Date(2026, 2, 2, 14, 2).getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const offered = offeredLife('7'.repeat(32), { by: juma, at: now })
const agreed: Life = { ...offered, stage: 'agreed' }
const said = (by: string, own: string, wish = '') => ({ by, own, wish, fact: 'f'.repeat(64), instead: [] })
const pausedUntil = (until: number, back: Life['returns'] = []): Life => ({
  ...agreed,
  hasPaused: true,
  pause: { ...pauseUntil(until), back },
})

const see = (
  Part: (props: TalkProps) => ReturnType<typeof h> | null,
  life: Life,
  more: Partial<TalkProps> = {},
): string => {
  const props: TalkProps = {
    life,
    me: { id: amara, name: 'Amara' },
    other: { id: juma, name: 'Juma' },
    language: 'en',
    words: talkEn,
    now,
    act: async () => ({ ok: true, value: undefined }),
    putOff: () => undefined,
    draft: () => ({ text: '', keep: () => {} }),
    ...more,
  }
  const html = render(h(InLanguage, { language: props.language, children: h(Part, props) }))
  expect(faultsOf(html.replaceAll('<h2', '<h1'))).toEqual([])
  return html
    .replace(/&#39;/g, '’')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('the one asked finds yes, not now and rest beside each other; the opener waits without hurry', () => {
  const asked = see(Consent, offered)
  for (const word of [en.offeredTitle({ other: 'Juma' }), en.yes, en.notNow, en.letRest])
    expect(asked).toContain(word)
  const opener = see(Consent, { ...offered, openedBy: amara })
  expect(opener).toContain(en.offerTitle)
  expect(opener).toContain(en.takeBack)
  expect(opener).not.toContain(en.yes)
  expect(opener).not.toContain(en.notNow)
})

test('what was put off says so to the one who put it off, and nothing to the other', () => {
  const putOff = () => ({ until: null })
  expect(see(Consent, offered, { putOff })).toContain(en.putOff)
  expect(see(Consent, { ...offered, openedBy: amara })).not.toContain(en.putOff)
})

test('a talk under way can be paused and ended; one that is paused only ended; one that is over neither', () => {
  const open = see(TalkFoot, agreed)
  expect(open).toContain(en.pause)
  expect(open).toContain(en.stop)
  const paused = see(TalkFoot, pausedUntil(now + HOUR))
  expect(paused).not.toContain(en.pause)
  expect(paused).toContain(en.stop)
  expect(see(TalkFoot, offered).trim()).toBe('')
  expect(see(TalkFoot, { ...agreed, stage: 'over' }).trim()).toBe('')
})

test('while paused both see the time of return, something calming, and a way to help, and not who paused', () => {
  const life = pausedUntil(new Date(2026, 2, 2, 20, 30).getTime())
  const mine = see(Paused, life)
  expect(mine).toContain('We pause. Back at 20:30')
  expect(mine).toContain(en.calmBreathHint)
  for (const way of [en.calmWalk, en.calmWater, en.calmPrayer, en.calmMusic, en.calmLook])
    expect(mine).toContain(way)
  expect(mine).toContain('If you are not let go, that is not a quarrel any more.')
  const theirs = see(Paused, life, { me: { id: juma, name: 'Juma' }, other: { id: amara, name: 'Amara' } })
  expect(theirs).toBe(mine)
})

test('when the time has come it says so, and much later only that the talk lies at rest', () => {
  expect(see(Paused, pausedUntil(now - MINUTE))).toContain(en.timeHasCome)
  expect(see(Paused, pausedUntil(now - MINUTE))).not.toContain(en.liesAtRest)
  expect(see(Paused, pausedUntil(now - 30 * HOUR))).toContain(en.liesAtRest)
})

test('a little more is offered once; whoever is ready waits, and what the other said is not there yet', () => {
  expect(see(Paused, pausedUntil(now + HOUR))).toContain(en.alittleMore)
  const life = pausedUntil(now + HOUR)
  expect(see(Paused, { ...life, pause: { ...life.pause!, longer: true } })).not.toContain(en.alittleMore)
  const theirs = see(Paused, pausedUntil(now + HOUR, [said(juma, 'I was loud')]))
  expect(theirs).toContain(en.otherReady({ other: 'Juma' }))
  expect(theirs).not.toContain('I was loud')
  const mine = see(Paused, pausedUntil(now + HOUR, [said(amara, 'I was loud')]))
  expect(mine).toContain(en.youAreReady({ other: 'Juma' }))
  expect(mine).not.toContain(en.ready)
})

test('what both said on coming back stands above the talk, and nothing where nothing was said', () => {
  const life = { ...agreed, returns: [said(amara, 'I was loud', 'A calm hour'), said(juma, '')] }
  const html = see(Returned, life)
  expect(html).toContain('I was loud')
  expect(html).toContain(en.wishSaid)
  expect(html).not.toContain('Juma')
  expect(see(Returned, { ...agreed, returns: [said(amara, ''), said(juma, '')] }).trim()).toBe('')
})

test('an end is one kind sentence without a name; words that came too late are their author’s alone', () => {
  const over: Life = { ...agreed, stage: 'over', beside: [said(juma, 'too late')] }
  for (const life of [over, { ...over, endedByPause: true }, { ...over, stage: 'rested' as const }]) {
    const html = see(Ended, life)
    expect(html).not.toContain('Juma')
    expect(html).not.toContain('Amara')
    expect(html).not.toContain('too late')
  }
  expect(see(Ended, over)).toContain(en.over)
  expect(see(Ended, { ...over, endedByPause: true })).toContain(en.overByPauseHint)
  expect(see(Ended, { ...over, stage: 'rested' })).toContain(en.rested)
  expect(see(Ended, over, { me: { id: juma, name: 'Juma' } })).toContain('too late')
  expect(see(Beside, over).trim()).toBe('')
})

test('the sheet of a pause says aloud what can be said, and hides nothing of help', () => {
  const Sheet = (props: TalkProps) => (
    <PauseSheet
      {...props}
      open
      onClose={() => {}}
      title={en.pauseTitle}
      says={en.pauseSays}
      yes={en.pause}
      intent={(until): TalkIntent => ({ do: 'pause', talk: props.life.id, until })}
    />
  )
  const html = see(Sheet, agreed)
  for (const word of [
    en.twentyMinutes,
    en.oneHour,
    en.tonight,
    en.tomorrow,
    en.ownTime,
    en.pauseHint,
    en.help,
  ])
    expect(html).toContain(word)
  expect(html).toContain('In 20 minutes · 14:20')
  expect(see(Sheet, agreed, { language: 'sw' })).toContain(sw.pauseWhen)
})

test('times of a pause are ahead, on five minutes, within two days; this evening only while it is ahead', () => {
  for (const [hour, names] of [
    [9, ['twentyMinutes', 'oneHour', 'tonight', 'tomorrow']],
    [21, ['twentyMinutes', 'oneHour', 'tomorrow']],
  ] as const) {
    const at = new Date(2026, 2, 2, hour, 3).getTime()
    const times = pauseTimes(at)
    expect(times.map(({ name }) => name)).toEqual(names)
    for (const { until } of times) {
      expect(until).toBeGreaterThan(at)
      expect(until).toBeLessThanOrEqual(at + 48 * HOUR)
      expect(until % (5 * MINUTE)).toBe(0)
    }
  }
  expect(clockOf(alittleMore(now - HOUR, now))).toBe('14:20')
  expect(clockOf(alittleMore(now + HOUR, now))).toBe('15:20')
})

test('a day and a time of one’s own are read by the clock of the place', () => {
  expect(ownTime('2026-03-03', '07:30')).toBe(new Date(2026, 2, 3, 7, 30).getTime())
  expect(ownTime('', '07:30')).toBe(null)
  expect(ownTime('2026-03-03', '')).toBe(null)
  expect(ownDays(now)).toEqual({ first: '2026-03-02', last: '2026-03-04' })
})

test('times are said as today, tomorrow, or a day', () => {
  const say = (day: number, language: 'en' | 'sw') =>
    timeInWords(new Date(2026, 2, day, 9, 5).getTime(), now, language, language === 'en' ? en : sw)
  expect([2, 3, 4].map(day => say(day, 'en'))).toEqual([
    'at 09:05',
    'tomorrow at 09:05',
    'on Wednesday at 09:05',
  ])
  expect([2, 3, 4].map(day => say(day, 'sw'))).toEqual(['saa 09:05', 'kesho saa 09:05', 'Jumatano saa 09:05'])
})

test('not now offers this evening only before seven', () => {
  expect(laters(now)).toContain('evening')
  expect(laters(new Date(2026, 2, 2, 19, 30).getTime())).not.toContain('evening')
  expect(laterOf('none', now)).toBe(null)
  expect(clockOf(laterOf('tomorrow', now) ?? 0)).toBe('08:00')
})
