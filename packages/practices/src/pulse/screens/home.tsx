/** One's own pulse, seen from a little distance: what has moved, in words; and what gets more room. */
import { Button, Notice, RowDoor, Rows, Section, Stack } from '#ui'
import { monthWords } from '../../shared/pulse/in-words.ts'
import { type SentenceId, sentenceIds } from '../../shared/pulse/sentences.ts'
import { type Band, bandOf, bandOfAll, fewestForPicture, hasFallen } from '../index.ts'
import { FocusNow } from './focus.tsx'
import { type AboutOne, draftKey } from './props.ts'

export const Home = (props: AboutOne) => {
  const { pulses, words } = props
  const latest = pulses.at(-1)
  if (!latest) return <First {...props} />
  const hasTaken = latest.month === props.month
  return (
    <Stack gap={4}>
      {hasTaken && (
        <Notice tone="calm" icon="check" title={words.thanks}>
          {pulses.length === 1 && <p>{words.secondSoon}</p>}
          {pulses.length === fewestForPicture - 1 && <p>{words.thirdSoon}</p>}
        </Notice>
      )}
      {!hasTaken && <Door {...props} label={words.thisMonth} hint={words.thisMonthLine} />}
      {pulses.length > 1 && <Moved {...props} />}
      <FocusNow {...props} />
      <Earlier {...props} />
      {hasTaken && (
        <div>
          <Button kind="quiet" icon="pencil" onClick={() => props.go('/take')}>
            {words.again}
          </Button>
        </div>
      )}
    </Stack>
  )
}

const First = (props: AboutOne) => (
  <Section title={props.words.firstTitle}>
    <p>{props.words.first}</p>
    <Door {...props} label={props.words.begin} hint={props.words.private} />
  </Section>
)

const Door = (props: AboutOne & { label: string; hint: string }) => {
  const { words, draft, go, label, hint } = props
  const begun = draft(draftKey(props)).text !== ''
  return (
    <div class="stack stack-1">
      <p class="quiet-text">{begun ? words.stopped : hint}</p>
      <Button kind="primary" wide onClick={() => go('/take')}>
        {begun ? words.goOn : label}
      </Button>
    </div>
  )
}

/** Only words. What has moved stands by itself; all the others are a press away. */
const Moved = (props: AboutOne) => {
  const { pulses, words } = props
  const bands = sentenceIds.map(id => ({ id, band: bandOf(pulses, id) }))
  const moved = bands.filter(({ band }) => band !== null && band !== 'same')
  const together = bandOfAll(pulses)
  return (
    <Section title={words.movedTitle}>
      {hasFallen(pulses) && <Fall {...props} />}
      {moved.length === 0 && <p>{words.movedNothing}</p>}
      {moved.length > 0 && <Sentences {...props} bands={moved} label={words.movedTitle} />}
      {together && moved.length > 0 && <p>{words.together[together]}</p>}
      <details class="disclosure">
        <summary>{words.allTitle}</summary>
        <div class="stack">
          <Sentences {...props} bands={bands} label={words.allTitle} />
          <p class="quiet-text">
            {words.movedHow} {words.movedMarks}
          </p>
        </div>
      </details>
    </Section>
  )
}

const Sentences = ({
  bands,
  label,
  ...props
}: AboutOne & {
  bands: readonly { readonly id: SentenceId; readonly band: Band | null }[]
  label: string
}) => {
  const { words, pulses, go } = props
  const latest = pulses.at(-1)?.answers ?? {}
  // Answered for the first time: there is nothing to hold it against.
  const note = (id: SentenceId, band: Band | null) =>
    band ? words.band[band] : latest[id] === undefined ? words.skipped : ''
  if (pulses.length < fewestForPicture)
    return (
      <dl class="stack stack-1" aria-label={label}>
        {bands.map(({ id, band }) => (
          <div key={id}>
            <dt>{words.sentence[id]}</dt>
            <dd class="quiet-text">{note(id, band)}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <Rows label={label}>
      {bands.map(({ id, band }) => (
        <RowDoor key={id} note={note(id, band)} onClick={() => go(`/sentence/${id}`)}>
          {words.sentence[id]}
        </RowDoor>
      ))}
    </Rows>
  )
}

/** For the one who looks, and for nobody else. Nothing is sent because of it. */
const Fall = ({ words }: AboutOne) => (
  <Notice
    tone="rest"
    title={words.fallTitle}
    actions={
      <>
        <a class="text-door" href="/app/help">
          {words.fallHelp}
        </a>
        <a class="text-door" href="/app/before">
          {words.fallBefore}
        </a>
      </>
    }
  >
    <p>{words.fall}</p>
    <p>{words.fallAlone}</p>
  </Notice>
)

const Earlier = ({ pulses, words, language, go }: AboutOne) => (
  <details class="disclosure">
    <summary>{words.earlierTitle}</summary>
    <Rows label={words.earlierTitle}>
      {pulses.toReversed().map(({ id, month }) => (
        <RowDoor key={id} onClick={() => go(`/month/${month}`)}>
          {monthWords(month, language)}
        </RowDoor>
      ))}
    </Rows>
  </details>
)
