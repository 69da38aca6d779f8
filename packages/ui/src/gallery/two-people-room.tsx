/** The screens of the practices, played by two people on two phones: every scene is a real state, and goes on when touched. */
import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import type { AnySlice, Sealed } from '#practices'
import { gratitude, journal, vulnerability } from '#practices'
import type { ScreenProps } from '#practices/screens'
import type { Intent as ThanksIntent } from '../../../practices/src/gratitude/intents.ts'
import { Screen as ThanksScreen } from '../../../practices/src/gratitude/screens.tsx'
import type { Gratitude } from '../../../practices/src/gratitude/state.ts'
import { en as thanksEn } from '../../../practices/src/gratitude/words/en.ts'
import { sw as thanksSw } from '../../../practices/src/gratitude/words/sw.ts'
import { Screen as JournalScreen } from '../../../practices/src/journal/screens.tsx'
import { en as journalEn } from '../../../practices/src/journal/words/en.ts'
import { sw as journalSw } from '../../../practices/src/journal/words/sw.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import {
  memberOf,
  otherOf,
  type Person,
  type TwoPhones,
  twoPhones,
} from '../../../practices/src/shared/two-phones.ts'
import type { Intent as CloserIntent } from '../../../practices/src/vulnerability/intents.ts'
import { Screen as CloserScreen } from '../../../practices/src/vulnerability/screens.tsx'
import { type Closer, latestRound } from '../../../practices/src/vulnerability/state.ts'
import { en as closerEn } from '../../../practices/src/vulnerability/words/en.ts'
import { sw as closerSw } from '../../../practices/src/vulnerability/words/sw.ts'
import { type Language, Page } from '../index.ts'

const hour = 3_600_000
const names = { amara: 'Amara', juma: 'Juma' }
const start = Date.parse('2026-03-02T09:00:00Z')

const said = {
  en: {
    home: 'Pilau on Fridays, because my aunt let me stir it and never once said I was in the way.',
    rain: 'Rain on an iron roof. We all slept in one room then, and nobody was missing.',
    touched: 'That nobody was missing. I had to read it twice.',
    did: 'You took my mother to the clinic on Tuesday before I had even asked.',
    gave: 'I could breathe at work for the first time that week.',
    says: 'someone who sees what is needed and simply goes',
    deed: 'I cook on Sunday, and you stay seated.',
    note: 'Slept badly. The meeting went better than I feared.\nI want to call Neema this week.',
  },
  sw: {
    home: 'Pilau ya Ijumaa, kwa sababu shangazi aliniachia niikoroge na hakuwahi kusema namzuia.',
    rain: 'Mvua juu ya bati. Tulilala wote chumba kimoja wakati ule, na hakuna aliyekosekana.',
    touched: 'Kwamba hakuna aliyekosekana. Ilibidi nisome mara mbili.',
    did: 'Ulimpeleka mama kliniki Jumanne kabla hata sijakuomba.',
    gave: 'Niliweza kupumua kazini kwa mara ya kwanza wiki ile.',
    says: 'mtu anayeona kinachohitajika na kukifanya',
    deed: 'Jumapili napika mimi, wewe ukae tu.',
    note: 'Sikulala vizuri. Kikao kilienda vizuri kuliko nilivyoogopa.\nNataka kumpigia Neema wiki hii.',
  },
}

interface Stage<State, Intent> {
  readonly phones: TwoPhones<State, Intent>
  now: number
  readonly settle: () => void
  readonly does: (who: Person, intent: Intent) => void
}

function stage<State, Intent>(slice: AnySlice): Stage<State, Intent> {
  const phones = twoPhones<State, Intent>(slice)
  const set: Stage<State, Intent> = {
    phones,
    now: start,
    settle: () => {
      for (const who of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(who, set.now)
    },
    does: (who, intent) => {
      set.now += hour / 4
      const done = phones.act(who, set.now, intent)
      if (!done.ok) throw new Error(`the gallery was refused: ${done.error.refused}`)
      set.settle()
    },
  }
  return set
}

const drafts = new Map<string, string>()

function Player<State, Intent>({
  set,
  who,
  language,
  at = '',
  Screen,
  words,
  changed,
}: {
  set: Stage<State, Intent>
  who: Person
  language: Language
  at?: string
  Screen: (props: ScreenProps<State, Intent, never>) => ComponentChild
  words: object
  changed?: (sealed: Sealed) => ReturnType<ScreenProps['sight']> | null
}) {
  const [path, go] = useState(at)
  const [, again] = useState(0)
  const look = set.phones.lookOf(who, set.now)
  const id = memberOf[who]
  return (
    <Screen
      state={set.phones.stateOf(who)}
      me={{ id, name: names[who] }}
      other={{ id: memberOf[otherOf(who)], name: names[otherOf(who)] }}
      language={language}
      words={words as never}
      now={set.now}
      act={async intent => {
        set.now += 60_000
        const done = set.phones.act(who, set.now, intent)
        set.settle()
        again(Math.random())
        return done
      }}
      sight={sealed => changed?.(sealed) ?? look.sight(sealed)}
      putOff={look.putOff}
      keepOf={() => null}
      path={path}
      go={go}
      draft={key => ({ text: drafts.get(key) ?? '', keep: text => void drafts.set(key, text) })}
      sent
    />
  )
}

type CloserSet = Stage<Closer, CloserIntent>
const round = (set: CloserSet) => latestRound(set.phones.confirmed())!.id

/** Each scene goes on from the one before it. */
const closerScenes = [
  ['closer-begin', () => {}],
  ['closer-asked', set => set.does('juma', { do: 'offer', depth: 1 })],
  ['closer-sealed-by-other', (set, t) => set.does('juma', { do: 'answer', round: round(set), text: t.rain })],
  ['closer-open', (set, t) => set.does('amara', { do: 'answer', round: round(set), text: t.home })],
  [
    'closer-responded',
    (set, t) =>
      set.does('amara', { do: 'respond', round: round(set), response: { kind: 'touched', text: t.touched } }),
  ],
  [
    'closer-both-responded',
    (set, t) =>
      set.does('juma', {
        do: 'respond',
        round: round(set),
        response: { kind: 'asked', text: `${t.touched.slice(0, 20)}?` },
      }),
  ],
  ['closer-wished', set => set.does('amara', { do: 'wish', round: round(set), wish: 'deeper' })],
  ['closer-agreed', set => set.does('juma', { do: 'wish', round: round(set), wish: 'deeper' })],
  ['closer-second', set => set.does('amara', { do: 'offer', depth: 2 })],
  ['closer-waiting', (set, t) => set.does('amara', { do: 'answer', round: round(set), text: t.home })],
  ['closer-rested', set => set.does('juma', { do: 'pass', round: round(set) })],
  ['closer-ended', set => set.does('juma', { do: 'enough' })],
] as const satisfies readonly (readonly [string, (set: CloserSet, texts: (typeof said)['en']) => void])[]

const closer =
  (name: string, who: Person = 'amara') =>
  (language: Language) => {
    const set = stage<Closer, CloserIntent>(vulnerability)
    for (const [scene, play] of closerScenes) {
      ;(play as (set: CloserSet, texts: (typeof said)['en']) => void)(set, said[language])
      if (scene === name) break
    }
    const words = language === 'sw' ? closerSw : closerEn
    return <Player set={set} who={who} language={language} Screen={CloserScreen as never} words={words} />
  }

const thanks = (at: 'home' | 'empty' | 'note' | '/new' | '/jar' | 'received') => (language: Language) => {
  const set = stage<Gratitude, ThanksIntent>(gratitude)
  const t = said[language]
  let path = at.startsWith('/') ? at : ''
  if (at !== 'empty') {
    set.does('juma', { do: 'give', thanks: { kind: 'words', did: t.did, gave: t.gave, says: t.says } })
    const first = all(set.phones.confirmed().notes)[0]!.id
    if (at === 'note' || at === 'received') path = `/note/${first}`
    if (at === 'received')
      set.does('amara', { do: 'receive', note: first, receipt: { kind: 'did-not-know' } })
    set.does('amara', { do: 'give', thanks: { kind: 'deed', deed: t.deed } })
    set.does('amara', {
      do: 'put-in-jar',
      thanks: { kind: 'words', did: t.did, gave: '', says: '' },
      day: '2026-04-05',
    })
  }
  const words = language === 'sw' ? thanksSw : thanksEn
  return (
    <Player
      set={set}
      who="amara"
      language={language}
      at={path}
      Screen={ThanksScreen as never}
      words={words}
    />
  )
}

const mine = (language: Language) => {
  const set = stage<unknown, { do: 'write'; text: string }>(journal)
  set.does('amara', { do: 'write', text: said[language].note })
  set.does('amara', { do: 'write', text: said[language].home })
  const words = language === 'sw' ? journalSw : journalEn
  return (
    <Page title={words.name} lead={words.line}>
      <Player
        set={set as never}
        who="amara"
        language={language}
        Screen={JournalScreen as never}
        words={words}
      />
    </Page>
  )
}

export const twoPeople: Readonly<Record<string, (language: Language) => ComponentChild>> = {
  ...Object.fromEntries(closerScenes.map(([name]) => [name, closer(name)])),
  'closer-other-asked': closer('closer-responded', 'juma'),
  'closer-reply': closer('closer-both-responded'),
  'thanks-home': thanks('home'),
  'thanks-empty': thanks('empty'),
  'thanks-new': thanks('/new'),
  'thanks-note': thanks('note'),
  'thanks-received': thanks('received'),
  'thanks-jar': thanks('/jar'),
  journal: mine,
}
