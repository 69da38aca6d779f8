/** How I hear you looks: what is under way, one talk by its address, and what was seen in each other. */
import { Button, Empty, Page, RowDoor, Rows, Section } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { dayInWords } from '../shared/acting.tsx'
import { get } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/life.ts'
import { BeforeBeginning, Ways } from '../shared/talk/screens/index.ts'
import {
  affirmationsFor,
  type Intent,
  type TalkView,
  talkAt,
  talksFor,
  type Validation,
  viewTalk,
  type Words,
} from './index.ts'
import { Affirm, OneAffirmation } from './screens/affirm.tsx'
import { isLive, LiveTalk } from './screens/live.tsx'
import type { Pair } from './screens/parts.tsx'
import { AskToBeHeard } from './screens/share.tsx'
import { OneTalk } from './screens/talk.tsx'

export { Between } from './screens/between.tsx'

export const Screen = (props: ScreenProps<Validation, Intent, Words>) => {
  const { other, words, path, state, me } = props
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="validation" saying={sayingOf(words)}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair: Pair = { ...props, other }
  if (path === '/share') return <AskToBeHeard {...pair} />
  if (path === '/affirm') return <Affirm {...pair} />
  const affirmation = get(state.affirmations, /^\/affirmation\/([0-9a-f]{32})$/.exec(path)?.[1] ?? '')
  if (affirmation) return <OneAffirmation {...pair} affirmation={affirmation} />
  const at = talkAt(state, path)
  if (at) {
    const talk = viewTalk(at.talk, { me: me.id })
    return at.live && isLive({ talk }) ? (
      <LiveTalk {...pair} talk={talk} />
    ) : (
      <OneTalk {...pair} talk={talk} />
    )
  }
  return <Home {...pair} />
}

const sayingOf = (words: Words) => ({ sw: words.proverb, en: words.proverbMeaning })

const Home = (props: Pair) => {
  const { state, words, me, other, go } = props
  const fill = { other: other.name }
  const talks = talksFor(state, { me: me.id })
  const now = talks.filter(({ life }) => !isClosed(life))
  const asked = now.some(({ shares }) => shares)
  const fresh = talks.length === 0
  return (
    <Page
      title={words.name}
      lead={fresh ? words.line : undefined}
      kanga="validation"
      saying={fresh ? sayingOf(words) : undefined}
    >
      {fresh && (
        <div class="stack stack-1">
          <p>{words.howItGoes(fill)}</p>
          <p>{words.noFacts}</p>
          <BeforeBeginning language={props.language} says={words.notForFear} />
        </div>
      )}
      {now.length > 0 && <TalkRows {...props} label={words.now} talks={now} />}
      <div class="row">
        {!asked && (
          <Button kind={now.length > 0 ? 'plain' : 'primary'} onClick={() => go('/share')}>
            {words.beHeard}
          </Button>
        )}
        <Button kind={now.length > 0 ? 'quiet' : 'plain'} icon="heart" onClick={() => go('/affirm')}>
          {words.affirm}
        </Button>
      </div>
      {fresh && <Ways language={props.language} />}
      <Affirmations {...props} />
      {talks.length > now.length && (
        <Section title={words.earlier}>
          <TalkRows {...props} label={words.earlier} talks={talks.filter(({ life }) => isClosed(life))} />
        </Section>
      )}
    </Page>
  )
}

const TalkRows = (props: Pair & { talks: readonly TalkView[]; label: string }) => {
  const { talks, label, words, other, language, go } = props
  const titleOf = ({ shares, life }: TalkView) =>
    isClosed(life)
      ? `${shares ? words.you : other.name} · ${dayInWords(life.at, language)}`
      : shares
        ? words.yours
        : words.offeredTitle({ other: other.name })
  return (
    <Rows label={label}>
      {talks.map(talk => (
        <RowDoor key={talk.id} note={noteOf(talk, props)} onClick={() => go(`/talk/${talk.id}`)}>
          {titleOf(talk)}
        </RowDoor>
      ))}
    </Rows>
  )
}

/** How it stands, in a word. Whose move it is stands there only for oneself. */
function noteOf({ phase, shares, latest }: TalkView, { words, other }: Pair): string {
  const fill = { other: other.name }
  switch (phase) {
    case 'offered':
      return shares ? words.waitAnswer(fill) : words.openingConsentWhy
    case 'paused':
      return words.notePaused
    case 'answer':
      return latest ? words.openingAgain(fill) : words.noteAnswer
    case 'land':
      return words.openingLand(fill)
    case 'wait':
      return shares ? words.waitAnswer(fill) : words.waitLanding(fill)
    case 'landed':
      return words.noteLanded
    case 'sit':
      return words.sitTitle
    case 'closed':
      return words.noteRest
  }
}

const Affirmations = ({ state, words, me, other, go }: Pair) => {
  const affirmations = affirmationsFor(state)
  if (affirmations.length === 0) return null
  return (
    <Section title={words.affirmations}>
      <Rows label={words.affirmations}>
        {affirmations.map(one => (
          <RowDoor
            key={one.id}
            note={
              one.by === me.id ? words.youSaw({ other: other.name }) : words.sawInYou({ other: other.name })
            }
            onClick={() => go(`/affirmation/${one.id}`)}
          >
            {one.quality}
          </RowDoor>
        ))}
      </Rows>
    </Section>
  )
}
