/** The answer of the one who imagined, by the ladder; and the teller's word on whether it landed. */
import { Notice, Section } from '#ui'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { Ladder } from '../../shared/ladder/screens/composer.tsx'
import { LadderSaid, LandingForm, LandingSaid } from '../../shared/ladder/screens/reading.tsx'
import { type Intent, viewEmpathy } from '../index.ts'
import type { InRound } from './moment.tsx'

export const Answers = (props: InRound) => {
  const { round, words, me, other, language } = props
  const fill = { other: other.name }
  const speaker = round.iTold
    ? ({ who: 'other', name: other.name, language } as const)
    : ({ who: 'me', name: me.name, language } as const)
  return (
    <>
      {round.replies.map(({ answer, fact, receipt }) => (
        <div class="stack" key={fact}>
          <LadderSaid answer={answer} {...speaker} />
          {receipt && (
            <LandingSaid landing={receipt.landing} words={words} mine={round.iTold} other={other} />
          )}
        </div>
      ))}
      {round.step === 'reply' &&
        (round.iTold ? <p class="quiet-text centred">{words.waitingReply(fill)}</p> : <Reply {...props} />)}
      {round.step === 'receive' &&
        (round.iTold ? (
          <LandingForm<Intent>
            {...props}
            draftKey={`empathy/missing/${round.id}`}
            give={landing => ({ do: 'receive', talk: round.id, landing })}
          />
        ) : (
          <p class="quiet-text centred">{words.waitingReceipt(fill)}</p>
        ))}
      {round.step === 'landed' && (
        <Notice tone="warm" title={words.landedHint}>
          <p>{words.swap}</p>
        </Notice>
      )}
      {round.step === 'together' && (
        <Notice tone="rest" icon="users" title={words.together}>
          <p>{words.togetherHint}</p>
          <p class="quiet-text">{words.togetherPrivate}</p>
        </Notice>
      )}
    </>
  )
}

const Reply = (props: InRound) => {
  const { round, words, other, language } = props
  const { rule, setRule, keep } = useKeep()
  return (
    <Section title={words.replyTitle}>
      <Ladder<Intent>
        {...props}
        act={intent => props.act(intent, { keep })}
        draftKey={`empathy/reply/${round.id}`}
        own={ownAnswers(props)}
        give={answer => ({ do: 'reply', talk: round.id, answer })}
      >
        <HowLong language={language} rule={rule} setRule={setRule} />
        <p class="quiet-text">{words.replyHint({ other: other.name })}</p>
      </Ladder>
    </Section>
  )
}

/** What I answered before, so that openers that were used often are left out. */
const ownAnswers = ({ state, me }: InRound) =>
  viewEmpathy(state, { me: me.id })
    .rounds.filter(({ iTold }) => !iTold)
    .flatMap(({ replies }) => replies.map(({ answer }) => answer))
