/** The front room: the sitting, and doors to agreements, rituals and the arc. */
import { Button, Card, Page, RowDoor, Rows } from '#ui'
import { dayWords } from '../../shared/calendar/in-words.ts'
import { localMoment } from '../../shared/calendar/index.ts'
import { BeforeBeginning } from '../../shared/talk/screens/index.ts'
import type { AccordView, SittingView } from '../index.ts'
import type { Here } from './here.tsx'

export const Front = (props: Here) => {
  const { words, view, go } = props
  const { sitting, agreements, rituals, arc } = view
  return (
    <Page
      title={words.name}
      lead={words.line}
      kanga="safe-space"
      saying={{ sw: words.proverb, en: words.proverbMeaning }}
    >
      <Card tone="calm">
        <h2>{words.sittingTitle}</h2>
        <p>{sitting ? lineOf(sitting, props) : words.sittingNone}</p>
        <div class="row">
          <Button kind="primary" icon="house" onClick={() => go('/sitting')}>
            {sitting ? words.toSitting : words.offerSitting}
          </Button>
        </div>
      </Card>
      <Rows label={words.name}>
        <RowDoor
          icon="heart-handshake"
          note={noteOf(agreements, words.agreementsNote, props)}
          onClick={() => go('/agreements')}
        >
          {words.agreementsTitle}
        </RowDoor>
        <RowDoor
          icon="calendar"
          note={noteOf(rituals, words.ritualsNote, props)}
          onClick={() => go('/rituals')}
        >
          {words.ritualsTitle}
        </RowDoor>
        <RowDoor
          icon="layers"
          note={noteOf(arc ? [arc] : [], words.arcNote, props)}
          onClick={() => go('/arc')}
        >
          {words.arcTitle}
        </RowDoor>
      </Rows>
      <BeforeBeginning language={props.language} says={words.notForFear} />
    </Page>
  )
}

const noteOf = (accords: readonly AccordView[], otherwise: string, { words }: Here): string =>
  accords.some(({ phase }) => phase === 'to-sign') ? words.waitsForYou : otherwise

/** A few hours after its time a day is not named any more: a sitting that was let go is no reproach. */
const NAMED_FOR = 3 * 3_600_000

/** The day and time of a sitting that is to come, as it is said; null when there is none, or when it has gone by. */
export function whenOf({ when }: SittingView, { language, now }: Here): string | null {
  if (when === null || localMoment(when) + NAMED_FOR < now) return null
  return `${dayWords(when.day, language)}, ${when.time}`
}

/** The one line that says how it stands with the sitting. */
function lineOf(sitting: SittingView, here: Here): string {
  const { words, other } = here
  const line = {
    'to-agree': words.sittingOffered({ other: other.name }),
    waiting: words.sittingWaiting,
    planned: words.sittingPlanned,
    'under-way': words.sittingUnderWay,
    over: words.stoppedTitle,
    rested: words.stoppedTitle,
  }[sitting.phase]
  const when = sitting.phase === 'under-way' ? null : whenOf(sitting, here)
  return when === null ? line : `${line}: ${when}`
}
