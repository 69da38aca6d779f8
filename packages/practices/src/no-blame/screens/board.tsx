/** What lies on the board of a matter, to be read: the opening, what was heard, the wording, both sides, causes, ways. */
import type { ComponentChildren } from 'preact'
import { Leaves, Notice, Stack, Voice } from '#ui'
import { Deleted, Stays } from '../../shared/keeping/keeping.tsx'
import { Returned } from '../../shared/talk/screens/index.ts'
import type { Sealed, Sight } from '../../slice.ts'
import type { OptionView, SolvingView, Words } from '../index.ts'
import type { InMatter } from './pair.ts'

/** What was opened, in its four lines. */
export const OpenerToRead = (props: InMatter) => {
  const { solving, me, other, words, language, keepOf } = props
  const { opener, openedByMe } = solving
  const lines = ['noticed', 'felt', 'need', 'ask'] as const
  const there = lines.filter(line => opener[line] !== '')
  const left = (props.matters ?? []).find(({ id }) => id === opener.matter)
  return (
    <Stack gap={1}>
      {left && (
        <p class="quiet-text">
          {words.takenUp} {left.text}
        </p>
      )}
      <Voice who={openedByMe ? 'me' : 'other'} name={openedByMe ? me.name : other.name}>
        {there.length === 0 ? (
          <Deleted language={language} by={openedByMe ? null : other} />
        ) : (
          there.map(line => (
            <span class="voice-part" key={line}>
              <span class="voice-kind">{words.said[line]}</span>
              {opener[line]}
            </span>
          ))
        )}
      </Voice>
      <Stays fact={opener.fact} keepOf={keepOf} language={language} />
    </Stack>
  )
}

/** What the other heard, and what was still missing; of what was heard in the end, only that. */
export const HeardToRead = (props: InMatter) => {
  const { solving, me, other, words, language } = props
  const { reflections, heard, openedByMe } = solving
  const voice = (own: boolean, kind: string, text: string | null, key: string) => (
    <Voice key={key} who={own ? 'me' : 'other'} name={own ? me.name : other.name}>
      <span class="voice-part">
        <span class="voice-kind">{kind}</span>
        {text === null ? (
          <em>{words.saidAloud}</em>
        ) : (
          text || <Deleted language={language} by={own ? null : other} />
        )}
      </span>
    </Voice>
  )
  return (
    <>
      {reflections
        .slice(heard ? -1 : -2)
        .flatMap(({ id, text, correction }) => [
          voice(!openedByMe, words.whatWasHeard, text, id),
          ...(correction ? [voice(openedByMe, words.correction, correction.text, `${id}/not`)] : []),
        ])}
    </>
  )
}

/** The two sides behind their door, which opens once both are there. */
export const SidesToRead = (props: InMatter & { readonly still: boolean }) => {
  const { solving, sight, words, sent, me, other, still } = props
  const { mine, theirs } = solving.sides
  if (mine === null || theirs === null) return null
  const [one, two] = [sight(mine), sight(theirs)]
  if (two.kind === 'mismatch')
    return <Notice tone="problem" title={words.sideMismatch({ other: other.name })} />
  const readable = two.kind === 'open' || two.kind === 'erased'
  return (
    <Leaves open={readable} still={still} closedLabel={sent ? words.sideOpening : words.sideOpeningOffline}>
      <Side {...props} who="me" name={me.name} sight={one} />
      <Side {...props} who="other" name={other.name} sight={two} />
    </Leaves>
  )
}

const Side = ({
  who,
  name,
  sight,
  words,
  language,
  other,
}: Pick<InMatter, 'words' | 'language' | 'other'> & {
  readonly who: 'me' | 'other'
  readonly name: string
  readonly sight: Sight
}) => {
  const [touches, adds] = sight.kind === 'mine' || sight.kind === 'open' ? sideParts(sight.text) : ['', '']
  return (
    <Voice who={who} name={name}>
      {sight.kind === 'erased' ? (
        <Deleted language={language} by={who === 'me' ? null : other} />
      ) : (
        <>
          <span class="voice-part">
            <span class="voice-kind">{words.touches}</span>
            {touches}
          </span>
          {adds && (
            <span class="voice-part">
              <span class="voice-kind">{words.adds}</span>
              {adds}
            </span>
          )}
        </>
      )}
    </Voice>
  )
}

/** The two parts of a side; whatever a changed client sealed reads as something. */
export function sideParts(text: string): readonly [touches: string, adds: string] {
  const [touches = '', ...adds] = text.split('\n')
  return [touches, adds.join('\n')]
}

export const sideText = (seal: Sealed, sight: InMatter['sight']): string => {
  const seen = sight(seal)
  return seen.kind === 'mine' || seen.kind === 'open' ? seen.text : ''
}

/** Of both, and without a name. */
export const causesIn = ({ solving: { causes }, words }: InMatter): readonly string[] =>
  causes === null ? [] : [...causes.listed.flatMap(id => causeIn(words, id)), ...causes.own]

/** A cause that a newer app may know and this one does not is left out. */
const causeIn = ({ causes }: Words, id: string): readonly string[] => {
  const known: Readonly<Record<string, string>> = causes
  return Object.hasOwn(known, id) ? [known[id] ?? ''] : []
}

export const WaysToRead = ({
  options,
  words,
  language,
}: Pick<InMatter, 'words' | 'language'> & { readonly options: readonly OptionView[] }) =>
  options.length === 0 ? null : (
    <ul class="said-list">
      {options.map(({ id, text, own, bothGlad }) => (
        <li key={id}>
          {text || <DeletedWay language={language} own={own} />}
          {bothGlad && <div class="quiet-text">{words.bothGlad}</div>}
        </li>
      ))}
    </ul>
  )

/** It says not whose it was: a way bears no name, deleted or not. */
const DeletedWay = ({ language, own }: { readonly language: InMatter['language']; readonly own: boolean }) =>
  own ? <Deleted language={language} by={null} /> : <em>…</em>

/** Everything before the step under way, behind one press. */
export const SoFar = (props: InMatter) => {
  const { solving, words, language } = props
  return (
    <details class="disclosure">
      <summary>{words.board}</summary>
      <Stack gap={3}>
        <Part title={words.opening}>
          <OpenerToRead {...props} />
          <HeardToRead {...props} />
        </Part>
        {!solving.isJustBack && <Returned {...props} life={solving.life} />}
        {passed(solving, 'sides') && (
          <Part title={words.steps.sides}>
            <SidesToRead {...props} still />
          </Part>
        )}
        {solving.causes && (
          <Part title={words.steps.causes}>
            <p>{causesIn(props).join(' · ')}</p>
          </Part>
        )}
        {passed(solving, 'options') && solving.options.length > 0 && (
          <Part title={words.steps.options}>
            <WaysToRead options={solving.options} words={words} language={language} />
          </Part>
        )}
        {solving.before.length > 0 && (
          <Part title={words.optionsBefore}>
            {solving.before.map(options => (
              <WaysToRead key={options[0]?.id} options={options} words={words} language={language} />
            ))}
          </Part>
        )}
      </Stack>
    </details>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <div class="stack stack-1">
    <p class="quiet-text">{title}</p>
    {children}
  </div>
)

const order = ['reflect', 'wording', 'sides', 'causes', 'options', 'votes', 'choice', 'trial'] as const

/** The board has moved on from this step. */
const passed = ({ step }: SolvingView, one: (typeof order)[number]): boolean =>
  step !== null && order.indexOf(step) > order.indexOf(one)
