/** A day on which both open the jar: offered, agreed, let go. */
import { useState } from 'preact/hooks'
import { Button, Card, Field, Notice, Page, TextInput } from '#ui'
import { Arrival, dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import { dayAt } from '../../shared/reveal.ts'
import { LetRest, NotNow } from '../../shared/talk/screens/index.ts'
import { type Intent, maxDaysInJar, type SeasonView, seasonFor } from '../index.ts'
import type { Pair } from '../screens.tsx'
import type { Back } from './note.tsx'

const day = 24 * 3_600_000

export const SeasonPage = (props: Pair & { back: Back }) => {
  const { state, me, other, now, sight, putOff, words, back } = props
  const found = seasonFor(state, { me: me.id, other: other.id, now, sight, putOff })
  return (
    <Page title={words.season} lead={words.seasonLead} back={back}>
      <Arrival state={`${found?.season.id}${found?.phase}`}>
        {found ? <Found {...props} found={found} /> : <Offer {...props} />}
        <p class="quiet-text">{words.seasonNotes}</p>
      </Arrival>
    </Page>
  )
}

const Offer = (props: Pair) => {
  const { words, other, now } = props
  const [chosen, setChosen] = useState(() => dayAt(now + 30 * day))
  const offering = useActing<Intent>(props)
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void offering.run({ do: 'offer-season', day: chosen })
      }}
    >
      <Field label={words.seasonNew} hint={words.dayHint} error={offering.refusal}>
        <TextInput
          type="date"
          short
          value={chosen}
          onText={setChosen}
          min={dayAt(now + day)}
          max={dayAt(now + maxDaysInJar * day)}
        />
      </Field>
      <p>{words.seasonBefore({ other: other.name })}</p>
      <Button kind="primary" icon="calendar" type="submit" wide busy={offering.busy}>
        {words.seasonOffer({ other: other.name })}
      </Button>
    </form>
  )
}

const Found = (props: Pair & { found: SeasonView }) => {
  const { found, words, other, language } = props
  const { season, phase } = found
  const fill = { other: other.name }
  const agreeing = useActing<Intent>(props)
  const said = {
    'to-agree': words.seasonToAgree(fill),
    waiting: words.seasonWaiting(fill),
    agreed: words.seasonAgreed,
  }
  return (
    <>
      <Card tone={phase === 'agreed' ? 'warm' : 'calm'}>
        <p class="question">{dayInWords(season.day, language)}</p>
        <p>{said[phase]}</p>
      </Card>
      {found.putOff && <Notice tone="rest" title={words.seasonPutOff} />}
      {phase === 'to-agree' && (
        <>
          <Refused>{agreeing.refusal}</Refused>
          <Button
            kind="primary"
            wide
            busy={agreeing.busy}
            onClick={() => void agreeing.run({ do: 'agree-season', season: season.id })}
          >
            {words.seasonAgree}
          </Button>
        </>
      )}
      <div class="row">
        {phase === 'to-agree' && (
          <NotNow<Intent> {...props} intent={until => ({ do: 'season-not-now', season: season.id, until })} />
        )}
        <LetRest<Intent>
          {...props}
          intent={{ do: 'let-season-go', season: season.id }}
          label={words.seasonLetGo}
          says={words.seasonBeforeLetGo}
        />
      </div>
    </>
  )
}
