import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { en as talkScreensEn } from '../shared/talk/screens/words/en.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { roundOf } from './board.ts'
import { type Intent, type NoBlame, noBlame, pathOfSolving } from './index.ts'
import {
  accepted,
  agreed,
  areEnough,
  begins,
  emptyBoard,
  judged,
  keptLinesOf,
  moreWays,
  noOther,
  opened,
  planned,
  saidBack,
  sided,
  staying,
  type TableBoard,
  toWays,
  voted,
  wayNamed,
  worded,
} from './screens/table-talk.ts'
import { Between, Screen } from './screens.tsx'
import type { Solving } from './state.ts'
import { wordingHints } from './wording-hint.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const opener = {
  do: 'offer',
  noticed: 'On Friday the school fee was missing.',
  felt: 'I was frightened.',
  need: 'To know what we have.',
  ask: 'To count it with me.',
  matter: null,
} as const
type Said = (talk: string, solving: Solving, now: number) => Intent
type Step = readonly [who: Person, intent: Said]

const votes =
  (no: string): Said =>
  (talk, solving) => ({
    do: 'vote',
    talk,
    votes: Object.fromEntries(
      roundOf(solving).options.map(({ id, text }) => [id, text === no ? 'no' : 'live']),
    ),
  })
const way =
  (text: string): Said =>
  talk => ({ do: 'add-option', talk, text })
const enough: Said = talk => ({ do: 'close-options', talk })
const side =
  (touches: string): Said =>
  talk => ({ do: 'seal-side', talk, touches, adds: 'I do not ask.' })

/** Every step of a matter; the name is that of what has just been done. */
const steps = {
  offered: ['juma', () => opener],
  agreed: ['amara', talk => ({ do: 'agree', talk })],
  reflected: ['amara', talk => ({ do: 'reflect', talk, text: 'You do not trust me.' })],
  corrected: ['juma', talk => ({ do: 'correct', talk, text: 'It is about knowing.' })],
  reflectedAgain: ['amara', talk => ({ do: 'reflect', talk, text: null })],
  heard: ['juma', talk => ({ do: 'accept', talk })],
  worded: ['amara', talk => ({ do: 'word', talk, text: 'Money leaves without a word' })],
  wordingAccepted: [
    'juma',
    (talk, { wording }) => ({ do: 'accept-wording', talk, wording: wording.now?.fact ?? '' }),
  ],
  sealed: ['juma', side('Old worries.')],
  sided: ['amara', side('My mother asks me.')],
  caused: ['juma', talk => ({ do: 'name-causes', talk, causes: ['money'], own: 'the end of the month' })],
  bothCaused: ['amara', talk => ({ do: 'name-causes', talk, causes: ['unsaid'], own: '' })],
  oneWay: ['juma', way('Two tins')],
  twoWays: ['juma', way('Count on Sundays')],
  threeWays: ['amara', way('A note in the tin')],
  closedByOne: ['juma', enough],
  closed: ['amara', enough],
  votedByOne: ['juma', votes('A note in the tin')],
  voted: ['amara', votes('')],
  proposed: [
    'amara',
    (talk, solving) => ({
      do: 'word-choice',
      talk,
      option: roundOf(solving).options.find(({ text }) => text === 'Two tins')?.id ?? '',
      mine: { what: 'I bring a tin', by: '2026-03-04' },
      theirs: { what: '', by: null },
      review: '2026-03-16',
    }),
  ],
  tried: ['juma', (talk, { choice }) => ({ do: 'accept-choice', talk, choice: choice.now?.fact ?? '' })],
  reviewed: ['juma', talk => ({ do: 'review', talk, word: 'let-go' })],
  differed: ['amara', talk => ({ do: 'review', talk, word: 'change' })],
  over: ['amara', talk => ({ do: 'review', talk, word: 'let-go' })],
} as const satisfies Readonly<Record<string, Step>>
type Name = keyof typeof steps
const names = Object.keys(steps) as readonly Name[]

const telling = (until: Name | null, besides: readonly Step[] = []) => {
  const phones = twoPhones<NoBlame, Intent>(noBlame)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const solving = () => all(phones.confirmed().solvings).at(-1) as Solving
  const told = until === null ? [] : names.slice(0, names.indexOf(until) + 1).map((name): Step => steps[name])
  for (const [who, said] of [...told, ...besides]) {
    now += 60_000
    const intent = said(solving()?.life.id ?? '', solving(), now)
    expect(phones.act(who, now, intent), intent.do).toEqual({ ok: true, value: undefined })
    for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
  }
  const path = () => (until === null ? '' : pathOfSolving(solving().life.id))
  const see = (
    who: Person,
    language: Language = 'en',
    at = path(),
    change: Partial<ScreenProps> = {},
  ): string => {
    const html = show({
      phones,
      now,
      who,
      Screen,
      words: language === 'en' ? en : sw,
      language,
      path: at,
      change,
    })
    expect(faultsOf(html)).toEqual([])
    return html
  }
  return {
    see,
    talk: () => solving().life.id,
    solving,
    live: (who: Person) => see(who, 'en', `${path()}/live`),
    press: async (who: Person, says: string, change: Partial<ScreenProps> = {}) => {
      const done: unknown[] = []
      const act: ScreenProps['act'] = async intent => {
        done.push(intent)
        return { ok: true, value: undefined }
      }
      const go = (to: string) => void done.push(to)
      await press({ phones, now, who, Screen, words: en, path: path(), change: { act, go, ...change } }, says)
      return done
    },
  }
}

test.each(names)('after %s every screen is sound, for both, in both languages, in one room too', name => {
  const told = telling(name)
  for (const who of ['amara', 'juma'] as const)
    for (const language of ['en', 'sw'] as const)
      for (const path of ['', '/new', pathOfSolving(told.talk()), `${pathOfSolving(told.talk())}/live`])
        told.see(who, language, path)
})

test('the first thing to read is what is no disagreement, with the way to help, before anything can be opened', () => {
  for (const language of ['en', 'sw'] as const) {
    const html = telling(null).see('amara', language)
    const said = language === 'en' ? en : sw
    expect(html.indexOf(said.notForTwo)).toBeGreaterThan(0)
    expect(html.indexOf(said.notForTwo)).toBeLessThan(html.indexOf(`>${said.begin}<`))
    expect(html).toContain('href="/app/help"')
  }
  expect(telling(null).see('amara', 'en', '', { other: null })).toContain(en.notForTwo)
  // And to the one who is asked, before the yes.
  expect(telling('offered').see('amara', 'en', '')).toContain(en.notForTwo)
  expect(telling('offered').see('amara')).toContain(en.notForTwo)
  expect(en.notForTwo).toBe(
    'Not everything is for two: if someone is hurt, afraid, forced or watched, it is not a disagreement.',
  )
})

test('the sentences of the evidence stand in their places', () => {
  expect(telling(null).see('juma', 'en', '/new')).toContain(en.fourLines)
  expect(telling(null).see('juma', 'sw', '/new')).toContain(sw.fourLines)
  expect(telling('heard').see('amara')).toContain(en.wordingHint)
  expect(telling('wordingAccepted').see('amara', 'sw')).toContain(sw.addsHint)
  expect(telling('voted').see('amara')).toContain(en.chooseHint)
  expect(en.easier).toBe('Some differences stay; what makes it easier to live with?')
})

test('only the other says back; only the opener says whether that is it', async () => {
  expect(telling('agreed').see('juma')).not.toContain('<textarea')
  expect(telling('agreed').see('amara')).toContain(en.reflectLabel)
  const told = telling('reflected')
  expect(told.see('amara')).toContain(en.waitsFor(fill))
  expect(await told.press('juma', en.accept)).toEqual([{ do: 'accept', talk: told.talk() }])
})

test('the one who is asked accepts exactly the words that stand there', async () => {
  const told = telling('worded')
  expect(told.see('amara')).not.toContain(en.wordingAccept)
  expect(await told.press('juma', en.wordingAccept)).toEqual([
    { do: 'accept-wording', talk: told.talk(), wording: told.solving().wording.now?.fact },
  ])
})

test('a hint for the writer alone: where words point at one of the two, or say always', () => {
  const names = ['Amara', 'Juma']
  for (const text of [
    'You take the money',
    'your mother',
    'Wewe unachukua pesa',
    'Unachelewa kila siku',
    'Amara and the tin',
    "the money that's Juma's",
  ])
    expect(wordingHints(text, names), text).toContain('pointsAtPerson')
  for (const text of ['Money always leaves', 'It is never said', 'Pesa hutoka kila mara'])
    expect(wordingHints(text, names), text).toContain('pointsAlways')
  for (const text of [
    'Money leaves the tin without a word',
    'Pesa hutoka kwenye kopo bila neno',
    'Umeme unakatika jioni',
    'Usiku ni mfupi',
    'The young jumarin tree',
    'Ukosefu wa muda wa pamoja',
    'Uchovu baada ya kazi',
  ])
    expect(wordingHints(text, names), text).toEqual([])
  const draft: ScreenProps['draft'] = key => ({
    text: key.startsWith('wording/') ? 'You always take it' : '',
    keep: () => {},
  })
  const html = telling('heard').see('amara', 'en', undefined, { draft })
  for (const said of [en.pointsAtPerson, en.pointsAlways, en.onlyHere]) expect(html).toContain(said)
})

test("the mirror's findings have a place below every field, and nothing reads where there is none", () => {
  const findings = () => 'something to look at'
  const change = { findings } as Partial<ScreenProps>
  for (const name of ['agreed', 'heard', 'wordingAccepted', 'oneWay'] as const)
    expect(telling(name).see('amara', 'en', undefined, change), name).toContain('something to look at')
  expect(telling(null).see('amara', 'en', '/new', change)).toContain('something to look at')
})

test('what is sealed is on no other screen before both have sealed', () => {
  expect(telling('sealed').see('amara')).not.toContain('Old worries.')
  for (const who of ['amara', 'juma'] as const) {
    const html = telling('sided').see(who)
    expect(html).toContain('Old worries.')
    expect(html).toContain('My mother asks me.')
  }
})

test('causes for friends leave out house and relatives; they show together, when both have named some', () => {
  const told = telling('sided')
  expect(told.see('juma', 'en', undefined, { bond: 'friends' })).not.toContain(en.causes.relatives)
  expect(told.see('juma')).not.toContain(en.causes.home)
  expect(told.see('juma', 'en', undefined, { bond: 'partners' })).toContain(en.causes.relatives)
  expect(telling('caused').see('amara')).not.toContain('the end of the month')
  expect(telling('bothCaused').see('amara')).toContain('the end of the month')
})

test('no way bears a name, and no vote is shown: only what stays', () => {
  const ways = telling('threeWays').see('amara')
  const list = ways.slice(ways.indexOf('Two tins') - 400, ways.indexOf('Two tins') + 400)
  expect(list).not.toMatch(/Juma|Amara/)
  const waiting = telling('votedByOne')
  expect(waiting.see('juma')).toContain(en.votesWait(jaza))
  const html = telling('voted').see('amara')
  const shown = html.slice(html.indexOf(en.staysTitle), html.indexOf(en.chooseOne))
  expect(shown).toContain('Two tins')
  expect(shown).not.toContain('A note in the tin')
  expect(html).not.toContain(en.votes.no)
})

test('where nothing stays, the smaller question comes, and other ways', async () => {
  const told = telling('closed', [
    ['juma', votes('A note in the tin')],
    [
      'amara',
      (talk, solving) => ({
        do: 'vote',
        talk,
        votes: Object.fromEntries(roundOf(solving).options.map(({ id }) => [id, 'no' as const])),
      }),
    ],
  ])
  const html = told.see('juma')
  expect(html).toContain(en.nothingStays)
  expect(html).toContain(en.moreHint)
  expect(html).not.toContain(en.propose)
  expect(await told.press('juma', en.lookForMore)).toEqual([{ do: 'look-for-more', talk: told.talk() }])
})

test('the day of looking again is two weeks ahead unless another is chosen', () => {
  expect(telling('voted').see('amara')).toMatch(
    /type="date"[^>]*value="2026-03-16"|value="2026-03-16"[^>]*type="date"/,
  )
})

test("the other's word at the review shows only once I have said mine", () => {
  const told = telling('reviewed')
  expect(told.see('amara')).not.toContain(en.reviewDiffers(fill))
  expect(told.see('juma')).toContain(en.reviewWaits(jaza))
  expect(telling('differed').see('amara')).toContain(en.reviewDiffers(fill))
})

test('the look back is for one alone and lies with the drafts of this device; a no opens the way to help', () => {
  const kept: string[] = []
  const draft: ScreenProps['draft'] = key => ({
    text: key.startsWith('look-back/') ? 'no' : '',
    keep: text => void kept.push(text),
  })
  const html = telling('tried').see('amara', 'en', undefined, { draft })
  expect(html).toContain(en.lookBackPrivate)
  expect(html).toContain(en.lookBackNo)
  expect(html).toContain('href="/app/help"')
  expect(telling('voted').see('amara')).not.toContain(en.lookBack)
})

test('either can pause and stop on every page under way; while it is tried it can be let rest', () => {
  for (const name of ['agreed', 'worded', 'sided', 'closed', 'voted'] as const)
    for (const who of ['amara', 'juma'] as const) {
      expect(telling(name).see(who)).toContain(talkScreensEn.stop)
      expect(telling(name).see(who)).toContain(talkScreensEn.pause)
    }
  expect(telling('tried').see('amara')).toContain(en.letRest)
})

test('a side that was not opened is shown to its author alone', () => {
  const told = telling('sealed', [['amara', talk => ({ do: 'end', talk })]])
  expect(told.see('juma')).toContain(en.sideReturned)
  expect(told.see('amara')).not.toContain(en.sideReturned)
  expect(told.see('amara')).not.toContain('Old worries.')
})

test('what another talk left open can be taken up, once', () => {
  const left = { id: '9'.repeat(32), text: 'Who cooks on Fridays', from: 'honesty', by: 'a'.repeat(32) }
  expect(telling(null).see('juma', 'en', '/new', { matters: [left] })).toContain(left.text)
  expect(telling(null).see('juma', 'en', '/new')).not.toContain(en.takeUp)
})

test('in one room what is heard is only tapped; whoever has nothing to do reads whose turn it is', async () => {
  const told = telling('agreed')
  expect(told.live('amara')).toContain(en.liveSaid)
  expect(told.live('amara')).not.toContain('<textarea')
  expect(told.live('juma')).toContain(en.waitsFor(jaza))
})

const seated = (): TableBoard =>
  sided(sided(accepted(worded(judged(saidBack(opened(begins(emptyBoard, 1))), true), 'The noise'), true)))
const three = () =>
  wayNamed(wayNamed(wayNamed(toWays(seated()), 'earplugs'), 'the radio off'), 'another hour')
const said = (board: TableBoard, no: string) =>
  voted(board, Object.fromEntries(board.ways.map(({ id, text }) => [id, text === no ? 'no' : 'live'])))

test('at the table the board is turned after each step, and the steps are the same gates', () => {
  expect(judged(saidBack(opened(begins(emptyBoard, 1))), false)).toMatchObject({ step: 'reflect', turn: 0 })
  expect(worded(judged(saidBack(opened(begins(emptyBoard, 1))), true), ' ').step).toBe('wording')
  expect(seated()).toMatchObject({ step: 'causes', wording: 'The noise' })
  const two = wayNamed(wayNamed(toWays(seated()), 'earplugs'), 'the radio off')
  expect(areEnough(two)).toBe(false)
  expect(noOther(two).step).toBe('ways')
  const enoughWays = noOther(noOther(three()))
  expect(enoughWays).toMatchObject({ step: 'vote', turn: 0 })
  expect(voted(enoughWays, {}).step).toBe('vote')
  const open = said(said(enoughWays, 'earplugs'), 'another hour')
  expect(staying(open).map(({ text }) => text)).toEqual(['the radio off'])
  const plan = { way: '1', text: 'Juma turns it off', review: '2026-03-16' }
  expect(planned(open, { ...plan, review: '' }).step).toBe('plan')
  expect(planned(open, { ...plan, way: '0' }).step).toBe('plan')
  const both = agreed(planned(open, plan), true)
  expect(both.step).toBe('over')
  const lines = keptLinesOf(both, (line, text) => `${line}: ${text}`)
  expect(lines.map(({ text }) => text)).toEqual([
    'wording: The noise',
    'way: the radio off',
    'plan: Juma turns it off',
    'review: 2026-03-16',
  ])
  expect(JSON.stringify(lines)).not.toContain('earplugs')
  expect(moreWays(open)).toMatchObject({ step: 'ways', ways: [], votes: [null, null] })
})

test('the table begins with what is no disagreement, in both languages', () => {
  for (const language of ['en', 'sw'] as const) {
    const words = language === 'en' ? en : sw
    const props = { words, names: ['Amara', 'Juma'] as const, now: 0, onEnd: () => {}, keep: null }
    const html = render(
      <InLanguage language={language}>
        <Between {...props} language={language} />
      </InLanguage>,
    )
    expect(faultsOf(html)).toEqual([])
    expect(html).toContain(words.notForTwo)
    expect(html).toContain(words.table.nothingKept)
  }
})
