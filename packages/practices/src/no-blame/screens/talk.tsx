/** One matter: what lies on its board, what can be done now, and the ways to pause and to stop. */
import { useState } from 'preact/hooks'
import { Button, Notice, Page, Question, RowDoor, Rows, Stack, Voice } from '#ui'
import { Arrival } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { isClosed, isTalking } from '../../shared/talk/index.ts'
import {
  Beside,
  Consent,
  Ended,
  LetRest,
  Paused,
  Returned,
  TalkFoot,
} from '../../shared/talk/screens/index.ts'
import { type Intent, pathOfSolving } from '../index.ts'
import { OpenerToRead, SoFar, sideText } from './board.tsx'
import { ChoiceToRead } from './choice.tsx'
import { titleOf } from './home.tsx'
import { LookBack } from './look-back.tsx'
import { NotForTwo } from './not-for-two.tsx'
import type { InMatter } from './pair.ts'
import { draftKeyOf, StepCard } from './step.tsx'

export const TalkPage = (props: InMatter) => {
  const { solving, words, language, other, go } = props
  const { life, step } = solving
  const offered = life.stage === 'offered'
  const named = solving.worded || isClosed(life)
  return (
    <Page
      title={
        !named
          ? words.name
          : titleOf(solving, words) || <Deleted language={language} by={solving.openedByMe ? null : other} />
      }
      kanga="no-blame"
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${life.stage}/${step}/${solving.myTurn}/${life.pause !== null}`}>
        {offered && (
          <>
            <NotForTwo words={words} />
            <Consent {...props} life={life}>
              <OpenerToRead {...props} />
            </Consent>
          </>
        )}
        {isClosed(life) && <Closed {...props} />}
        {life.pause !== null && (
          <>
            <Paused {...props} life={life} />
            <SoFar {...props} />
          </>
        )}
        {isTalking(life) && <UnderWay {...props} />}
      </Arrival>
      <Mine {...props} />
      {step === 'trial' && isTalking(life) ? (
        <div class="row">
          <LetRest<Intent>
            {...props}
            intent={{ do: 'end', talk: solving.id }}
            label={words.letRest}
            says={words.beforeStopping}
          />
        </div>
      ) : (
        <TalkFoot {...props} life={life} beforeStopping={words.beforeStopping} />
      )}
    </Page>
  )
}

const UnderWay = (props: InMatter) => {
  const { solving, words, go } = props
  // Counts how often words came back into the draft, so that the field reads it again.
  const [used, setUsed] = useState(0)
  return (
    <>
      {solving.isJustBack && <Returned {...props} life={solving.life} />}
      <Beside {...props} life={solving.life} />
      <WordsBeside {...props} onUsed={() => setUsed(used + 1)} />
      <StepCard key={`${solving.step}/${used}`} {...props} />
      {solving.step !== 'reflect' && <SoFar {...props} />}
      {solving.step === 'trial' ? (
        <LookBack {...props} />
      ) : (
        <Rows>
          <RowDoor
            icon="users"
            note={words.liveDoorHint}
            onClick={() => go(`${pathOfSolving(solving.id)}/live`)}
          >
            {words.liveDoor}
          </RowDoor>
        </Rows>
      )}
    </>
  )
}

const Closed = (props: InMatter) => {
  const { solving, words } = props
  const { outcome, life, choice, step } = solving
  return (
    <>
      {outcome ? (
        <>
          <Notice tone={outcome === 'kept' ? 'warm' : 'rest'} title={words.outcomes[outcome]} />
          <Beside {...props} life={life} />
        </>
      ) : (
        <Ended {...props} life={life} />
      )}
      <WordsBeside {...props} />
      <ReturnedSides {...props} />
      {step === 'trial' && choice && <ChoiceToRead {...props} choice={choice} />}
      {step !== null && <SoFar {...props} />}
      {step === 'trial' && <LookBack {...props} />}
      {outcome === 'let-go' && <Question>{words.easier}</Question>}
    </>
  )
}

/** Sealed words of mine that opened for nobody. */
const ReturnedSides = (props: InMatter) => {
  const { solving, words, me, sight, act } = props
  return (
    <>
      {solving.returned
        .filter(seal => sight(seal).kind === 'mine')
        .map(seal => (
          <Notice
            key={seal.seal}
            tone="calm"
            icon="lock"
            title={words.sideReturned}
            actions={
              <details class="disclosure">
                <summary>{words.deleteReturned}</summary>
                <p>{words.beforeDeletingReturned}</p>
                <Button
                  kind="danger"
                  onClick={() => void act({ do: 'delete-returned', talk: solving.id, seal: seal.seal })}
                >
                  {words.deleteReturned}
                </Button>
              </details>
            }
          >
            <Voice who="me" name={me.name}>
              {sideText(seal, sight)}
            </Voice>
          </Notice>
        ))}
    </>
  )
}

/** Words of mine that came out of turn: they can go back into the draft, or away. */
const WordsBeside = (props: InMatter & { readonly onUsed?: () => void }) => {
  const { solving, words, me, draft, onUsed } = props
  const [, setHidden] = useState(0)
  const into = draftKeyOf(solving)
  const hiddenAt = (fact: string) => `used/${fact}`
  const shown = solving.beside.filter(({ fact }) => draft(hiddenAt(fact)).text === '')
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
          title={isClosed(solving.life) ? words.besideOver : words.beside}
          actions={
            <>
              {onUsed && into !== null && <Button onClick={() => use(fact, text)}>{words.useAgain}</Button>}
              <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: solving.id, fact }} />
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
const Mine = (props: InMatter) => {
  const { solving, language, me, sight } = props
  const own = solving.own.filter(({ fact }) => !solving.beside.some(beside => beside.fact === fact))
  if (own.length === 0) return null
  const { mine } = solving.sides
  return (
    <OwnWords language={language}>
      {own.map(({ fact, text }) => (
        <Stack key={fact} gap={1}>
          <Voice who="me" name={me.name}>
            {text ?? (mine ? sideText(mine, sight) : '')}
          </Voice>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: solving.id, fact }} />
        </Stack>
      ))}
    </OwnWords>
  )
}
