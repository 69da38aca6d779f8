/** One piece of good news: what was shared, what came back, and the rest of the story. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Live, Notice, Page, Section, TextArea, Voice } from '#ui'
import { Arrival, dayInWords, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords, Stays } from '../../shared/keeping/keeping.tsx'
import { NotNow } from '../../shared/talk/screens/index.ts'
import {
  type Intent,
  maxMore,
  maxReply,
  type Reply,
  type ReplyKind,
  replyKinds,
  type WinView,
} from '../index.ts'
import { soundsLikeAdvice } from './advice.ts'
import { Besides, BothTrue, type Pair } from './parts.tsx'

type InWin = Pair & { win: WinView }

export const OneWin = (props: InWin) => {
  const { win, words, me, other, language, go, keepOf } = props
  const fill = { other: other.name }
  const [used, setUsed] = useState(0)
  const again = () => setUsed(used + 1)
  const { byMe } = win
  const teller = { who: byMe ? 'me' : 'other', name: byMe ? me.name : other.name } as const
  return (
    <Page
      title={byMe ? words.winMine : words.winFrom(fill)}
      lead={dayInWords(win.at, language)}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${win.replies.length}${win.more !== null}${win.deleted}`}>
        <Voice {...teller}>
          {win.deleted ? <Deleted language={language} by={byMe ? null : other} /> : win.text}
        </Voice>
        <Stays fact={win.fact} keepOf={keepOf} language={language} />
        {win.replies.map(reply => (
          <Said key={reply.fact} {...props} reply={reply} />
        ))}
        {win.more && (
          <Voice {...teller}>
            {win.more.text || <Deleted language={language} by={byMe ? null : other} />}
          </Voice>
        )}
        {win.waiting && (
          <Notice tone="rest" title={byMe ? words.momentAsked(fill) : words.momentTaken(fill)} />
        )}
        {win.mayReply && <Answer key={used} {...props} />}
        {win.mayTellMore && <More key={used} {...props} />}
        <Besides {...props} what="reply" of={win.id} into={replyDraft(win)} onUsed={again} />
        <Besides {...props} what="more" of={win.id} into={moreDraft(win)} onUsed={again} />
        <Mine {...props} />
      </Arrival>
    </Page>
  )
}

const replyDraft = ({ id }: WinView) => `resilience/reply/${id}`
const moreDraft = ({ id }: WinView) => `resilience/more/${id}`

const Said = ({ win, reply, words, me, other }: InWin & { reply: Reply }) => (
  <Voice who={win.byMe ? 'other' : 'me'} name={win.byMe ? other.name : me.name}>
    <span class="voice-kind">{words.reply[reply.kind]}</span>
    {reply.text}
  </Voice>
)

/** Four ways to begin, and own words below. There is no other composer here. */
const Answer = (props: InWin) => {
  const { win, words, other, draft } = props
  const fill = { other: other.name }
  const [kind, setKind] = useState<ReplyKind | null>(null)
  const text = useDraft(draft, replyDraft(win))
  const saying = useActing<Intent>(props)
  const kinds = win.waiting ? replyKinds.filter(one => one !== 'need-moment') : replyKinds
  const say = async () => {
    if (kind && (await saying.run({ do: 'reply', win: win.id, kind, text: text.text }))) text.clear()
  }
  return (
    <Section title={words.replyTitle(fill)}>
      <p class="quiet-text">{words.replyHint}</p>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void say()
        }}
      >
        <Choices
          legend={words.replyTitle(fill)}
          hideLegend
          value={kind}
          onChange={setKind}
          options={kinds.map(value => ({
            value,
            label: words.reply[value],
            hint: words.replyMore[value],
          }))}
        />
        {kind && (
          <>
            <Field label={words.replyLabel} hint={words.replyHintField} optional>
              <TextArea value={text.text} onText={text.write} max={maxReply} rows={2} />
            </Field>
            <Live>
              {soundsLikeAdvice(text.text) && (
                <Notice tone="calm" title={words.advice}>
                  <p>{words.adviceMore}</p>
                </Notice>
              )}
            </Live>
            <Button kind="primary" type="submit" wide busy={saying.busy}>
              {words.sayReply}
            </Button>
          </>
        )}
        <Refused>{saying.refusal}</Refused>
      </form>
      {!win.waiting && (
        <NotNow<Intent> {...props} intent={until => ({ do: 'win-not-now', win: win.id, until })} />
      )}
      <BothTrue words={words} />
    </Section>
  )
}

const More = (props: InWin) => {
  const { win, words, other, draft } = props
  const text = useDraft(draft, moreDraft(win))
  const telling = useActing<Intent>(props)
  const tell = async () => {
    if (await telling.run({ do: 'tell-more', win: win.id, text: text.text })) text.clear()
  }
  return (
    <Section title={words.moreTitle({ other: other.name })}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void tell()
        }}
      >
        <Field label={words.moreLabel} hint={words.moreHint} error={telling.refusal}>
          <TextArea value={text.text} onText={text.write} max={maxMore} rows={4} />
        </Field>
        <Button kind="primary" type="submit" wide busy={telling.busy}>
          {words.giveMore}
        </Button>
      </form>
    </Section>
  )
}

/** Deleting stands out of the way, below. */
const Mine = (props: InWin) => {
  const { win, language } = props
  const ownReply = win.byMe ? undefined : win.replies.findLast(({ text }) => text !== '')
  const ownMore = win.byMe && win.more?.text ? win.more : null
  const ownWin = win.byMe && !win.deleted
  if (!ownReply && !ownMore && !ownWin) return null
  return (
    <OwnWords language={language}>
      {ownWin && <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: win.fact }} />}
      {ownMore && (
        <DeleteForBoth<Intent> {...props} label="deleteReply" intent={{ do: 'erase', fact: ownMore.fact }} />
      )}
      {ownReply && (
        <DeleteForBoth<Intent>
          {...props}
          label="deleteResponse"
          intent={{ do: 'erase', fact: ownReply.fact }}
        />
      )}
    </OwnWords>
  )
}
