/** A share as the one to whom it was given has it: the way and the length first; then to open, in one's own time. */

import { useState } from 'preact/hooks'
import { Button, Card, Choices, Leaves, Notice, Sheet, Stack, Voice } from '#ui'
import { dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords, Stays } from '../../shared/keeping/keeping.tsx'
import { NotNow } from '../../shared/talk/screens/not-now.tsx'
import type { Intent } from '../index.ts'
import { AnswerInItsWay } from './answer.tsx'
import { answerText, type InShare, textOfShare, WayAsked } from './parts.tsx'

export const Received = (props: InShare) =>
  props.share.phase === 'waiting' || props.share.phase === 'opening' ? (
    <Sealed {...props} />
  ) : (
    <Opened {...props} />
  )

const Sealed = (props: InShare) => {
  const { share, words, sent } = props
  const opening = useActing<Intent>(props)
  const card = (
    <Card>
      <p class="quiet-text">{words.waitsKind({ length: words.length[share.length] })}</p>
      <WayAsked {...props} />
    </Card>
  )
  if (share.nothingCame) return <NothingCame {...props} />
  if (share.phase === 'opening')
    return (
      <>
        {card}
        <Leaves open={false} closedLabel={sent ? words.opening : words.openingOffline} />
      </>
    )
  return (
    <>
      {card}
      <Promised {...props} />
      {share.putOffUntil !== undefined && <Notice tone="rest" title={words.putOff} />}
      <p>{words.waitsMore}</p>
      <Refused>{opening.refusal}</Refused>
      <Button
        kind="primary"
        icon="door-open"
        wide
        busy={opening.busy}
        onClick={() => void opening.run({ do: 'open', share: share.id })}
      >
        {words.open}
      </Button>
      <div class="row">
        <ReadWell {...props} />
        <NotNow<Intent> {...props} intent={until => ({ do: 'not-now', share: share.id, until })} />
      </div>
    </>
  )
}

/** What the one who promised alone is told: the day, and kindly when it has passed. */
const Promised = ({ share, words, language, now }: InShare) => {
  if (share.promised === null) return null
  const passed = share.promised < dayHere(now, 0)
  return (
    <Notice
      tone={passed ? 'calm' : 'warm'}
      title={passed ? words.promiseMoved : words.youPromised({ day: dayInWords(share.promised, language) })}
    />
  )
}

/** Of the reason nothing is known, so nothing is said. */
const NothingCame = (props: InShare) => {
  const { share, words } = props
  const putting = useActing<Intent>(props)
  const putAway = async () => {
    if (await putting.run({ do: 'not-now', share: share.id, until: null })) props.go('')
  }
  return (
    <Notice
      tone="calm"
      title={words.nothingThere}
      actions={
        <Button busy={putting.busy} onClick={() => void putAway()}>
          {words.putAway}
        </Button>
      }
    />
  )
}

type When = 'tonight' | 'tomorrow' | 'inThreeDays'
const daysTo: Readonly<Record<When, number>> = { tonight: 0, tomorrow: 1, inThreeDays: 3 }

const ReadWell = (props: InShare) => {
  const { share, words, other, now } = props
  const [asking, setAsking] = useState(false)
  const [when, setWhen] = useState<When>('tonight')
  const promising = useActing<Intent>(props)
  const promise = async () => {
    const day = dayHere(now, daysTo[when])
    if (await promising.run({ do: 'promise', share: share.id, day })) setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.readWell}</Button>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={words.readWell}
        actions={
          <Button kind="primary" busy={promising.busy} onClick={() => void promise()}>
            {words.promiseIt}
          </Button>
        }
      >
        <Stack>
          <p>{words.readWellMore({ other: other.name })}</p>
          <Choices
            legend={words.readWellWhen}
            value={when}
            onChange={setWhen}
            options={(['tonight', 'tomorrow', 'inThreeDays'] as const).map(value => ({
              value,
              label: words[value],
            }))}
          />
          <Refused>{promising.refusal}</Refused>
        </Stack>
      </Sheet>
    </>
  )
}

/** A day by the calendar of the place where the device is, YYYY-MM-DD. */
function dayHere(now: number, days: number): string {
  const at = new Date(now)
  at.setDate(at.getDate() + days)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

const Opened = (props: InShare) => {
  const { share, words, me, other, sight, language, keepOf } = props
  const fill = { other: other.name }
  const seen = sight(share.sealed)
  const text = textOfShare(props)
  if (seen.kind === 'mismatch') return <Notice tone="problem" title={words.mismatch(fill)} />
  return (
    <>
      <Voice who="other" name={other.name}>
        <span class="voice-kind">{words.way[share.way]}</span>
        {text ?? <Deleted language={language} by={other} />}
      </Voice>
      <Stays fact={share.fact} keepOf={keepOf} language={language} />
      {share.answer ? (
        <>
          <Voice who="me" name={me.name}>
            {answerText(share.answer, words) ?? <Deleted language={language} by={null} />}
          </Voice>
          {share.thanked && <p>{words.thankedYou(fill)}</p>}
          <Stays fact={share.answerFact} keepOf={keepOf} language={language} />
        </>
      ) : (
        text !== null && <AnswerInItsWay {...props} />
      )}
      {share.mayErase.includes('answer') && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent>
            {...props}
            label="deleteResponse"
            intent={{ do: 'erase', share: share.id, what: 'answer' }}
          />
        </OwnWords>
      )}
    </>
  )
}
