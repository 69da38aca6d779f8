/** How Stronger looks: what came, what one may give, and the doors to the lists and the plan. */
import { useState } from 'preact/hooks'
import { Button, Empty, Live, Notice, Page, RowDoor, Rows, Section } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { dayInWords } from '../shared/acting.tsx'
import { Deleted } from '../shared/keeping/keeping.tsx'
import { BeforeBeginning, LiveDoor, Ways } from '../shared/talk/screens/index.ts'
import {
  type Intent,
  myStrengths,
  planFor,
  type Resilience,
  strengthsFor,
  type WinView,
  type Words,
  winsFor,
} from './index.ts'
import { LiveJoy } from './screens/live.tsx'
import { lookOf, type Pair } from './screens/parts.tsx'
import { PlanPage } from './screens/plan.tsx'
import { OneStrength, Strengths } from './screens/strength.tsx'
import { TellStrength } from './screens/tell-strength.tsx'
import { TellWin } from './screens/tell-win.tsx'
import { OneWin } from './screens/win.tsx'
import { WritePlan } from './screens/write-plan.tsx'

export { Between, keepTogether } from './screens/between.tsx'

/** So many stand on the screen at first. */
const atFirst = 12

export const Screen = (props: ScreenProps<Resilience, Intent, Words>) => {
  const { words, other } = props
  if (other === null)
    return (
      <Page
        title={words.name}
        lead={words.line}
        kanga="resilience"
        saying={{ sw: words.proverb, en: words.proverbMeaning }}
      >
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  return <Room {...props} other={other} />
}

const Room = (props: Pair) => {
  const { state, path, go } = props
  const [said, setSaid] = useState<string | null>(null)
  const done = (sentence: string) => {
    setSaid(sentence)
    go('')
  }
  const [, kind, id] = /^\/(strength|win)\/([0-9a-f]{32})$/.exec(path) ?? []
  const strength = kind === 'strength' && strengthsFor(state, lookOf(props)).find(one => one.id === id)
  if (strength) return <OneStrength {...props} strength={strength} />
  const win = kind === 'win' && winsFor(state, lookOf(props)).find(one => one.id === id)
  if (win) return <OneWin {...props} win={win} />
  switch (path) {
    case '/strengths':
      return <Strengths {...props} />
    case '/strengths/new':
      return <TellStrength {...props} onDone={done} />
    case '/win/new':
      return <TellWin {...props} onDone={done} />
    case '/live':
      return <LiveJoy {...props} />
    case '/plan':
      return <PlanPage {...props} />
    case '/plan/write':
      return <WritePlan {...props} />
    default:
      return <Home {...props} said={said} />
  }
}

const Home = (props: Pair & { said: string | null }) => {
  const { state, words, other, language, go, said } = props
  const fill = { other: other.name }
  const wins = winsFor(state, lookOf(props))
  const [shown, setShown] = useState(atFirst)
  const isFresh = state.strengths.size === 0 && wins.length === 0
  return (
    <Page
      title={words.name}
      lead={isFresh ? words.line : undefined}
      kanga="resilience"
      saying={isFresh ? { sw: words.proverb, en: words.proverbMeaning } : undefined}
    >
      <Live>{said && <Notice tone="warm" title={said} />}</Live>
      <Came {...props} />
      {isFresh && <BeforeBeginning language={language} says={words.owed} />}
      <div class="stack stack-1">
        <Button kind="primary" icon="mountain" wide onClick={() => go('/strengths/new')}>
          {words.toStrength(fill)}
        </Button>
        <Button icon="sun" wide onClick={() => go('/win/new')}>
          {words.toWin}
        </Button>
      </div>
      <Rows>
        <RowDoor icon="mountain" onClick={() => go('/strengths')}>
          {words.seenInMe(fill)}
        </RowDoor>
        <RowDoor icon="heart-handshake" note={words.planLead} onClick={() => go('/plan')}>
          {words.toPlan}
        </RowDoor>
      </Rows>
      <Section title={words.wins}>
        {wins.length === 0 ? (
          <Empty title={words.winsNone} icon="sun" />
        ) : (
          <Rows label={words.wins}>
            {wins.slice(0, shown).map(win => (
              <WinDoor key={win.id} {...props} win={win} />
            ))}
          </Rows>
        )}
        {wins.length > shown && (
          <div>
            <Button onClick={() => setShown(shown + atFirst)}>{words.showMore}</Button>
          </div>
        )}
      </Section>
      <LiveDoor says={words.liveDoor} note={words.liveDoorHint} onClick={() => go('/live')} />
      {isFresh && <Ways language={language} />}
    </Page>
  )
}

const WinDoor = ({ win, words, other, language, go }: Pair & { win: WinView }) => (
  <RowDoor
    note={`${win.byMe ? words.winMine : words.winFrom({ other: other.name })} · ${dayInWords(win.at, language)}`}
    onClick={() => go(`/win/${win.id}`)}
  >
    <span class="one-line serif">
      {win.deleted ? <Deleted language={language} by={win.byMe ? null : other} /> : win.text}
    </span>
  </RowDoor>
)

/** What came from the other and waits for nothing: at most one door of each kind. */
const Came = (props: Pair) => {
  const { state, words, other, go, now } = props
  const fill = { other: other.name }
  const look = lookOf(props)
  const strength = myStrengths(state, look).find(({ mayAnswer }) => mayAnswer)
  const wins = winsFor(state, look)
  const win = wins.find(
    ({ mayReply, waiting, putOffUntil: until }) =>
      mayReply && !waiting && (until === undefined || (until !== null && until <= now)),
  )
  const asked = wins.find(({ mayTellMore }) => mayTellMore)
  const plan = planFor(state, look).phase === 'to-sign'
  if (!strength && !win && !asked && !plan) return null
  return (
    <Rows label={words.name}>
      {strength && (
        <RowDoor
          icon="mountain"
          note={words.openingStrengthWhy}
          onClick={() => go(`/strength/${strength.id}`)}
        >
          {words.openingStrength(fill)}
        </RowDoor>
      )}
      {win && (
        <RowDoor icon="sun" note={words.openingWinWhy} onClick={() => go(`/win/${win.id}`)}>
          {words.openingWin(fill)}
        </RowDoor>
      )}
      {asked && (
        <RowDoor icon="message-circle" note={words.openingMoreWhy} onClick={() => go(`/win/${asked.id}`)}>
          {words.openingMore(fill)}
        </RowDoor>
      )}
      {plan && (
        <RowDoor icon="heart-handshake" note={words.openingPlanWhy} onClick={() => go('/plan')}>
          {words.openingPlan(fill)}
        </RowDoor>
      )}
    </Rows>
  )
}
