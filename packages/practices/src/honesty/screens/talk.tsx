/** One talk over days: what was said so far, what can be done now, and the ways to pause and to stop. */
import { useState } from 'preact/hooks'
import { Button, Notice, Page, Stack, Voice } from '#ui'
import { Arrival } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { isClosed, isTalking } from '../../shared/talk/index.ts'
import {
  Consent,
  Ended,
  LetRest,
  LiveDoor,
  Paused,
  Returned,
  Beside as ReturnsBeside,
  TalkFoot,
} from '../../shared/talk/screens/index.ts'
import { type Intent, pathOfTalk } from '../index.ts'
import { Appreciations, Closing } from './closing.tsx'
import { FloorToRead } from './floor.tsx'
import { Offered } from './home.tsx'
import { CloseDoor, draftKeyOf, type InTalk, TurnCard } from './turn.tsx'

export const TalkPage = (props: InTalk) => {
  const { talk, words, language, other, path, go } = props
  const { life } = talk
  const offered = life.stage === 'offered'
  return (
    <Page
      title={
        offered
          ? words.name
          : talk.subject || <Deleted language={language} by={talk.openedByMe ? null : other} />
      }
      lead={offered ? undefined : `${words.hopedFor}: ${words.outcomes[talk.outcome]}`}
      kanga="honesty"
      back={path === '' ? undefined : { label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${life.stage}/${talk.turn}/${life.pause !== null}`}>
        {offered && (
          <Consent {...props} life={life}>
            <Offered {...props} />
          </Consent>
        )}
        {isClosed(life) && <Closed {...props} />}
        {life.pause !== null && (
          <>
            <Paused {...props} life={life} />
            <WordsBeside {...props} />
            <SoFar {...props} />
          </>
        )}
        {isTalking(life) && <UnderWay {...props} />}
      </Arrival>
      <Mine {...props} />
      <TalkFoot {...props} life={life} />
    </Page>
  )
}

const UnderWay = (props: InTalk) => {
  const { talk, words, go } = props
  // Counts how often words came back into the draft, so that the field reads it again.
  const [used, setUsed] = useState(0)
  const floor = talk.floors.at(-1)
  const closing = talk.turn === 'appreciate' || talk.turn === 'done'
  return (
    <>
      {talk.isQuiet && (
        <Notice
          tone="rest"
          title={words.quietTitle}
          actions={
            <LetRest<Intent>
              {...props}
              intent={{ do: 'end', talk: talk.id }}
              label={words.letRest}
              says={words.quietHint}
            />
          }
        >
          <p>{words.quietHint}</p>
        </Notice>
      )}
      {!closing && <Returned {...props} life={talk.life} />}
      <ReturnsBeside {...props} life={talk.life} />
      <WordsBeside {...props} onUsed={() => setUsed(used + 1)} />
      <SoFar {...props} besides={closing ? null : (floor?.id ?? null)} />
      {closing ? (
        <Closing {...props} />
      ) : (
        <>
          {floor?.saying && <FloorToRead {...props} floor={floor} />}
          <TurnCard key={`${talk.turn}/${floor?.id}/${used}`} {...props} />
          <CloseDoor {...props} />
        </>
      )}
      <LiveDoor
        says={words.liveDoor}
        note={words.liveDoorHint}
        onClick={() => go(`${pathOfTalk(talk.id)}/live`)}
      />
      <p class="quiet-text">{words.nothingOwed}</p>
    </>
  )
}

const Closed = (props: InTalk) => {
  const { talk, words } = props
  return (
    <>
      {talk.isClosedTogether ? (
        <>
          <Notice tone="warm" title={words.closedTogether} />
          <ReturnsBeside {...props} life={talk.life} />
        </>
      ) : (
        <Ended {...props} life={talk.life} />
      )}
      <WordsBeside {...props} />
      {talk.floors.map(floor => (
        <FloorToRead key={floor.id} {...props} floor={floor} />
      ))}
      <Returned {...props} life={talk.life} />
      <Appreciations {...props} />
    </>
  )
}

/** Floors that are over, behind one press; all of them while nothing else is to be read. */
const SoFar = ({ besides = null, ...props }: InTalk & { besides?: string | null }) => {
  const { talk, words } = props
  const floors = talk.floors.filter(({ id, saying }) => saying !== null && id !== besides)
  if (floors.length === 0) return null
  const nothingElse = talk.turn !== 'appreciate' && talk.floors.at(-1)?.saying === null
  return (
    <details class="disclosure" open={nothingElse || undefined}>
      <summary>{words.soFar}</summary>
      <Stack gap={3}>
        {floors.map(floor => (
          <FloorToRead key={floor.id} {...props} floor={floor} />
        ))}
      </Stack>
    </details>
  )
}

/** Words of mine that came out of turn: they can go back into the draft, or away. */
const WordsBeside = (props: InTalk & { onUsed?: () => void }) => {
  const { talk, words, me, draft, onUsed } = props
  const [, setHidden] = useState(0)
  const into = draftKeyOf(talk)
  const hiddenAt = (fact: string) => `honesty/used/${fact}`
  const shown = talk.beside.filter(({ fact }) => draft(hiddenAt(fact)).text === '')
  const use = (fact: string, text: string) => {
    if (into === null) return
    const before = draft(into).text.trim()
    draft(into).keep(before === '' ? text : `${before}\n${text}`)
    draft(hiddenAt(fact)).keep('used')
    setHidden(count => count + 1)
    onUsed?.()
  }
  return (
    <>
      {shown.map(({ fact, text }) => (
        <Notice
          key={fact}
          tone="calm"
          title={isClosed(talk.life) ? words.besideOver : words.beside}
          actions={
            <>
              {onUsed && into !== null && <Button onClick={() => use(fact, text)}>{words.useAgain}</Button>}
              <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: talk.id, fact }} />
            </>
          }
        >
          <Voice who="me" name={me.name}>
            {text}
          </Voice>
        </Notice>
      ))}
    </>
  )
}

/** Everything of one's own that can be deleted for both, out of the way. */
const Mine = (props: InTalk) => {
  const { talk, language, me } = props
  const own = talk.own.filter(({ fact }) => !talk.beside.some(beside => beside.fact === fact))
  if (own.length === 0) return null
  return (
    <OwnWords language={language}>
      {own.map(({ fact, text }) => (
        <Stack key={fact} gap={1}>
          <Voice who="me" name={me.name}>
            {text}
          </Voice>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: talk.id, fact }} />
        </Stack>
      ))}
    </OwnWords>
  )
}
