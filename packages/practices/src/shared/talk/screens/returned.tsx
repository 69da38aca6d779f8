/** What both said on coming back from the pause; above the talk that goes on. */
import { Section, Voice } from '#ui'
import { DeleteForBoth, OwnWords } from '../../keeping/keeping.tsx'
import type { TalkIntent } from '../intents.ts'
import { type Back, ownReturns } from '../life.ts'
import { screenWords, type TalkProps } from './props.ts'

/** Nothing while nobody said anything, which is as good. */
export const Returned = (props: TalkProps) => {
  const { life, me, other, language } = props
  const words = screenWords[language]
  const told = life.returns.filter(({ own, wish }) => own !== '' || wish !== '')
  if (life.pause !== null || told.length === 0) return null
  return (
    <Section title={words.returnedTitle}>
      {told.map(back => (
        <Voice
          key={back.by}
          who={back.by === me.id ? 'me' : 'other'}
          name={back.by === me.id ? me.name : other.name}
        >
          <BackWords back={back} language={language} />
        </Voice>
      ))}
      {ownReturns(life, me.id).length > 0 && (
        <OwnWords language={language}>
          <DeleteForBoth<TalkIntent> {...props} intent={{ do: 'erase-return', talk: life.id }} />
        </OwnWords>
      )}
    </Section>
  )
}

/** The one or two things of a return. */
export const BackWords = ({
  back,
  language,
}: { readonly back: Pick<Back, 'own' | 'wish'> } & Pick<TalkProps, 'language'>) => {
  const words = screenWords[language]
  return (
    <>
      {back.own !== '' && (
        <span class="voice-part">
          <span class="voice-kind">{words.ownSaid}</span>
          {back.own}
        </span>
      )}
      {back.wish !== '' && (
        <span class="voice-part">
          <span class="voice-kind">{words.wishSaid}</span>
          {back.wish}
        </span>
      )}
    </>
  )
}
