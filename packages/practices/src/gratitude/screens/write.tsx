/** Writing a thank-you: words or a deed, given now or put into the jar until a day. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, Live, Notice, Page, TextArea, TextInput } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { dayAt } from '../../shared/reveal.ts'
import { type Intent, maxDaysInJar, maxThanks, type Note, seasonFor } from '../index.ts'
import type { Pair } from '../screens.tsx'
import { thanksForLeave } from './leave-words.ts'
import type { Back } from './note.tsx'

const day = 24 * 3_600_000

type Props = Pair & {
  back: Back
  onDone: (sentence: string) => void
  /** Written at the prompt of the month, which has then done its part. */
  rare?: boolean
}

export const WriteThanks = (props: Props) => {
  const { state, me, words, other, draft, now, sight, putOff, language, back, onDone, rare = false } = props
  const fill = { other: other.name }
  const season = seasonFor(state, { me: me.id, other: other.id, now, sight, putOff })
  const ourDay = season?.phase === 'agreed' ? season.season.day : null
  const [kind, setKind] = useState<Note['kind']>('words')
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [opensOn, setOpensOn] = useState(() => ourDay ?? dayAt(now + 7 * day))
  const did = useDraft(draft, 'gratitude/did')
  const gave = useDraft(draft, 'gratitude/gave')
  const says = useDraft(draft, 'gratitude/says')
  const deed = useDraft(draft, 'gratitude/deed')
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()

  const thanks: Note =
    kind === 'deed' ? { kind, deed: deed.text } : { kind, did: did.text, gave: gave.text, says: says.text }
  /** The three parts share one length: what is left is left for all of them. */
  const room = (own: string) =>
    maxThanks - (did.text.length + gave.text.length + says.text.length - own.length)

  const give = async () => {
    const done = await giving.run(
      when === 'now' ? { do: 'give', thanks } : { do: 'put-in-jar', thanks, day: opensOn },
      keep,
    )
    if (!done) return
    for (const part of kind === 'deed' ? [deed] : [did, gave, says]) part.clear()
    if (rare) await giving.run({ do: 'rest-prompt' })
    onDone(when === 'now' ? words.gaveIt(fill) : words.inJar)
  }

  return (
    <Page
      title={rare ? words.rare : words.name}
      lead={rare ? words.rareHow(fill) : words.howItGoes(fill)}
      back={back}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <Choices
          legend={words.name}
          hideLegend
          value={kind}
          onChange={setKind}
          options={[
            { value: 'words', label: words.inWords },
            { value: 'deed', label: words.byDeed },
          ]}
        />
        {kind === 'words' ? (
          <>
            <Field label={words.did} hint={words.didHint}>
              <TextArea
                value={did.text}
                onText={did.write}
                max={room(did.text)}
                placeholder={rare ? words.prompt3 : words.didPrompt}
              />
            </Field>
            <details class="disclosure">
              <summary>{words.prompts}</summary>
              <ul class="plain-list">
                {[words.prompt1, words.prompt2, words.prompt3, words.prompt4].map(prompt => (
                  <li class="serif" key={prompt}>
                    {prompt}
                  </li>
                ))}
              </ul>
            </details>
            <Field label={words.gave} optional>
              <TextArea
                value={gave.text}
                onText={gave.write}
                max={room(gave.text)}
                rows={2}
                placeholder={words.gavePrompt}
              />
            </Field>
            <Field label={words.says} optional>
              <TextArea
                value={says.text}
                onText={says.write}
                max={room(says.text)}
                rows={2}
                placeholder={words.saysPrompt}
              />
            </Field>
          </>
        ) : (
          <Field label={words.deed} hint={words.deedHint}>
            <TextArea value={deed.text} onText={deed.write} max={maxThanks} />
          </Field>
        )}
        <Live>
          {thanksForLeave([did.text, gave.text, says.text, deed.text].join(' \n ')) && (
            <Notice tone="calm" title={words.noLeave}>
              <p class="quiet-text">{words.noLeaveMore}</p>
            </Notice>
          )}
        </Live>
        <Choices
          legend={words.when}
          value={when}
          onChange={setWhen}
          options={[
            { value: 'now', label: words.now },
            { value: 'later', label: words.later },
          ]}
        />
        {when === 'later' && (
          <Field label={words.day} hint={opensOn === ourDay ? words.ourDay : words.dayHint}>
            <TextInput
              type="date"
              short
              value={opensOn}
              onText={setOpensOn}
              min={dayAt(now + day)}
              max={dayAt(now + maxDaysInJar * day)}
            />
          </Field>
        )}
        <HowLong language={language} rule={rule} setRule={setRule} />
        <p>{when === 'now' ? words.beforeGiving(fill) : words.beforeJar(fill)}</p>
        <Refused>{giving.refusal}</Refused>
        <Button
          kind="primary"
          icon={when === 'now' ? 'hand-heart' : 'archive'}
          type="submit"
          wide
          busy={giving.busy}
        >
          {when === 'now' ? words.give : words.putInJar}
        </Button>
      </form>
    </Page>
  )
}
