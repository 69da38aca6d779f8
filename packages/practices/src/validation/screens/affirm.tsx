/** Affirmations: a quality and the moment in which it was seen; answered by thank you, or by nothing. */
import { Button, Field, Page, TextArea, TextInput, Voice } from '#ui'
import { dayInWords, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { DeleteForBoth, HowLong, OwnWords, Stays, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Affirmation, type Intent, maxMoment, maxQuality } from '../index.ts'
import type { Pair } from './parts.tsx'

export const Affirm = (props: Pair) => {
  const { words, other, draft, language, go } = props
  const quality = useDraft(draft, 'validation/quality')
  const moment = useDraft(draft, 'validation/moment')
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const give = async () => {
    const intent: Intent = { do: 'affirm', quality: quality.text, moment: moment.text }
    if (!(await giving.run(intent, keep))) return
    quality.clear()
    moment.clear()
    go('')
  }
  return (
    <Page
      title={words.affirmTitle({ other: other.name })}
      lead={words.affirmMore}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <Field label={words.quality} hint={words.qualityHint}>
          <TextInput value={quality.text} onText={quality.write} maxLength={maxQuality} />
        </Field>
        <Field label={words.moment}>
          <TextArea
            value={moment.text}
            onText={moment.write}
            max={maxMoment}
            rows={3}
            placeholder={words.momentPrompt}
          />
        </Field>
        <HowLong language={language} rule={rule} setRule={setRule} />
        <Refused>{giving.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={giving.busy}>
          {words.affirmGive}
        </Button>
      </form>
    </Page>
  )
}

export const OneAffirmation = (props: Pair & { affirmation: Affirmation }) => {
  const { affirmation, words, me, other, language, keepOf, go } = props
  const mine = affirmation.by === me.id
  const fill = { other: other.name }
  const thanking = useActing<Intent>(props)
  return (
    <Page
      title={mine ? words.youSaw(fill) : words.sawInYou(fill)}
      lead={dayInWords(affirmation.at, language)}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Voice who={mine ? 'me' : 'other'} name={mine ? me.name : other.name}>
        {affirmation.quality === '' ? (
          <em>{words.affirmationGone}</em>
        ) : (
          <>
            <span class="voice-part">{affirmation.quality}</span>
            <span class="voice-part">{affirmation.moment}</span>
          </>
        )}
      </Voice>
      <Stays fact={affirmation.fact} keepOf={keepOf} language={language} />
      <Refused>{thanking.refusal}</Refused>
      {!mine && !affirmation.thanked && affirmation.quality !== '' && (
        <div>
          <Button
            kind="primary"
            icon="heart"
            busy={thanking.busy}
            onClick={() => void thanking.run({ do: 'thank', affirmation: affirmation.id })}
          >
            {words.thank}
          </Button>
        </div>
      )}
      {affirmation.thanked && <p>{mine ? words.thankedYou(fill) : words.thankedByYou}</p>}
      {mine && affirmation.quality !== '' && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent>
            {...props}
            intent={{ do: 'erase-affirmation', affirmation: affirmation.id }}
          />
        </OwnWords>
      )}
    </Page>
  )
}
