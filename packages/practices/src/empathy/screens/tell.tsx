/** Telling a moment: first the moment, then what it held; the feelings are sealed in the act that tells it. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, Notice, Section, TextArea, Voice } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type About, type Empathy, type EmpathyView, type Intent, maxMoment, type Words } from '../index.ts'
import { PickFeelings, usePicked } from './pick.tsx'

export type Props = ScreenProps<Empathy, Intent, Words>
export type Pair = Props & { other: NonNullable<Props['other']> }

export const momentDraft = 'empathy/moment'
export const feelingsDraft = 'empathy/feelings'

export const Tell = (props: Pair & { view: EmpathyView }) => {
  const { words, other, draft, language, view, me, go } = props
  const fill = { other: other.name }
  const moment = useDraft(draft, momentDraft)
  const { picked, pick, clear } = usePicked(draft, feelingsDraft)
  const [aloud, setAloud] = useState(false)
  const [step, setStep] = useState<'moment' | 'feelings'>('moment')
  const [about, setAbout] = useState<About>('apart')
  const { rule, setRule, keep } = useKeep()
  const telling = useActing<Intent>(props)
  const tell = async () => {
    const intent = { do: 'tell', about, moment: aloud ? null : moment.text, feelings: picked } as const
    if (!(await telling.run(intent, keep))) return
    moment.clear()
    clear()
    go('')
  }
  if (step === 'moment')
    return (
      <div class="stack stack-3">
        {view.ours ? (
          <Choices
            legend={words.aboutTitle}
            value={about}
            onChange={setAbout}
            options={[
              { value: 'apart', label: words.aboutApart, hint: words.aboutApartHint },
              { value: 'us', label: words.aboutUs, hint: words.aboutUsHint },
            ]}
          />
        ) : (
          <p class="quiet-text">{words.notAboutUs}</p>
        )}
        {aloud ? (
          <p>{words.tellAloudHint}</p>
        ) : (
          <Field label={words.moment} hint={words.momentHint}>
            <TextArea value={moment.text} onText={moment.write} max={maxMoment} rows={5} />
          </Field>
        )}
        {!view.ours && !aloud && isMaybeOurs(moment.text, other.name) && (
          <Notice tone="calm" title={words.maybeAboutUs} />
        )}
        {!aloud && <Heavy language={language} text={moment.text} />}
        <Button kind="primary" wide onClick={() => setStep('feelings')}>
          {words.toFeelings}
        </Button>
        <Button kind="quiet" onClick={() => setAloud(!aloud)}>
          {aloud ? words.writeInstead : words.tellAloud}
        </Button>
      </div>
    )
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void tell()
      }}
    >
      {!aloud && moment.text.trim() !== '' && (
        <Voice who="me" name={me.name}>
          {moment.text}
        </Voice>
      )}
      <Section title={words.myFeelings}>
        <p class="quiet-text">
          {words.pickHint} {words.dontKnowIsAnswer}
        </p>
        <PickFeelings
          words={words}
          legend={words.kindsTitle}
          picks={picked.picks}
          onPick={picks => pick({ ...picked, picks })}
        />
      </Section>
      {!aloud && <HowLong language={language} rule={rule} setRule={setRule} />}
      <p>{aloud ? words.beforeTellingAloud(fill) : words.beforeTelling(fill)}</p>
      <Refused>{telling.refusal}</Refused>
      <Button kind="primary" icon="lock" type="submit" wide busy={telling.busy}>
        {aloud ? words.tellAloudDo : words.tell}
      </Button>
      <Button kind="quiet" onClick={() => setStep('moment')}>
        {words.backToMoment}
      </Button>
    </form>
  )
}

/** A hint for the writer on this device, no more: words that often speak of the two, or the other's name. */
const isMaybeOurs = (text: string, other: string): boolean =>
  /(?<!\p{L})(?:you|your|we|us|our|wewe|wako|yako|lako|zako|vyako|kwako|ulini\p{L}*|sisi|ninyi)(?!\p{L})/iu.test(
    text,
  ) ||
  (other !== '' && text.toLowerCase().includes(other.toLowerCase()))
